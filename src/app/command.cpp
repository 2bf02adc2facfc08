#include "tandem/app/command.h"

namespace tandem {

namespace {

struct Words {
    const char *name, *verb;
};

// One line for each command; a command without one does not compile.
struct WordsOf {
    Words operator()(const AddCoder&) { return {"add-coder", "coder add"}; }
    Words operator()(const ImportParticipants&) { return {"import-participants", "import"}; }
    Words operator()(const ImportTranscripts&) { return {"import-transcripts", "import"}; }
    Words operator()(const ImportCodebook&) { return {"import-codebook", "codebook import"}; }
    Words operator()(const AddCode&) { return {"add-code", "codebook add"}; }
    Words operator()(const EditCode&) { return {"edit-code", "codebook edit"}; }
    Words operator()(const MoveCode&) { return {"move-code", "codebook move"}; }
    Words operator()(const MergeCodes&) { return {"merge-codes", "codebook merge"}; }
    Words operator()(const ApplyCode&) { return {"apply-code", "code"}; }
    Words operator()(const RemoveCoding&) { return {"remove-coding", "uncode"}; }
    Words operator()(const SetCodingFacets&) { return {"set-coding-facets", "set"}; }
    Words operator()(const ConfirmCoding&) { return {"confirm-coding", "confirm"}; }
    Words operator()(const RecodeCoding&) { return {"recode-coding", "recode"}; }
    Words operator()(const ResizeCoding&) { return {"resize-coding", "resize"}; }
    Words operator()(const ImportCodings&) { return {"import-codings", "import"}; }
    Words operator()(const CorrectTurn&) { return {"correct-turn", "correct"}; }
    Words operator()(const MarkOffTopic&) { return {"mark-off-topic", "offtopic"}; }
    Words operator()(const WriteMemo&) { return {"write-memo", "memo add"}; }
    Words operator()(const EditMemo&) { return {"edit-memo", "memo edit"}; }
    Words operator()(const RelateCodes&) { return {"relate-codes", "relate"}; }
    Words operator()(const RemoveRelation&) { return {"remove-relation", "unrelate"}; }
    Words operator()(const StartRound&) { return {"start-round", "round start"}; }
    Words operator()(const DeclareDone&) { return {"declare-done", "round done"}; }
    Words operator()(const Reopen&) { return {"reopen", "round reopen"}; }
    Words operator()(const CodePassages&) { return {"code-passages", "search"}; }
    Words operator()(const AttachMedia&) { return {"attach-media", "media add"}; }
    Words operator()(const LocateMedia&) { return {"locate-media", "media locate"}; }
    Words operator()(const DetachMedia&) { return {"detach-media", "media remove"}; }
    Words operator()(const AssignCorrector&) { return {"assign-corrector", "review assign"}; }
    Words operator()(const SetReviewStatus&) { return {"set-review-status", "review status"}; }
    Words operator()(const SetReviewNote&) { return {"set-review-note", "review note"}; }
    Words operator()(const DeclareApproach&) { return {"declare-approach", "approach"}; }
    Words operator()(const SetCoverage&) { return {"set-coverage", "review coverage"}; }
    Words operator()(const MarkReviewed&) { return {"mark-reviewed", "review tick"}; }
    Words operator()(const HeardAgain&) { return {"heard-again", "review heard"}; }
    Words operator()(const AddWatch&) { return {"add-watch", "watch add"}; }
    Words operator()(const RemoveWatch&) { return {"remove-watch", "watch remove"}; }
    Words operator()(const ImportGuide&) { return {"import-guide", "guide import"}; }
    Words operator()(const AddQuestion&) { return {"add-question", "guide add"}; }
    Words operator()(const EditQuestion&) { return {"edit-question", "guide edit"}; }
    Words operator()(const RemoveQuestion&) { return {"remove-question", "guide remove"}; }
    Words operator()(const MarkAsked&) { return {"mark-asked", "guide ask"}; }
    Words operator()(const SplitTurn&) { return {"split-turn", "split"}; }
    Words operator()(const JoinTurns&) { return {"join-turns", "join"}; }
    Words operator()(const SetTurnSpeaker&) { return {"set-turn-speaker", "speaker set"}; }
    Words operator()(const RenameSpeaker&) { return {"rename-speaker", "speaker rename"}; }
    Words operator()(const MergeSpeakers&) { return {"merge-speakers", "speaker merge"}; }
    Words operator()(const SetInterviewer&) { return {"set-interviewer", "speaker interviewer"}; }
    Words operator()(const ReplaceWords&) { return {"replace-words", "replace"}; }
    Words operator()(const ReimportTranscript&) { return {"reimport-transcript", "import"}; }
};

}  // namespace

Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

std::string command_name(const Command& command) {
    return std::visit(WordsOf(), command).name;
}

std::string command_verb(const Command& command) {
    return std::visit(WordsOf(), command).verb;
}

}  // namespace tandem
