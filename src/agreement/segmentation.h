// Texts cut into segments by two coders, as boundaries between positions.
#pragma once

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

// Half the mean length of the segments of coder A, at least 1: the window of Pk and WindowDiff.
std::int64_t window_of(Continua documents);

}  // namespace tandem
