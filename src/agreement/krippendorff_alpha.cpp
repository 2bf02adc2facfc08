// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section A (binary data, two
// observers, no missing data): alpha = 1 - Do / De = 1 - (N - 1) o01 / (n0 n1), where N = 2n values
// in n units, o01 = only_a + only_b, n1 and n0 = the yes and the no of both coders together.
// The pooled form, 1 - sum Do / sum De over codes, is ours; for mutually exclusive codes it is
// exactly the nominal alpha of section B.
#include "agreement/two_by_two_measures.h"

namespace tandem {

Margins pooled_margins(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {2 * static_cast<double>(table.both) + apart,
            2 * static_cast<double>(table.neither) + apart};
}

namespace {

// Do = o01 / n and De = 2 n0 n1 / (N (N - 1)), both as shares, so that every code weighs the same.
Ingredients alpha_ingredients(const TwoByTwo& table) {
    const double n = static_cast<double>(table.units());
    const Margins values = pooled_margins(table);
    return {(static_cast<double>(table.only_a) + static_cast<double>(table.only_b)) / n,
            (values.yes / n) * (values.no / (2 * n - 1))};
}

}  // namespace

Measure krippendorff_alpha() {
    return {.name = "krippendorff-alpha",
            .title = "Krippendorff's alpha (nominal, binary per code)",
            .source = "Krippendorff 2011, section A: 1 - (2n - 1)(only A + only B) / (n1 n0)",
            .pooling = "1 - sum of Do / sum of De over codes (ours, after Krippendorff's alpha)",
            .aliases = {"alpha", "krippendorffs-alpha"},
            .denominator = Denominator::AllUnits,
            .lowest = -1,
            .too_rare_applies = true,
            .ingredients = alpha_ingredients};
}

}  // namespace tandem
