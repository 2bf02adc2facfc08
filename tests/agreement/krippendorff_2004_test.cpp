// Krippendorff 2004, "Content Analysis", 2nd edition, p. 254, and Krippendorff 1995, p. 57: α_U.
#include <algorithm>
#include <cmath>

#include "span_study.h"

namespace tandem::testing {
namespace {

// Two observers on a continuum from 150 to 450; c is value 0, k is value 1.
Spans page_254() {
    const std::vector<Segment> k{{30, 90, 1}, {150, 200, 1}};
    std::vector<Segment> i{{75, 145, 0}, {220, 250, 0}},
        j{{70, 150, 0}, {205, 225, 0}, {250, 270, 0}};
    i.insert(i.end(), k.begin(), k.end());
    j.insert(j.end(), k.begin(), k.end());
    return study_of({Continuum{300, {i, j}}});
}

TEST(Krippendorff2004, PrintsAlphaUOfTwoValues) {
    const Measured figure = span_figure("alpha-u-1995", page_254());
    ASSERT_TRUE(figure.value.has_value());
    EXPECT_NEAR(*figure.value, 0.8591, 0.0005);       // printed, from rounded parts
    EXPECT_NEAR(*figure.value, 0.858665, 0.0000005);  // exact
    EXPECT_NEAR(*figure.by_value[0].value, 0.7286, 0.00005);
    EXPECT_EQ(*figure.by_value[1].value, 1);
    const WorkTable& table = figure.work.tables.front();
    EXPECT_NEAR(table.cells[0][0], 0.0144, 0.00005);
    EXPECT_NEAR(table.cells[0][1], 0.0532, 0.00005);
    EXPECT_EQ(table.cells[1][0], 0);
    EXPECT_NEAR(table.cells[1][1], 0.0490, 0.00005);
}

// Figure 1 of 1995: four pairs of observers, each unit of the drawing stretched `stretch` times.
Spans pairs_of_1995(std::int64_t stretch) {
    std::vector<Segment> first{{2, 10, 0},  {14, 20, 0}, {0, 18, 1},  {2, 8, 2},
                               {10, 12, 2}, {14, 18, 2}, {20, 22, 2}, {0, 2, 3},
                               {2, 10, 3},  {10, 14, 3}, {14, 20, 3}, {20, 24, 3}};
    std::vector<Segment> second{{4, 8, 0}, {15, 17, 0}, {0, 2, 1},   {2, 3, 1},   {3, 4, 1},
                                {4, 5, 1}, {5, 6, 1},   {6, 9, 1},   {9, 10, 1},  {0, 2, 2},
                                {4, 8, 2}, {10, 14, 2}, {16, 18, 2}, {20, 22, 2}, {0, 4, 3},
                                {4, 8, 3}, {8, 15, 3},  {15, 17, 3}, {17, 24, 3}};
    for (auto* observer : {&first, &second})
        for (Segment& segment : *observer) {
            segment.begin *= stretch;
            segment.end *= stretch;
        }
    return study_of({Continuum{24 * stretch, {first, second}}});
}

TEST(Krippendorff1995, ObservedDisagreementOfTheFourPairs) {
    const Measured figure = span_figure("alpha-u-1995", pairs_of_1995(1));
    const WorkTable& table = figure.work.tables.front();
    EXPECT_NEAR(table.cells[0][0], 0.03125, 0.000005);
    EXPECT_NEAR(table.cells[1][0], 2.26736, 0.000005);
    EXPECT_NEAR(table.cells[2][0], 0.02777, 0.00001);
    EXPECT_NEAR(table.cells[3][0], 0.38715, 0.00001);
}

// The paper's De differs a little: a sign in its formula, corrected in 2004.
TEST(Krippendorff1995, AgreementOfTheFourPairsOnAFineContinuum) {
    const Measured figure = span_figure("alpha-u-1995", pairs_of_1995(50'000));
    EXPECT_NEAR(*figure.by_value[0].value, 0.553, 0.02);
    EXPECT_NEAR(*figure.by_value[1].value, -0.926, 0.02);
    EXPECT_NEAR(*figure.by_value[2].value, 0.679, 0.02);
    EXPECT_NEAR(*figure.by_value[3].value, 0.066, 0.02);
}

// Written from the definition: every section of one coder against every section of the other.
struct Section {
    std::int64_t begin, end;
    bool unit;
};

std::vector<Section> sections_by_hand(const std::vector<Segment>& units, std::int64_t length) {
    std::vector<Section> sections;
    std::int64_t at = 0;
    for (const Segment& unit : units) {
        if (unit.begin > at) sections.push_back({at, unit.begin, false});
        sections.push_back({unit.begin, unit.end, true});
        at = unit.end;
    }
    if (at < length) sections.push_back({at, length, false});
    return sections;
}

long double difference(const Section& a, const Section& b) {
    if (a.end <= b.begin || b.end <= a.begin) return 0;
    const auto squared = [](std::int64_t x) {
        return static_cast<long double>(x) * static_cast<long double>(x);
    };
    if (a.unit && b.unit) return squared(a.begin - b.begin) + squared(a.end - b.end);
    if (a.unit && !b.unit && a.begin >= b.begin && a.end <= b.end) return squared(a.end - a.begin);
    if (b.unit && !a.unit && b.begin >= a.begin && b.end <= a.end) return squared(b.end - b.begin);
    return 0;
}

std::pair<long double, long double> by_hand(const Spans& spans, int value) {
    long double differences = 0, length = 0, inner = 0, own = 0;
    std::vector<Section> all;
    const auto m = static_cast<long double>(spans.coders.size());
    for (const Continuum& document : spans.documents) {
        length += static_cast<long double>(document.length);
        std::vector<std::vector<Section>> sections;
        for (const std::vector<Segment>& coder : document.coders) {
            std::vector<Segment> units;
            for (const Segment& segment : united(coder))
                if (segment.value == value) units.push_back(segment);
            sections.push_back(sections_by_hand(units, document.length));
            all.insert(all.end(), sections.back().begin(), sections.back().end());
        }
        for (std::size_t i = 0; i < sections.size(); ++i)
            for (std::size_t j = 0; j < sections.size(); ++j)
                for (const Section& a : sections[i])
                    for (const Section& b : sections[j])
                        if (i != j) differences += difference(a, b);
    }
    const auto units = static_cast<long double>(
        std::count_if(all.begin(), all.end(), [](const Section& section) { return section.unit; }));
    for (const Section& unit : all) {
        if (!unit.unit) continue;
        const auto l = static_cast<long double>(unit.end - unit.begin);
        long double room = 0;
        for (const Section& gap : all) {
            const auto g = static_cast<long double>(gap.end - gap.begin);
            if (!gap.unit && g >= l) room += g - l + 1;
        }
        inner += (units - 1) * (2 * l * l * l - 3 * l * l + l) / 3 + l * l * room;
        own += l * (l - 1);
    }
    const long double observed = differences / (m * (m - 1) * length * length);
    const long double expected =
        inner == 0 ? 0 : 2 / length * inner / (m * length * (m * length - 1) - own);
    return {observed, expected};
}

TEST(AlphaU1995, EqualsTheDefinitionOnRandomStudies) {
    Random random(9);
    for (int round = 0; round < 2'000; ++round) {
        Shape shape = random_shape(random);
        shape.may_overlap = round % 2 == 0;
        const Spans spans = random_study(random, shape);
        if (segments_of(spans.documents) == 0) continue;
        const Measured figure = span_figure("alpha-u-1995", spans);
        long double observed = 0, expected = 0;
        for (std::size_t code = 0; code < spans.codes.size(); ++code) {
            const auto [one_observed, one_expected] = by_hand(spans, static_cast<int>(code));
            observed += one_observed;
            expected += one_expected;
        }
        ASSERT_EQ(figure.value.has_value(), expected > 0) << round;
        if (!figure.value) continue;
        const auto value = static_cast<double>(1 - observed / expected);
        ASSERT_NEAR(*figure.value, value, 1e-9 * std::max(1.0, std::abs(value))) << round;
    }
}

// 2 l³ leaves 64 bits at 1.7 million characters.
TEST(AlphaU1995, DoesNotOverflow) {
    const std::int64_t big = 1'000'000'000'000;
    const Spans spans = study_of({Continuum{4 * big, {{{0, big, 0}}, {{0, big / 2, 0}}}}});
    const double value = span_value("alpha-u-1995", spans);
    EXPECT_GT(value, 0);
    EXPECT_LT(value, 1);
}

}  // namespace
}  // namespace tandem::testing
