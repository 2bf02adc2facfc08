// One function and one file for each measure of span_measures.h, and what they share.
#pragma once

#include "tandem/agreement/span_measures.h"

#include "agreement/pooling.h"

namespace tandem {

SpanMeasure u_alpha();
SpanMeasure u_alpha_binary();
SpanMeasure cu_alpha();
SpanMeasure ku_alpha();
SpanMeasure alpha_u_1995();
SpanMeasure gamma();
SpanMeasure gamma_cat();
SpanMeasure gamma_k();
SpanMeasure boundary_similarity();
SpanMeasure pk();
SpanMeasure windowdiff();
SpanMeasure span_f1();
SpanMeasure maxqda_kappa();

// Numbers to divide, or why they cannot be.
struct Quotient {
    double observed = 0;
    double expected = 0;
    std::string why_not;

    std::optional<double> value() const {
        if (!why_not.empty()) return std::nullopt;
        return 1 - observed / expected;
    }
};

// Value, observed and expected, or the reason.
void set_figure(Measured& figure, const Quotient& quotient);

// No value, and so no interval.
void refuse(Measured& figure, std::string why_not);

// The jackknife over parts that add up, or the reason why there is no interval.
template <class Parts, class Value>
void add_interval(Measured& figure, std::span<const Parts> parts, const Value& value,
                  const IntervalChoice& choice, double lowest) {
    if (!figure.value) {
        figure.why_no_interval = kNoFigure;
    } else if (choice.method == IntervalMethod::None) {
        figure.why_no_interval = "not asked for";
    } else if (choice.method != IntervalMethod::Jackknife) {
        figure.why_no_interval = "for passages there is the jackknife over documents only";
    } else {
        // Below the fewest transcripts jackknife() only counts.
        const bool few = parts.size() < static_cast<std::size_t>(kFewestTranscripts);
        JackknifeResult interval = jackknife(
            *figure.value,
            few ? std::vector<std::optional<double>>(parts.size()) : without_each(parts, value),
            choice.level, lowest);
        if (interval.interval) figure.se = interval.error;
        figure.interval = std::move(interval.interval);
        figure.why_no_interval = std::move(interval.why_not);
    }
}

// True where the coders' own passages never overlap; otherwise refuses and names the first place.
bool one_code_at_a_place(Measured& figure, const Spans& spans);

// "12", "0.5", "0.33333333": a number for a line of work.
std::string in_words(double number);

}  // namespace tandem
