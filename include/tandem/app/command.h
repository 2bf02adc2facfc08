// Everything that can change a study. Window and command line make the same structs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tandem/base/hash.h"
#include "tandem/exchange/transcript_reader.h"
#include "tandem/model/codebook.h"
#include "tandem/model/coding.h"
#include "tandem/model/ids.h"
#include "tandem/model/memo.h"
#include "tandem/model/people.h"
#include "tandem/model/span.h"

namespace tandem {

struct AddCoder {
    std::string name;
};

struct ImportParticipants {
    struct Person {
        std::string label, group;
        std::vector<std::pair<std::string, std::string>> values;  // attribute name, value
    };
    std::vector<Person> people;                                        // a known label is updated
    std::vector<std::pair<std::string, std::string>> attribute_types;  // name, type
    std::string file_name;
};

// One gesture: all files or none. A file with the bytes of a transcript already there is refused.
struct ImportTranscripts {
    struct File {
        std::string name;         // of the transcript: "PT06"
        std::string participant;  // label; made when new; empty for none
        std::string file_name;    // without its folder
        std::string bytes;  // the original; empty: that of the file before, for rows of a table
        ParsedTranscript parsed;
        ReadingChoices reading = {};  // what `parsed` was read with
    };
    std::vector<File> files;
};

struct ImportCodebook {
    std::vector<Code> codes;   // parents before children; ids and guids are not read
    std::vector<int> parents;  // for each code: index into `codes` of its parent, -1 for the top
    std::string file_name;
};

struct AddCode {
    std::string name;
    CodeId parent;
    std::string level = "code";
    std::string kinds, definition;  // empty kinds: those of the parent
};

// The fields that are set replace those of the code.
struct EditCode {
    CodeId code;
    std::optional<std::string> name, alias, kinds, definition, use_when, do_not_use_when, example;
};

struct MoveCode {
    CodeId code, parent;         // none: to the top
    std::int64_t position = -1;  // among the new siblings, from 0; -1: last
};

struct MergeCodes {
    CodeId from, into;
};

struct ApplyCode {
    CodeId code;
    TranscriptId transcript;
    std::vector<TextSpan> spans;  // apart from each other
    std::string kind, voice;      // empty kind: the code's default
    std::string memo;             // empty: none
    bool negative = false, candidate = false, in_vivo = false;
};

struct RemoveCoding {
    CodingId coding;
};

struct SetCodingFacets {
    CodingId coding;
    std::optional<std::string> kind = {}, voice = {};
    // Cuts against its code; is a quote to print; gave the code its name in these words.
    std::optional<bool> negative = {}, candidate = {}, in_vivo = {};
};

// The same coding, with another code. The kind stays if the new code has it.
struct RecodeCoding {
    CodingId coding;
    CodeId code;
};

// The same coding, on more, fewer or other words of its transcript.
struct ResizeCoding {
    CodingId coding;
    std::vector<TextSpan> spans;  // apart from each other
};

// A coder says that a turn is not about the study's topic, or takes that back.
struct MarkOffTopic {
    TranscriptId transcript;
    TurnId turn;
    bool off_topic = true;
};

// The coder accepts the words that are under a changed coding now.
struct ConfirmCoding {
    CodingId coding;
};

struct ImportCodings {
    struct Line {
        int line = 0;  // in the file, for messages
        TranscriptId transcript;
        TurnId turn;
        CodePoints begin, end;
        CodeId code;
        std::string coder;  // made when new
        std::string kind, voice, memo;
        std::string continues;  // lines with the same non-empty text here and the same code and
                                // coder are one coding of several turns
    };
    std::vector<Line> lines;
    std::string file_name;
};

struct CorrectTurn {
    TranscriptId transcript;
    TurnId turn;
    std::string text;
};

struct WriteMemo {
    std::string about;  // memo_subjects()
    Guid target;
    std::string type, text;  // one of memo_types(), or kConcern on a coding or turn
};

struct EditMemo {
    MemoId memo;
    std::string text;       // empty: the memo is withdrawn (kept with a tombstone)
    std::string type = {};  // empty: as it was
};

struct RelateCodes {
    CodeId from, to;
    std::string kind;  // relation_kinds()
    std::vector<CodingId> support;
    std::string memo;
};

struct RemoveRelation {
    RelationId relation;
};

// Codings and declarations made from then on belong to it. What was declared done stays done.
struct StartRound {
    std::string name;
};

struct DeclareDone {
    TranscriptId transcript;
};

struct Reopen {
    TranscriptId transcript;
};

// Many passages get the same code in one gesture. Those that cannot, because their transcript is
// declared done, they have the code already, or there are no words, are left out and said.
struct CodePassages {
    struct Passage {
        TranscriptId transcript;
        TextSpan span;
    };
    CodeId code;
    std::vector<Passage> passages;
    std::string kind, voice, memo;  // as in ApplyCode
    std::string sought;             // what was looked for, for the history; empty: nothing was
};

// The recording of a transcript, by reference: read_to_attach() in recordings.h fills it in.
struct AttachMedia {
    TranscriptId transcript;
    std::string path;  // absolute
    Sha256 sha256{};
    std::optional<std::int64_t> duration_ms;
    std::string role;  // one of media_roles()
};

// Where its file lies now. With other bytes it is refused, unless another file is meant.
struct LocateMedia {
    MediaId media;
    std::string path;  // absolute
    Sha256 sha256{};
    std::optional<std::int64_t> duration_ms;  // read for another file only
    bool other_file = false;
};

struct DetachMedia {
    MediaId media;
};

// Who corrects these transcripts, one person each: somebody new to the study is added to it. An
// empty name: nobody.
struct AssignCorrector {
    std::vector<TranscriptId> transcripts;
    std::string name;
};

// How far the correction has come; see review_statuses(). "corrected" below the set coverage needs
// a reason. "checked" follows "corrected", and is said by somebody else than the corrector.
struct SetReviewStatus {
    TranscriptId transcript;
    std::string status;
    std::string reason = {};
};

// What coders should know of the recording, "reception poor 20 to 23 min"; empty: nothing.
struct SetReviewNote {
    TranscriptId transcript;
    std::string note;
};

// How much of a transcript must be reviewed before it is corrected.
struct SetCoverage {
    std::int64_t percent = 100;  // 1 to 100
};

// Somebody has gone through these turns, or takes that back. Turns that are so already are left as
// they are. A transcript that is nobody's becomes the actor's.
struct MarkReviewed {
    TranscriptId transcript;
    std::vector<TurnId> turns;
    bool reviewed = true;
    bool played = false;  // else ticked
};

// Somebody has listened again to turns whose correction changed a negation: they read right.
struct HeardAgain {
    TranscriptId transcript;
    std::vector<TurnId> turns;
};

// An error that the machine makes again and again.
struct AddWatch {
    std::string wrong, right;
    std::string note = {};
};

struct RemoveWatch {
    WatchId entry;
};

// Questions of the interview guide. A known key (whatever its capitals) is changed to what is
// named, and stands in this order, before those that are not named.
struct ImportGuide {
    struct Question {
        std::string key;                            // as in GuideQuestion
        std::optional<std::string> wording, group;  // nothing: a known question keeps its own
    };
    std::vector<Question> questions;
    std::string file_name;
};

// At the end of the guide.
struct AddQuestion {
    std::string key;
    std::string wording = {}, group = {};
};

// What is set replaces that of the question.
struct EditQuestion {
    QuestionId question;
    std::optional<std::string> key = {}, wording = {}, group = {};
    std::optional<std::int64_t> position = {};  // in the guide, from 0
};

// With the marks where it was asked.
struct RemoveQuestion {
    QuestionId question;
};

// From this turn on the talk is about the question, until the next that is asked. No question:
// takes back that one is asked there.
struct MarkAsked {
    TranscriptId transcript;
    TurnId turn;
    QuestionId question = {};
};

// The turn goes on as two: what stands from code point `at` on becomes a turn of its own after it.
// White space at the cut goes. Codings keep their words, now in two turns.
struct SplitTurn {
    TranscriptId transcript;
    TurnId turn;
    CodePoints at;
    std::optional<std::string> speaker = {};  // of the second part, made when new; else the same
};

// The turn is joined to the one above.
struct JoinTurns {
    TranscriptId transcript;
    TurnId turn;
    std::string between = " ";  // white space between the words of both, or nothing
};

struct SetTurnSpeaker {
    TranscriptId transcript;
    std::vector<TurnId> turns;
    std::string speaker;  // made when new
};

struct RenameSpeaker {
    SpeakerId speaker;
    std::string label;  // that no other speaker of the transcript has
};

// All turns of one speaker become the other's. A speaker without turns is not shown.
struct MergeSpeakers {
    SpeakerId from, into;
};

struct SetInterviewer {
    SpeakerId speaker;
    bool interviewer = true;
};

// Words replaced in many places, one gesture: see find_replacements(). Codings stay on their words.
struct ReplaceWords {
    struct Place {
        TranscriptId transcript;
        TextSpan span;
        std::string with;
    };
    std::vector<Place> places;  // not overlapping, in any order
    std::string sought, with;   // for the history
};

// One of approaches(). Another one than before needs the reason, which stays in the history.
struct DeclareApproach {
    std::string approach;
    std::string reason = {};
};

// The text of a file corrected elsewhere takes the place of the transcript's: see plan_reimport().
// The file is kept beside the first original.
struct ReimportTranscript {
    TranscriptId transcript;
    std::string file_name;  // without its folder
    std::string bytes;
    ParsedTranscript parsed;
};

using AnyCommand =
    std::variant<AddCoder, ImportParticipants, ImportTranscripts, ImportCodebook, AddCode, EditCode,
                 MoveCode, MergeCodes, ApplyCode, RemoveCoding, SetCodingFacets, ConfirmCoding,
                 RecodeCoding, ResizeCoding, ImportCodings, CorrectTurn, MarkOffTopic, WriteMemo,
                 EditMemo, RelateCodes, RemoveRelation, DeclareDone, Reopen, CodePassages,
                 AttachMedia, LocateMedia, DetachMedia, AssignCorrector, SetReviewStatus,
                 SetReviewNote, SetCoverage, DeclareApproach, MarkReviewed, HeardAgain, AddWatch,
                 RemoveWatch, ImportGuide, AddQuestion, EditQuestion, RemoveQuestion, MarkAsked,
                 SplitTurn, JoinTurns, SetTurnSpeaker, RenameSpeaker, MergeSpeakers, SetInterviewer,
                 ReplaceWords, ReimportTranscript, StartRound>;

// One of them. It is copied, moved and destroyed by command.cpp alone: compiled anew wherever this
// is included, that would be a good part of all building time.
struct Command : AnyCommand {
    template <typename One>
    requires(!std::is_base_of_v<AnyCommand, std::remove_cvref_t<One>> &&
             std::is_constructible_v<AnyCommand, One>) Command(One&& one)
        : AnyCommand(std::forward<One>(one)) {}
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

// "apply-code", the stable name in the journal.
std::string command_name(const Command& command);

// The command line's verb for it: "code", "codebook merge". A test walks all of them.
std::string command_verb(const Command& command);

}  // namespace tandem
