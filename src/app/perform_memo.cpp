#include <algorithm>

#include "tandem/app/view.h"
#include "tandem/base/error.h"

#include "app/change.h"

namespace tandem {

namespace {

template <class Row>
bool has_guid(const Rows<Row>& rows, const Guid& guid) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.guid == guid; });
}

// What the memo is about, for the sentence; empty when it is not in the study or hidden.
std::string subject_of(const std::string& about, const Guid& target, const Change& change) {
    const Project& project = change.project;
    if (about == "study") return target == project.guid ? "the study" : "";
    for (const Participant& row : project.participants)
        if (about == "participant" && row.guid == target) return row.label;
    for (const Transcript& row : project.transcripts) {
        if (about == "transcript" && row.guid == target) return row.name;
        if (about != "turn") continue;
        for (const Turn& turn : project.turns(row.id))
            if (turn.guid == target) return turn_name(row, turn);
    }
    for (const Code& row : project.codes)
        if (about == "code" && row.guid == target) return "the code " + in_quotes(row.name);
    if (about == "relation" && has_guid(project.relations, target)) return "a relation";
    const Viewer viewer = change.viewer();
    for (const Coding& row : project.codings())
        if (about == "coding" && row.guid == target && may_see(project, viewer, row))
            return "the coding of " + in_quotes(row.quote);
    return {};
}

void require_type(const std::string& type, const std::string& about) {
    if (type == kConcern) {
        if (about == "coding" || about == "turn") return;
        throw Error(ErrorKind::BadInput, "A concern is about a coding or a turn.");
    }
    const auto& types = memo_types();
    if (std::find(types.begin(), types.end(), type) == types.end())
        throw Error(ErrorKind::BadInput, "'" + type +
                                             "' is no type of memo. The types are: code, "
                                             "theoretical, operational, reflexive, "
                                             "methodological.");
}

std::string noun(const std::string& type) {
    return type == kConcern ? type : type + " memo";
}

// Memos on codings tell of the coding.
void touch(const std::string& about, const Guid& target, Change& change) {
    if (about != "coding") return;
    for (const Coding& coding : change.project.codings())
        if (coding.guid == target)
            change.touches.emplace_back(change.project.coders.find(coding.coder)->guid,
                                        change.project.transcripts.find(coding.transcript)->guid);
}

}  // namespace

void perform(const WriteMemo& command, Change& change) {
    require_type(command.type, command.about);
    const std::string text = required_text(command.text, "The memo");
    const std::string subject = subject_of(command.about, command.target, change);
    if (subject.empty())
        throw Error(ErrorKind::NotFound, "What the memo is about is not in the study.");
    change.file.insert("memo", {{"guid", change.new_guid()},
                                {"coder", reference(change.actor)},
                                {"about", command.about},
                                {"target", command.target},
                                {"type", command.type},
                                {"text", text},
                                {"written_at", change.now_ms},
                                {"deleted", std::int64_t{0}}});
    touch(command.about, command.target, change);
    change.is_thought = true;
    change.result.sentence = "wrote " +
                             (command.type == "operational" ? std::string("an ") : "a ") +
                             noun(command.type) + " on " + subject + ": " + in_quotes(text);
}

void perform(const EditMemo& command, Change& change) {
    const Memo* memo = change.project.memos.find(command.memo);
    const Viewer viewer = change.viewer();
    if (!memo || memo->deleted || !may_see(change.project, viewer, *memo))
        throw Error(ErrorKind::NotFound, "The memo is not in the study any more.");
    if (memo->coder && memo->coder != change.actor)
        throw Error(ErrorKind::Conflict, "This memo is " +
                                             change.project.coders.find(memo->coder)->name +
                                             "'s. Only who wrote it can change it.");
    if (!is_valid_utf8(command.text))
        throw Error(ErrorKind::BadInput, "The memo holds bytes that are not text (UTF-8).");
    const std::string type = command.type.empty() ? memo->type : command.type;
    require_type(type, memo->about);
    if (command.text == memo->text && type == memo->type)
        throw Error(ErrorKind::Conflict, "The memo reads so already: nothing was changed.");
    touch(memo->about, memo->target, change);
    change.is_thought = true;
    std::string subject = subject_of(memo->about, memo->target, change);
    if (subject.empty()) subject = "what was removed";
    if (command.text.empty()) {
        change.file.update("memo", memo->id.value, {{"deleted", std::int64_t{1}}});
        change.result.sentence =
            "withdrew the " + noun(memo->type) + " on " + subject + ": " + in_quotes(memo->text);
        return;
    }
    change.file.update("memo", memo->id.value, {{"text", command.text}, {"type", type}});
    change.result.sentence = type != memo->type
                                 ? "made the memo on " + subject + " a " + noun(type) + ": "
                                 : "edited the " + noun(type) + " on " + subject + ": ";
    change.result.sentence += in_quotes(command.text);
}

}  // namespace tandem
