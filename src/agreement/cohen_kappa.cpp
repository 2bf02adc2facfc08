// Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological
// Measurement 20(1), 37-46, equation 1: kappa = (po - pe) / (1 - pe), each coder with a share of
// "yes" of his or her own. Pooled: De Vries, Elliott, Kanouse & Teleki 2008, Field Methods 20(3),
// 272-282: the means of po and pe over codes enter the same formula.
#include "agreement/rating_figures.h"
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

// 1 - pe is summed from the two ways to disagree by chance instead of subtracted from 1: nothing
// cancels when a code is rare, and a coder who never uses the code gives exactly kappa = 0.
Ingredients kappa_ingredients(const TwoByTwo& table) {
    const double n = static_cast<double>(table.units());
    const double a_yes = static_cast<double>(table.used_by_a()) / n;
    const double b_yes = static_cast<double>(table.used_by_b()) / n;
    const double a_no = static_cast<double>(table.only_b + table.neither) / n;
    const double b_no = static_cast<double>(table.only_a + table.neither) / n;
    return {static_cast<double>(table.only_a + table.only_b) / n, a_yes * b_no + a_no * b_yes};
}

// Weighted: Cohen 1968, Psychological Bulletin 70(4), 213-220. Units that only one coder rated have
// no place in the table of two coders.
Figure figure(const Tally& tally, const Scale& scale) {
    const TwoMargins margins = margins_of_two(tally);
    const double n = margins.units;
    if (n == 0) return no_figure(kNothingToCompare);
    const PairDisagreement disagreement(scale, tally.categories);
    return chance_corrected(weighed(tally.joint, disagreement) / n,
                            weighed(margins.first, margins.second, disagreement) / n / n,
                            kNoVariation);
}

}  // namespace

Measure cohen_kappa() {
    return {.name = "cohen-kappa",
            .title = "Cohen's kappa",
            .source = "Cohen 1960, equation 1: (po - pe) / (1 - pe)",
            .pooling = "(mean po - mean pe) / (1 - mean pe) over codes (De Vries et al. 2008)",
            .aliases = {"kappa", "cohens-kappa"},
            .denominator = Denominator::AllUnits,
            .lowest = -1,
            .ingredients = kappa_ingredients};
}

RatingMeasure cohen_kappa_of_ratings() {
    return {.name = "cohen-kappa",
            .title = "Cohen's kappa",
            .source = "Cohen 1960, equation 1; weighted: Cohen 1968",
            .formula = "(po - pe) / (1 - pe), pe = sum w_kl p_k+ p_+l",
            .aliases = {"kappa", "cohens-kappa", ""},
            .needs = Needs::TwoCoders,
            .weights = kKappaWeights,
            .by_value = true,
            .chance = Chance::Conger,
            .figure = figure};
}

}  // namespace tandem
