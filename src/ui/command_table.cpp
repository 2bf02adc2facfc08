#include "ui/command_table.h"

#include <algorithm>

namespace tandem::ui {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift, kAlt = ImGuiMod_Alt;
constexpr unsigned kToCode = kTranscript | kSomebody | kWords | kOpenForMe;

template <class Wanted>
Request ask() {
    return Wanted{};
}
template <Page page>
Request show() {
    return ShowPage{page};
}
template <int step>
Request step_transcript() {
    return StepTranscript{step};
}
template <int step>
Request step_walk() {
    return StepWalk{step};
}
template <int step>
Request step_pane() {
    return StepPane{step};
}
template <FileFor purpose>
Request ask_for_files() {
    return AskForFiles{purpose};
}
template <ThemeChoice choice>
Request choose_theme() {
    return ChooseTheme{choice};
}
template <int place>
Request code_recent() {
    return CodeSelectionRecent{place};
}

constexpr std::array kStudyRows{
    CommandRow{CommandId::OpenStudy,
               "open-study",
               "Open a study …",
               Place::Anywhere,
               Menu::Study,
               {kCtrl | ImGuiKey_O},
               kNothing,
               ask_for_files<FileFor::Study>},
    CommandRow{CommandId::NewStudy,
               "new-study",
               "New study …",
               Place::Anywhere,
               Menu::Study,
               {kCtrl | ImGuiKey_N},
               kNothing,
               ask<NewStudy>},
    CommandRow{CommandId::CloseStudy,
               "close-study",
               "Close this study",
               Place::Anywhere,
               Menu::Study,
               {kCtrl | ImGuiKey_W},
               kNothing,
               ask<CloseStudy>},
    CommandRow{CommandId::ImportFiles,
               "import-files",
               "Import transcripts, participants or codings …",
               Place::Anywhere,
               Menu::Study,
               {kCtrl | ImGuiKey_I},
               kNothing,
               ask_for_files<FileFor::Import>},
    CommandRow{CommandId::ImportCodebook,
               "import-codebook",
               "Import a codebook …",
               Place::Anywhere,
               Menu::Study,
               {},
               kNothing,
               ask_for_files<FileFor::Codebook>},
    CommandRow{CommandId::ChooseCoder,
               "choose-coder",
               "Change who is at work…",
               Place::Anywhere,
               Menu::Study,
               {},
               kNothing,
               ask<AskWho>},
    CommandRow{CommandId::DeclareDone,
               "declare-done",
               "Declare this transcript done",
               Place::Anywhere,
               Menu::Study,
               {},
               kTranscript | kSomebody | kOpenForMe,
               ask<DeclareThisDone>},
    CommandRow{CommandId::Reopen,
               "reopen",
               "Reopen this transcript",
               Place::Anywhere,
               Menu::Study,
               {},
               kTranscript | kSomebody,
               ask<ReopenThis>},
    CommandRow{CommandId::WriteAllTables,
               "write-all-tables",
               "Write all tables to files",
               Place::Anywhere,
               Menu::Study,
               {},
               kNothing,
               ask<WriteAllTables>},
    CommandRow{CommandId::CancelWork,
               "cancel-work",
               "Cancel the work that goes on",
               Place::Anywhere,
               Menu::Study,
               {},
               kWorking,
               ask<CancelWork>},
};

constexpr std::array kEditRows{
    CommandRow{CommandId::Undo,
               "undo",
               "Undo",
               Place::Anywhere,
               Menu::Edit,
               {kCtrl | ImGuiKey_Z},
               kUndoable,
               ask<Undo>},
    CommandRow{CommandId::Redo,
               "redo",
               "Redo",
               Place::Anywhere,
               Menu::Edit,
               {kCtrl | kShift | ImGuiKey_Z, kCtrl | ImGuiKey_Y},
               kRedoable,
               ask<Redo>},
    CommandRow{CommandId::CopyWords,
               "copy",
               "Copy the selected words",
               Place::Transcript,
               Menu::Edit,
               {kCtrl | ImGuiKey_C},
               kTranscript | kWords,
               nullptr,
               true},
    CommandRow{CommandId::SelectAll,
               "select-all",
               "Select the whole transcript",
               Place::Transcript,
               Menu::Edit,
               {kCtrl | ImGuiKey_A},
               kTranscript},
    CommandRow{CommandId::CorrectTurn,
               "correct-turn",
               "Correct the words of this turn",
               Place::Transcript,
               Menu::Edit,
               {ImGuiKey_F2},
               kTranscript | kSomebody,
               nullptr,
               true},
};

constexpr std::array kCodeRows{
    CommandRow{CommandId::PickCode,
               "code",
               "Give the selected words a code…",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_Enter, ImGuiKey_C},
               kToCode,
               ask<OpenCodePicker>,
               true},
    CommandRow{CommandId::CodeInVivo,
               "code-in-vivo",
               "Make a code of the selected words",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_I},
               kToCode,
               nullptr,
               true},
    CommandRow{CommandId::CodeAgain,
               "code-again",
               "Give the code used last",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_0},
               kToCode,
               code_recent<0>,
               true},
    CommandRow{CommandId::RecentCode1,
               "recent-code-1",
               "Recent code 1",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_1},
               kToCode,
               code_recent<0>},
    CommandRow{CommandId::RecentCode2,
               "recent-code-2",
               "Recent code 2",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_2},
               kToCode,
               code_recent<1>},
    CommandRow{CommandId::RecentCode3,
               "recent-code-3",
               "Recent code 3",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_3},
               kToCode,
               code_recent<2>},
    CommandRow{CommandId::RecentCode4,
               "recent-code-4",
               "Recent code 4",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_4},
               kToCode,
               code_recent<3>},
    CommandRow{CommandId::RecentCode5,
               "recent-code-5",
               "Recent code 5",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_5},
               kToCode,
               code_recent<4>},
    CommandRow{CommandId::RecentCode6,
               "recent-code-6",
               "Recent code 6",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_6},
               kToCode,
               code_recent<5>},
    CommandRow{CommandId::RecentCode7,
               "recent-code-7",
               "Recent code 7",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_7},
               kToCode,
               code_recent<6>},
    CommandRow{CommandId::RecentCode8,
               "recent-code-8",
               "Recent code 8",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_8},
               kToCode,
               code_recent<7>},
    CommandRow{CommandId::RecentCode9,
               "recent-code-9",
               "Recent code 9",
               Place::Transcript,
               Menu::None,
               {ImGuiKey_9},
               kToCode,
               code_recent<8>},
    CommandRow{CommandId::SnapSentence,
               "snap-to-sentence",
               "Widen the selection to whole sentences",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_Period},
               kTranscript,
               nullptr,
               true},
    CommandRow{CommandId::SnapTurn,
               "snap-to-turn",
               "Widen the selection to whole turns",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_Comma},
               kTranscript,
               nullptr,
               true},
    CommandRow{CommandId::NextCodingHere,
               "next-coding-here",
               "Next coding under the caret",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_Tab, ImGuiKey_O},
               kTranscript,
               nullptr,
               true},
    CommandRow{CommandId::RemoveCoding,
               "remove-coding",
               "Remove the selected coding",
               Place::Transcript,
               Menu::Code,
               {ImGuiKey_Delete, ImGuiKey_U},
               kTranscript | kOwnCoding | kOpenForMe,
               nullptr,
               true},
};

