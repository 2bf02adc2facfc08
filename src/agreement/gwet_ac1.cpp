// Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high
// agreement", British Journal of Mathematical and Statistical Psychology 61(1), 29-48: AC1 =
// (pa - pe) / (1 - pe) with pe = 2 p (1 - p) for two categories, p = the mean share of "yes".
// Another quantity than kappa, not a better kappa (Vach & Gerke 2023, MethodsX 10).
// No paper pools AC1 over codes; we put Gwet's pe into the form of De Vries et al. 2008.
#include "agreement/two_by_two_measures.h"

namespace tandem {
namespace {

// 1 - pe = p^2 + (1 - p)^2, at least one half: AC1 is never undefined once there is a unit.
Ingredients ac1_ingredients(const TwoByTwo& table) {
    const double n = static_cast<double>(table.units());
    const Margins values = pooled_margins(table);
    const double yes = values.yes / (2 * n);
    const double no = values.no / (2 * n);
    return {(static_cast<double>(table.only_a) + static_cast<double>(table.only_b)) / n,
            yes * yes + no * no};
}

}  // namespace

Measure gwet_ac1() {
    return {.name = "gwet-ac1",
            .title = "Gwet's AC1",
            .source = "Gwet 2008: (pa - pe) / (1 - pe), pe = 2 p (1 - p)",
            .pooling = "(mean pa - mean pe) / (1 - mean pe) over codes (ours, after De Vries 2008)",
            .aliases = {"ac1", "gwets-ac1"},
            .denominator = Denominator::AllUnits,
            .lowest = -1,
            .ingredients = ac1_ingredients};
}

}  // namespace tandem
