// γcat, Mathet 2017, section 4: where the best alignment puts units together, do they have the same
// code? 1 − (Σ w d_cat / Σ w) / (its mean over best alignments of random continua).
#include "agreement/gamma_parts.h"

namespace tandem {
namespace {

Measured figure_of(const Spans& spans, const SpanOptions& options, const IntervalChoice&) {
    Measured figure;
    const std::optional<GammaParts> parts = gamma_parts(figure, spans, options);
    if (!parts) return figure;
    const std::optional<double> observed = parts->observed.all.disorder();
    const std::optional<double> expected = parts->chance.mean_of(&GammaDisorder::all);
    figure.observed = observed;
    figure.expected = expected;
    if (!observed) {
        refuse(figure, "nothing to compare: no two coders' passages belong together");
    } else if (!expected) {
        refuse(figure, "no chance to disagree: nothing belongs together in random continua");
    } else if (*expected == 0) {
        refuse(figure, "no variation: there is only one code");
    } else {
        figure.value = 1 - *observed / *expected;
        figure.work.lines = {
            "observed: sum of w d_cat / sum of w = " + in_words(parts->observed.all.apart) + " / " +
                in_words(parts->observed.all.weight) + " = " + in_words(*observed),
            "expected: its mean over random continua = " + in_words(*expected),
            "gamma-cat = 1 - " + in_words(*observed) + " / " + in_words(*expected) + " = " +
                in_words(*figure.value)};
    }
    return figure;
}

}  // namespace

SpanMeasure gamma_cat() {
    return {.name = "gamma-cat",
            .title = "gamma-cat (codes of aligned passages)",
            .source = "Mathet 2017, section 4",
            .formula = "1 - observed / expected of sum w d_cat / sum w over aligned pairs",
            .aliases = {"gammacat", ""},
            .figure = figure_of};
}

}  // namespace tandem
