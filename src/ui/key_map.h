// Which keys ask for which command: the table's own, and those that a person chose instead.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/command_table.h"

namespace tandem::ui {

// The chords of each command that has other ones than the table gives it.
struct KeyMap {
    std::map<CommandId, std::vector<ImGuiKeyChord>> chosen;

    std::vector<ImGuiKeyChord> of(CommandId id) const;
    // The first key as on the keyboard, "Ctrl+Shift+Z"; empty when the command has none.
    std::string name_of(CommandId id) const;
};

// Two commands that one key would ask for at the same time.
struct Collision {
    CommandId one, other;
    ImGuiKeyChord chord;
};
std::vector<Collision> collisions(const KeyMap& keys);

// Gives the command called `name` the keys in `chords` ("Ctrl+Shift+F"; none: no key). Returns what
// is wrong, in a sentence, and then changes nothing: no such command, no such key, or a key that
// another command has.
std::optional<std::string> choose_keys(KeyMap& keys, std::string_view name,
                                       const std::vector<std::string>& chords);

// `keys` with all of `wanted` (by command names) chosen at one time, so that two commands can
// change keys with each other. What is wrong is left out, and each sentence about it added to
// `refused`; a command whose own keys are another's by then has none.
KeyMap with_keys(KeyMap keys, const std::map<std::string, std::vector<std::string>>& wanted,
                 std::vector<std::string>& refused);

// Ready-made choices for people who come from elsewhere: "tandem" (none), "qualcoder". Nothing for
// an unknown name.
std::optional<KeyMap> known_key_map(std::string_view name);

// "Ctrl+Shift+Z" and back; nothing when it names no key.
std::string chord_name(ImGuiKeyChord chord);
std::optional<ImGuiKeyChord> read_chord(std::string_view name);

// Whether a key of the command went down in this frame, with exactly its modifiers. While somebody
// types, keys that a field types or uses itself do not count.
bool pressed(const KeyMap& keys, const CommandRow& row, bool typing);

}  // namespace tandem::ui
