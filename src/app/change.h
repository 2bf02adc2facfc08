// What a perform function works with, and what the perform files share.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/app/view.h"
#include "tandem/app/workspace.h"
#include "tandem/base/json.h"
#include "tandem/base/random.h"
#include "tandem/model/project.h"
#include "tandem/store/project_file.h"

namespace tandem {

// One command being done. Performing writes rows to `file` and says in `result` what happened; it
// reads `project`, the study as it was before. An Error leaves everything as it was.
struct Change {
    ProjectFile& file;
    const Project& project;
    Random& random;
    std::int64_t now_ms;
    CoderId actor;  // none when nobody was named
    std::string actor_name;
    RunResult result;
    // Whose codings of which transcripts the sentence tells of.
    std::vector<std::pair<Guid, Guid>> touches{};  // coder, transcript
    bool is_thought = false;  // the sentence tells a memo or relation of the actor's
    Json submission{};        // for the record, when a transcript is declared done
    Json original{};          // for the record, when a file is kept that no transcript names
    Steps steps{};            // hears how far the change is

    Guid new_guid() { return make_guid(now_ms, random); }
    // What the actor may see, for remarks and for what a command may name.
    Viewer viewer() const { return {actor ? std::optional(actor) : std::nullopt}; }
};

// Takes back what a change has written so far, unless it was committed.
class Rollback {
 public:
    explicit Rollback(ProjectFile& file) : file_(&file) {}
    ~Rollback() {
        if (file_) file_->rollback();
    }
    Rollback(const Rollback&) = delete;
    Rollback& operator=(const Rollback&) = delete;
    void dismiss() { file_ = nullptr; }

 private:
    ProjectFile* file_;
};

void perform(const AddCoder&, Change&);
void perform(const ImportParticipants&, Change&);
void perform(const ImportTranscripts&, Change&);
void perform(const ImportCodebook&, Change&);
void perform(const AddCode&, Change&);
void perform(const EditCode&, Change&);
void perform(const MoveCode&, Change&);
void perform(const MergeCodes&, Change&);
void perform(const ApplyCode&, Change&);
void perform(const RemoveCoding&, Change&);
void perform(const SetCodingFacets&, Change&);
void perform(const ConfirmCoding&, Change&);
void perform(const RecodeCoding&, Change&);
void perform(const ResizeCoding&, Change&);
void perform(const ImportCodings&, Change&);
void perform(const CorrectTurn&, Change&);
void perform(const MarkOffTopic&, Change&);
void perform(const WriteMemo&, Change&);
void perform(const EditMemo&, Change&);
void perform(const RelateCodes&, Change&);
void perform(const RemoveRelation&, Change&);
void perform(const StartRound&, Change&);
void perform(const DeclareDone&, Change&);
void perform(const Reopen&, Change&);
void perform(const CodePassages&, Change&);
void perform(const AttachMedia&, Change&);
void perform(const LocateMedia&, Change&);
void perform(const DetachMedia&, Change&);
void perform(const AssignCorrector&, Change&);
void perform(const SetReviewStatus&, Change&);
void perform(const SetReviewNote&, Change&);
void perform(const SetCoverage&, Change&);
void perform(const DeclareApproach&, Change&);
void perform(const MarkReviewed&, Change&);
void perform(const HeardAgain&, Change&);
void perform(const AddWatch&, Change&);
void perform(const RemoveWatch&, Change&);
void perform(const ImportGuide&, Change&);
void perform(const AddQuestion&, Change&);
void perform(const EditQuestion&, Change&);
void perform(const RemoveQuestion&, Change&);
void perform(const MarkAsked&, Change&);
void perform(const SplitTurn&, Change&);
void perform(const JoinTurns&, Change&);
void perform(const SetTurnSpeaker&, Change&);
void perform(const RenameSpeaker&, Change&);
void perform(const MergeSpeakers&, Change&);
void perform(const SetInterviewer&, Change&);
void perform(const ReplaceWords&, Change&);
void perform(const ReimportTranscript&, Change&);

// A transcript that was not started is in progress once somebody corrects something in it. For
// every command that changes its words or speakers.
void begin_review(TranscriptId transcript, Change& change);

// Row of the coder called `name`, made when it is new. Throws Error for an empty name.
CoderId coder_named(const std::string& name, Change& change);
// Throws Error when nobody was named: "Say who codes …".
void require_actor(const Change& change);

// Throws Error(Conflict) when `coder` has declared the transcript done; `where` begins the message.
void require_open(const Change& change, CoderId coder, TranscriptId transcript,
                  const std::string& where);

// Throws Error(Conflict) when another coder has declared the transcript done as well: both could
// see each other's codings since, so nothing opens it again.
void require_not_revealed(const Project& project, const Transcript& transcript, CoderId coder);

// Without white space at the ends; throws Error(BadInput) "A … needs a name" when nothing is left
// or the text is no valid UTF-8.
std::string required_text(std::string_view text, const std::string& what);

// The same; empty when nothing is left.
std::string optional_text(std::string_view text, const std::string& what);

// Lines of a text as the study keeps them, each ended by LF.
std::string with_line_feeds(std::string text);

// The speaker with this label in the transcript, made when it is new; `made` remembers those.
// Throws Error for an empty label.
SpeakerId speaker_called(const std::string& label, const Transcript& transcript,
                         std::map<std::string, SpeakerId>& made, Change& change);
// Whether transcribers give this label to the one who asks.
bool is_interviewer_label(std::string_view label);
// "Interviewer 2" and "INTERVIEWER" are called alike.
std::string plain_label(std::string_view label);

// The turn `from` goes, and `to` has its words or its place: a question asked there is asked at
// `to` now, unless that is taken by another. For every command that joins or drops turns; a remark
// says what became of it.
void move_asked(const Transcript& transcript, TurnId from, const Turn& to, bool is_taken,
                Change& change);

// "PT06:3 to PT06:5, PT06:9 and 4 more", for a sentence.
std::string list_of_turns(const Transcript& transcript, const std::vector<const Turn*>& turns);

Value milliseconds(const std::optional<std::int64_t>& time);  // NULL for none

// NULL for "none".
template <class Tag>
Value reference(Id<Tag> id) {
    return id ? Value(id.value) : Value(std::monostate{});
}

// “words” for a sentence, shortened to about `most` code points at a grapheme.
std::string in_quotes(std::string_view words, std::int64_t most = 60);

}  // namespace tandem
