// The settings file: what is kept, what survives, and what happens to a file that is no good.
#include "ui/settings.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace tandem::ui {
namespace {

namespace fs = std::filesystem;

class SettingsTest : public ::testing::Test {
 protected:
    SettingsTest()
        : folder((fs::temp_directory_path() /
                  ("tandem-settings-" + std::to_string(getpid()) + "-" +
                   ::testing::UnitTest::GetInstance()->current_test_info()->name()))
                     .string()) {
        fs::remove_all(folder);
    }
    ~SettingsTest() override { fs::remove_all(folder); }

    void write(const std::string& text) {
        fs::create_directories(folder);
        std::ofstream(folder + "/settings.json", std::ios::binary) << text;
    }
    std::string text(const std::string& name = "settings.json") {
        std::ifstream file(folder + "/" + name, std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        return all.str();
    }

    std::string folder;
};

TEST_F(SettingsTest, ComesBackAsItWas) {
    SettingsFile file(folder);
    EXPECT_EQ(file.remark(), "");
    file.now.theme = ThemeChoice::Dark;
    file.now.contrast = ContrastChoice::High;
    file.now.text_size = 1.1f;
    file.now.window = WindowPlace{-10, 20, 1200, 800, true};
    file.now.panes.left = 310;
    file.now.panes.right_open = false;
    file.now.keys["find"] = {"Ctrl+F", "F3"};
    file.now.keys["undo"] = {};
    remember_study(file.now, {"/home/ana/дело.tandem", "دراسة", 5});
    remember_study(file.now, {"/home/ana/b.tandem", "B", 9});
    remember_heard(file.now, {"aa11", 61'000, 3});
    remember_heard(file.now, {"bb22", 5, 8});
    StudyDesks& desks = file.now.studies["guid-1"];
    desks.last_person = "Ana";
    desks.people["Ana"].page = "agreement";
    desks.people["Ana"].transcript = "guid-t";
    desks.people["Ana"].places["guid-t"] = {"turn-7", CodePoints{31}, "turn-5", 1.25};
    desks.people["Ana"].filters["codes"] = "hide";
    ASSERT_EQ(file.save(), std::nullopt);

    const SettingsFile again(folder);
    EXPECT_EQ(again.remark(), "");
    EXPECT_EQ(again.now.theme, ThemeChoice::Dark);
    EXPECT_EQ(again.now.contrast, ContrastChoice::High);
    EXPECT_FLOAT_EQ(again.now.text_size, 1.1f);
    EXPECT_EQ(again.now.window, file.now.window);
    EXPECT_EQ(again.now.panes, file.now.panes);
    EXPECT_EQ(again.now.keys, file.now.keys);
    ASSERT_EQ(again.now.recent.size(), 2u);
    EXPECT_EQ(again.now.recent[0].path, "/home/ana/b.tandem");
    EXPECT_EQ(again.now.recent[1].title, "دراسة");
    ASSERT_EQ(again.now.heard.size(), 2u);
    EXPECT_EQ(again.now.heard[0].sha256, "bb22");
    EXPECT_EQ(again.now.heard[1].position_ms, 61'000);
    const Desk& desk = again.now.studies.at("guid-1").people.at("Ana");
    EXPECT_EQ(desk.page, "agreement");
    EXPECT_EQ(desk.places.at("guid-t"), desks.people["Ana"].places["guid-t"]);
    EXPECT_EQ(desk.filters, Json({{"codes", "hide"}}));
    EXPECT_EQ(again.now.studies.at("guid-1").last_person, "Ana");
}

TEST(RememberHeard, KeepsTheNewestAndNoMoreThanSoMany) {
    Settings settings;
    for (std::size_t i = 0; i < kHeardRecordings + 10; ++i)
        remember_heard(settings, {std::to_string(i), 7, static_cast<std::int64_t>(i)});
    EXPECT_EQ(settings.heard.size(), kHeardRecordings);
    EXPECT_EQ(settings.heard.front().sha256, std::to_string(kHeardRecordings + 9));
    remember_heard(settings, {"50", 9, 1'000});
    EXPECT_EQ(settings.heard.size(), kHeardRecordings);
    EXPECT_EQ(settings.heard.front().sha256, "50");
    EXPECT_EQ(settings.heard.front().position_ms, 9);
    remember_heard(settings, {"60", 7, 2'000});
    EXPECT_EQ(settings.heard.front().sha256, "50") << "what stands where it stood is no news";
}

TEST_F(SettingsTest, OnlyItsOwnerReadsIt) {
    SettingsFile file(folder);
    file.now.theme = ThemeChoice::Light;
    ASSERT_EQ(file.save(), std::nullopt);
    EXPECT_EQ(fs::status(file.path()).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& each : fs::directory_iterator(folder)) ++files;
    EXPECT_EQ(files, 1u) << "a temporary file was left";
}

TEST_F(SettingsTest, WhatItDoesNotKnowSurvives) {
    write(R"({"theme": "dark", "spell_checker": {"language": "fi"},
              "window": {"x": 1, "y": 2, "width": 300, "height": 200, "screen": "HDMI-1"}})");
    SettingsFile file(folder);
    EXPECT_EQ(file.remark(), "");
    EXPECT_EQ(file.now.theme, ThemeChoice::Dark);
    file.now.theme = ThemeChoice::Light;
    file.now.window->width = 400;
    ASSERT_EQ(file.save(), std::nullopt);
    const Json content = Json::parse(text());
    EXPECT_EQ(content["theme"], "light");
    EXPECT_EQ(content["spell_checker"]["language"], "fi");
    EXPECT_EQ(content["window"]["screen"], "HDMI-1");
    EXPECT_EQ(content["window"]["width"], 400);
}

TEST_F(SettingsTest, ADamagedFileIsKeptAsideAndSaid) {
    write("{\"theme\": \"dark\", ");
    SettingsFile file(folder);
    EXPECT_NE(file.remark().find("settings-1.json"), std::string::npos) << file.remark();
    EXPECT_EQ(text("settings-1.json"), "{\"theme\": \"dark\", ");
    EXPECT_FALSE(fs::exists(file.path()));
    EXPECT_EQ(file.now.theme, ThemeChoice::System);
    file.now.theme = ThemeChoice::Light;
    ASSERT_EQ(file.save(), std::nullopt);
    EXPECT_EQ(SettingsFile(folder).now.theme, ThemeChoice::Light);
    write("[]");
    const SettingsFile again(folder);
    EXPECT_NE(again.remark().find("settings-2.json"), std::string::npos) << again.remark();
    EXPECT_EQ(text("settings-1.json"), "{\"theme\": \"dark\", ");
}

TEST_F(SettingsTest, AFileOfALaterVersionIsKeptAsideAndSaid) {
    write(R"({"format": 99, "theme": "dark"})");
    const SettingsFile file(folder);
    EXPECT_NE(file.remark().find("later version"), std::string::npos) << file.remark();
    EXPECT_EQ(text("settings-1.json"), R"({"format": 99, "theme": "dark"})");
}

TEST_F(SettingsTest, AValueThatIsNoneIsNamedAndTheRestIsRead) {
    const std::string odd =
        R"({"theme": "mauve", "text_size": "big", "panes": {"left": 300, "right": -4}, "keys": 3})";
    write(odd);
    SettingsFile file(folder);
    for (const char* name : {"theme", "text_size", "panes.right", "keys", "settings-1.json"})
        EXPECT_NE(file.remark().find(name), std::string::npos) << name << ": " << file.remark();
    EXPECT_FLOAT_EQ(file.now.panes.left, 300);
    EXPECT_FLOAT_EQ(file.now.panes.right, 0);
    ASSERT_EQ(file.save(), std::nullopt);
    EXPECT_EQ(text("settings-1.json"), odd);
    EXPECT_EQ(SettingsFile(folder).remark(), "");
}

TEST_F(SettingsTest, TwoWindowsKeepEachOthersChanges) {
    SettingsFile one(folder), other(folder);
    one.now.studies["a"].last_person = "Ana";
    one.now.theme = ThemeChoice::Dark;
    remember_study(one.now, {"/a.tandem", "A", 1});
    ASSERT_EQ(one.save(), std::nullopt);
    other.now.studies["b"].last_person = "Ben";
    remember_study(other.now, {"/b.tandem", "B", 2});
    ASSERT_EQ(other.save(), std::nullopt);
    one.now.text_size = 1.5f;
    ASSERT_EQ(one.save(), std::nullopt);
    const SettingsFile both(folder);
    EXPECT_EQ(both.now.studies.size(), 2u);
    EXPECT_EQ(both.now.recent.size(), 2u);
    EXPECT_EQ(both.now.theme, ThemeChoice::Dark);
    EXPECT_FLOAT_EQ(both.now.text_size, 1.5f);
}

TEST_F(SettingsTest, AForgottenStudyLeavesTheFile) {
    SettingsFile file(folder);
    for (int i = 0; i < 14; ++i)
        remember_study(file.now, {"/" + std::to_string(i) + ".tandem", "", i});
    EXPECT_EQ(file.now.recent.size(), kRecentStudies);
    ASSERT_EQ(file.save(), std::nullopt);
    forget_study(file.now, "/13.tandem");
    ASSERT_EQ(file.save(), std::nullopt);
    EXPECT_EQ(text().find("/13.tandem"), std::string::npos);
    EXPECT_EQ(SettingsFile(folder).now.recent.at(0).path, "/12.tandem");
}

TEST_F(SettingsTest, APlaceThatCannotBeWrittenIsSaid) {
    fs::create_directories(folder);
    std::ofstream(folder + "/file") << "no folder";
    SettingsFile file(folder + "/file");
    file.now.theme = ThemeChoice::Dark;
    const auto problem = file.save();
    ASSERT_TRUE(problem.has_value());
    EXPECT_NE(problem->find(folder + "/file/settings.json"), std::string::npos) << *problem;
}

TEST_F(SettingsTest, WithoutAFolderNothingIsWritten) {
    SettingsFile file;
    file.now.theme = ThemeChoice::Dark;
    EXPECT_EQ(file.save(), std::nullopt);
    EXPECT_FALSE(file.remembers());
}

TEST_F(SettingsTest, ALinkToTheFileStaysALink) {
    write("{}");
    fs::rename(folder + "/settings.json", folder + "/mine.json");
    fs::create_symlink("mine.json", folder + "/settings.json");
    SettingsFile file(folder);
    file.now.theme = ThemeChoice::Dark;
    ASSERT_EQ(file.save(), std::nullopt);
    EXPECT_TRUE(fs::is_symlink(folder + "/settings.json"));
    EXPECT_NE(text("mine.json").find("dark"), std::string::npos);
}

}  // namespace
}  // namespace tandem::ui
