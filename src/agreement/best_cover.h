// The cheapest way to put every thing into exactly one of the sets offered.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace tandem {

// Things are numbered in an order in which those of one set stand close together.
struct CoverSet {
    std::vector<std::size_t> things;  // ascending, not empty
    double cost = 0;                  // >= 0
};

// Indices of the sets chosen; nothing if more than `most_steps` partial covers would have to be
// tried. Requires: every thing has a set of its own.
std::optional<std::vector<std::size_t>> best_cover(std::size_t things,
                                                   const std::vector<CoverSet>& sets,
                                                   std::size_t most_steps);

}  // namespace tandem
