// The figures for freely placed passages, and for texts cut into segments, by name.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/continuum.h"
#include "tandem/agreement/measured.h"

namespace tandem {

// The passages of a study. The names are for words only; each has one for every index.
struct Spans {
    std::vector<Continuum> documents;
    std::vector<std::string> document_names;
    std::vector<std::string> coders;
    std::vector<std::string> codes;
};

// When two passages are the same one (span-f1).
enum class SpanMatch { Exact, ExactWithoutCode, Overlap, Iou };

// Where gamma's random continua come from: the coders' own, cut at a random place and the parts
// swapped (Mathet et al. 2015), or gaps and lengths drawn from normal distributions (pygamma).
enum class Sampler { Pivot, Normal };

struct SpanOptions {
    SpanMatch match = SpanMatch::Exact;
    // The least intersection over union, (0, 1]; 0: 0.5 for span-f1, 0.9 for maxqda-kappa.
    double threshold = 0;
    Sampler sampler = Sampler::Pivot;
    int samples = 0;  // of chance disorder; 0: 30, then as many as a precision of 2 % needs
    std::uint64_t seed = 1;
    bool observed_only = false;  // gamma: the observed disorder, no figure
};

struct SpanMeasure {
    std::string_view name;
    std::string_view title;
    std::string_view source;
    std::string_view formula;
    std::array<std::string_view, 2> aliases;  // may be empty
    bool two_coders = false;                  // otherwise two or more
    bool segmentations = false;               // needs texts cut into segments: no gaps, no codes
    Measured (*figure)(const Spans& spans, const SpanOptions& options,
                       const IntervalChoice& choice);
};

// In the order in which they are shown.
std::span<const SpanMeasure> span_measures();

// By name or alias, in lower case; nullptr when there is none.
const SpanMeasure* find_span_measure(std::string_view name);

// Several documents are pooled, never averaged. Refused, with the reason in the answer: one coder,
// or three for a measure of two; nothing marked; a coder's own passages of different codes that
// overlap, where the measure needs one code at a place. Requires: check_continua() and names for
// every index.
Measured measure_spans(const SpanMeasure& measure, const Spans& spans, const SpanOptions& options,
                       const IntervalChoice& choice);

}  // namespace tandem
