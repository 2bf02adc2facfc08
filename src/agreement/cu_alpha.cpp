// cuα, Krippendorff et al. 2016 with the erratum (Krippendorff 2019, eqs 36-37): where two coders
// both marked, do they give the same code? Valued × valued intersections only, the correction for
// what cannot be paired taken for each ordered pair of coders, not against the union of the others.
#include <limits>

#include "agreement/unitizing_parts.h"

namespace tandem {
namespace {

struct Shared {
    double length = 0, apart = 0, squares = 0, spread = 0;
};

Shared shared_of(const UnitizingParts& parts) {
    const double pairs = parts.coders - 1;
    Shared sum;
    for (const ValueLengths& value : parts.values) {
        sum.length += value.shared / pairs;
        sum.apart += (value.shared - value.shared_agreed) / pairs;
        sum.squares += value.shared_squares / pairs;
    }
    for (const ValueLengths& value : parts.values)
        sum.spread += value.shared / pairs * (sum.length - value.shared / pairs);
    return sum;
}

// ε'_ck = (ℓ'_c. ℓ'_.k − [c = k] K'_c) / (ℓ' − Σ K' / ℓ'), so that Σ ε' = ℓ'.
Quotient quotient_of(const UnitizingParts& parts) {
    const Shared sum = shared_of(parts);
    if (sum.length == 0) return {0, 0, "nothing to compare: no two coders marked the same text"};
    std::size_t present = 0;
    for (const ValueLengths& value : parts.values) present += value.shared > 0;
    if (present < 2)
        return {0, 0, "no variation: where two coders marked the same text there is only one code"};
    const double pairable = sum.length - sum.squares / sum.length;
    if (pairable <= kHardlyAnything * sum.length)
        return {0, 0, "too little to judge: hardly any text was marked by two coders"};
    return {sum.apart, sum.spread / pairable, ""};
}

std::optional<double> value_of(const UnitizingParts& parts) {
    return quotient_of(parts).value();
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    Measured figure;
    if (!one_code_at_a_place(figure, spans)) return figure;
    const std::vector<UnitizingParts> all = unitizing_parts(spans.documents, spans.codes.size());
    std::vector<UnitizingParts> parts;  // documents where nobody met are no observations
    for (const UnitizingParts& part : all)
        if (shared_of(part).length > 0) parts.push_back(part);
    const UnitizingParts sum = sum_of<UnitizingParts>(all);
    const Shared shared = shared_of(sum);
    figure.n_pairable = shared.length;
    set_figure(figure, quotient_of(sum));
    add_interval<UnitizingParts>(figure, parts, value_of, choice,
                                 -std::numeric_limits<double>::infinity());
    if (!figure.value) return figure;
    figure.work.lines = {
        "l' = " + in_words(shared.length) + ", sum of l'_cc = " +
            in_words(shared.length - shared.apart) + ", sum of K' = " + in_words(shared.squares),
        "Do = l' - sum of l'_cc = " + in_words(*figure.observed),
        "De = sum of l'_c (l' - l'_c) / (l' - sum of K' / l') = " + in_words(*figure.expected),
        "cu-alpha = 1 - " + in_words(*figure.observed) + " / " + in_words(*figure.expected) +
            " = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure cu_alpha() {
    return {.name = "cu-alpha",
            .title = "Krippendorff's cu-alpha (codes where both marked)",
            .source = "Krippendorff et al. 2016 with erratum; Krippendorff 2019, eqs 36-37",
            .formula = "1 - (l' - sum l'_cc) / (sum e' - sum e'_cc), by ordered pairs of coders",
            .aliases = {"cualpha", "cu-alpha-nominal"},
            .figure = figure_of};
}

}  // namespace tandem
