// Percent agreement: the share of units with the same answer. Holsti 1969, "Content Analysis for
// the Social Sciences and Humanities", p. 140: 2M / (N1 + N2), where with fixed units N1 = N2 = n.
// Without the base rate beside it, it says little: where a code is rare, both saying "no" is nearly
// certain.
#include "agreement/rating_figures.h"
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

// Counts, not proportions: pooled over codes it is the share of all yes-or-no decisions.
Ingredients percent_ingredients(const TwoByTwo& table) {
    return {static_cast<double>(table.only_a) + static_cast<double>(table.only_b),
            static_cast<double>(table.units())};
}

// More coders: the mean over units of the share of pairs of coders who agree (Fleiss 1971, eq. 2).
Figure figure(const Tally& tally, const Scale&) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    const double value = 1 - observed_disagreement(tally, PairDisagreement({}, tally.categories));
    return {.value = value, .observed = value, .expected = {}, .why_not = {}};
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
            .ingredients = percent_ingredients};
}

RatingMeasure percent_agreement_of_ratings() {
    return {.name = "percent-agreement",
            .title = "Percent agreement",
            .source = "Holsti 1969, p. 140; more coders: Fleiss 1971, equation 2",
            .formula = "mean over units of the share of agreeing pairs of coders",
            .aliases = {"percent", "po", ""},
            .by_value = true,
            .lowest = 0,
            .figure = figure};
}

}  // namespace tandem
