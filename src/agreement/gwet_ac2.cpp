// Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition, chapter 4 (AC2): AC1 with weights,
// pe = T_w / (q (q - 1)) sum p_k (1 - p_k), T_w the sum of all weights. For the weight "identical
// or not" it is AC1 (Gwet 2008, equations 3-6).
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    if (tally.categories < 2) return no_figure(kOneCategory);
    const PairDisagreement disagreement(scale, tally.categories);
    const double size = tally.categories;
    const std::vector<double> ones(static_cast<std::size_t>(tally.categories), 1);
    const double weights = size * size - weighed(ones, ones, disagreement);
    double spread = 0;  // Σ π_k (1 − π_k)
    for (const double share : mean_shares(tally)) spread += share * (1 - share);
    // At least 1 − 1/q is left, so that nothing cancels and nothing is undefined.
    return chance_corrected(observed_disagreement(tally, disagreement),
                            1 - weights / (size * (size - 1)) * spread, kOneCategory);
}

}  // namespace

RatingMeasure gwet_ac1_of_ratings() {
    return {.name = "gwet-ac1",
            .title = "Gwet's AC1",
            .source = "Gwet 2008; missing values: Gwet 2014",
            .formula = "(pa - pe) / (1 - pe), pe = sum p_k (1 - p_k) / (q - 1)",
            .aliases = {"ac1", "gwets-ac1", ""},
            .by_value = true,
            .chance = Chance::Gwet,
            .figure = figure};
}

RatingMeasure gwet_ac2() {
    return {.name = "gwet-ac2",
            .title = "Gwet's AC2",
            .source = "Gwet 2014, chapter 4",
            .formula = "(pa - pe) / (1 - pe), pe = T_w / (q (q - 1)) sum p_k (1 - p_k)",
            .aliases = {"ac2", "gwets-ac2", ""},
            .weights = kAc2Weights,
            .chance = Chance::Gwet,
            .figure = figure};
}

}  // namespace tandem
