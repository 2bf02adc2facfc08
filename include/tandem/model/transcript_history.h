// A transcript as it was imported, and what was done to its turns since.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tandem/base/guid.h"

namespace tandem {

// A turn as it was at some moment.
struct TurnVersion {
    Guid guid;
    std::int64_t number = 0, part = 0;  // turns stand in the order of number, part, GUID
    Guid speaker;                       // none when the file names none
    std::string text;
    bool approximate = false;  // its times were interpolated
    bool gone = false;         // its words were joined to another turn

    bool stands_before(const TurnVersion& other) const {
        if (number != other.number) return number < other.number;
        return part != other.part ? part < other.part : guid < other.guid;
    }
};

// One entry of the journal, as far as it touched the turns of the transcript.
struct TurnsChange {
    std::int64_t entry = 0, at_ms = 0;
    Guid actor;                      // none when nobody was named, and for what came by merging
    std::vector<TurnVersion> turns;  // those it touched, as they are after it
};

struct TranscriptHistory {
    std::vector<TurnVersion> imported;     // in order
    std::map<Guid, std::string> speakers;  // as they were called at the import
    // The transcript came with another copy of the study, which does not tell how it was imported:
    // `imported` is as it was then.
    bool came_by_merge = false;
    std::vector<TurnsChange> changes;  // in the order of the journal
};

}  // namespace tandem
