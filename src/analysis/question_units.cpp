#include "analysis/question_units.h"

#include <algorithm>
#include <set>

#include "analysis/visible_text.h"

namespace tandem {

QuestionUnits question_units(const Project& project, TranscriptId transcript,
                             const std::vector<bool>& counted) {
    QuestionUnits units;
    const std::vector<Turn>& turns = project.turns(transcript);
    const std::vector<QuestionId> about = questions_of_turns(project, transcript);
    std::set<QuestionId> asked;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (about[at])
            asked.insert(about[at]);
        else
            units.unasked_turns += counted[at];
        if (!about[at] || !counted[at] || VisibleText(turns[at].text).all() == 0) continue;
        if (std::ranges::find(units.questions, about[at]) == units.questions.end())
            units.questions.push_back(about[at]);
    }
    for (std::size_t at = 0; at < turns.size(); ++at) {
        const auto found = std::ranges::find(units.questions, about[at]);
        units.of_turn.push_back(counted[at] && found != units.questions.end()
                                    ? static_cast<int>(found - units.questions.begin())
                                    : -1);
    }
    units.unanswered = std::ssize(asked) - std::ssize(units.questions);
    return units;
}

}  // namespace tandem
