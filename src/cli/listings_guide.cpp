#include <map>
#include <ostream>

#include "tandem/analysis/question_answers.h"
#include "tandem/app/find.h"

#include "cli/listings.h"
#include "cli/print.h"

namespace tandem::cli {
namespace {

Json question_json(const GuideQuestion& question) {
    return {{"key", question.key}, {"wording", question.wording}, {"group", question.group}};
}

Json turn_numbers(const Project& project, TranscriptId transcript,
                  const std::vector<TurnId>& turns) {
    Json numbers = Json::array();
    for (const TurnId id : turns) numbers.push_back(project.find_turn(transcript, id)->number);
    return numbers;
}

Json answer_json(const Project& project, const QuestionAnswer& answer) {
    const Transcript& transcript = *project.transcripts.find(answer.transcript);
    const Participant* who = project.participants.find(transcript.participant);
    Json turns = Json::array();
    for (const TurnId id : answer.turns) {
        const Turn& turn = *project.find_turn(answer.transcript, id);
        turns.push_back({{"turn", turn.number},
                         {"speaker", std::string(project.speaker_label(turn))},
                         {"text", turn.text}});
    }
    return {{"transcript", transcript.name},
            {"participant", who ? who->label : ""},
            {"state", std::string(answer_state_name(answer.state))},
            {"asked", turn_numbers(project, answer.transcript, answer.asked)},
            {"turns", turns}};
}

std::string answer_text(const Project& project, const QuestionAnswer& answer) {
    const Transcript& transcript = *project.transcripts.find(answer.transcript);
    std::string text = transcript.name + ": " + std::string(answer_state_name(answer.state));
    std::vector<std::string> asked;
    for (const TurnId id : answer.asked)
        asked.push_back(turn_name(transcript, *project.find_turn(answer.transcript, id)));
    if (!asked.empty()) text += " (asked at " + joined(asked) + ")";
    text += "\n";
    for (const TurnId id : answer.turns) {
        const Turn& turn = *project.find_turn(answer.transcript, id);
        const std::string speaker(project.speaker_label(turn));
        text += "  " + turn_name(transcript, turn) + (speaker.empty() ? "" : "  " + speaker) +
                "\n  " + turn.text + "\n";
    }
    return text;
}

}  // namespace

void show_question(const Session& session, const Workspace& workspace, const std::string& key) {
    const Project& project = workspace.project();
    const GuideQuestion& question = find_guide_question(project, key);
    Json list = Json::array();
    std::string text = question.key + (question.wording.empty() ? "" : "  " + question.wording) +
                       (question.group.empty() ? "" : " (" + question.group + ")") + "\n";
    for (const QuestionAnswer& answer : answers_to(project, question.id)) {
        list.push_back(answer_json(project, answer));
        text += "\n" + answer_text(project, answer);
    }
    if (session.json)
        session.print_json({{"question", question_json(question)}, {"transcripts", list}});
    else
        session.out << text;
}

void show_guide(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    Json list = Json::array();
    Listing listing{{"question", "answered", "no answer", "not asked", "for", "wording"},
                    {},
                    {false, true, true, true, false, false}};
    for (const GuideQuestion* each : guide(project)) {
        std::map<AnswerState, int> count;
        for (const QuestionAnswer& answer : answers_to(project, each->id)) ++count[answer.state];
        Json one = question_json(*each);
        one["answered"] = count[AnswerState::Answered];
        one["no_answer"] = count[AnswerState::NoAnswer];
        one["not_asked"] = count[AnswerState::NotAsked];
        one["not_for_them"] = count[AnswerState::NotForThem];
        list.push_back(std::move(one));
        listing.rows.push_back({each->key, std::to_string(count[AnswerState::Answered]),
                                std::to_string(count[AnswerState::NoAnswer]),
                                std::to_string(count[AnswerState::NotAsked]),
                                each->group.empty() ? "all" : each->group,
                                one_line(each->wording)});
    }
    if (session.json) return session.print_json({{"guide", list}});
    session.out << (list.empty() ? "The interview guide has no questions yet: tandem guide "
                                   "import, or guide add.\n"
                                 : listing.text());
}

}  // namespace tandem::cli
