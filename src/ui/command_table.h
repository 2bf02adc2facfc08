// Everything that can be asked of the window, in one table: keys, menus, context menus, the palette
// and the card of keys are made from it.
#pragma once

#include <array>
#include <imgui.h>
#include <optional>
#include <span>
#include <string_view>

#include "ui/actions.h"

namespace tandem::ui {

// Where a command's keys work. Two commands may share a key if their places are never on together.
enum class Place { Anywhere, Transcript, Walk };

enum class Menu { None, Study, Edit, Correct, Code, Go, View, Listen, Help };

// What must be there before a command makes sense.
enum Needs : unsigned {
    kNothing = 0,
    kTranscript = 1,     // one is open on the transcript's page
    kSomebody = 2,       // a person is at work
    kWords = 4,          // words are selected
    kCoding = 8,         // a coding is selected
    kOwnCoding = 16,     // … of the person at work
    kOpenForMe = 32,     // the person has not declared the transcript done
    kWalk = 64,          // a walk through disagreements
    kUndoable = 128,     // there is something to undo
    kRedoable = 256,     // … to do again
    kWorking = 512,      // long work goes on
    kRecording = 1024,   // one is attached to the transcript
    kCorrecting = 2048,  // the transcript is worked on in the Correct way
    kGuide = 4096        // the study has an interview guide
};

struct CommandRow {
    CommandId id;
    std::string_view name;   // in the settings file: "snap-to-sentence"
    std::string_view title;  // in menus, palette and card
    Place place;
    Menu menu;
    std::array<ImGuiKeyChord, 2> keys;  // 0: none; a person can have others, see key_map.h
    unsigned needs;
    // What is posted; null: the transcript panel carries it out when it is drawn next.
    Request (*request)() = nullptr;
    bool in_context = false;  // stands in the context menu of the words
    bool repeats = false;     // while its key is held
};

std::span<const CommandRow> command_table();
// The parts of it in command_table_agreement.cpp, _notes.cpp, _correct.cpp and _player.cpp.
std::span<const CommandRow> agreement_rows();
std::span<const CommandRow> note_rows();
std::span<const CommandRow> correct_rows();
std::span<const CommandRow> player_rows();
const CommandRow& command_row(CommandId id);
// By its name in the settings file.
std::optional<CommandId> find_command(std::string_view name);

std::string_view place_name(Place place);
std::string_view menu_name(Menu menu);
// Whether the keys of both can be on at one time.
bool places_meet(Place a, Place b);

}  // namespace tandem::ui
