#include "ui/command_table.h"

#include <gtest/gtest.h>
#include <set>

#include "ui/key_map.h"

namespace tandem::ui {
namespace {

std::string described(const std::vector<Collision>& found) {
    std::string words;
    for (const Collision& each : found)
        words += chord_name(each.chord) + ": " + std::string(command_row(each.one).name) + " and " +
                 std::string(command_row(each.other).name) + "\n";
    return words;
}

TEST(CommandTable, NoTwoCommandsShareAKey) {
    EXPECT_EQ(described(collisions({})), "");
}

TEST(CommandTable, EveryKnownKeyMapIsFreeOfCollisions) {
    for (const char* name : {"tandem", "qualcoder"}) {
        ASSERT_TRUE(known_key_map(name)) << name;
        EXPECT_EQ(described(collisions(*known_key_map(name))), "") << name;
    }
    EXPECT_FALSE(known_key_map("emacs"));
}

TEST(CommandTable, ACollisionIsFound) {
    KeyMap keys;
    keys.chosen[CommandId::Redo] = {ImGuiMod_Ctrl | ImGuiKey_Z};
    EXPECT_EQ(described(collisions(keys)), "Ctrl+Z: undo and redo\n");
}

TEST(CommandTable, EveryCommandStandsInItOnceWithWords) {
    std::set<CommandId> ids;
    std::set<std::string_view> names, titles;
    for (const CommandRow& row : command_table()) {
        EXPECT_TRUE(ids.insert(row.id).second) << row.name;
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_TRUE(titles.insert(row.title).second) << row.title;
        EXPECT_FALSE(row.name.empty());
        EXPECT_FALSE(row.title.empty());
        EXPECT_TRUE(row.request || (row.needs & kTranscript)) << row.name;
    }
    // The enumeration has no gaps: as many rows as the last one's number and one.
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(*ids.rbegin()) + 1);
}

TEST(CommandTable, EveryMenuHasCommands) {
    for (const Menu menu :
         {Menu::Study, Menu::Edit, Menu::Code, Menu::Go, Menu::View, Menu::Listen, Menu::Help}) {
        bool found = false;
        for (const CommandRow& row : command_table()) found = found || row.menu == menu;
        EXPECT_TRUE(found) << menu_name(menu);
    }
}

TEST(KeyMap, NamesKeysAsOnTheKeyboardAndReadsThem) {
    EXPECT_EQ(KeyMap{}.name_of(CommandId::Redo), "Ctrl+Shift+Z");
    EXPECT_EQ(KeyMap{}.name_of(CommandId::SnapSentence), ".");
    for (const CommandRow& row : command_table())
        for (const ImGuiKeyChord chord : row.keys)
            if (chord != 0) {
                EXPECT_EQ(read_chord(chord_name(chord)), chord) << row.name;
            }
    EXPECT_FALSE(read_chord("Ctrl+"));
    EXPECT_FALSE(read_chord("Hyper+X"));
    EXPECT_FALSE(read_chord(""));
}

TEST(KeyMap, ChosenKeysReplaceTheTablesOrAreRefusedInWords) {
    KeyMap keys;
    EXPECT_EQ(choose_keys(keys, "undo", {"Ctrl+Shift+U", "Alt+Backspace"}), std::nullopt);
    EXPECT_EQ(keys.name_of(CommandId::Undo), "Ctrl+Shift+U");
    EXPECT_EQ(choose_keys(keys, "redo", {}), std::nullopt);
    EXPECT_EQ(keys.name_of(CommandId::Redo), "");
    const KeyMap before = keys;
    EXPECT_EQ(choose_keys(keys, "fly", {"F9"}), "There is no command called 'fly'.");
    EXPECT_EQ(choose_keys(keys, "keys", {"F99"}),
              "'F99' for 'keys' names no key. Keys are written like Ctrl+Shift+F.");
    EXPECT_EQ(choose_keys(keys, "keys", {"Ctrl+K"}),
              "'Ctrl+K' for 'keys' is the key of 'palette' already.");
    EXPECT_EQ(keys.chosen, before.chosen);
}

}  // namespace
}  // namespace tandem::ui
