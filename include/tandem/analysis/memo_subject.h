// What a memo hangs on, also when that is not there as it was.
#pragma once

#include <string>

#include "tandem/model/project.h"

namespace tandem {

struct MemoSubject {
    std::string name;   // "PT06:12 as Trust", "PT06", "Trust"
    std::string quote;  // of a coding: the words its coder chose
    std::string fate;   // "removed", "merged into Trust", "words lost", …; empty: as it was
    // Where it opens; none where there is no such thing (any more).
    CodingId coding;
    CodeId code;
    TranscriptId transcript;
    TurnId turn;
    ParticipantId participant;
};

MemoSubject subject_of(const Project& project, const Memo& memo);

}  // namespace tandem
