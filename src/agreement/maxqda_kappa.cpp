// MAXQDA's kappa at the level of segments, as its manual describes it (Intercoder Agreement,
// "Segment agreement in percent"; Brennan & Prediger 1981): a segment agrees if the other coder has
// one of the same code that overlaps it by at least X % of the stretch that either has. Every
// segment of either coder is looked up in the other's; a = agreeing, Po = a / all, Pc = 1 / number
// of codes, kappa = (Po − Pc) / (1 − Pc). No cell for "neither": a rescaled overlap, moved by the
// codebook's size alone. From the manual, never compared with the program itself.
#include "agreement/segmentation.h"
#include "agreement/span_pairs.h"

namespace tandem {
namespace {

CountedPart agreeing(const Continuum& document, double threshold) {
    const std::vector<Segment>&a = document.coders[0], &b = document.coders[1];
    std::vector<bool> met_a(a.size(), false), met_b(b.size(), false);
    visit_meetings(
        a, b,
        [threshold](const Segment& one, const Segment& other, const Meeting& meeting) {
            return one.value == other.value && static_cast<double>(meeting.both) >=
                                                   threshold * static_cast<double>(meeting.either);
        },
        [&](std::size_t i, std::size_t j) { met_a[i] = met_b[j] = true; });
    CountedPart counted;
    for (const bool met : met_a) counted += {met ? 1.0 : 0.0, 1};
    for (const bool met : met_b) counted += {met ? 1.0 : 0.0, 1};
    return counted;
}

Measured figure_of(const Spans& spans, const SpanOptions& options, const IntervalChoice&) {
    Measured figure;
    CountedPart sum;
    const double threshold = options.threshold > 0 ? options.threshold : 0.9;
    for (const Continuum& document : spans.documents) sum += agreeing(document, threshold);
    const double observed = sum.right / sum.all;
    const double codes = static_cast<double>(spans.codes.size());
    figure.n_pairable = sum.right;
    figure.observed = observed;
    if (spans.codes.size() < 2) {
        refuse(figure, "its chance agreement is 1 / number of codes, which is 1 for one code");
        return figure;
    }
    figure.expected = 1 / codes;
    figure.value = (observed - 1 / codes) / (1 - 1 / codes);
    figure.why_no_interval = "the program that it follows gives none";
    figure.remarks = {"segments agree that overlap by at least " + in_words(100 * threshold) + " %",
                      "a vendor's figure: no cell for text that nobody coded, and the number of "
                      "codes (here " +
                          std::to_string(spans.codes.size()) + ") alone moves it"};
    figure.work.lines = {"Po = " + in_words(sum.right) + " / " + in_words(sum.all) + " = " +
                             in_words(observed) + ", Pc = 1 / " + in_words(codes),
                         "kappa = (Po - Pc) / (1 - Pc) = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure maxqda_kappa() {
    return {.name = "maxqda-kappa",
            .title = "MAXQDA's kappa (segments that overlap)",
            .source = "MAXQDA manual, intercoder agreement of segments; Brennan & Prediger 1981",
            .formula = "(Po - 1 / codes) / (1 - 1 / codes), Po = agreeing / all segments",
            .aliases = {},
            .two_coders = true,
            .figure = figure_of};
}

}  // namespace tandem