constexpr std::array kGoRows{
    CommandRow{CommandId::Palette,
               "palette",
               "Find a command, code, transcript or participant…",
               Place::Anywhere,
               Menu::Go,
               {kCtrl | ImGuiKey_K},
               kNothing,
               ask<OpenPalette>},
    CommandRow{CommandId::GoBack,
               "go-back",
               "Back",
               Place::Anywhere,
               Menu::Go,
               {kAlt | ImGuiKey_LeftArrow},
               kNothing,
               ask<GoBack>},
    CommandRow{CommandId::GoForward,
               "go-forward",
               "Forward",
               Place::Anywhere,
               Menu::Go,
               {kAlt | ImGuiKey_RightArrow},
               kNothing,
               ask<GoForward>},
    CommandRow{CommandId::NextTranscript,
               "next-transcript",
               "Next transcript",
               Place::Anywhere,
               Menu::Go,
               {kCtrl | ImGuiKey_PageDown},
               kNothing,
               step_transcript<1>},
    CommandRow{CommandId::PreviousTranscript,
               "previous-transcript",
               "Previous transcript",
               Place::Anywhere,
               Menu::Go,
               {kCtrl | ImGuiKey_PageUp},
               kNothing,
               step_transcript<-1>},
    CommandRow{CommandId::NextTurn,
               "next-turn",
               "Next turn",
               Place::Transcript,
               Menu::Go,
               {kCtrl | ImGuiKey_DownArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::PreviousTurn,
               "previous-turn",
               "Previous turn",
               Place::Transcript,
               Menu::Go,
               {kCtrl | ImGuiKey_UpArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::NextSentence,
               "next-sentence",
               "Next sentence",
               Place::Transcript,
               Menu::Go,
               {kAlt | ImGuiKey_DownArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::PreviousSentence,
               "previous-sentence",
               "Previous sentence",
               Place::Transcript,
               Menu::Go,
               {kAlt | ImGuiKey_UpArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::ExtendToNextTurn,
               "extend-to-next-turn",
               "Extend the selection to the next turn",
               Place::Transcript,
               Menu::Go,
               {kCtrl | kShift | ImGuiKey_DownArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::ExtendToPreviousTurn,
               "extend-to-previous-turn",
               "Extend the selection to the previous turn",
               Place::Transcript,
               Menu::Go,
               {kCtrl | kShift | ImGuiKey_UpArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::ExtendToNextSentence,
               "extend-to-next-sentence",
               "Extend the selection by a sentence",
               Place::Transcript,
               Menu::Go,
               {kAlt | kShift | ImGuiKey_DownArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::ExtendToPreviousSentence,
               "extend-to-previous-sentence",
               "Extend the selection back by a sentence",
               Place::Transcript,
               Menu::Go,
               {kAlt | kShift | ImGuiKey_UpArrow},
               kTranscript,
               nullptr,
               false,
               true},
    CommandRow{CommandId::NextDisagreement,
               "next-disagreement",
               "Next disagreement",
               Place::Walk,
               Menu::Go,
               {ImGuiKey_J},
               kWalk,
               step_walk<1>},
    CommandRow{CommandId::PreviousDisagreement,
               "previous-disagreement",
               "Previous disagreement",
               Place::Walk,
               Menu::Go,
               {ImGuiKey_K},
               kWalk,
               step_walk<-1>},
    CommandRow{CommandId::BackToAgreement,
               "back-to-agreement",
               "Back to the agreement table",
               Place::Walk,
               Menu::Go,
               {ImGuiKey_Escape},
               kWalk,
               ask<EndWalk>},
};

constexpr std::array kViewRows{
    CommandRow{CommandId::PageTranscript,
               "page-transcript",
               "Transcript",
               Place::Anywhere,
               Menu::View,
               {kAlt | ImGuiKey_1},
               kNothing,
               show<Page::Transcript>},
    CommandRow{CommandId::PageAgreement,
               "page-agreement",
               "Agreement",
               Place::Anywhere,
               Menu::View,
               {kAlt | ImGuiKey_2},
               kNothing,
               show<Page::Agreement>},
    CommandRow{CommandId::PageThemes,
               "page-themes",
               "Themes",
               Place::Anywhere,
               Menu::View,
               {kAlt | ImGuiKey_3},
               kNothing,
               show<Page::Themes>},
    CommandRow{CommandId::PageTables,
               "page-tables",
               "Tables",
               Place::Anywhere,
               Menu::View,
               {kAlt | ImGuiKey_4},
               kNothing,
               show<Page::Tables>},
    CommandRow{CommandId::PageHistory,
               "page-history",
               "History",
               Place::Anywhere,
               Menu::View,
               {kAlt | ImGuiKey_5},
               kNothing,
               show<Page::History>},
    CommandRow{CommandId::NextPane,
               "next-pane",
               "Next pane",
               Place::Anywhere,
               Menu::View,
               {kCtrl | ImGuiKey_F6},
               kNothing,
               step_pane<1>},
    CommandRow{CommandId::PreviousPane,
               "previous-pane",
               "Previous pane",
               Place::Anywhere,
               Menu::View,
               {kCtrl | kShift | ImGuiKey_F6},
               kNothing,
               step_pane<-1>},
    CommandRow{CommandId::SwitchTheme,
               "switch-theme",
               "Light or dark",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               ask<SwitchTheme>},
    CommandRow{CommandId::ThemeLight,
               "theme-light",
               "Light",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               choose_theme<ThemeChoice::Light>},
    CommandRow{CommandId::ThemeDark,
               "theme-dark",
               "Dark",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               choose_theme<ThemeChoice::Dark>},
    CommandRow{CommandId::ThemeSystem,
               "theme-system",
               "Light or dark as the desktop",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               choose_theme<ThemeChoice::System>},
    CommandRow{CommandId::SwitchContrast,
               "high-contrast",
               "High contrast",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               ask<SwitchContrast>},
};

constexpr std::array kHelpRows{
    CommandRow{CommandId::MainMenu,
               "menu",
               "Menu",
               Place::Anywhere,
               Menu::None,
               {ImGuiKey_F10},
               kNothing,
               ask<OpenMainMenu>},
    CommandRow{CommandId::KeyCard,
               "keys",
               "Keys",
               Place::Anywhere,
               Menu::Help,
               {ImGuiKey_F1},
               kNothing,
               ask<ShowKeys>},
};

std::vector<CommandRow> all_rows() {
    std::vector<CommandRow> rows;
    const auto add = [&](const auto& block) {
        rows.insert(rows.end(), block.begin(), block.end());
    };
    add(kStudyRows);
    add(kEditRows);
    add(kCodeRows);
    add(kGoRows);
    add(kViewRows);
    add(kHelpRows);
    return rows;
}

}  // namespace

std::span<const CommandRow> command_table() {
    static const std::vector<CommandRow> kRows = all_rows();
    return kRows;
}

const CommandRow& command_row(CommandId id) {
    const auto rows = command_table();
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const CommandRow& row) { return row.id == id; });
}

std::optional<CommandId> find_command(std::string_view name) {
    for (const CommandRow& row : command_table())
        if (row.name == name) return row.id;
    return std::nullopt;
}

std::string_view place_name(Place place) {
    switch (place) {
        case Place::Transcript:
            return "In the transcript";
        case Place::Walk:
            return "While walking through disagreements";
        case Place::Anywhere:
            break;
    }
    return "Anywhere";
}

std::string_view menu_name(Menu menu) {
    switch (menu) {
        case Menu::Study:
            return "Study";
        case Menu::Edit:
            return "Edit";
        case Menu::Code:
            return "Code";
        case Menu::Go:
            return "Go";
        case Menu::View:
            return "View";
        case Menu::Help:
            return "Help";
        case Menu::None:
            break;
    }
    return "";
}

bool places_meet(Place a, Place b) {
    if (a == b || a == Place::Anywhere || b == Place::Anywhere) return true;
    // The walk is shown over the transcript.
    return (a == Place::Walk && b == Place::Transcript) ||
           (a == Place::Transcript && b == Place::Walk);
}

}  // namespace tandem::ui
