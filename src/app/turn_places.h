// Where new turns stand among the others of their transcript.
#pragma once

#include <vector>

#include "tandem/app/command.h"

#include "app/change.h"

namespace tandem {

// The number and part of a row: turns stand in the order of number, part, GUID.
struct TurnStand {
    std::int64_t number = 0, part = 0;
};

// For `count` turns right after `above`, in order; none: before all others. Where no room is left
// the parts of the turns with that number are spread anew.
std::vector<TurnStand> stands_after(TurnId above, std::size_t count, TranscriptId transcript,
                                    Change& change);

}  // namespace tandem
