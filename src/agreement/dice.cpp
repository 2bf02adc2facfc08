// Dice 1945, "Measures of the amount of ecologic association between species", Ecology 26(3),
// 297-302: the coincidence index 2h / (a + b). The same number as F1 and as positive specific
// agreement (Cicchetti & Feinstein 1990). Units that nobody coded do not enter.
#include "agreement/rating_figures.h"
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

Ingredients dice_ingredients(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {apart, 2 * static_cast<double>(table.both) + apart};
}

Figure figure(const Tally& tally, const Scale& scale) {
    if (tally.paired == 0) return no_figure(kNothingToCompare);
    if (scale.yes == kMissing) return no_figure(kWhichIsYes);
    const GivenByTwo given = given_by_two(tally, scale.yes);
    const double apart = given.only_first + given.only_second;
    if (given.both + apart == 0) return no_figure("nobody used the code");
    const double value = 2 * given.both / (2 * given.both + apart);
    return {.value = value, .observed = value, .expected = {}, .why_not = {}};
}

}  // namespace

Measure dice() {
    return {.name = "dice",
            .title = "Dice coefficient",
            .source = "Dice 1945: 2 both / (used by A + used by B); the same as F1",
            .pooling = "ratio of sums over codes (micro-averaged F1)",
            .aliases = {"f1", "positive-agreement"},
            .denominator = Denominator::UsedUnits,
            .lowest = 0,
            .ingredients = dice_ingredients};
}

RatingMeasure dice_of_ratings() {
    return {.name = "dice",
            .title = "Dice coefficient",
            .source = "Dice 1945; the same as F1",
            .formula = "2 both / (used by A + used by B)",
            .aliases = {"f1", "positive-agreement", ""},
            .needs = Needs::TwoCoders,
            .by_value = true,
            .lowest = 0,
            .figure = figure};
}

}  // namespace tandem
