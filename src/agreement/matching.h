// The best one-to-one matching of two lists where leaving anybody alone is allowed.
#pragma once

#include <cstddef>
#include <vector>

namespace tandem {

// Matching this row with this column gains so much over leaving both alone. Requires: gain > 0.
struct MatchGain {
    std::size_t row = 0;
    std::size_t column = 0;
    double gain = 0;
};

inline constexpr std::size_t kAlone = static_cast<std::size_t>(-1);

// For each row its column or kAlone, so that the sum of gains is the greatest possible. Sparse:
// pairs that are not listed cost nothing, and what does not hang together is solved by itself.
std::vector<std::size_t> best_matching(std::size_t rows, std::size_t columns,
                                       const std::vector<MatchGain>& gains);

}  // namespace tandem
