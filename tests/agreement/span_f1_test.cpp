// F1 of passages and MAXQDA's kappa, against every possible matching.
#include <algorithm>

#include "span_study.h"

namespace tandem::testing {
namespace {

bool same(const Segment& a, const Segment& b, const SpanOptions& options) {
    const auto both = static_cast<double>(std::min(a.end, b.end) - std::max(a.begin, b.begin));
    switch (options.match) {
        case SpanMatch::Exact:
            return a == b;
        case SpanMatch::ExactWithoutCode:
            return a.begin == b.begin && a.end == b.end;
        case SpanMatch::Overlap:
            return a.value == b.value && both > 0;
        case SpanMatch::Iou:
            return a.value == b.value && both > 0 &&
                   both / (static_cast<double>(a.length() + b.length()) - both) >=
                       options.threshold;
    }
    return false;
}

double most_matched(const std::vector<Segment>& a, const std::vector<Segment>& b, std::size_t i,
                    std::vector<bool>& taken, const SpanOptions& options) {
    if (i == a.size()) return 0;
    double best = most_matched(a, b, i + 1, taken, options);
    for (std::size_t j = 0; j < b.size(); ++j) {
        if (taken[j] || !same(a[i], b[j], options)) continue;
        taken[j] = true;
        best = std::max(best, 1 + most_matched(a, b, i + 1, taken, options));
        taken[j] = false;
    }
    return best;
}

TEST(SpanF1, EqualsTheBestOfAllMatchings) {
    Random random(31);
    for (int round = 0; round < 3'000; ++round) {
        Shape shape = random_shape(random);
        shape.coders = 2;
        shape.most = 5;
        shape.may_overlap = round % 2 == 0;
        const Spans spans = random_study(random, shape);
        if (segments_of(spans.documents) == 0) continue;
        const SpanOptions options{.match = static_cast<SpanMatch>(round % 4),
                                  .threshold = 0.1 + 0.9 * random.unit()};
        double matched = 0, all = 0;
        for (const Continuum& document : spans.documents) {
            std::vector<bool> taken(document.coders[1].size(), false);
            matched += most_matched(document.coders[0], document.coders[1], 0, taken, options);
            all += static_cast<double>(document.coders[0].size() + document.coders[1].size());
        }
        ASSERT_NEAR(span_value("span-f1", spans, options), 2 * matched / all, 1e-9) << round;
        Spans turned = spans;
        for (Continuum& document : turned.documents) std::ranges::reverse(document.coders);
        ASSERT_EQ(span_figure("span-f1", turned, options).value,
                  span_figure("span-f1", spans, options).value);
    }
}

// In the order of the file the long passage takes the only fellow of the second one.
TEST(SpanF1, IsNotGreedy) {
    const Spans spans =
        study_of({Continuum{100, {{{0, 30, 0}, {20, 50, 0}}, {{25, 28, 0}, {5, 10, 0}}}}});
    EXPECT_EQ(span_value("span-f1", spans, {.match = SpanMatch::Overlap}), 1);
    EXPECT_EQ(span_value("span-f1", spans), 0);
}

TEST(SpanF1, TouchingPassagesDoNotOverlap) {
    const Spans spans = study_of({Continuum{100, {{{0, 30, 0}}, {{30, 50, 0}}}}});
    EXPECT_EQ(span_value("span-f1", spans, {.match = SpanMatch::Overlap}), 0);
}

TEST(SpanF1, RefusesWhereBothAreEmptyAndWithThreeCoders) {
    EXPECT_EQ(span_figure("span-f1", study_of({Continuum{100, {{}, {}}}})).why_not,
              "nothing to compare: nobody marked anything");
    EXPECT_EQ(
        span_figure("span-f1", study_of({Continuum{9, {{{0, 1, 0}}, {}, {}}}})).why_not,
        "this measure is for two coders and there are 3: give it the passages of two of them");
}

TEST(MaxqdaKappa, CountsEverySegmentOfEitherCoder) {
    // Of 5 segments 4 have a fellow that covers 80 % with them; 4 codes in the codebook.
    const Spans spans = study_of(
        {Continuum{100, {{{0, 10, 0}, {20, 30, 1}, {50, 60, 2}}, {{0, 8, 0}, {20, 30, 1}}}}}, 4);
    const Measured figure = span_figure("maxqda-kappa", spans, {.threshold = 0.8});
    EXPECT_DOUBLE_EQ(*figure.observed, 0.8);
    EXPECT_DOUBLE_EQ(*figure.value, (0.8 - 0.25) / 0.75);
    EXPECT_DOUBLE_EQ(*span_figure("maxqda-kappa", spans, {.threshold = 0.81}).observed, 0.4);
}

TEST(MaxqdaKappa, IsRefusedForOneCode) {
    const Spans spans = study_of({Continuum{100, {{{0, 10, 0}}, {{0, 10, 0}}}}});
    EXPECT_EQ(span_figure("maxqda-kappa", spans).why_not,
              "its chance agreement is 1 / number of codes, which is 1 for one code");
}

}  // namespace
}  // namespace tandem::testing
