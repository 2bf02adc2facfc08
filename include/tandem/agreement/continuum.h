// What several coders marked in one document: passages with a value, and gaps where nobody marked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tandem {

// Half-open [begin, end) in whatever the document is measured in (code points, milliseconds).
struct Segment {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    int value = 0;  // the code, from 0

    std::int64_t length() const { return end - begin; }
    bool operator==(const Segment&) const = default;
};

// One document. A coder without segments is a coder who marked nothing, not one who is missing.
struct Continuum {
    std::int64_t length = 0;
    std::vector<std::vector<Segment>> coders;
};

// Several documents are pooled as if joined end to end, except that no unit reaches across a
// border. Every document has the same coders in the same order.
using Continua = std::span<const Continuum>;

// Requires: 0 <= begin < end <= length, value >= 0, the same number of coders in every document.
void check_continua(Continua documents);

// The number of coders, 0 without documents; the number of values, 1 + the highest.
std::size_t coders_of(Continua documents);
std::size_t values_of(Continua documents);
std::size_t segments_of(Continua documents);

// One coder's segments in the order of value, begin, end, where those that overlap and have the
// same value are one: nobody agrees with himself twice. Touching ones stay two.
std::vector<Segment> united(std::vector<Segment> segments);

// The first place where one coder's segments of different values overlap.
struct Overlap {
    std::size_t document = 0;
    std::size_t coder = 0;
    Segment first;
    Segment second;
};
std::optional<Overlap> first_overlap(Continua documents);

}  // namespace tandem
