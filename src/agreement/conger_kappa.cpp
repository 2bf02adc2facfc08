// Conger 1980, "Integration and generalization of kappas for multiple raters", Psychological
// Bulletin 88(2), 322-328: chance agreement is the mean over pairs of coders, each with an own
// distribution. Missing values as in Gwet 2014, chapter 2: a coder's distribution is over the units
// that the coder rated. A coder without a rating has none and does not count.
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    const PairDisagreement disagreement(scale, tally.categories);
    const auto width = static_cast<std::size_t>(tally.categories);
    std::vector<std::vector<double>> coders;
    std::vector<double> all(width);
    for (int coder = 0; coder < tally.coders; ++coder) {
        std::vector<double> shares(width);
        double rated = 0;
        for (int k = 0; k < tally.categories; ++k) rated += tally.of_coder(coder, k);
        if (rated == 0) continue;
        for (int k = 0; k < tally.categories; ++k) {
            shares[static_cast<std::size_t>(k)] = tally.of_coder(coder, k) / rated;
            all[static_cast<std::size_t>(k)] += shares[static_cast<std::size_t>(k)];
        }
        coders.push_back(std::move(shares));
    }
    double expected = 0;
    std::vector<double> others(width);
    for (const std::vector<double>& own : coders) {
        for (std::size_t k = 0; k < width; ++k) others[k] = all[k] - own[k];
        expected += weighed(own, others, disagreement);
    }
    const auto count = static_cast<double>(coders.size());
    return chance_corrected(observed_disagreement(tally, disagreement),
                            expected / (count * (count - 1)), kNoVariation);
}

}  // namespace

RatingMeasure conger_kappa() {
    return {.name = "conger-kappa",
            .title = "Conger's kappa",
            .source = "Conger 1980; missing values and weights: Gwet 2014",
            .formula = "(pa - pe) / (1 - pe), pe = mean over pairs of coders of sum w_kl p_gk p_hl",
            .aliases = {"conger", "", ""},
            .weights = kAllWeights,
            .by_value = true,
            .chance = Chance::Conger,
            .figure = figure};
}

}  // namespace tandem
