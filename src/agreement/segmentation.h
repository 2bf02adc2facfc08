// Texts cut into segments by two coders, as boundaries between positions.
#pragma once

#include <string>
#include <vector>

#include "agreement/span_figures.h"

namespace tandem {

// A boundary at i lies between units i and i + 1 of the text, 0 < i < length. Ascending.
struct Cuts {
    std::int64_t length = 0;
    std::vector<std::int64_t> a;
    std::vector<std::int64_t> b;
};

// Requires: two coders whose segments cover each document without gaps or overlaps.
std::vector<Cuts> cuts_of(Continua documents);

// True where every coder's segments cover every document; otherwise refuses and says where not.
bool is_segmentation(Measured& figure, const Spans& spans);

// Sums of a measure of two segmentations: share = right / all.
struct CountedPart {
    double right = 0;
    double all = 0;

    CountedPart& operator+=(const CountedPart& other) {
        right += other.right;
        all += other.all;
        return *this;
    }
};

// What Pk and WindowDiff have in common: the share of windows that differ, of k units each, where k
// is half the mean length of the segments of coder A, at least 1. `apart` counts them in one text.
Measured window_difference(const std::string& name,
                           double (*apart)(const Cuts& cuts, std::int64_t k), const Spans& spans,
                           const IntervalChoice& choice);

}  // namespace tandem
