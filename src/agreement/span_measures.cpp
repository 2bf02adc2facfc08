#include "tandem/agreement/span_measures.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "tandem/base/check.h"

#include "agreement/span_figures.h"

namespace tandem {

std::span<const SpanMeasure> span_measures() {
    static const std::array kList{
        u_alpha(),      u_alpha_binary(), cu_alpha(),
        ku_alpha(),     alpha_u_1995(),   gamma(),
        gamma_cat(),    gamma_k(),        boundary_similarity(),
        pk(),           windowdiff(),     span_f1(),
        maxqda_kappa(),
    };
    return kList;
}

const SpanMeasure* find_span_measure(std::string_view name) {
    if (name.empty()) return nullptr;  // an empty alias is no name
    for (const SpanMeasure& measure : span_measures()) {
        if (measure.name == name) return &measure;
        if (std::ranges::find(measure.aliases, name) != measure.aliases.end()) return &measure;
    }
    return nullptr;
}

void set_figure(Measured& figure, const Quotient& quotient) {
    figure.value = quotient.value();
    figure.why_not = quotient.why_not;
    if (!figure.value) return;
    figure.observed = quotient.observed;
    figure.expected = quotient.expected;
}

void refuse(Measured& figure, std::string why_not) {
    figure.value = std::nullopt;
    figure.why_not = std::move(why_not);
    figure.interval = std::nullopt;
    figure.why_no_interval = kNoFigure;
}

bool one_code_at_a_place(Measured& figure, const Spans& spans) {
    const std::optional<Overlap> overlap = first_overlap(spans.documents);
    if (!overlap) return true;
    const auto passage = [&](const Segment& segment) {
        return "“" + spans.codes[static_cast<std::size_t>(segment.value)] + "” " +
               std::to_string(segment.begin) + "-" + std::to_string(segment.end);
    };
    refuse(figure,
           "passages of different codes by one coder overlap (" + spans.coders[overlap->coder] +
               " in " + spans.document_names[overlap->document] + ": " + passage(overlap->first) +
               " and " + passage(overlap->second) +
               "), and this measure needs one code at a place: compute it for one code at a "
               "time, or for codes that exclude each other");
    return false;
}

std::string in_words(double number) {
    std::array<char, 32> buffer{};
    const bool whole = std::floor(number) == number && std::abs(number) < 1e15;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   std::chars_format::general, whole ? 15 : 8);
    return std::string(buffer.data(), end.ptr);
}

Measured measure_spans(const SpanMeasure& measure, const Spans& spans, const SpanOptions& options,
                       const IntervalChoice& choice) {
    check_continua(spans.documents);
    TANDEM_CHECK(
        spans.documents.size() == spans.document_names.size() &&
            (spans.documents.empty() || coders_of(spans.documents) == spans.coders.size()) &&
            values_of(spans.documents) <= spans.codes.size(),
        "every document, coder and code has a name");
    const std::size_t segments = segments_of(spans.documents);
    Measured figure;
    if (spans.coders.size() < 2) {
        refuse(figure, "one coder only: agreement is between two or more");
    } else if (measure.two_coders && spans.coders.size() > 2) {
        refuse(figure, "this measure is for two coders and there are " +
                           std::to_string(spans.coders.size()) +
                           ": give it the passages of two of them");
    } else if (std::ranges::none_of(spans.documents,
                                    [](const Continuum& one) { return one.length > 0; })) {
        refuse(figure, "nothing to compare: there is no text");
    } else if (segments == 0) {
        refuse(figure, "nothing to compare: nobody marked anything");
    } else {
        figure = measure.figure(spans, options, choice);
    }
    figure.measure = measure.name;
    figure.title = measure.title;
    figure.source = measure.source;
    figure.n_units = static_cast<double>(segments);
    figure.n_coders = static_cast<int>(spans.coders.size());
    return figure;
}

}  // namespace tandem
