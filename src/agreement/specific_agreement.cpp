// Cicchetti & Feinstein 1990, "High agreement but low kappa: II", Journal of Clinical Epidemiology
// 43(6), 551-558: positive agreement 2a / (2a + b + c), negative 2d / (2d + b + c). For more coders
// the share of pairs that say the same among all pairs in which somebody gave the category: with
// Krippendorff's coincidences o_kk / n_k (Uebersax 1982, Educational and Psychological Measurement
// 42(1), 181-183, for the unweighted case).
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    if (scale.yes == kMissing) return no_figure(kWhichIsYes);
    double given = 0;
    tally.coincidence.each([&](int row, int, double value) {
        if (row == scale.yes) given += value;
    });
    if (given == 0) return no_figure("nobody used the code");
    const double value = tally.coincidence.get(scale.yes, scale.yes) / given;
    return {.value = value, .observed = value, .expected = {}, .why_not = {}};
}

}  // namespace

RatingMeasure specific_agreement() {
    return {.name = "specific-agreement",
            .title = "Specific agreement",
            .source = "Cicchetti & Feinstein 1990",
            .formula = "2a / (2a + b + c) of the category; by_value: of each category",
            .aliases = {"specific", "", ""},
            .by_value = true,
            .lowest = 0,
            .figure = figure};
}

}  // namespace tandem
