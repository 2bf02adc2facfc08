// How far the correction of transcripts has come, and by whom.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"

namespace tandem {

// Of one transcript. A transcript without one is not started, and nobody's.
struct Review {
    CoderId corrector;                   // the one person who corrects it; none: nobody yet
    std::string status = "not started";  // one of review_statuses()
    std::string reason;                  // why it counts as corrected below the set coverage
    std::string note;                    // to those who code it: "reception poor 20 to 23 min"
};

// "not started", "in progress", "corrected", "checked", in the order of the work.
const std::vector<std::string>& review_statuses();

// Somebody has gone through a turn.
struct ReviewedMark {
    CoderId coder;  // none when nobody was named
    std::int64_t at_ms = 0;
    std::string how;  // "ticked" or "played"
};

// Somebody listened again to a turn whose correction changed a negation, and it reads so.
struct SecondListen {
    CoderId coder;
    std::int64_t at_ms = 0;
    std::string text;  // of the turn then: after another correction the turn waits again
};

// An error that the machine makes again and again.
struct WatchEntry {
    WatchId id;
    Guid guid;
    std::string wrong, right;  // "IBS", "IBH"
    std::string note;
    bool deleted = false;
};

}  // namespace tandem
