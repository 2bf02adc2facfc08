// How far the correction of transcripts has come: whose they are, what was gone through, status.
#include <algorithm>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/analysis/import_comparison.h"
#include "tandem/analysis/review_progress.h"
#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "app/change.h"
#include "app/original_turns.h"

namespace tandem {
namespace {

const Transcript& required_transcript(const Change& change, TranscriptId id) {
    const Transcript* transcript = change.project.transcripts.find(id);
    if (!transcript) throw Error(ErrorKind::NotFound, "The transcript is not in the study.");
    return *transcript;
}

void put_review(Change& change, TranscriptId transcript, const Review& review) {
    change.file.put("review", {{"transcript", transcript.value},
                               {"corrector", reference(review.corrector)},
                               {"status", review.status},
                               {"reason", review.reason},
                               {"note", review.note}});
}

std::string name_of(const Project& project, CoderId person) {
    const Coder* found = project.coders.find(person);
    return found ? found->name : "nobody";
}

std::string turns_text(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " turn" : " turns");
}

// "47 of 118 turns of PT11 are reviewed (39 %)"
std::string coverage_text(const ReviewCoverage& coverage, const std::string& transcript) {
    return std::to_string(coverage.reviewed) + " of " + turns_text(coverage.turns) + " of " +
           transcript + (coverage.reviewed == 1 ? " is" : " are") + " reviewed (" +
           std::to_string(coverage.percent()) + " %)";
}

const Turn& required_turn(const Change& change, TranscriptId transcript, TurnId id) {
    const Turn* turn = change.project.find_turn(transcript, id);
    if (!turn) throw Error(ErrorKind::NotFound, "The turn is not in the study.");
    return *turn;
}

// "PT11:12", "PT11:12 and PT11:13", "5 turns of PT11"
std::string turns_named(const Transcript& transcript, const std::vector<const Turn*>& turns) {
    if (turns.size() > 2)
        return turns_text(static_cast<std::int64_t>(turns.size())) + " of " + transcript.name;
    std::string names;
    for (const Turn* turn : turns)
        names += (names.empty() ? "" : " and ") + turn_name(transcript, *turn);
    return names;
}

}  // namespace

void begin_review(TranscriptId transcript, Change& change) {
    Review review = review_of(change.project, transcript);
    if (review.status != "not started") return;
    review.status = "in progress";
    put_review(change, transcript, review);
}

void perform(const AssignCorrector& command, Change& change) {
    if (command.transcripts.empty())
        throw Error(ErrorKind::BadInput, "No transcript was named to be corrected.");
    const std::string name = optional_text(command.name, "The corrector's name");
    const CoderId person = name.empty() ? CoderId{} : coder_named(name, change);
    std::string changed, unchanged;
    std::int64_t count = 0;
    for (const TranscriptId id : command.transcripts) {
        const Transcript& transcript = required_transcript(change, id);
        Review review = review_of(change.project, id);
        unchanged = transcript.name;
        if (review.corrector == person) continue;
        if (review.corrector && person)
            change.result.remarks.push_back(transcript.name + " was " +
                                            name_of(change.project, review.corrector) +
                                            "'s before");
        review.corrector = person;
        put_review(change, id, review);
        changed = transcript.name;
        ++count;
    }
    if (count == 0)
        throw Error(ErrorKind::Conflict,
                    name.empty() ? unchanged + " is nobody's already."
                                 : unchanged + " is " + name + "'s to correct already.");
    const std::string what = count == 1 ? changed : std::to_string(count) + " transcripts";
    change.result.sentence = name.empty() ? "left the correction of " + what + " to nobody"
                                          : "gave " + what + " to " + name + " to correct";
}

