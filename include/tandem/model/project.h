// The picture of a study in memory: everything readers need, nothing they can change.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "tandem/model/codebook.h"
#include "tandem/model/coding.h"
#include "tandem/model/guide.h"
#include "tandem/model/media.h"
#include "tandem/model/memo.h"
#include "tandem/model/people.h"
#include "tandem/model/review.h"
#include "tandem/model/rows.h"
#include "tandem/model/transcript.h"

namespace tandem {

// A time of coding; every study has at least one. A transcript that was declared done in one stays
// done in those that follow.
struct Round {
    RoundId id;
    Guid guid;
    std::string name;
    // Unix milliseconds; later than of all rounds that its starter knew of, whatever the clock
    // said. 0: by a version that did not keep it.
    std::int64_t started_at = 0;
};

// The order of rounds, the same in every copy of a study; those of before versions kept the start
// as they came into this file.
bool started_before(const Round& left, const Round& right);

// "I have finished this transcript in this round."
struct DoneMark {
    RoundId round;
    TranscriptId transcript;
    CoderId coder;
    auto operator<=>(const DoneMark&) const = default;
};

// "This turn is not about our topic."
struct OffTopicMark {
    TurnId turn;
    CoderId coder;
    auto operator<=>(const OffTopicMark&) const = default;
};

// Written by the store alone (load and reload); everybody else has it const. Turns are fetched from
// the project file when a transcript is first read, so one is not for use from two threads: another
// thread gets a snapshot().
class Project {
 public:
    Guid guid;
    std::string title;
    Rows<Coder> coders;
    Rows<Participant> participants;
    Rows<Attribute> attributes;
    std::map<std::pair<ParticipantId, AttributeId>, std::string> attribute_values;
    Rows<Transcript> transcripts;
    Rows<Speaker> speakers;
    Rows<Code> codes;  // merged ones included; see Code::merged_into
    Rows<Memo> memos;  // deleted ones included
    Rows<Relation> relations;
    Rows<Round> rounds;
    Rows<WatchEntry> watch;       // deleted ones included
    Rows<Media> media;            // deleted ones included
    std::int64_t coverage = 100;  // percent of the turns to review before "corrected"
    std::string approach;         // of approaches(); empty: nobody said which
    std::set<DoneMark> done;
    std::set<OffTopicMark> off_topic;  // all coders': readers show a coder's own
    std::map<TranscriptId, Review> reviews;
    std::map<TurnId, ReviewedMark> reviewed;
    std::map<TurnId, SecondListen> second_listens;
    Rows<GuideQuestion> questions;      // deleted ones included; see guide()
    std::map<TurnId, AskedMark> asked;  // of deleted questions too; see asked_at()
    // People who correct transcripts and have coded, declared, noted and related nothing: they are
    // no coders, and nothing of theirs is hidden. See find_assistants().
    std::set<CoderId> assistants;

    // Codings that were not removed, all coders': readers go through app/view, which hides what a
    // coder must not see yet.
    const Rows<Coding>& codings() const { return codings_; }
    const std::vector<CodingId>& codings_in(TranscriptId transcript) const;
    // Those that their coders took away, for the memos that hang on them.
    const Rows<Coding>& removed_codings() const { return removed_codings_; }
    void put_coding(Coding coding);
    void put_removed_coding(Coding coding);
    void erase_coding(CodingId id);
    void reserve_codings(std::size_t count) { codings_.reserve(count); }
    // After codes were merged, or their merge undone: Coding::code of every coding.
    void resolve_codes();
    // After anybody's assignment or work changed: `assistants`.
    void find_assistants();

    // In order. Fetches them on first use.
    const std::vector<Turn>& turns(TranscriptId transcript) const;
    // Fetches the turns of `transcript` if need be. nullptr when it has no such turn.
    const Turn* find_turn(TranscriptId transcript, TurnId turn) const;
    const Turn* find_turn_number(TranscriptId transcript, std::int64_t number) const;

    using TurnSource = std::function<std::vector<Turn>(TranscriptId)>;
    void set_turn_source(TurnSource source) { turn_source_ = std::move(source); }
    // Replaces one turn if its transcript was read already.
    void refresh_turn(Turn turn);
    void forget_turns(TranscriptId transcript) { turns_.erase(transcript); }
    // Of the transcripts that have one of these.
    void forget_turns_with(const std::unordered_set<TurnId>& turns);

    // Transcripts whose turns were not fetched yet, at most so many.
    std::vector<TranscriptId> unread(std::size_t most) const;
    // A copy for another thread; it shares with this one all that neither changes, so that it costs
    // little at any size. Requires: nothing is unread. It is destroyed where this one lives.
    Project snapshot() const;

    // By name, exactly; nullptr when there is none.
    const Coder* find_coder(std::string_view name) const;
    const Participant* find_participant(std::string_view label) const;
    const Transcript* find_transcript(std::string_view name) const;
    const Attribute* find_attribute(std::string_view name) const;
    // Codes called `name` (or with that alias), merged ones left out.
    std::vector<const Code*> find_codes(std::string_view name) const;

    // The same order in every copy of a study, whatever was imported first.
    std::vector<const Transcript*> transcripts_by_name() const;
    std::vector<const Coder*> coders_by_name() const;
    // Without the assistants, who do not code.
    std::vector<const Coder*> coders_who_code() const;

    // Children of `parent` in order (of the root for none), merged ones left out.
    std::vector<const Code*> children(CodeId parent) const;
    // Follows merges to the code where codings of `code` count.
    CodeId resolve(CodeId code) const;
    // "Barriers > Self-stigma > It must be physical".
    std::string path(CodeId code) const;
    // Whether `code` is `ancestor` or stands below it.
    bool is_under(CodeId code, CodeId ancestor) const;

    std::string_view speaker_label(const Turn& turn) const;
    bool is_done(TranscriptId transcript, CoderId coder) const;  // in whatever round
    // The round in which the coder declared it done; none: not done.
    RoundId done_in(TranscriptId transcript, CoderId coder) const;
    RoundId latest_round() const;
    std::vector<const Round*> rounds_by_start() const;  // the first one first
    // The words under the spans now; several spans joined by " … ".
    std::string text_under(const Coding& coding) const;

 private:
    Rows<Coding> codings_, removed_codings_;
    std::unordered_map<CoderId, std::int64_t> coded_;  // codings of each, removed ones too
    std::unordered_map<TranscriptId, std::vector<CodingId>> codings_in_;
    TurnSource turn_source_;
    mutable std::unordered_map<TranscriptId, std::shared_ptr<std::vector<Turn>>> turns_;
};

// The turns of its transcript that a speaker says, in order; none: the speaker is not shown.
std::vector<const Turn*> turns_said_by(const Project& project, const Speaker& speaker);

// "PT06:12", the way turns are named in every message and on the command line.
std::string turn_name(const Transcript& transcript, const Turn& turn);

// In reading order; those with nothing but white space between them become one. Requires: spans of
// these turns.
std::vector<TextSpan> settled_spans(std::vector<TextSpan> spans, const std::vector<Turn>& turns);

// The words of `spans` in `turns` (of one transcript), several joined by " … ".
std::string quote_of(const std::vector<Turn>& turns, const std::vector<TextSpan>& spans);

}  // namespace tandem
