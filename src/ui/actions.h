// What panels ask for. Nothing happens before the frame is over; see desktop.h.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tandem/analysis/occurrences.h"
#include "tandem/app/command.h"
#include "tandem/text/search.h"

#include "ui/command_id.h"
#include "ui/looks.h"

namespace tandem::ui {

enum class Page {
    Transcript,
    Agreement,
    Themes,
    Memos,
    Tables,
    History,
    Find,
    Passages,
    Changed,  // codings whose words were changed or lost
    Compare,  // the open transcript beside how it was imported
    Replace,  // words in many places
    Deidentify
};

struct ShowPage {
    Page page;
};
// The parts of the page of agreement.
enum class AgreementView { Codes, Coders, Rounds, Lesson };
// That page; with the keyboard in the field for the name of a new round.
struct ShowAgreement {
    AgreementView view;
    bool starts_round = false;
};
// The card on which the study's approach is declared.
struct OpenApproach {};
// Opens the transcript; with a turn, scrolls there and marks the words [begin, end).
struct OpenTranscript {
    TranscriptId transcript;
    TurnId turn;
    CodePoints begin, end;
};
// The page with what a number counts.
struct ShowOccurrences {
    OccurrenceQuery query;
};
// As if the number of the selected code and what is below it were pressed; of all without one.
struct ShowSelectedOccurrences {};
struct SelectCoding {
    CodingId coding;  // none: nothing is selected
};
struct SelectParticipant {
    ParticipantId participant;
};
// The memo field for what is selected: a coding, a code, else the turn at the caret.
struct WriteMemoHere {
    bool concern = false;
};
// A memo of the person at work, in the list of memos.
struct ReadMemo {
    MemoId memo;
};
// The code picker, for another code of the selected coding.
struct OpenRecodePicker {};
// A field for the name of the selected coding's code, or of the selected code.
struct RenameCodeHere {};
struct SelectCode {
    CodeId code;
};
// The code picker over the words selected in the transcript.
struct OpenCodePicker {};
struct CloseCodePicker {};
// The questions of the interview guide, over the turn at the caret: which is asked there?
struct OpenQuestionPicker {};
// Gives the words selected in the transcript this code.
struct CodeSelection {
    CodeId code;
    bool in_vivo = false;  // the code is named after the words
};
// Makes a code of this name first.
struct CodeSelectionAsNew {
    std::string name;
    bool in_vivo = false;
};
// The code that was used last (0), the one before (1) …
struct CodeSelectionRecent {
    int place;
};
struct BecomeCoder {
    std::string name;
};
struct OnlyRead {};
// Back to the question who is at work.
struct AskWho {};
struct WriteTable {
    std::string kind, path;
};
// Every table, beside the one that is shown and in its format.
struct WriteAllTables {};
// The long work that is shown at the bottom.
struct CancelWork {};
// Once more what was cancelled, or failed, while it was counted for a page.
struct CountAgain {};
// The disagreement's place in the walk, from 0.
struct WalkTo {
    int place;
};
// By 1 or -1 from the disagreement at hand.
struct StepWalk {
    int step;
};
struct EndWalk {};
// To where the reader jumped from, and forward again.
struct GoBack {};
struct GoForward {};
// By 1 or -1 in the order of their names.
struct StepTranscript {
    int step;
};
// The keyboard to the next pane (1) or the one before (-1).
struct StepPane {
    int step;
};
// Of the open transcript, by the person at work.
struct DeclareThisDone {};
struct ReopenThis {};
struct OpenStudy {
    std::string path;
};
struct CloseStudy {};
// The three steps of setting one up.
struct NewStudy {};
// Makes the file and, all or nothing, what it begins with.
struct MakeStudy {
    std::string path, title;
    std::string codebook = {};                  // a file; empty: none
    std::vector<std::string> transcripts = {};  // files
    std::string coder = {};                     // who is at work then; empty: is asked
};
// A copy of the example study, the person's own.
struct OpenExample {};
// Leaves it out of the list of recent studies; the file stays.
struct ForgetStudy {
    std::string path;
};
// What a question for files is for.
enum class FileFor {
    Study,
    NewStudy,
    NewCodebook,
    NewTranscripts,
    Import,
    ImportPeople,  // who takes part, with the files that are being imported
    ImportAgain,   // in place of the open transcript's text
    Codebook,
    OldKey,       // of a de-identification
    NewKey,       // where it is kept
    SharedStudy,  // where the study without names is kept
    Table,
    Recording,      // of the open transcript
    MovedRecording  // where it lies now
};
struct AskForFiles {
    FileFor purpose;
};
// The answer; no paths: nothing was chosen.
struct FilesChosen {
    std::vector<std::string> paths;
};
struct ImportPaths {
    std::vector<std::string> paths;
    std::string type = "auto";  // one of import_types()
};
// The files that are to be imported, once more, as the fields of the preview say by now.
struct ReadImportAgain {};
// Files let go over the window: a study is opened, others are imported.
struct DropFiles {
    std::vector<std::string> paths;
};
// What is shown, or not.
struct StartImport {};
struct CloseImport {};
// The answer to the question whether to close while work goes on.
struct AnswerClosing {
    bool close;
};
struct Undo {};
struct Redo {};
struct SwitchTheme {};
struct ChooseTheme {
    ThemeChoice choice;
};
// High contrast on, or off again.
struct SwitchContrast {};
// Of the words that are read: a step larger (1), smaller (-1), or as designed (0).
struct ChangeTextSize {
    int step;
};
// The stripes of codings at the other side of the words.
struct SwitchStripesSide {};
// Shows codings with this code, and with those below it, and no others.
struct ShowOnlyCode {
    CodeId code;
};
struct ClearFilter {};
// Fades words that no coding in sight lies on.
struct SwitchBacklight {};
struct ShowKeys {};
// The keyboard to the words, unless somebody types elsewhere than in the field that asks for it.
struct FocusText {
    bool from_field = false;
};
struct OpenPalette {};
// The bar over the transcript, and the page for all transcripts; both begin with selected words.
struct FindInTranscript {};
struct FindInStudy {};
// The page for it; begins with selected words.
struct ReplaceInStudy {};
// The page of de-identification; the selected words become words found by hand.
struct DeidentifyWords {};
// What may tell who somebody is, for the page that lists it.
struct ListIdentifiers {};
// As the fields of that page say.
struct OpenIdentityKey {};
struct SaveIdentityKey {};
struct MakeSharedStudy {};
// The turn of this GUID, wherever it is.
struct OpenTurn {
    Guid turn;
    CodePoints begin, end;
};
// To the next (1) or previous (-1) place of what is looked for.
struct StepHit {
    int step;
};
struct SwitchFindOption {
    bool SearchQuery::*option;
};
struct OpenMainMenu {};
// The recording of the open transcript. Without one, playing shows how to attach it.
struct PlayOrPause {};
// From the turn at the caret.
struct PlayFromTurn {};
// Forward (1) or back (-1) by the seconds of the settings.
struct StepRecording {
    int direction;
};
// Faster by so many tenths; 0: normal speed.
struct ChangeSpeed {
    int tenths;
};
struct SeekRecording {
    std::int64_t position_ms;
};
// Hears a part over and over: from `begin_ms` to before `end_ms`, or the turns of the selection.
struct LoopRecording {
    std::int64_t begin_ms, end_ms;
};
struct LoopTurns {};
struct EndLoop {};
struct DetachRecording {};
// As if its key were pressed.
struct Invoke {
    CommandId command;
};

using AnyRequest = std::variant<
    Command, ShowPage, ShowAgreement, OpenApproach, OpenTranscript, SelectCoding, SelectCode,
    SelectParticipant, WriteMemoHere, ShowOccurrences, ShowSelectedOccurrences, ReadMemo,
    OpenRecodePicker, RenameCodeHere, OpenQuestionPicker, OpenCodePicker, CloseCodePicker,
    CodeSelection, CodeSelectionAsNew, CodeSelectionRecent, BecomeCoder, OnlyRead, AskWho,
    WriteTable, WriteAllTables, CancelWork, CountAgain, WalkTo, StepWalk, EndWalk, GoBack,
    GoForward, StepTranscript, StepPane, DeclareThisDone, ReopenThis, OpenStudy, CloseStudy,
    NewStudy, MakeStudy, OpenExample, ForgetStudy, AskForFiles, FilesChosen, ImportPaths,
    ReadImportAgain, ReplaceInStudy, DeidentifyWords, ListIdentifiers, OpenIdentityKey,
    SaveIdentityKey, MakeSharedStudy, OpenTurn, StartImport, CloseImport, AnswerClosing, DropFiles,
    Undo, Redo, SwitchTheme, ChooseTheme, SwitchContrast, ShowKeys, FocusText, OpenPalette,
    OpenMainMenu, FindInTranscript, FindInStudy, StepHit, SwitchFindOption, ChangeTextSize,
    SwitchStripesSide, ShowOnlyCode, ClearFilter, SwitchBacklight, PlayOrPause, PlayFromTurn,
    StepRecording, ChangeSpeed, SeekRecording, LoopRecording, LoopTurns, EndLoop, DetachRecording,
    Invoke>;

// One of them; copied, moved and destroyed by actions.cpp alone, as Command is by command.cpp.
struct Request : AnyRequest {
    template <typename One>
    requires(!std::is_base_of_v<AnyRequest, std::remove_cvref_t<One>> &&
             std::is_constructible_v<AnyRequest, One>) Request(One&& one)
        : AnyRequest(std::forward<One>(one)) {}
    Request(const Request& other);
    Request(Request&& other) noexcept;
    Request& operator=(const Request& other);
    Request& operator=(Request&& other) noexcept;
    ~Request();
};

// The panels' one way to change anything.
class Actions {
 public:
    Actions();
    ~Actions();
    void post(Request request);
    std::vector<Request> take();

 private:
    std::vector<Request> posted_;
};

}  // namespace tandem::ui
