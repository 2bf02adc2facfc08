#include "ui/key_map.h"

#include <algorithm>
#include <imgui_internal.h>

namespace tandem::ui {
namespace {

struct Sign {
    ImGuiKey key;
    std::string_view name;
};
// Keys that are called by what is printed on them.
constexpr std::array kSigns{Sign{ImGuiKey_Period, "."},       Sign{ImGuiKey_Comma, ","},
                            Sign{ImGuiKey_Slash, "/"},        Sign{ImGuiKey_Minus, "-"},
                            Sign{ImGuiKey_Equal, "="},        Sign{ImGuiKey_Semicolon, ";"},
                            Sign{ImGuiKey_Apostrophe, "'"},   Sign{ImGuiKey_LeftBracket, "["},
                            Sign{ImGuiKey_RightBracket, "]"}, Sign{ImGuiKey_Backslash, "\\"},
                            Sign{ImGuiKey_LeftArrow, "Left"}, Sign{ImGuiKey_RightArrow, "Right"},
                            Sign{ImGuiKey_UpArrow, "Up"},     Sign{ImGuiKey_DownArrow, "Down"},
                            Sign{ImGuiKey_KeypadAdd, "Plus"}, Sign{ImGuiKey_Escape, "Esc"}};

std::optional<ImGuiKey> find_key(std::string_view name) {
    for (const Sign& sign : kSigns)
        if (sign.name == name) return sign.key;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
        if (key >= ImGuiKey_GamepadStart && key <= ImGuiKey_MouseWheelY) continue;
        if (name == ImGui::GetKeyName(static_cast<ImGuiKey>(key)))
            return static_cast<ImGuiKey>(key);
    }
    return std::nullopt;
}

std::optional<Collision> collision_of(const KeyMap& keys, const CommandRow& one,
                                      const CommandRow& other) {
    if (one.id == other.id || !places_meet(one.place, other.place)) return std::nullopt;
    const std::vector<ImGuiKeyChord> theirs = keys.of(other.id);
    for (const ImGuiKeyChord chord : keys.of(one.id))
        if (std::find(theirs.begin(), theirs.end(), chord) != theirs.end())
            return Collision{one.id, other.id, chord};
    return std::nullopt;
}

}  // namespace

std::vector<ImGuiKeyChord> KeyMap::of(CommandId id) const {
    if (const auto own = chosen.find(id); own != chosen.end()) return own->second;
    std::vector<ImGuiKeyChord> chords;
    for (const ImGuiKeyChord chord : command_row(id).keys)
        if (chord != 0) chords.push_back(chord);
    return chords;
}

std::string KeyMap::name_of(CommandId id) const {
    const std::vector<ImGuiKeyChord> chords = of(id);
    return chords.empty() ? std::string() : chord_name(chords.front());
}

std::vector<Collision> collisions(const KeyMap& keys) {
    std::vector<Collision> found;
    const auto rows = command_table();
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = i + 1; j < rows.size(); ++j)
            if (const auto collision = collision_of(keys, rows[i], rows[j]))
                found.push_back(*collision);
    return found;
}

std::optional<std::string> choose_keys(KeyMap& keys, std::string_view name,
                                       const std::vector<std::string>& chords) {
    const auto id = find_command(name);
    if (!id) return "There is no command called '" + std::string(name) + "'.";
    KeyMap wanted = keys;
    std::vector<ImGuiKeyChord>& list = wanted.chosen[*id];
    list.clear();
    for (const std::string& text : chords) {
        const auto chord = read_chord(text);
        if (!chord)
            return "'" + text + "' for '" + std::string(name) +
                   "' names no key. Keys are written like Ctrl+Shift+F.";
        list.push_back(*chord);
    }
    for (const CommandRow& other : command_table())
        if (const auto collision = collision_of(wanted, command_row(*id), other))
            return "'" + chord_name(collision->chord) + "' for '" + std::string(name) +
                   "' is the key of '" + std::string(other.name) + "' already.";
    keys = std::move(wanted);
    return std::nullopt;
}

KeyMap with_keys(KeyMap keys, const std::map<std::string, std::vector<std::string>>& wanted,
                 std::vector<std::string>& refused) {
    const KeyMap before = keys;
    for (const auto& [name, chords] : wanted)
        if (const auto id = find_command(name)) keys.chosen[*id].clear();
    std::vector<CommandId> back;
    for (const auto& [name, chords] : wanted) {
        const auto problem = choose_keys(keys, name, chords);
        if (problem) refused.push_back(*problem);
        if (const auto id = find_command(name); problem && id) back.push_back(*id);
    }
    for (const CommandId id : back) {
        KeyMap tried = keys;
        tried.chosen[id] = before.of(id);
        if (collisions(tried).empty()) keys = std::move(tried);
    }
    return keys;
}

std::optional<KeyMap> known_key_map(std::string_view name) {
    if (name == "tandem") return KeyMap{};
    if (name != "qualcoder") return std::nullopt;
    KeyMap keys;
    keys.chosen[CommandId::CodeAgain] = {ImGuiKey_Q};
    keys.chosen[CommandId::PickCode] = {ImGuiKey_N, ImGuiKey_Enter};
    keys.chosen[CommandId::CodeInVivo] = {ImGuiKey_V};
    keys.chosen[CommandId::QuoteCandidate] = {ImGuiMod_Shift | ImGuiKey_Q};
    keys.chosen[CommandId::ToggleVoice] = {ImGuiMod_Shift | ImGuiKey_V};
    keys.chosen[CommandId::NextUncoded] = {ImGuiMod_Alt | ImGuiKey_N};
    keys.chosen[CommandId::PreviousUncoded] = {ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_N};
    return keys;
}

std::string chord_name(ImGuiKeyChord chord) {
    std::string name;
    if (chord & ImGuiMod_Ctrl) name += "Ctrl+";
    if (chord & ImGuiMod_Shift) name += "Shift+";
    if (chord & ImGuiMod_Alt) name += "Alt+";
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    for (const Sign& sign : kSigns)
        if (sign.key == key) return name.append(sign.name);
    return name + ImGui::GetKeyName(key);
}

std::optional<ImGuiKeyChord> read_chord(std::string_view name) {
    ImGuiKeyChord mods = 0;
    const auto take = [&](std::string_view prefix, ImGuiKeyChord mod) {
        if (!name.starts_with(prefix)) return false;
        name.remove_prefix(prefix.size());
        mods |= mod;
        return true;
    };
    while (take("Ctrl+", ImGuiMod_Ctrl) || take("Shift+", ImGuiMod_Shift) ||
           take("Alt+", ImGuiMod_Alt)) {
    }
    const auto key = find_key(name);
    if (!key) return std::nullopt;
    return mods | *key;
}

namespace {

bool is_typed(ImGuiKeyChord chord) {
    if (chord & (ImGuiMod_Ctrl | ImGuiMod_Alt)) return false;
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    return key < ImGuiKey_F1 || key > ImGuiKey_F24;
}

}  // namespace

bool pressed(const KeyMap& keys, const CommandRow& row, bool typing) {
    const ImGuiInputFlags flags = row.repeats ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None;
    const ImGuiID owner = typing ? ImGuiKeyOwner_NoOwner : ImGuiKeyOwner_Any;
    for (const ImGuiKeyChord chord : keys.of(row.id)) {
        if (ImGui::GetIO().KeyMods != (chord & ImGuiMod_Mask_)) continue;
        if (typing && is_typed(chord)) continue;
        const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
        if (ImGui::IsKeyPressed(key, flags, owner)) return true;
    }
    return false;
}

}  // namespace tandem::ui
