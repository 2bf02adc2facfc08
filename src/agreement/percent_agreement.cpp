// Percent agreement: the share of units with the same answer. Holsti 1969, "Content Analysis for
// the Social Sciences and Humanities", p. 140: 2M / (N1 + N2), where with fixed units N1 = N2 = n.
// Without the base rate beside it, it says little: where a code is rare, both saying "no" is nearly
// certain.
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

// Counts, not proportions: pooled over codes it is the share of all yes-or-no decisions.
Ingredients percent_ingredients(const TwoByTwo& table) {
    return {static_cast<double>(table.only_a) + static_cast<double>(table.only_b),
            static_cast<double>(table.units())};
}

}  // namespace

Measure percent_agreement() {
    return {.name = "percent-agreement",
            .title = "Percent agreement",
            .source = "Holsti 1969, p. 140: (both + neither) / units",
            .pooling = "all agreeing decisions over all decisions (ratio of sums)",
            .aliases = {"percent", "po"},
            .denominator = Denominator::AllUnits,
            .lowest = 0,
            .too_rare_applies = false,
            .ingredients = percent_ingredients};
}

}  // namespace tandem
