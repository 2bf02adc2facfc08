// Dice 1945, "Measures of the amount of ecologic association between species", Ecology 26(3),
// 297-302: the coincidence index 2h / (a + b). The same number as F1 and as positive specific
// agreement (Cicchetti & Feinstein 1990). Units that nobody coded do not enter.
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

Ingredients dice_ingredients(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {apart, 2 * static_cast<double>(table.both) + apart};
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
            .too_rare_applies = true,
            .ingredients = dice_ingredients};
}

}  // namespace tandem
