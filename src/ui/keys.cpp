#include "ui/keys.h"

#include <algorithm>
#include <array>

namespace tandem::ui {
namespace {

constexpr std::array kBindings{
    KeyBinding{KeyCommand::Undo, KeyPlace::Anywhere, ImGuiMod_Ctrl | ImGuiKey_Z, "Undo"},
    KeyBinding{KeyCommand::Redo, KeyPlace::Anywhere, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z,
               "Redo"},
    KeyBinding{KeyCommand::Keys, KeyPlace::Anywhere, ImGuiKey_F1, "Show these keys"},
    KeyBinding{KeyCommand::PageTranscript, KeyPlace::Anywhere, ImGuiMod_Alt | ImGuiKey_1,
               "Transcript"},
    KeyBinding{KeyCommand::PageAgreement, KeyPlace::Anywhere, ImGuiMod_Alt | ImGuiKey_2,
               "Agreement"},
    KeyBinding{KeyCommand::PageThemes, KeyPlace::Anywhere, ImGuiMod_Alt | ImGuiKey_3, "Themes"},
    KeyBinding{KeyCommand::PageTables, KeyPlace::Anywhere, ImGuiMod_Alt | ImGuiKey_4, "Tables"},
    KeyBinding{KeyCommand::PageHistory, KeyPlace::Anywhere, ImGuiMod_Alt | ImGuiKey_5, "History"},
    KeyBinding{KeyCommand::NextTranscript, KeyPlace::Anywhere, ImGuiMod_Ctrl | ImGuiKey_PageDown,
               "Next transcript"},
    KeyBinding{KeyCommand::PreviousTranscript, KeyPlace::Anywhere, ImGuiMod_Ctrl | ImGuiKey_PageUp,
               "Previous transcript"},
    KeyBinding{KeyCommand::PickCode, KeyPlace::Transcript, ImGuiKey_Enter,
               "Give the selected words a code"},
    KeyBinding{KeyCommand::PickCodeC, KeyPlace::Transcript, ImGuiKey_C, "The same"},
    KeyBinding{KeyCommand::SnapSentence, KeyPlace::Transcript, ImGuiKey_Period,
               "Widen the selection to whole sentences"},
    KeyBinding{KeyCommand::SnapTurn, KeyPlace::Transcript, ImGuiKey_Comma,
               "Widen the selection to whole turns"},
    KeyBinding{KeyCommand::CycleCodings, KeyPlace::Transcript, ImGuiKey_Tab,
               "Next coding under the caret"},
    KeyBinding{KeyCommand::RemoveCoding, KeyPlace::Transcript, ImGuiKey_Delete,
               "Remove the selected coding"},
    KeyBinding{KeyCommand::CorrectTurn, KeyPlace::Transcript, ImGuiKey_F2,
               "Correct the words of this turn"},
    KeyBinding{KeyCommand::NextDisagreement, KeyPlace::Walk, ImGuiKey_J, "Next disagreement"},
    KeyBinding{KeyCommand::PreviousDisagreement, KeyPlace::Walk, ImGuiKey_K,
               "Previous disagreement"},
    KeyBinding{KeyCommand::BackToAgreement, KeyPlace::Walk, ImGuiKey_Escape,
               "Back to the agreement table"}};

const KeyBinding& binding(KeyCommand command) {
    return *std::find_if(kBindings.begin(), kBindings.end(),
                         [&](const KeyBinding& each) { return each.command == command; });
}

}  // namespace

std::span<const KeyBinding> key_bindings() {
    return kBindings;
}

bool pressed(KeyCommand command) {
    return ImGui::IsKeyChordPressed(binding(command).chord);
}

std::string chord_name(ImGuiKeyChord chord) {
    std::string name;
    if (chord & ImGuiMod_Ctrl) name += "Ctrl+";
    if (chord & ImGuiMod_Shift) name += "Shift+";
    if (chord & ImGuiMod_Alt) name += "Alt+";
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    if (key == ImGuiKey_Period) return name + ".";
    if (key == ImGuiKey_Comma) return name + ",";
    return name + ImGui::GetKeyName(key);
}

std::string key_name(KeyCommand command) {
    return chord_name(binding(command).chord);
}

std::string_view place_name(KeyPlace place) {
    switch (place) {
        case KeyPlace::Transcript:
            return "In the transcript";
        case KeyPlace::Walk:
            return "While walking through disagreements";
        case KeyPlace::Anywhere:
            break;
    }
    return "Anywhere";
}

}  // namespace tandem::ui
