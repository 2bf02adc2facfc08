// |uα, Krippendorff et al. 2016 (Krippendorff 2019, eq. 35): do the coders agree which text is
// relevant, whatever the codes? 1 − (ℓ_φ. − ℓ_φφ) / (ε_φ. − ε_φφ).
#include "agreement/unitizing_parts.h"

namespace tandem {
namespace {

double squares_of(const UnitizingParts& parts) {
    double squares = parts.gaps.squares;
    for (const ValueLengths& value : parts.values) squares += value.squares;
    return squares;
}

// ε_φ. − ε_φφ = ℓ.. ℓ_φ. (ℓ.. − ℓ_φ.) / (ℓ..² − Σ K), K over segments of all values.
Quotient quotient_of(const UnitizingParts& parts) {
    const double total = parts.coders * parts.length;
    const double gaps = parts.gaps.all;
    if (gaps == 0)
        return {0, 0, "no variation: every coder marked all of the text, there are no gaps"};
    if (gaps == total) return {0, 0, "no variation: nobody marked anything"};
    return {((parts.coders - 1) * gaps - parts.gaps.agreed) / (parts.coders - 1),
            gaps / (total * total - squares_of(parts)) * (total - gaps) * total, ""};
}

std::optional<double> value_of(const UnitizingParts& parts) {
    return quotient_of(parts).value();
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    Measured figure;
    if (!one_code_at_a_place(figure, spans)) return figure;
    const std::vector<UnitizingParts> parts = unitizing_parts(spans.documents, spans.codes.size());
    const UnitizingParts sum = sum_of<UnitizingParts>(parts);
    figure.n_pairable = sum.length;
    set_figure(figure, quotient_of(sum));
    add_interval<UnitizingParts>(figure, parts, value_of, choice, -1);
    if (!figure.value) return figure;
    figure.work.lines = {
        "l.. = " + in_words(sum.coders * sum.length) + ", gaps l_0. = " + in_words(sum.gaps.all) +
            ", gaps of two coders l_00 = " + in_words(sum.gaps.agreed / (sum.coders - 1)) +
            ", sum of K = " + in_words(squares_of(sum)),
        "Do = l_0. - l_00 = " + in_words(*figure.observed),
        "De = l.. l_0. (l.. - l_0.) / (l..^2 - sum of K) = " + in_words(*figure.expected),
        "|u-alpha = 1 - " + in_words(*figure.observed) + " / " + in_words(*figure.expected) +
            " = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure u_alpha_binary() {
    return {.name = "u-alpha-binary",
            .title = "Krippendorff's |u-alpha (relevant or not)",
            .source = "Krippendorff et al. 2016 with erratum; Krippendorff 2019, eq. 35",
            .formula = "1 - (l_0. - l_00) / (e_0. - e_00), 0 the gaps",
            .aliases = {"|u-alpha", "binary-u-alpha"},
            .figure = figure_of};
}

}  // namespace tandem
