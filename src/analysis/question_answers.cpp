#include "tandem/analysis/question_answers.h"

#include <array>

#include "analysis/marks.h"
#include "analysis/visible_text.h"

namespace tandem {
namespace {

QuestionAnswer answer_in(const Project& project, const Transcript& transcript,
                         const GuideQuestion& question) {
    QuestionAnswer answer{transcript.id, AnswerState::NotAsked, {}, {}};
    const std::vector<Turn>& turns = project.turns(transcript.id);
    const std::vector<bool> counted = counted_turns(project, turns, true);
    const std::vector<QuestionId> about = questions_of_turns(project, transcript.id);
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (about[at] != question.id) continue;
        if (asked_at(project, turns[at].id) == &question) answer.asked.push_back(turns[at].id);
        if (counted[at] && VisibleText(turns[at].text).all() > 0)
            answer.turns.push_back(turns[at].id);
    }
    const Participant* who = project.participants.find(transcript.participant);
    if (!answer.turns.empty())
        answer.state = AnswerState::Answered;
    else if (!answer.asked.empty())
        answer.state = AnswerState::NoAnswer;
    else if (is_for_others(question, who))
        answer.state = AnswerState::NotForThem;
    return answer;
}

}  // namespace

std::string_view answer_state_name(AnswerState state) {
    static constexpr std::array<std::string_view, 4> kNames{"answered", "no answer", "not asked",
                                                            "not for this group"};
    return kNames[static_cast<std::size_t>(state)];
}

std::vector<QuestionAnswer> answers_to(const Project& project, QuestionId question) {
    std::vector<QuestionAnswer> answers;
    const GuideQuestion* row = project.questions.find(question);
    if (!row || row->deleted) return answers;
    for (const Transcript* transcript : project.transcripts_by_name())
        answers.push_back(answer_in(project, *transcript, *row));
    return answers;
}

}  // namespace tandem
