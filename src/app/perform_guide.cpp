// The interview guide: its questions, and the turns where they were asked.
#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "app/change.h"

namespace tandem {
namespace {

std::string plain_text(const std::string& text, const std::string& what) {
    return optional_text(with_line_feeds(text), what);
}

// What a question may be called: "PT06:Q4" is everything said to it, "PT06:4" a turn.
std::string required_key(const std::string& text) {
    std::string key = required_text(text, "The question's key");
    if (key.find_first_not_of("0123456789") == std::string::npos)
        throw Error(ErrorKind::BadInput, "A question cannot be called '" + key +
                                             "', which is the number of a turn. Call it Q" + key +
                                             ".");
    if (std::ranges::any_of(key, [](unsigned char c) { return c < ' '; }))
        throw Error(ErrorKind::BadInput, "The key of a question is one line, such as Q4.");
    return key;
}

const GuideQuestion& required_question(const Change& change, QuestionId id) {
    const GuideQuestion* question = change.project.questions.find(id);
    if (!question || question->deleted)
        throw Error(ErrorKind::NotFound, "The question is not in the guide (any more).");
    return *question;
}

// Puts the question, which has no key that the guide has, at `position`.
void insert_question(const GuideQuestion& question, std::int64_t position, Change& change) {
    // The same key in two copies of a study is one question.
    Guid guid = name_guid(change.project.guid, "question", fold(question.key));
    const auto known =
        std::find_if(change.project.questions.begin(), change.project.questions.end(),
                     [&](const GuideQuestion& each) { return each.guid == guid; });
    if (known != change.project.questions.end() && known->deleted) {
        change.file.update("question", known->id.value,
                           {{"key", question.key},
                            {"wording", question.wording},
                            {"grp", question.group},
                            {"position", position},
                            {"deleted", std::int64_t{0}}});
        return;
    }
    if (known != change.project.questions.end()) guid = change.new_guid();  // has another key now
    change.file.insert("question", {{"guid", guid},
                                    {"key", question.key},
                                    {"wording", question.wording},
                                    {"grp", question.group},
                                    {"position", position},
                                    {"deleted", std::int64_t{0}}});
}

std::int64_t next_position(const Project& project) {
    const auto questions = guide(project);
    return questions.empty() ? 0 : questions.back()->position + 1;
}

// "Q4, “How did people react?”"
std::string question_name(const GuideQuestion& question) {
    return question.wording.empty() ? question.key
                                    : question.key + ", " + in_quotes(question.wording);
}

void put_position(const GuideQuestion& question, std::int64_t position, Change& change) {
    if (question.position != position)
        change.file.update("question", question.id.value, {{"position", position}});
}

// The others close up around it.
void place_question(const GuideQuestion& question, std::int64_t place, Change& change) {
    auto questions = guide(change.project);
    std::erase(questions, &question);
    if (place < 0 || place > std::ssize(questions))
        throw Error(ErrorKind::BadInput,
                    "The guide has the places 1 to " + std::to_string(questions.size() + 1) + ".");
    questions.insert(questions.begin() + place, &question);
    for (std::size_t at = 0; at < questions.size(); ++at)
        put_position(*questions[at], static_cast<std::int64_t>(at), change);
}

bool update_question(const GuideQuestion& was, const GuideQuestion& is, Change& change) {
    if (was.key != is.key) change.file.update("question", was.id.value, {{"key", is.key}});
    if (was.wording != is.wording)
        change.file.update("question", was.id.value, {{"wording", is.wording}});
    if (was.group != is.group) change.file.update("question", was.id.value, {{"grp", is.group}});
    return was.key != is.key || was.wording != is.wording || was.group != is.group;
}

void refuse_known(const Change& change, const std::string& key, QuestionId but = {}) {
    const GuideQuestion* known = find_question(change.project, key);
    if (known && known->id != but)
        throw Error(ErrorKind::Conflict,
                    "The guide has a question " + question_name(*known) + " already.");
}

void erase_mark(TurnId turn, Change& change) {
    change.file.erase("asked", {{"turn", turn.value}});
}

void put_mark(TurnId turn, QuestionId question, CoderId coder, std::int64_t at, Change& change) {
    change.file.put("asked", {{"turn", turn.value},
                              {"question", question.value},
                              {"coder", reference(coder)},
                              {"at", at}});
}

// What may be a slip.
void remark_on(const GuideQuestion& question, const Transcript& transcript, const Turn& turn,
               Change& change) {
    const Project& project = change.project;
    const Speaker* speaker = project.speakers.find(turn.speaker);
    if (speaker && !speaker->interviewer)
        change.result.remarks.push_back(turn_name(transcript, turn) + " is said by " +
                                        speaker->label + ", who is not marked as the interviewer");
    const Participant* who = project.participants.find(transcript.participant);
    if (is_for_others(question, who))
        change.result.remarks.push_back(question.key + " is for the group " + question.group +
                                        ", and " + who->label + " is in " + who->group);
}

}  // namespace

void perform(const ImportGuide& command, Change& change) {
    if (command.questions.empty())
        throw Error(ErrorKind::BadInput, "'" + command.file_name + "' has no questions.");
    std::int64_t position = 0;
    int added = 0, changed = 0;
    std::vector<const GuideQuestion*> rest = guide(change.project);
    for (const ImportGuide::Question& each : command.questions) {
        GuideQuestion question;
        question.key = required_key(each.key);
        const GuideQuestion* known = find_question(change.project, question.key);
        if (known) {
            question.wording = known->wording;
            question.group = known->group;
        }
        if (each.wording)
            question.wording = plain_text(*each.wording, "The wording of " + question.key);
        if (each.group) question.group = plain_text(*each.group, "The group of " + question.key);
        if (known) {
            if (std::erase(rest, known) == 0)
                throw Error(ErrorKind::BadInput, "'" + command.file_name + "' has the question " +
                                                     question.key + " twice.");
            changed += update_question(*known, question, change);
            put_position(*known, position++, change);
        } else {
            insert_question(question, position++, change);
            ++added;
        }
    }
    for (const GuideQuestion* each : rest) put_position(*each, position++, change);
    if (!change.file.has_changed())
        throw Error(ErrorKind::Conflict, "The guide is as '" + command.file_name + "' has it.");
    const std::size_t count = command.questions.size();
    change.result.sentence =
        "imported " + std::to_string(count) + (count == 1 ? " question" : " questions") +
        " of the interview guide from " + command.file_name + " (" + std::to_string(added) +
        " new, " + std::to_string(changed) + " changed)";
}

void perform(const AddQuestion& command, Change& change) {
    GuideQuestion question;
    question.key = required_key(command.key);
    refuse_known(change, question.key);
    question.wording = plain_text(command.wording, "The wording");
    question.group = plain_text(command.group, "The group");
    insert_question(question, next_position(change.project), change);
    change.result.sentence = "added the question " + question_name(question) + " to the guide";
}

void perform(const EditQuestion& command, Change& change) {
    const GuideQuestion& was = required_question(change, command.question);
    GuideQuestion is = was;
    if (command.key) is.key = required_key(*command.key);
    refuse_known(change, is.key, was.id);
    if (command.wording) is.wording = plain_text(*command.wording, "The wording");
    if (command.group) is.group = plain_text(*command.group, "The group");
    const bool changed = update_question(was, is, change);
    if (command.position) place_question(was, *command.position, change);
    if (!changed && !change.file.has_changed())
        throw Error(ErrorKind::Conflict, "The question is like that already.");
    change.result.sentence = (changed ? "changed the question " : "moved the question ") +
                             question_name(is) +
                             (is.key == was.key ? "" : ", which was " + was.key);
}

void perform(const RemoveQuestion& command, Change& change) {
    const GuideQuestion& question = required_question(change, command.question);
    int marks = 0;
    for (const auto& [turn, mark] : change.project.asked) {
        if (mark.question != question.id) continue;
        erase_mark(mark.marked, change);
        ++marks;
    }
    change.file.update("question", question.id.value, {{"deleted", std::int64_t{1}}});
    change.result.sentence = "removed the question " + question_name(question) + " from the guide";
    if (marks > 0)
        change.result.remarks.push_back(
            "it was asked " +
            (marks == 1 ? std::string("once") : std::to_string(marks) + " times") +
            "; what was said to it belongs to the question before it now");
}

void perform(const MarkAsked& command, Change& change) {
    const Project& project = change.project;
    const Transcript* transcript = project.transcripts.find(command.transcript);
    const Turn* turn = transcript ? project.find_turn(transcript->id, command.turn) : nullptr;
    if (!turn) throw Error(ErrorKind::NotFound, "The turn is not in the study (any more).");
    const std::string name = turn_name(*transcript, *turn);
    const GuideQuestion* before = asked_at(project, turn->id);
    const auto mark = project.asked.find(turn->id);
    if (mark != project.asked.end()) erase_mark(mark->second.marked, change);
    if (!command.question) {
        if (!before)
            throw Error(ErrorKind::Conflict, "No question is marked as asked at " + name + ".");
        change.result.sentence = "took back that " + before->key + " was asked at " + name;
        return;
    }
    const GuideQuestion& question = required_question(change, command.question);
    if (before && before->id == question.id)
        throw Error(ErrorKind::Conflict, question.key + " is asked at " + name + " already.");
    put_mark(turn->id, question.id, change.actor, change.now_ms, change);
    change.result.sentence = "marked that " + question.key + " was asked at " + name;
    if (before) change.result.sentence += ", not " + before->key;
    remark_on(question, *transcript, *turn, change);
}

void move_asked(const Transcript& transcript, TurnId from, const Turn& to, bool is_taken,
                Change& change) {
    const Project& project = change.project;
    const GuideQuestion* question = asked_at(project, from);
    if (!question) return;
    const AskedMark& mark = project.asked.at(from);
    erase_mark(mark.marked, change);
    const std::string was = turn_name(transcript, *project.find_turn(transcript.id, from)),
                      is = turn_name(transcript, to);
    if (is_taken) {
        change.result.remarks.push_back("another question is asked at " + is + ": that " +
                                        question->key + " was asked at " + was + " is not kept");
        return;
    }
    put_mark(to.id, mark.question, mark.coder, mark.at_ms, change);
    change.result.remarks.push_back(question->key + ", asked at " + was + ", is asked at " + is +
                                    " now");
}

}  // namespace tandem
