// Fleiss 1971, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5),
// 378-382, equations 2-7; missing values, weights and the share of each category as in Gwet 2014,
// "Handbook of Inter-Rater Reliability", 4th edition, chapters 2, 3 and 5.
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    const PairDisagreement disagreement(scale, tally.categories);
    const std::vector<double> shares = mean_shares(tally);
    return chance_corrected(observed_disagreement(tally, disagreement),
                            weighed(shares, shares, disagreement), kNoVariation);
}

}  // namespace

RatingMeasure fleiss_kappa() {
    return {.name = "fleiss-kappa",
            .title = "Fleiss' kappa",
            .source = "Fleiss 1971, equations 2-7; missing values and weights: Gwet 2014",
            .formula = "(pa - pe) / (1 - pe), pe = sum w_kl p_k p_l",
            .aliases = {"fleiss", "", ""},
            .weights = kAllWeights,
            .by_value = true,
            .chance = Chance::Fleiss,
            .figure = figure};
}

// Scott 1955, "Reliability of content analysis: the case of nominal scale coding", Public Opinion
// Quarterly 19(3), 321-325: the same for two coders, of whom both have one distribution.
RatingMeasure scott_pi() {
    return {.name = "scott-pi",
            .title = "Scott's pi",
            .source = "Scott 1955: (po - pe) / (1 - pe), pe from both coders' ratings together",
            .formula = "(po - pe) / (1 - pe), pe = sum w_kl p_k p_l",
            .aliases = {"pi", "scotts-pi", ""},
            .needs = Needs::TwoCoders,
            .weights = kAllWeights,
            .by_value = true,
            .chance = Chance::Fleiss,
            .figure = figure};
}

}  // namespace tandem
