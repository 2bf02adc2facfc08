// The interview guide: its questions, and where they were asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"

namespace tandem {

class Project;
struct Participant;

struct GuideQuestion {
    QuestionId id;
    Guid guid;
    std::string key;      // "Q4": how people name it
    std::string wording;  // as the guide has it; may be empty
    std::string group;    // of participants who are asked it; empty: all are
    std::int64_t position = 0;
    bool deleted = false;
};

// From this turn on, the talk is about the question, until the next one is asked.
struct AskedMark {
    QuestionId question;
    CoderId coder;  // who says so; none when nobody was named
    std::int64_t at_ms = 0;
    TurnId marked;  // the turn that was marked; another when that was joined to this one since
};

// In the guide's order, without those that were removed.
std::vector<const GuideQuestion*> guide(const Project& project);

// By key, whatever its capitals; exactly if possible. nullptr when there is none.
const GuideQuestion* find_question(const Project& project, std::string_view key);

// Whether whoever speaks is of another group than those who are asked the question. Nobody is,
// where either has no group.
bool is_for_others(const GuideQuestion& question, const Participant* who);

// The question that is asked at the turn; nullptr: none.
const GuideQuestion* asked_at(const Project& project, TurnId turn);

// What each turn of a transcript belongs to, in order; none before the first question. Several
// stretches may belong to one question.
std::vector<QuestionId> questions_of_turns(const Project& project, TranscriptId transcript);

}  // namespace tandem
