// Every key of the window in one table: panels ask it, the help card prints it, a test checks it.
#pragma once

#include <imgui.h>
#include <span>
#include <string>
#include <string_view>

namespace tandem::ui {

enum class KeyCommand {
    Undo,
    Redo,
    Keys,
    PageTranscript,
    PageAgreement,
    PageThemes,
    PageTables,
    PageHistory,
    NextTranscript,
    PreviousTranscript,
    PickCode,
    PickCodeC,
    SnapSentence,
    SnapTurn,
    CycleCodings,
    RemoveCoding,
    CorrectTurn,
    NextDisagreement,
    PreviousDisagreement,
    BackToAgreement
};

// For the help card. All keys differ, wherever they work.
enum class KeyPlace { Anywhere, Transcript, Walk };

struct KeyBinding {
    KeyCommand command;
    KeyPlace place;
    ImGuiKeyChord chord;
    std::string_view does;
};

std::span<const KeyBinding> key_bindings();

// Whether the command's key went down in this frame, with exactly its modifiers.
bool pressed(KeyCommand command);

// "Ctrl+Shift+Z".
std::string chord_name(ImGuiKeyChord chord);
std::string key_name(KeyCommand command);
std::string_view place_name(KeyPlace place);

}  // namespace tandem::ui