namespace {

void require_coverage(const Change& change, const Transcript& transcript,
                      const std::string& reason) {
    const ReviewCoverage coverage = review_coverage(change.project, transcript.id);
    if (coverage.percent() >= change.project.coverage || !reason.empty()) return;
    throw Error(ErrorKind::Conflict,
                coverage_text(coverage, transcript.name) + ", and the study asks for " +
                    std::to_string(change.project.coverage) +
                    " %. Review the others, or give the reason why it counts as corrected.");
}

void require_second_person(const Change& change, const Transcript& transcript,
                           const Review& review) {
    require_actor(change);
    if (review.status != "corrected")
        throw Error(ErrorKind::Conflict, transcript.name + " is " + review.status +
                                             ": it is checked after it was corrected.");
    if (review.corrector == change.actor)
        throw Error(ErrorKind::Conflict,
                    change.actor_name + " has corrected " + transcript.name +
                        ": checked means that somebody else has looked. It stays corrected.");
}

void tell_what_waits(Change& change, const Transcript& transcript, const std::string& status) {
    if (status != "corrected" && status != "checked") return;
    const auto unclear = unclear_places(change.project, transcript.id).size();
    if (unclear > 0)
        change.result.remarks.push_back(std::to_string(unclear) + " uncertain mark" +
                                        (unclear == 1 ? " is" : "s are") + " left in " +
                                        transcript.name);
    HistoryReader reader;
    reader.read_on(change.file);
    const auto listens = second_listens(change.project, transcript.id,
                                        transcript_history(change.file, transcript, reader))
                             .size();
    if (listens > 0)
        change.result.remarks.push_back(std::to_string(listens) + " changed negation" +
                                        (listens == 1 ? " waits" : "s wait") +
                                        " for a second listen in " + transcript.name);
}

}  // namespace

void perform(const SetReviewStatus& command, Change& change) {
    const Transcript& transcript = required_transcript(change, command.transcript);
    const auto& statuses = review_statuses();
    if (std::find(statuses.begin(), statuses.end(), command.status) == statuses.end())
        throw Error(ErrorKind::BadInput, "There is no status '" + command.status +
                                             "'. It is one of: not started, in progress, "
                                             "corrected, checked.");
    Review review = review_of(change.project, transcript.id);
    if (review.status == command.status)
        throw Error(ErrorKind::Conflict, transcript.name + " is " + review.status + " already.");
    const std::string reason = optional_text(command.reason, "The reason");
    if (command.status == "corrected" && review.status != "checked")
        require_coverage(change, transcript, reason);
    if (command.status == "checked") require_second_person(change, transcript, review);
    const bool keeps_reason = command.status == "checked" || review.status == "checked";
    if (!keeps_reason || !reason.empty()) review.reason = reason;
    if (command.status == "corrected" && !review.corrector) review.corrector = change.actor;
    review.status = command.status;
    put_review(change, transcript.id, review);
    change.result.sentence = "set " + transcript.name + " to " + review.status;
    if (!reason.empty()) change.result.sentence += ": " + in_quotes(reason, 400);
    tell_what_waits(change, transcript, review.status);
}

void perform(const SetReviewNote& command, Change& change) {
    const Transcript& transcript = required_transcript(change, command.transcript);
    Review review = review_of(change.project, transcript.id);
    const std::string note = optional_text(command.note, "The note");
    if (note == review.note)
        throw Error(ErrorKind::Conflict,
                    note.empty() ? transcript.name + " has no note to take away."
                                 : "The note on " + transcript.name + " says so already.");
    review.note = note;
    put_review(change, transcript.id, review);
    change.result.sentence = note.empty()
                                 ? "took away the corrector's note on " + transcript.name
                                 : "noted on " + transcript.name + ": " + in_quotes(note, 200);
}

void perform(const SetCoverage& command, Change& change) {
    if (command.percent < 1 || command.percent > 100)
        throw Error(ErrorKind::BadInput,
                    "The coverage is a percentage from 1 to 100: how many turns of a transcript "
                    "are reviewed before it is corrected.");
    if (command.percent == change.project.coverage)
        throw Error(ErrorKind::Conflict,
                    "The study asks for " + std::to_string(command.percent) + " % already.");
    const std::int64_t only_row = 1;
    change.file.update("study", only_row, {{"coverage", command.percent}});
    change.result.sentence = "asked for " + std::to_string(command.percent) +
                             " % of the turns to be reviewed before a transcript is corrected";
}

