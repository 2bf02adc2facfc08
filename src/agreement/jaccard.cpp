// Jaccard 1912, "The distribution of the flora in the alpine zone", New Phytologist 11(2), 37-50:
// what both have over what either has; the overlap percentage of qualitative programs.
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

Ingredients jaccard_ingredients(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {apart, static_cast<double>(table.both) + apart};
}

}  // namespace

Measure jaccard() {
    return {.name = "jaccard",
            .title = "Jaccard coefficient",
            .source = "Jaccard 1912: both / used by either",
            .pooling = "ratio of sums over codes",
            .aliases = {"overlap", ""},
            .denominator = Denominator::UsedUnits,
            .lowest = 0,
            .too_rare_applies = true,
            .ingredients = jaccard_ingredients};
}

}  // namespace tandem
