// Jaccard 1912, "The distribution of the flora in the alpine zone", New Phytologist 11(2), 37-50:
// what both have over what either has; the overlap percentage of qualitative programs.
#include "agreement/rating_figures.h"
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

Ingredients jaccard_ingredients(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {apart, static_cast<double>(table.both) + apart};
}

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    if (scale.yes == kMissing) return no_figure(kWhichIsYes);
    const GivenByTwo given = given_by_two(tally, scale.yes);
    const double apart = given.only_first + given.only_second;
    if (given.both + apart == 0) return no_figure("nobody used the code");
    const double value = given.both / (given.both + apart);
    return {.value = value, .observed = value, .expected = {}, .why_not = {}};
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
            .ingredients = jaccard_ingredients};
}

RatingMeasure jaccard_of_ratings() {
    return {.name = "jaccard",
            .title = "Jaccard coefficient",
            .source = "Jaccard 1912",
            .formula = "both / used by either",
            .aliases = {"overlap", "", ""},
            .needs = Needs::TwoCoders,
            .by_value = true,
            .lowest = 0,
            .figure = figure};
}

}  // namespace tandem
