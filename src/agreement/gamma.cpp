// γ, Mathet, Widlöcher & Métivier 2015, equation 8: 1 − δo / δe, the disorder of the best alignment
// over the mean disorder of best alignments of random continua; 1 where there is no disorder at
// all, whatever chance would have made. A coder's units may overlap.
#include "agreement/gamma_parts.h"

namespace tandem {
namespace {

Measured figure_of(const Spans& spans, const SpanOptions& options, const IntervalChoice&) {
    Measured figure;
    const std::optional<GammaParts> parts = gamma_parts(figure, spans, options);
    if (!parts) return figure;
    figure.observed = parts->observed.disorder;
    figure.expected = parts->chance.mean;
    if (parts->chance.mean == 0 && parts->observed.disorder > 0) {
        refuse(figure, "no chance to disagree: random continua have no disorder");
        return figure;
    }
    const bool same = parts->observed.disorder == 0;
    figure.value = same ? 1 : 1 - parts->observed.disorder / parts->chance.mean;
    figure.work.lines = {
        "observed disorder = total of the best alignment / mean number of passages of a coder = " +
            in_words(*figure.observed),
        "chance disorder = mean over " + std::to_string(parts->chance.samples.size()) +
            " random continua = " + in_words(*figure.expected),
        same ? "gamma = 1: the coders' passages are the same"
             : "gamma = 1 - " + in_words(*figure.observed) + " / " + in_words(*figure.expected) +
                   " = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure gamma() {
    return {.name = "gamma",
            .title = "gamma (unified and holistic)",
            .source = "Mathet, Widlöcher & Métivier 2015, equation 8",
            .formula = "1 - observed disorder / chance disorder, alpha = beta = empty = 1",
            .aliases = {},
            .figure = figure_of};
}

}  // namespace tandem