void perform(const MarkReviewed& command, Change& change) {
    const Transcript& transcript = required_transcript(change, command.transcript);
    std::vector<const Turn*> turns;
    for (const TurnId id : command.turns) {
        const Turn& turn = required_turn(change, transcript.id, id);
        const bool is_reviewed = change.project.reviewed.contains(id);
        if (is_reviewed != command.reviewed &&
            std::find(turns.begin(), turns.end(), &turn) == turns.end())
            turns.push_back(&turn);
    }
    if (turns.empty())
        throw Error(ErrorKind::Conflict, command.reviewed
                                             ? "Nothing to tick: that is reviewed already."
                                             : "Nothing to take back: that is not reviewed.");
    for (const Turn* turn : turns) {
        if (command.reviewed)
            change.file.put("reviewed",
                            {{"turn", turn->id.value},
                             {"coder", reference(change.actor)},
                             {"at", change.now_ms},
                             {"how", std::string(command.played ? "played" : "ticked")}});
        else
            change.file.erase("reviewed", {{"turn", turn->id.value}});
    }
    const std::string what = turns_named(transcript, turns);
    change.result.sentence =
        command.reviewed ? "reviewed " + what : "took back that " + what + " was reviewed";
    Review review = review_of(change.project, transcript.id);
    const bool begins = command.reviewed && review.status == "not started";
    const bool takes = command.reviewed && !review.corrector && change.actor;
    if (begins) review.status = "in progress";
    if (takes) review.corrector = change.actor;
    if (begins || takes) put_review(change, transcript.id, review);
    if (takes)
        change.result.remarks.push_back(transcript.name + " is " + change.actor_name +
                                        "'s to correct now");
    ReviewCoverage coverage = review_coverage(change.project, transcript.id);
    const auto count = static_cast<std::int64_t>(turns.size());
    coverage.reviewed += command.reviewed ? count : -count;
    change.result.remarks.push_back(coverage_text(coverage, transcript.name));
}

void perform(const HeardAgain& command, Change& change) {
    const Transcript& transcript = required_transcript(change, command.transcript);
    std::vector<const Turn*> turns;
    for (const TurnId id : command.turns) {
        const Turn& turn = required_turn(change, transcript.id, id);
        const auto heard = change.project.second_listens.find(id);
        if (heard != change.project.second_listens.end() && heard->second.text == turn.text)
            continue;
        change.file.put("second_listen", {{"turn", id.value},
                                          {"coder", reference(change.actor)},
                                          {"at", change.now_ms},
                                          {"text", turn.text}});
        turns.push_back(&turn);
    }
    if (turns.empty())
        throw Error(ErrorKind::Conflict,
                    "It was heard again already, and was not corrected since.");
    change.result.sentence = "heard " + turns_named(transcript, turns) + " again";
}

void perform(const AddWatch& command, Change& change) {
    const std::string wrong = required_text(command.wrong, "The wrong wording");
    const std::string right = required_text(command.right, "The right wording");
    const std::string note = optional_text(command.note, "The note");
    if (wrong == right)
        throw Error(ErrorKind::BadInput, "The wrong and the right wording are the same.");
    // The same error watched for in two copies of a study is one entry.
    const Guid guid = name_guid(change.project.guid, "watch", fold(wrong));
    const auto known = std::find_if(change.project.watch.begin(), change.project.watch.end(),
                                    [&](const WatchEntry& each) { return each.guid == guid; });
    if (known == change.project.watch.end())
        change.file.insert("watch", {{"guid", guid},
                                     {"wrong", wrong},
                                     {"right", right},
                                     {"note", note},
                                     {"deleted", std::int64_t{0}}});
    else if (!known->deleted)
        throw Error(ErrorKind::Conflict, in_quotes(known->wrong) +
                                             " is on the watch list already, for " +
                                             in_quotes(known->right) + ".");
    else
        change.file.update(
            "watch", known->id.value,
            {{"wrong", wrong}, {"right", right}, {"note", note}, {"deleted", std::int64_t{0}}});
    change.result.sentence =
        "watches for " + in_quotes(wrong) + ", which should be " + in_quotes(right);
}

void perform(const RemoveWatch& command, Change& change) {
    const WatchEntry* entry = change.project.watch.find(command.entry);
    if (!entry || entry->deleted)
        throw Error(ErrorKind::NotFound, "The entry is not on the watch list.");
    change.file.update("watch", entry->id.value, {{"deleted", std::int64_t{1}}});
    change.result.sentence = "took " + in_quotes(entry->wrong) + " off the watch list";
}

}  // namespace tandem
