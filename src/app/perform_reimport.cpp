// A transcript corrected in another program comes back.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "tandem/app/reimport.h"
#include "tandem/base/error.h"

#include "app/carry.h"
#include "app/turn_places.h"

namespace tandem {

namespace {

class Reimport {
 public:
    Reimport(const ReimportTranscript& command, const Transcript& transcript, ReimportPlan plan,
             Change& change)
        : command_(command),
          transcript_(transcript),
          plan_(std::move(plan)),
          turns_(change.project.turns(transcript.id)),
          change_(change),
          ids_(plan_.turns.size()) {}

    Carried run() {
        for (std::size_t i = 0; i < ids_.size(); ++i) ids_[i] = plan_.turns[i].kept;
        for (std::size_t i = 0; i < ids_.size(); ++i)
            if (plan_.turns[i].kept)
                update_kept(i);
            else if (!ids_[i])
                insert_run(i);
        drop_gone();
        return carry_codings(
            touched(), new_turns(),
            [this](const TextSpan& span) { return plan_.place(span, ids_); }, change_);
    }
    std::size_t speakers_changed() const { return speakers_changed_; }

 private:
    const ParsedTurn& parsed(std::size_t i) const { return command_.parsed.turns[i]; }

    SpeakerId speaker_of(const std::string& label) {
        return label.empty() ? SpeakerId{} : speaker_called(label, transcript_, made_, change_);
    }

    void update_kept(std::size_t i) {
        const Turn& turn = *change_.project.find_turn(transcript_.id, ids_[i]);
        const std::string label = speaker_after(change_.project, turn, parsed(i));
        if (label != change_.project.speaker_label(turn)) {
            change_.file.update("turn", turn.id.value, {{"speaker", reference(speaker_of(label))}});
            ++speakers_changed_;
        }
        if (turn.text == parsed(i).text) return;
        change_.file.update("turn", turn.id.value, {{"text", parsed(i).text}});
        // Files tell whole seconds: a second apart is another time.
        const auto start = parsed(i).start_ms;
        if (start && (!turn.start_ms || std::abs(*start - *turn.start_ms) >= 1000))
            change_.file.update(
                "turn", turn.id.value,
                {{"start_ms", *start}, {"approximate", std::int64_t{parsed(i).approximate}}});
        // What was split off it or joined to it moved its end.
        const bool has_new_end = i + 1 < ids_.size() && !plan_.turns[i + 1].kept;
        const auto end = parsed(i).end_ms ? parsed(i).end_ms
                         : has_new_end    ? parsed(i + 1).start_ms
                                          : turn.end_ms;
        if (turn.end_ms && end != turn.end_ms)
            change_.file.update("turn", turn.id.value, {{"end_ms", milliseconds(end)}});
    }

    // Inserts the new turn at `first` with those that follow it directly.
    void insert_run(std::size_t first) {
        std::size_t end = first;
        while (end < ids_.size() && !ids_[end]) ++end;
        const TurnId above = first > 0 ? ids_[first - 1] : TurnId{};
        const auto stands = stands_after(above, end - first, transcript_.id, change_);
        for (std::size_t i = first; i < end; ++i) insert_new(i, stands[i - first]);
    }

    void insert_new(std::size_t i, const TurnStand& stand) {
        ids_[i] = {
            change_.file.insert("turn", {{"guid", change_.new_guid()},
                                         {"transcript", transcript_.id.value},
                                         {"number", stand.number},
                                         {"speaker", reference(speaker_for(i))},
                                         {"start_ms", milliseconds(parsed(i).start_ms)},
                                         {"end_ms", milliseconds(parsed(i).end_ms)},
                                         {"text", parsed(i).text},
                                         {"part", stand.part},
                                         {"approximate", std::int64_t{parsed(i).approximate}},
                                         {"gone", std::int64_t{0}}})};
        const ReimportedTurn& turn = plan_.turns[i];
        if (turn.source)
            change_.file.put(
                "turn_split",
                {{"turn", ids_[i].value}, {"source", turn.source.value}, {"at", turn.at.value}});
    }

    // A file may write a known name in other letters, or name nobody where a turn was split.
    SpeakerId speaker_for(std::size_t i) {
        const std::string& label = parsed(i).speaker;
        if (const TurnId source = plan_.turns[i].source) {
            const Turn& turn = *change_.project.find_turn(transcript_.id, source);
            const std::string same = speaker_after(change_.project, turn, parsed(i));
            if (same == change_.project.speaker_label(turn)) return turn.speaker;
        }
        return speaker_of(label);
    }

    void drop_gone() {
        for (const GoneTurn& gone : plan_.gone) {
            change_.file.update("turn", gone.turn.value, {{"gone", std::int64_t{1}}});
            change_.file.put("turn_join", {{"turn", gone.turn.value},
                                           {"target", ids_[gone.target].value},
                                           {"at", gone.at.value}});
            drop_marks(gone.turn);
            keep_question(gone);
        }
    }

