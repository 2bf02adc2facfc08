// What panels ask for. Nothing happens before the frame is over; see desktop.h.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tandem/app/command.h"

#include "ui/command_id.h"

namespace tandem::ui {

enum class Page { Transcript, Agreement, Themes, Tables, History };

struct ShowPage {
    Page page;
};
// Opens the transcript; with a turn, scrolls there and marks the words [begin, end).
struct OpenTranscript {
    TranscriptId transcript;
    TurnId turn;
    CodePoints begin, end;
};
struct SelectCoding {
    CodingId coding;  // none: nothing is selected
};
struct SelectCode {
    CodeId code;
};
// The code picker over the words selected in the transcript.
struct OpenCodePicker {};
struct CloseCodePicker {};
// Gives the words selected in the transcript this code.
struct CodeSelection {
    CodeId code;
};
// Makes a code of this name first.
struct CodeSelectionAsNew {
    std::string name;
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
// The disagreement's place in the walk, from 0.
struct WalkTo {
    int place;
};
// By 1 or -1 from the disagreement at hand.
struct StepWalk {
    int step;
};
struct EndWalk {};
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
struct MakeStudy {
    std::string path, title;
};
struct ImportPaths {
    std::vector<std::string> paths;
};
struct Undo {};
struct Redo {};
struct SwitchTheme {};
struct ShowKeys {};
// The keyboard to the words, unless somebody types elsewhere.
struct FocusText {};
struct OpenPalette {};
struct OpenMainMenu {};
// As if its key were pressed.
struct Invoke {
    CommandId command;
};

using Request = std::variant<Command, ShowPage, OpenTranscript, SelectCoding, SelectCode,
                             OpenCodePicker, CloseCodePicker, CodeSelection, CodeSelectionAsNew,
                             CodeSelectionRecent, BecomeCoder, OnlyRead, AskWho, WriteTable, WalkTo,
                             StepWalk, EndWalk, StepTranscript, StepPane, DeclareThisDone,
                             ReopenThis, OpenStudy, MakeStudy, ImportPaths, Undo, Redo, SwitchTheme,
                             ShowKeys, FocusText, OpenPalette, OpenMainMenu, Invoke>;

// The panels' one way to change anything.
class Actions {
 public:
    void post(Request request) { posted_.push_back(std::move(request)); }
    std::vector<Request> take() { return std::exchange(posted_, {}); }

 private:
    std::vector<Request> posted_;
};

}  // namespace tandem::ui
