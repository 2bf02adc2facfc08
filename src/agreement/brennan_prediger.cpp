// Brennan & Prediger 1981, "Coefficient kappa: some uses, misuses, and alternatives", Educational
// and Psychological Measurement 41(3), 687-699: chance is 1/q for each of the q categories of the
// codebook, whether they occur or not. The same as Bennett, Alpert & Goldstein's S (1954). Weights:
// Gwet 2014, chapter 3.
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    if (tally.categories < 2) return no_figure(kOneCategory);
    const PairDisagreement disagreement(scale, tally.categories);
    const std::vector<double> alike(static_cast<std::size_t>(tally.categories),
                                    1.0 / tally.categories);
    return chance_corrected(observed_disagreement(tally, disagreement),
                            weighed(alike, alike, disagreement), kOneCategory);
}

// Byrt, Bishop & Carlin 1993, "Bias, prevalence and kappa", Journal of Clinical Epidemiology 46(5),
// 423-429: 2 po - 1, the same for two categories.
Figure pabak_figure(const Tally& tally, const Scale& scale) {
    if (tally.categories > 2)
        return no_figure("PABAK is for two categories; brennan-prediger is the same for more");
    return figure(tally, scale);
}

}  // namespace

RatingMeasure brennan_prediger() {
    return {.name = "brennan-prediger",
            .title = "Brennan and Prediger's coefficient",
            .source = "Brennan & Prediger 1981; weights: Gwet 2014",
            .formula = "(pa - pe) / (1 - pe), pe = sum w_kl / q^2",
            .aliases = {"bp", "s", ""},
            .weights = kAllWeights,
            .by_value = true,
            .chance = Chance::Uniform,
            .figure = figure};
}

RatingMeasure pabak() {
    return {.name = "pabak",
            .title = "Prevalence- and bias-adjusted kappa",
            .source = "Byrt, Bishop & Carlin 1993: 2 po - 1",
            .formula = "(po - 1/2) / (1 - 1/2)",
            .aliases = {},
            .chance = Chance::Uniform,
            .figure = pabak_figure};
}

}  // namespace tandem
