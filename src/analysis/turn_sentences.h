// The sentences of one turn as units, with quick answers to "does this stretch touch one?".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stretches.h"

namespace tandem {

class TurnSentences {
 public:
    explicit TurnSentences(std::string_view text);

    // Sentences with something to see.
    std::size_t count() const { return sentences_.size(); }
    const std::vector<Stretch>& places() const { return sentences_; }

    // Those that share a character that is not white space with one of the stretches, in order.
    // Requires: united, inside the turn.
    std::vector<std::size_t> touched(const std::vector<Stretch>& united) const;

 private:
    bool shows(std::int64_t begin, std::int64_t end) const {
        return visible_before_[static_cast<std::size_t>(end)] >
               visible_before_[static_cast<std::size_t>(begin)];
    }

    std::vector<Stretch> sentences_;
    // Code points before each position that are not white space; one more than the turn is long.
    std::vector<std::int64_t> visible_before_;
};

}  // namespace tandem
