// Pairs of two coders' passages that meet, and how many of them can stand one to one.
#pragma once

#include <functional>
#include <vector>

#include "tandem/agreement/continuum.h"

namespace tandem {

// The length that both have, and the length that at least one has.
struct Meeting {
    std::int64_t both = 0;
    std::int64_t either = 0;
};

using MayMatch = std::function<bool(const Segment& a, const Segment& b, const Meeting& meeting)>;

// Calls `found(i, j)` for every pair with `both` > 0 that may match. O(n log n + meetings).
void visit_meetings(const std::vector<Segment>& a, const std::vector<Segment>& b,
                    const MayMatch& may_match,
                    const std::function<void(std::size_t, std::size_t)>& found);

// The most pairs in which each passage stands at most once: a maximum matching, not the first that
// fits in the order of a file.
std::int64_t most_pairs(const std::vector<Segment>& a, const std::vector<Segment>& b,
                        const MayMatch& may_match);

}  // namespace tandem
