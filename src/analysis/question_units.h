// The questions of the guide as units of one transcript: everything said to each.
#pragma once

#include <cstdint>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct QuestionUnits {
    std::vector<QuestionId> questions;  // that have an answer, as they first come
    std::vector<int> of_turn;           // for each turn its place in `questions`; −1: in none
    std::int64_t unanswered = 0;        // questions that were asked, and no words that count follow
    std::int64_t unasked_turns = 0;     // that count, before the first question
};

// `counted` are the turns of the transcript that count.
QuestionUnits question_units(const Project& project, TranscriptId transcript,
                             const std::vector<bool>& counted);

}  // namespace tandem
