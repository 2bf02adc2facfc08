// The sentences or paragraphs of one turn as units, with quick answers to "does this stretch touch
// one?".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tandem/analysis/units.h"

#include "analysis/stretches.h"
#include "analysis/visible_text.h"

namespace tandem {

class TurnParts {
 public:
    // Sentences (UAX #29), or paragraphs: lines.
    TurnParts(std::string_view text, Unit unit);

    // Those with something to see.
    std::size_t count() const { return parts_.size(); }
    const std::vector<Stretch>& places() const { return parts_; }
    const VisibleText& visible() const { return visible_; }

    // Those that share a character that is not white space with one of the stretches, in order.
    // Requires: united, inside the turn.
    std::vector<std::size_t> touched(const std::vector<Stretch>& united) const;

 private:
    std::vector<Stretch> parts_;
    VisibleText visible_;
};

}  // namespace tandem
