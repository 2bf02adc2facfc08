// The rows of the table about the correction of transcripts.
#include "ui/command_table.h"

namespace tandem::ui {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;
constexpr unsigned kTyping = kTranscript | kSomebody | kCorrecting;

Request replace_words() {
    return ReplaceInStudy{};
}
Request list_changed() {
    return ShowPage{Page::Changed};
}
Request compare() {
    return ShowPage{Page::Compare};
}
Request deidentify() {
    return DeidentifyWords{};
}
Request import_again() {
    return AskForFiles{FileFor::ImportAgain};
}

constexpr std::array kRows{
    CommandRow{CommandId::CorrectTurn,
               "correct-turn",
               "Correct the words, or go back to coding",
               Place::Anywhere,
               Menu::Edit,
               {ImGuiKey_F2},
               kTranscript | kSomebody,
               nullptr,
               true},
    CommandRow{CommandId::ReviewTurn,
               "review-turn",
               "This turn is as it should be; on to the next",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_Enter},
               kTyping},
    CommandRow{CommandId::SplitTurn,
               "split-turn",
               "Split the turn at the caret",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_Slash},
               kTyping},
    CommandRow{CommandId::JoinTurn,
               "join-turn",
               "Join the turn with the one above",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_J},
               kTyping},
    CommandRow{CommandId::MarkUnclear,
               "mark-unclear",
               "Mark the words as unclear",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_U},
               kTyping},
    CommandRow{CommandId::Speaker1,
               "speaker-1",
               "Speaker 1 of the list says this turn",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_1},
               kTyping},
    CommandRow{CommandId::Speaker2,
               "speaker-2",
               "Speaker 2 of the list says this turn",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_2},
               kTyping},
    CommandRow{CommandId::Speaker3,
               "speaker-3",
               "Speaker 3 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_3},
               kTyping},
    CommandRow{CommandId::Speaker4,
               "speaker-4",
               "Speaker 4 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_4},
               kTyping},
    CommandRow{CommandId::Speaker5,
               "speaker-5",
               "Speaker 5 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_5},
               kTyping},
    CommandRow{CommandId::Speaker6,
               "speaker-6",
               "Speaker 6 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_6},
               kTyping},
    CommandRow{CommandId::Speaker7,
               "speaker-7",
               "Speaker 7 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_7},
               kTyping},
    CommandRow{CommandId::Speaker8,
               "speaker-8",
               "Speaker 8 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_8},
               kTyping},
    CommandRow{CommandId::Speaker9,
               "speaker-9",
               "Speaker 9 of the list says this turn",
               Place::Anywhere,
               Menu::None,
               {kCtrl | ImGuiKey_9},
               kTyping},
    CommandRow{CommandId::ReplaceWords,
               "replace",
               "Replace words in the transcripts…",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_H},
               kNothing,
               replace_words,
               true},
    CommandRow{CommandId::ListChanged,
               "changed-codings",
               "Codings that corrections changed",
               Place::Anywhere,
               Menu::Correct,
               {kAlt | ImGuiKey_8},
               kNothing,
               list_changed},
    CommandRow{CommandId::CompareWithImport,
               "compare-with-import",
               "This transcript beside how it was imported",
               Place::Anywhere,
               Menu::Correct,
               {kAlt | ImGuiKey_9},
               kNothing,
               compare},
    CommandRow{CommandId::Deidentify,
               "deidentify",
               "De-identify for sharing…",
               Place::Anywhere,
               Menu::Correct,
               {kCtrl | ImGuiKey_D},
               kNothing,
               deidentify,
               true},
    CommandRow{CommandId::ImportAgain,
               "import-again",
               "Import this transcript again, corrected elsewhere…",
               Place::Anywhere,
               Menu::Correct,
               {},
               kTranscript,
               import_again},
};

}  // namespace

std::span<const CommandRow> correct_rows() {
    return kRows;
}

}  // namespace tandem::ui
