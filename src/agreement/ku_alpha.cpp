// (k)uα, Krippendorff et al. 2016 (Krippendorff 2019, eq. 38): cuα for one value k, with its
// coverage, the share of k's matter that meets a passage of another coder:
// 1 − (ε'_k. / ℓ'_k.) (ℓ'_k. − ℓ'_kk) / (ε'_k. − ε'_kk).
#include "agreement/unitizing_parts.h"

namespace tandem {
namespace {

double shared_length(const UnitizingParts& parts) {
    double length = 0;
    for (const ValueLengths& value : parts.values) length += value.shared;
    return length / (parts.coders - 1);
}

// The denominators of ε'_k. and ε'_kk are the same and cancel:
// (ε'_k. − ε'_kk) / ε'_k. = ℓ'_k. (ℓ' − ℓ'_k.) / (ℓ'_k. ℓ' − K'_k).
Quotient quotient_of(const UnitizingParts& parts, std::size_t code) {
    const double pairs = parts.coders - 1;
    const ValueLengths& lengths = parts.values[code];
    const double all = shared_length(parts);
    const double own = lengths.shared / pairs;
    if (own == 0) return {0, 0, "nothing to compare: no other coder marked where this code is"};
    if (all == own)
        return {0, 0,
                "no variation: where two coders marked the same text there is only this code"};
    const double pairable = own * all - lengths.shared_squares / pairs;
    if (pairable <= kHardlyAnything * own * all)
        return {0, 0, "too little to judge: hardly any of its text was marked by two coders"};
    return {(own - lengths.shared_agreed / pairs) / own, own * (all - own) / pairable, ""};
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice&) {
    Measured figure;
    if (!one_code_at_a_place(figure, spans)) return figure;
    const UnitizingParts sum =
        sum_of<UnitizingParts>(unitizing_parts(spans.documents, spans.codes.size()));
    const double pairs = sum.coders - 1;
    figure.n_pairable = shared_length(sum);
    WorkTable table{"Lengths where another coder also marked, l' = " + in_words(figure.n_pairable),
                    {"l'_k.", "l'_kk", "K'_k", "coverage"},
                    {},
                    {}};
    for (std::size_t code = 0; code < sum.values.size(); ++code) {
        const ValueLengths& lengths = sum.values[code];
        const Quotient one = quotient_of(sum, code);
        const double own = lengths.shared / pairs;
        figure.by_value.push_back({spans.codes[code], one.value()});
        if (!one.why_not.empty()) figure.remarks.push_back(spans.codes[code] + ": " + one.why_not);
        table.rows.push_back(spans.codes[code]);
        table.cells.push_back({own, lengths.shared_agreed / pairs, lengths.shared_squares / pairs,
                               lengths.all == 0 ? 0 : own / lengths.all});
    }
    figure.work.tables.push_back(std::move(table));
    refuse(figure, "this measure has a figure for each code and none over all of them");
    return figure;
}

}  // namespace

SpanMeasure ku_alpha() {
    return {.name = "ku-alpha",
            .title = "Krippendorff's (k)u-alpha (one code where both marked)",
            .source = "Krippendorff et al. 2016 with erratum; Krippendorff 2019, eq. 38",
            .formula = "1 - (e'_k. / l'_k.) (l'_k. - l'_kk) / (e'_k. - e'_kk), for each code k",
            .aliases = {"kualpha", "(k)u-alpha"},
            .figure = figure_of};
}

}  // namespace tandem
