#include "tandem/model/guide.h"

#include <algorithm>
#include <tuple>

#include "tandem/model/project.h"
#include "tandem/text/fold.h"

namespace tandem {

std::vector<const GuideQuestion*> guide(const Project& project) {
    std::vector<const GuideQuestion*> questions;
    for (const GuideQuestion& each : project.questions)
        if (!each.deleted) questions.push_back(&each);
    std::sort(questions.begin(), questions.end(),
              [](const GuideQuestion* a, const GuideQuestion* b) {
                  return std::tie(a->position, a->guid) < std::tie(b->position, b->guid);
              });
    return questions;
}

const GuideQuestion* find_question(const Project& project, std::string_view key) {
    const std::string folded = fold(key);
    const GuideQuestion* nearly = nullptr;
    for (const GuideQuestion* each : guide(project)) {
        if (each->key == key) return each;
        if (!nearly && fold(each->key) == folded) nearly = each;
    }
    return nearly;
}

bool is_for_others(const GuideQuestion& question, const Participant* who) {
    return who && !question.group.empty() && !who->group.empty() && who->group != question.group;
}

const GuideQuestion* asked_at(const Project& project, TurnId turn) {
    const auto mark = project.asked.find(turn);
    if (mark == project.asked.end()) return nullptr;
    const GuideQuestion* question = project.questions.find(mark->second.question);
    return question && !question->deleted ? question : nullptr;
}

std::vector<QuestionId> questions_of_turns(const Project& project, TranscriptId transcript) {
    std::vector<QuestionId> questions;
    QuestionId now;
    for (const Turn& turn : project.turns(transcript)) {
        if (const GuideQuestion* asked = asked_at(project, turn.id)) now = asked->id;
        questions.push_back(now);
    }
    return questions;
}

}  // namespace tandem
