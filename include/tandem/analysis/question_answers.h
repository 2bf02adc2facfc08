// Everything that was said to one question of the interview guide.
#pragma once

#include <string_view>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// Not asked is not the same as no answer.
enum class AnswerState {
    Answered,
    NoAnswer,  // asked, and no words by anybody but the interviewer follow
    NotAsked,
    NotForThem  // not asked, and the question is for another group than the participant's
};

// "answered", "no answer", "not asked", "not for this group".
std::string_view answer_state_name(AnswerState state);

// In one transcript.
struct QuestionAnswer {
    TranscriptId transcript;
    AnswerState state = AnswerState::NotAsked;
    std::vector<TurnId> asked;  // the turns where it was asked, in order
    std::vector<TurnId> turns;  // the answer: turns with words, not the interviewer's
};

// In each transcript, by name.
std::vector<QuestionAnswer> answers_to(const Project& project, QuestionId question);

}  // namespace tandem
