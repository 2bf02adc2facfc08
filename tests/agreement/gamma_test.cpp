// gamma, gamma-cat and gamma-k: properties, refusals, and the sampled part.
#include <cmath>

#include "agreement/gamma_parts.h"
#include "span_study.h"

namespace tandem::testing {
namespace {

const SpanOptions kFew{.samples = 40, .seed = 3};

Spans some_study(std::uint64_t seed, int coders = 2, int documents = 1) {
    Random random(seed);
    Shape shape;
    shape.coders = coders;
    shape.documents = documents;
    shape.length = 400;
    shape.most = 12;
    for (;;) {
        const Spans spans = random_study(random, shape);
        if (segments_of(spans.documents) > 8) return spans;
    }
}

TEST(Gamma, IsOneWhereTheCodersAreTheSame) {
    const std::vector<Segment> coder{{0, 10, 0}, {30, 50, 1}, {70, 75, 0}};
    const Spans spans = study_of({Continuum{100, {coder, coder, coder}}});
    EXPECT_EQ(span_value("gamma", spans, kFew), 1);
    EXPECT_EQ(span_value("gamma-cat", spans, kFew), 1);
    EXPECT_EQ(span_figure("gamma-k", spans, kFew).by_value[0].value, 1.0);
}

// A text of one character, marked by both, cannot be marked otherwise by chance.
TEST(Gamma, IsOneWhereEvenChanceAgrees) {
    const std::vector<Segment> coder{{0, 1, 0}};
    const Measured figure = span_figure("gamma", study_of({Continuum{1, {coder, coder}}}), kFew);
    EXPECT_EQ(figure.expected, 0.0);
    EXPECT_EQ(figure.value, 1.0);
    const Spans other_code = study_of({Continuum{1, {coder, {{0, 1, 1}}}}});
    EXPECT_GT(span_figure("gamma", other_code, kFew).observed, 0.0);
}

TEST(Gamma, ShuffledCodersAreAboutZero) {
    // The observed continuum is itself one of the random ones.
    Spans spans = some_study(4);
    Random random(5);
    double sum = 0;
    for (int i = 0; i < 20; ++i) {
        Spans shuffled = spans;
        for (std::size_t coder = 0; coder < 2; ++coder) {
            const auto pivot = static_cast<std::int64_t>(random.below(400));
            for (Segment& segment : shuffled.documents[0].coders[coder]) {
                const std::int64_t length = segment.length();
                segment.begin = (segment.begin + pivot) % 400;
                segment.end = std::min<std::int64_t>(400, segment.begin + length);
            }
        }
        sum += span_value("gamma", shuffled, kFew);
    }
    EXPECT_NEAR(sum / 20, 0, 0.15);
}

TEST(Gamma, SaysSamplerSeedAndPrecision) {
    const Spans spans = some_study(6);
    const Measured figure = span_figure("gamma", spans, kFew);
    ASSERT_TRUE(figure.value.has_value());
    EXPECT_DOUBLE_EQ(*figure.value, 1 - *figure.observed / *figure.expected);
    ASSERT_EQ(figure.remarks.size(), 1u);
    EXPECT_TRUE(figure.remarks[0].starts_with(
        "chance disorder from 40 random continua, sampler pivot, seed 3; its mean is known to "))
        << figure.remarks[0];
    EXPECT_EQ(figure.value, span_figure("gamma", spans, kFew).value);
    EXPECT_NE(figure.value, span_figure("gamma", spans, {.samples = 40, .seed = 4}).value);
    EXPECT_NE(
        figure.value,
        span_figure("gamma", spans, {.sampler = Sampler::Normal, .samples = 40, .seed = 3}).value);
}

TEST(Gamma, TakesAsManySamplesAsThePrecisionNeeds) {
    const auto chance = chance_disorder(some_study(7), {});
    ASSERT_TRUE(chance.has_value());
    EXPECT_GE(chance->samples.size(), 30u);
    // Planned from the first 30, so not exactly 2 %.
    EXPECT_LT(chance->precision, 0.03);
}

TEST(Gamma, ObservedDisorderAlone) {
    // Touching units, one of each: d_pos = (10 / 20)², total .25 over one unit a coder.
    const Spans spans = study_of({Continuum{100, {{{0, 10, 0}}, {{5, 15, 0}}}}});
    const Measured figure = span_figure("gamma", spans, {.observed_only = true});
    EXPECT_FALSE(figure.value.has_value());
    EXPECT_EQ(figure.why_not, "only the observed disorder was asked for");
    EXPECT_DOUBLE_EQ(*figure.observed, 0.25);
    EXPECT_FALSE(figure.expected.has_value());
}

// By alignment, all unpaired; DKPro throws.
TEST(Gamma, OfACoderWithoutUnitsCountsAllAsUnpaired) {
    const Spans spans = study_of({Continuum{100, {{{0, 10, 0}, {20, 30, 0}}, {}}}});
    EXPECT_DOUBLE_EQ(*span_figure("gamma", spans, {.observed_only = true}).observed, 2);
    EXPECT_EQ(span_figure("gamma-cat", spans, kFew).why_not,
              "nothing to compare: no two coders' passages belong together");
}

TEST(Gamma, RefusesWhereNobodyHasUnits) {
    const Spans spans = study_of({Continuum{100, {{}, {}}}}, 1);
    EXPECT_EQ(span_figure("gamma", spans).why_not, "nothing to compare: nobody marked anything");
}

// pygamma divides by zero.
TEST(GammaK, OfACodeThatIsNeverAlignedIsRefused) {
    const Spans spans =
        study_of({Continuum{1'000, {{{0, 10, 0}, {900, 910, 1}}, {{0, 10, 0}}}}}, 3);
    const Measured figure = span_figure("gamma-k", spans, kFew);
    ASSERT_EQ(figure.by_value.size(), 3u);
    EXPECT_FALSE(figure.by_value[1].value.has_value());
    EXPECT_FALSE(figure.by_value[2].value.has_value());
}

TEST(GammaCat, WeighsAlignedPairsAsThePaperDoes) {
    // Two pairs: d_pos = (4 / 20)² = .04 with the same code, 0 with another.
    const Spans spans =
        study_of({Continuum{200, {{{0, 10, 0}, {100, 110, 0}}, {{2, 12, 0}, {100, 110, 1}}}}});
    const auto observed = gamma_disorder({units_of(spans.documents[0])}, spans.codes.size());
    ASSERT_TRUE(observed.has_value());
    EXPECT_DOUBLE_EQ(observed->all.weight, 0.96 + 1);
    EXPECT_DOUBLE_EQ(*observed->all.disorder(), 1 / 1.96);
    EXPECT_DOUBLE_EQ(*observed->with_code[0].disorder(), 1 / 1.96);
    EXPECT_DOUBLE_EQ(*observed->with_code[1].disorder(), 1);
}

TEST(Gamma, UnitsOfDifferentDocumentsAreNeverAligned) {
    const Continuum first{10, {{{5, 10, 0}}, {}}}, second{10, {{}, {{0, 5, 0}}}};
    EXPECT_DOUBLE_EQ(
        *span_figure("gamma", study_of({first, second}), {.observed_only = true}).observed, 2);
}

TEST(Gamma, KeepsNumberAndLengthsOfUnitsInPivotedContinua) {
    Random random(8);
    const Spans spans = some_study(9, 3, 2);
    const auto documents = random_units(spans, Sampler::Pivot, random);
    for (std::size_t d = 0; d < documents.size(); ++d)
        for (std::size_t coder = 0; coder < 3; ++coder) {
            ASSERT_EQ(documents[d][coder].size(), spans.documents[d].coders[coder].size());
            for (std::size_t i = 0; i < documents[d][coder].size(); ++i)
                EXPECT_EQ(documents[d][coder][i].end - documents[d][coder][i].begin,
                          static_cast<double>(spans.documents[d].coders[coder][i].length()));
        }
}

TEST(Gamma, AnswersForThreeHundredUnitsOfEachCoder) {
    Random random(10);
    Continuum document{45'000, {{}, {}}};
    for (auto& coder : document.coders)
        for (int i = 0; i < 300; ++i) {
            const auto begin = static_cast<std::int64_t>(random.below(44'000));
            coder.push_back({begin, begin + 20 + static_cast<std::int64_t>(random.below(200)),
                             static_cast<int>(random.below(40))});
        }
    const double value = span_value("gamma", study_of({document}), {.samples = 2});
    EXPECT_NEAR(value, 0, 0.1);
}

TEST(Gamma, RefusesWhatItCannotProve) {
    // Four coders who mark the same place again and again with other codes.
    Random random(11);
    Continuum document{1'000, {{}, {}, {}, {}}};
    for (auto& coder : document.coders)
        for (int i = 0; i < 30; ++i)
            coder.push_back({static_cast<std::int64_t>(random.below(200)),
                             600 + static_cast<std::int64_t>(random.below(300)), i});
    const Measured figure = span_figure("gamma", study_of({document}), kFew);
    EXPECT_FALSE(figure.value.has_value());
    EXPECT_TRUE(figure.why_not.ends_with("compare two coders at a time, or one code at a time"));
}

}  // namespace
}  // namespace tandem::testing
