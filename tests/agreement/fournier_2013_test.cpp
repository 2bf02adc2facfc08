// Fournier 2013: boundary similarity of his own cases; Pk and WindowDiff unit by unit.
#include <algorithm>
#include <cmath>
#include <set>

#include "span_study.h"

namespace tandem::testing {
namespace {

using Masses = std::vector<std::int64_t>;

Continuum segmented(const Masses& a, const Masses& b) {
    Continuum document;
    for (const Masses& masses : {a, b}) {
        std::vector<Segment> segments;
        std::int64_t at = 0;
        for (const std::int64_t mass : masses) {
            segments.push_back({at, at + mass, 0});
            at += mass;
        }
        document.length = at;
        document.coders.push_back(std::move(segments));
    }
    return document;
}

double b_of(const Masses& a, const Masses& b) {
    return span_value("boundary-similarity", study_of({segmented(a, b)}));
}

TEST(Fournier2013, BoundarySimilarity) {
    EXPECT_NEAR(b_of({2, 3, 6}, {5, 6}), 0.5, 1e-12);            // one missed
    EXPECT_NEAR(b_of({2, 3, 6}, {2, 3, 3, 3}), 2.0 / 3, 1e-12);  // one more
    EXPECT_NEAR(b_of({2, 3, 6}, {2, 2, 7}), 0.75, 1e-12);        // a near miss
    EXPECT_NEAR(b_of({2, 3, 6}, {1, 1, 3, 1, 5}), 0.5, 1e-12);   // two more
    EXPECT_NEAR(b_of({13}, {4, 4, 5}), 0, 1e-12);                // none against two
    EXPECT_EQ(b_of({2, 3, 6}, {2, 3, 6}), 1);
    EXPECT_EQ(b_of({11}, {11}), 1);  // neither has any
}

Masses random_masses(Random& random, std::int64_t length) {
    Masses masses;
    const std::uint64_t reach = 1 + random.below(6);
    for (std::int64_t at = 0; at < length;) {
        masses.push_back(std::min<std::int64_t>(
            length - at, 1 + static_cast<std::int64_t>(random.below(reach))));
        at += masses.back();
    }
    return masses;
}

std::set<std::int64_t> cuts(const Masses& masses) {
    std::set<std::int64_t> places;
    std::int64_t at = 0;
    for (std::size_t i = 0; i + 1 < masses.size(); ++i) places.insert(at += masses[i]);
    return places;
}

// The least cost of edits by trying, from the left, to leave, to pair with the next or the one
// before.
double most_near_misses(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b,
                        std::size_t i, std::vector<bool>& taken) {
    if (i == a.size()) return 0;
    double best = most_near_misses(a, b, i + 1, taken);
    for (std::size_t j = 0; j < b.size(); ++j) {
        if (taken[j] || std::abs(a[i] - b[j]) != 1) continue;
        taken[j] = true;
        best = std::max(best, 1 + most_near_misses(a, b, i + 1, taken));
        taken[j] = false;
    }
    return best;
}

TEST(BoundarySimilarity, EqualsTheDefinitionOnRandomSegmentations) {
    Random random(21);
    for (int round = 0; round < 2'000; ++round) {
        const std::int64_t length = 2 + static_cast<std::int64_t>(random.below(18));
        const Masses a = random_masses(random, length), b = random_masses(random, length);
        const auto cuts_a = cuts(a), cuts_b = cuts(b);
        std::vector<std::int64_t> only_a, only_b;
        std::ranges::set_difference(cuts_a, cuts_b, std::back_inserter(only_a));
        std::ranges::set_difference(cuts_b, cuts_a, std::back_inserter(only_b));
        std::vector<bool> taken(only_b.size(), false);
        const double near = most_near_misses(only_a, only_b, 0, taken);
        const double matches = static_cast<double>(cuts_a.size() - only_a.size());
        const double additions = static_cast<double>(only_a.size() + only_b.size()) - 2 * near;
        const double all = additions + near + matches;
        const double expected = all == 0 ? 1 : 1 - (additions + near / 2) / all;
        ASSERT_NEAR(b_of(a, b), expected, 1e-9) << round;
        ASSERT_NEAR(b_of(b, a), expected, 1e-9) << round;
    }
}

TEST(PkAndWindowDiff, EqualTheDefinitionsUnitByUnit) {
    Random random(22);
    for (int round = 0; round < 2'000; ++round) {
        const std::int64_t length = 2 + static_cast<std::int64_t>(random.below(30));
        const Masses a = random_masses(random, length), b = random_masses(random, length);
        const auto cuts_a = cuts(a), cuts_b = cuts(b);
        const std::int64_t k = std::max<std::int64_t>(
            1, std::llround(static_cast<double>(length) / static_cast<double>(a.size()) / 2));
        double pk = 0, windowdiff = 0, windows = 0;
        for (std::int64_t i = 0; i + k < length; ++i) {
            const auto inside = [&](const std::set<std::int64_t>& places) {
                return std::ranges::count_if(
                    places, [&](std::int64_t cut) { return i < cut && cut <= i + k; });
            };
            pk += (inside(cuts_a) > 0) != (inside(cuts_b) > 0) ? 1 : 0;
            windowdiff += inside(cuts_a) != inside(cuts_b) ? 1 : 0;
            windows += 1;
        }
        const Spans spans = study_of({segmented(a, b)});
        if (windows == 0) {
            ASSERT_FALSE(span_figure("pk", spans).value.has_value());
            continue;
        }
        ASSERT_NEAR(span_value("pk", spans), pk / windows, 1e-9) << round;
        ASSERT_NEAR(span_value("windowdiff", spans), windowdiff / windows, 1e-9) << round;
    }
}

// segeval stops at windows of more than 256.
TEST(PkAndWindowDiff, OfLongTexts) {
    const Spans spans = study_of(
        {segmented({1'000'000'000'000, 1'000'000'000'000}, {1'100'000'000'000, 900'000'000'000})});
    EXPECT_NEAR(span_value("pk", spans), 0.2 / 1.5, 1e-9);
    EXPECT_NEAR(span_value("windowdiff", spans), 0.2 / 1.5, 1e-9);
}

TEST(Segmentations, AreRefusedWhereTheyHaveGaps) {
    const Spans spans =
        study_of({Continuum{20, {{{0, 10, 0}, {10, 20, 0}}, {{0, 8, 0}, {9, 20, 0}}}}});
    for (const char* name : {"boundary-similarity", "pk", "windowdiff"})
        EXPECT_EQ(span_figure(name, spans).why_not,
                  "this measure compares two ways to cut a text into segments, and the segments of "
                  "2 in 1 do not follow each other without gaps and overlaps to its end (they stop "
                  "at 8 of 20)");
    EXPECT_EQ(span_figure("boundary-similarity", study_of({segmented({1}, {1})})).why_not,
              "nothing to compare: the text has no place for a boundary");
}

}  // namespace
}  // namespace tandem::testing
