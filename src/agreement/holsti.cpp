// Holsti 1969, "Content Analysis for the Social Sciences and Humanities", p. 140: 2M / (N1 + N2),
// M the decisions on which both agree, N the decisions that each made.
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale&) {
    double made = 0;
    for (const double count : tally.by_coder) made += count;
    if (made == 0) return no_figure("nothing to compare: neither coder rated anything");
    double agreed = 0;
    tally.joint.each([&](int row, int column, double units) {
        if (row == column) agreed += units;
    });
    const double value = 2 * agreed / made;
    return {.value = value, .observed = value, .expected = {}, .why_not = {}};
}

}  // namespace

RatingMeasure holsti() {
    return {.name = "holsti",
            .title = "Holsti's coefficient of reliability",
            .source = "Holsti 1969, p. 140",
            .formula = "2M / (N1 + N2)",
            .aliases = {"cr", "", ""},
            .needs = Needs::TwoCoders,
            .lowest = 0,
            .figure = figure};
}

}  // namespace tandem
