// A researcher's note on anything in the study.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"

namespace tandem {

struct Memo {
    MemoId id;
    Guid guid;
    CoderId coder;
    std::string about;  // one of memo_subjects()
    Guid target;        // of the thing it is about; the study's own for "study"
    std::string type;   // one of memo_types()
    std::string text;
    std::int64_t written_at = 0;  // Unix milliseconds
    bool deleted = false;
    std::int64_t target_row = 0;  // of the target in its table; 0: not in the study
    TranscriptId transcript;      // where a turn, coding or transcript that it is about stands
};

// "study", "participant", "transcript", "turn", "coding", "code", "relation".
const std::vector<std::string>& memo_subjects();

// "code", "theoretical", "operational", "reflexive", "methodological".
const std::vector<std::string>& memo_types();

// A doubt about a coding or a turn, for the agenda of the next meeting. It is kept like a memo, and
// listed apart from the five types.
inline constexpr const char* kConcern = "concern";

}  // namespace tandem