    void keep_question(const GoneTurn& gone) {
        if (!asked_at(change_.project, gone.turn)) return;
        // What was said to it follows the turn behind which it stood.
        std::size_t at = gone.target;
        const Turn* from = change_.project.find_turn(transcript_.id, gone.turn);
        const Turn* above = change_.project.find_turn(transcript_.id, plan_.turns[at].kept);
        if (!gone.joined && above && above->number < from->number && at + 1 < ids_.size()) ++at;
        Turn beside;
        beside.id = ids_[at];
        beside.number = static_cast<std::int64_t>(at) + 1;
        const bool is_taken =
            asked_at(change_.project, beside.id) != nullptr || !moved_to_.insert(beside.id).second;
        move_asked(transcript_, gone.turn, beside, is_taken, change_);
    }

    void drop_marks(TurnId turn) {
        for (const OffTopicMark& mark : change_.project.off_topic)
            if (mark.turn == turn)
                change_.file.erase("off_topic",
                                   {{"turn", turn.value}, {"coder", mark.coder.value}});
        for (const char* table : {"reviewed", "second_listen"})
            change_.file.erase(table, {{"turn", turn.value}});
    }

    std::vector<TurnId> touched() const {
        std::vector<TurnId> list;
        for (const Turn& turn : turns_) {
            const auto same = std::find(ids_.begin(), ids_.end(), turn.id);
            if (same == ids_.end() ||
                parsed(static_cast<std::size_t>(same - ids_.begin())).text != turn.text)
                list.push_back(turn.id);
        }
        return list;
    }

    std::vector<Turn> new_turns() const {
        std::vector<Turn> list;
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            Turn turn;
            turn.id = ids_[i];
            turn.transcript = transcript_.id;
            turn.text = parsed(i).text;
            list.push_back(std::move(turn));
        }
        return list;
    }

    const ReimportTranscript& command_;
    const Transcript& transcript_;
    const ReimportPlan plan_;
    const std::vector<Turn>& turns_;
    Change& change_;
    std::vector<TurnId> ids_;  // of the file's turns
    std::map<std::string, SpeakerId> made_;
    std::size_t speakers_changed_ = 0;
    std::set<TurnId> moved_to_;  // where questions are asked now that were asked at gone turns
};

// "2 turns changed, 1 added"; the kept ones are not worth a word.
std::string what_changed(const ReimportPlan& plan, std::size_t speakers) {
    std::size_t added = 0, split = 0, joined = 0;
    for (const ReimportedTurn& turn : plan.turns)
        if (!turn.kept) ++(turn.source ? split : added);
    for (const GoneTurn& gone : plan.gone) joined += gone.joined;
    std::string said;
    const auto say = [&](std::size_t count, const char* what) {
        if (count == 0) return;
        said += said.empty() ? "" : ", ";
        said += std::to_string(count) + " " + what;
    };
    say(plan.changed, "with other words");
    say(split, "split off");
    say(joined, "joined");
    say(added, "new");
    say(plan.gone.size() - joined, "gone");
    say(speakers, "by another speaker");
    return said;
}

void list_codings(const char* what, const std::vector<CodingId>& codings, Change& change) {
    for (const CodingId id : codings) {
        const Coding* coding = change.project.codings().find(id);
        if (coding)
            change.result.remarks.push_back(
                what + in_quotes(change.project.codes.find(coding->code)->name) + " of " +
                change.project.coders.find(coding->coder)->name + ": " + in_quotes(coding->quote));
    }
}

}  // namespace

void perform(const ReimportTranscript& command, Change& change) {
    const Transcript* transcript = change.project.transcripts.find(command.transcript);
    if (!transcript) throw Error(ErrorKind::NotFound, "The transcript is not in the study.");
    ReimportPlan plan = plan_reimport(change.project, transcript->id, command.parsed);
    const ReimportPlan planned = plan;
    Reimport reimport(command, *transcript, std::move(plan), change);
    const Carried carried = reimport.run();
    begin_review(transcript->id, change);
    const Sha256 hash = sha256(command.bytes);
    change.file.keep_original(hash, command.bytes);
    change.original = {{"file", command.file_name},
                       {"sha256", to_hex(hash)},
                       {"transcript", to_string(transcript->guid)}};
    change.result.sentence = "took the corrected text of " + transcript->name + " from " +
                             command.file_name + ": turns " +
                             what_changed(planned, reimport.speakers_changed());
    say(carried, change);
    list_codings("changed: ", carried.changed, change);
    list_codings("lost: ", carried.lost, change);
}

}  // namespace tandem
