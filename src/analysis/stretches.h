// Half-open stretches of one turn, united so that nothing is counted twice.
#pragma once

#include <cstdint>
#include <vector>

namespace tandem {

struct Stretch {
    std::int64_t begin = 0, end = 0;
    bool operator==(const Stretch&) const = default;
};

// Sorted, without overlap; overlapping and touching stretches become one.
std::vector<Stretch> unite(std::vector<Stretch> stretches);

std::int64_t total_length(const std::vector<Stretch>& united);

// Length of what lies in both. Requires: both united.
std::int64_t shared_length(const std::vector<Stretch>& left, const std::vector<Stretch>& right);

}  // namespace tandem
