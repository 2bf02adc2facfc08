// γk, Mathet 2017, section 5: γcat over the pairs that have code k on either side.
#include "agreement/gamma_parts.h"

namespace tandem {
namespace {

Measured figure_of(const Spans& spans, const SpanOptions& options, const IntervalChoice&) {
    Measured figure;
    const std::optional<GammaParts> parts = gamma_parts(figure, spans, options);
    if (!parts) return figure;
    WorkTable table{"Aligned pairs with the code", {"sum w d_cat", "sum w"}, {}, {}};
    for (std::size_t code = 0; code < spans.codes.size(); ++code) {
        const WeighedPairs& pairs = parts->observed.with_code[code];
        const std::optional<double> observed = pairs.disorder();
        const std::optional<double> expected = parts->chance.mean_of_code(code);
        std::optional<double> value;
        std::string why_not;
        if (!observed) {
            why_not = "nothing to compare: no passage with it belongs together with another";
        } else if (!expected) {
            why_not = "no chance to disagree: nothing belongs together in random continua";
        } else if (*expected == 0) {
            why_not = "no variation: there is only one code";
        } else {
            value = 1 - *observed / *expected;
        }
        figure.by_value.push_back({spans.codes[code], value});
        if (!why_not.empty()) figure.remarks.push_back(spans.codes[code] + ": " + why_not);
        table.rows.push_back(spans.codes[code]);
        table.cells.push_back({pairs.apart, pairs.weight});
    }
    figure.work.tables.push_back(std::move(table));
    refuse(figure, "this measure has a figure for each code and none over all of them");
    return figure;
}

}  // namespace

SpanMeasure gamma_k() {
    return {.name = "gamma-k",
            .title = "gamma-k (one code of aligned passages)",
            .source = "Mathet 2017, section 5",
            .formula = "gamma-cat over aligned pairs with the code k, for each k",
            .aliases = {"gammak", ""},
            .figure = figure_of};
}

}  // namespace tandem
