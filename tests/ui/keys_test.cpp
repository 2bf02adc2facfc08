#include "ui/keys.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace tandem::ui {
namespace {

// Places are not kept apart: the walk is on while the transcript has the keyboard.
TEST(Keys, NoTwoCommandsShareAKey) {
    std::map<ImGuiKeyChord, std::string_view> known;
    for (const KeyBinding& binding : key_bindings()) {
        const auto [at, fresh] = known.emplace(binding.chord, binding.does);
        EXPECT_TRUE(fresh) << binding.does << " and " << at->second;
    }
}

TEST(Keys, EveryCommandHasOneKeyAndWords) {
    std::set<KeyCommand> commands;
    for (const KeyBinding& binding : key_bindings()) {
        EXPECT_TRUE(commands.insert(binding.command).second) << binding.does;
        EXPECT_FALSE(binding.does.empty());
    }
    EXPECT_EQ(commands.size(), static_cast<std::size_t>(KeyCommand::BackToAgreement) + 1);
}

TEST(Keys, AreNamedAsOnTheKeyboard) {
    EXPECT_EQ(key_name(KeyCommand::Redo), "Ctrl+Shift+Z");
    EXPECT_EQ(key_name(KeyCommand::SnapSentence), ".");
}

}  // namespace
}  // namespace tandem::ui
