// How much of a stretch of a turn is there to be seen.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/stretches.h"

namespace tandem {

// A turn's code points that are not white space.
class VisibleText {
 public:
    explicit VisibleText(std::string_view text);

    std::int64_t size() const { return std::ssize(before_) - 1; }  // white space counted
    // Requires: 0 ≤ begin ≤ end ≤ size().
    std::int64_t between(std::int64_t begin, std::int64_t end) const {
        return before_[static_cast<std::size_t>(end)] - before_[static_cast<std::size_t>(begin)];
    }
    std::int64_t all() const { return before_.back(); }
    // Of those in `where`, what lies in the stretches. Requires: united.
    std::int64_t within(const std::vector<Stretch>& united, const Stretch& where) const;

 private:
    // Before each position; one more than the turn is long.
    std::vector<std::int64_t> before_;
};

}  // namespace tandem
