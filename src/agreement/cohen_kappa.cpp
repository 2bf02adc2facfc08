// Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological
// Measurement 20(1), 37-46, equation 1: kappa = (po - pe) / (1 - pe), each coder with a share of
// "yes" of his or her own. Pooled: De Vries, Elliott, Kanouse & Teleki 2008, Field Methods 20(3),
// 272-282: the means of po and pe over codes enter the same formula.
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

}  // namespace

Measure cohen_kappa() {
    return {.name = "cohen-kappa",
            .title = "Cohen's kappa",
            .source = "Cohen 1960, equation 1: (po - pe) / (1 - pe)",
            .pooling = "(mean po - mean pe) / (1 - mean pe) over codes (De Vries et al. 2008)",
            .aliases = {"kappa", "cohens-kappa"},
            .denominator = Denominator::AllUnits,
            .lowest = -1,
            .too_rare_applies = true,
            .ingredients = kappa_ingredients};
}

}  // namespace tandem
