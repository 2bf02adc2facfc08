// uα, Krippendorff et al. 2016 (Krippendorff 2019, eqs 32-34): do the coders agree where the
// passages are and what they are, gaps being one more value? 1 − (ℓ.. − Σ ℓ_cc) / (Σ ε − Σ ε_cc).
#include "agreement/unitizing_parts.h"

namespace tandem {
namespace {

std::vector<ValueLengths> with_gaps(const UnitizingParts& parts) {
    std::vector<ValueLengths> values{parts.gaps};
    values.insert(values.end(), parts.values.begin(), parts.values.end());
    return values;
}

std::optional<double> value_of(const UnitizingParts& parts) {
    return alpha_of(with_gaps(parts), parts.coders).value();
}

void add_work(Measured& figure, const UnitizingParts& sum, const Spans& spans) {
    WorkTable table{"Lengths over all coders: of the value, of it where two coders agree, K",
                    {"l_c.", "l_cc", "K_c"},
                    {},
                    {}};
    double agreed = 0, squares = 0;
    const std::vector<ValueLengths> values = with_gaps(sum);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double met = values[i].agreed / (sum.coders - 1);
        agreed += met;
        squares += values[i].squares;
        table.rows.push_back(i == 0 ? "(gap)" : spans.codes[i - 1]);
        table.cells.push_back({values[i].all, met, values[i].squares});
    }
    figure.work.tables.push_back(std::move(table));
    figure.work.lines = {
        "l.. = " + in_words(sum.coders * sum.length) + ", sum of l_cc = " + in_words(agreed) +
            ", sum of K = " + in_words(squares),
        "Do = l.. - sum of l_cc = " + in_words(*figure.observed),
        "De = l.. x sum of l_c. (l.. - l_c.) / (l..^2 - sum of K) = " + in_words(*figure.expected),
        "u-alpha = 1 - " + in_words(*figure.observed) + " / " + in_words(*figure.expected) + " = " +
            in_words(*figure.value)};
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    Measured figure;
    const std::vector<UnitizingParts> parts = unitizing_parts(spans.documents, spans.codes.size());
    const UnitizingParts sum = sum_of<UnitizingParts>(parts);
    figure.n_pairable = sum.length;
    for (std::size_t code = 0; code < sum.values.size(); ++code) {
        Quotient one = alpha_of(one_against_rest(sum, code), sum.coders);
        figure.by_value.push_back({spans.codes[code], one.value()});
    }
    if (!one_code_at_a_place(figure, spans)) return figure;
    set_figure(figure, alpha_of(with_gaps(sum), sum.coders));
    add_interval<UnitizingParts>(figure, parts, value_of, choice, -1);
    if (figure.value) add_work(figure, sum, spans);
    return figure;
}

}  // namespace

SpanMeasure u_alpha() {
    return {.name = "u-alpha",
            .title = "Krippendorff's u-alpha (unitizing, codes and gaps)",
            .source = "Krippendorff et al. 2016 with erratum; Krippendorff 2019, eq. 34",
            .formula = "1 - (l.. - sum l_cc) / (sum e - sum e_cc), gaps are a value",
            .aliases = {"ualpha", "u-alpha-nominal"},
            .figure = figure_of};
}

}  // namespace tandem
