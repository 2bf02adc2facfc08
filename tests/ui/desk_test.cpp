// Closing the window and coming back: everybody's page, transcript, caret and scrolling.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;

class DeskTest : public DesktopTest {
 protected:
    DeskTest() {
        ImportTranscripts::File file;
        file.name = file.participant = "PT40";
        file.file_name = "PT40.txt";
        file.bytes = "the original of PT40";
        file.parsed.format = "otter";
        file.parsed.encoding = "UTF-8";
        for (int i = 0; i < 120; ++i) {
            ParsedTurn turn;
            turn.speaker = i % 2 ? "PT40" : "Interviewer";
            turn.text = "Turn " + std::to_string(i) + ". ";
            for (int word = 0; word < 5 + i % 40; ++word) turn.text += "We waited at the desk. ";
            file.parsed.turns.push_back(turn);
        }
        desktop->perform(Command{ImportTranscripts{{file}}});
        reopen();
    }

    // As if the program had ended and been started again.
    void reopen() {
        desktop->close();
        desktop.reset();
        desktop = std::make_unique<Desktop>(Clock{[] { return std::int64_t{5}; }, 7}, 1.0f, false);
        desktop->use(SettingsFile(folder + "/config"));
        ASSERT_TRUE(desktop->open(path)) << said();
        frames();
    }
    void start_as(const std::string& name) {
        desktop->perform(BecomeCoder{name});
        frames();
    }
    TranscriptState& reading() { return desktop->state().transcript; }
    std::string open_transcript() { return project().transcripts.find(reading().transcript)->name; }
    std::string settings_text() {
        std::ifstream file(folder + "/config/settings.json", std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        return all.str();
    }
};

TEST_F(DeskTest, ReturnsToTheExactPlace) {
    start_as("Ana");
    robot.click("PT40");
    frames();
    robot.scroll({700, 500}, -31);
    frames(30);
    robot.click_at({700, 430});
    robot.key(ImGuiKey_RightArrow);
    frames();
    const TextPlace caret = reading().caret;
    const double scroll = reading().scroll;
    const int top = reading().heights.at(scroll);
    const double within = scroll - reading().heights.top(top);
    ASSERT_GT(caret.turn, 3);
    ASSERT_GT(scroll, 500);
    reopen();
    EXPECT_TRUE(robot.sees("Who is at work?"));
    start_as("Ana");
    EXPECT_EQ(open_transcript(), "PT40");
    EXPECT_EQ(reading().caret, caret);
    EXPECT_FALSE(reading().has_selection());
    EXPECT_EQ(reading().heights.at(reading().scroll), top);
    EXPECT_NEAR(reading().scroll - reading().heights.top(top), within, 0.1);
}

TEST_F(DeskTest, ReturnsToTheVeryEnd) {
    start_as("Ana");
    robot.click("PT40");
    frames();
    robot.click_at({700, 430});
    robot.key(kCtrl | ImGuiKey_End);
    frames(30);
    const int top = reading().heights.at(reading().scroll);
    const double within = reading().scroll - reading().heights.top(top);
    reopen();
    start_as("Ana");
    EXPECT_EQ(reading().caret.turn, 119);
    EXPECT_EQ(reading().heights.at(reading().scroll), top);
    EXPECT_NEAR(reading().scroll - reading().heights.top(top), within, 0.1);
}

TEST_F(DeskTest, TheLastPersonIsAtTheKeyboardAgain) {
    start_as("Ben");
    desktop->perform(SelectCode{project().codes.begin()->id});
    AddCode add;
    add.name = "So that Ben is known";
    desktop->perform(Command{add});
    start_as("Ana");
    add.name = "So that Ana is known";
    desktop->perform(Command{add});
    start_as("Ben");
    reopen();
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(desktop->workspace()->actor(), "Ben");
}

TEST_F(DeskTest, EverybodyHasAnOwnPlace) {
    start_as("Ana");
    robot.click("PT40");
    frames();
    start_as("Ben");
    robot.click("PT06");
    robot.key(kAlt | ImGuiKey_2);
    frames();
    start_as("Ana");
    EXPECT_EQ(open_transcript(), "PT40");
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    reopen();
    start_as("Ben");
    EXPECT_EQ(open_transcript(), "PT06");
    EXPECT_EQ(desktop->state().page, Page::Agreement);
}

TEST_F(DeskTest, EachTranscriptKeepsItsPlace) {
    start_as("Ana");
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 12));
    const TextPlace caret = reading().caret;
    robot.click("PT40");
    frames();
    EXPECT_EQ(reading().caret, TextPlace{});
    robot.click("PT06");
    frames();
    EXPECT_EQ(reading().caret, caret);
}

TEST_F(DeskTest, LooksAndWidthsAreKept) {
    start_as("Ana");
    EXPECT_FALSE(desktop->theme().dark);
    desktop->perform(SwitchTheme{});
    robot.drag({287, 500}, {327, 500});
    frames();
    const float width = desktop->state().left_width;
    EXPECT_GT(width, 300);
    reopen();
    EXPECT_TRUE(desktop->theme().dark);
    EXPECT_FLOAT_EQ(desktop->state().left_width, width);
    desktop->set_scale(2);
    EXPECT_FLOAT_EQ(desktop->state().left_width, width * 2);
}

TEST_F(DeskTest, FollowsTheSystemUntilToldOtherwise) {
    desktop->follow_system(true, false);
    EXPECT_TRUE(desktop->theme().dark);
    desktop->perform(SwitchTheme{});
    EXPECT_FALSE(desktop->theme().dark);
    desktop->follow_system(false, false);
    desktop->follow_system(true, false);
    EXPECT_FALSE(desktop->theme().dark) << "light was chosen";
}

TEST_F(DeskTest, TheFileHoldsNoWordsAndNoParticipants) {
    start_as("Ana");
    robot.click("PT40");
    frames();
    robot.scroll({700, 500}, -31);
    reopen();
    const std::string text = settings_text();
    EXPECT_NE(text.find("A small study"), std::string::npos);
    for (const char* secret : {"PT40", "PT06", "desk.", "Interviewer"})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret << " in " << text;
    EXPECT_EQ(desktop->window_title(), "A small study – Tandem");
}

TEST_F(DeskTest, APlaceSurvivesAWindowThatDies) {
    start_as("Ana");
    robot.click("PT40");
    frames(400);  // more than five seconds
    desktop.reset();
    desktop = std::make_unique<Desktop>(Clock{[] { return std::int64_t{5}; }, 7}, 1.0f, false);
    desktop->use(SettingsFile(folder + "/config"));
    ASSERT_TRUE(desktop->open(path));
    start_as("Ana");
    EXPECT_EQ(open_transcript(), "PT40");
}

TEST_F(DeskTest, KeysAreThoseOfTheSettingsFile) {
    desktop->close();
    std::ofstream(folder + "/config/settings.json")
        << R"({"keys": {"next-transcript": ["F9"], "page-themes": ["Alt+4"],
                        "page-tables": ["Alt+3"], "undo": ["Ctrl+Y"], "fly": ["F8"],
                        "redo": ["Hyper+Z"]}})";
    desktop->use(SettingsFile(folder + "/config"));
    EXPECT_TRUE(desktop->message().error);
    for (const char* words : {"There is no command called 'fly'.", "'Hyper+Z' for 'redo'"})
        EXPECT_NE(said().find(words), std::string::npos) << said();
    start_as("Ana");
    const auto before = reading().transcript;
    robot.key(kCtrl | ImGuiKey_PageDown);
    frames();
    EXPECT_EQ(reading().transcript, before);
    robot.key(ImGuiKey_F9);
    frames();
    EXPECT_NE(reading().transcript, before);
    robot.key(kAlt | ImGuiKey_4);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Themes);
    EXPECT_TRUE(collisions(desktop->keys()).empty());
    // Both are named when two commands want one key.
    std::ofstream(folder + "/config/settings.json") << R"({"keys": {"undo": ["F1"]}})";
    desktop->use(SettingsFile(folder + "/config"));
    EXPECT_EQ(said(), "'F1' for 'undo' is the key of 'keys' already.");
    EXPECT_EQ(desktop->keys().name_of(CommandId::Undo), "Ctrl+Z");
    std::ofstream(folder + "/config/settings.json") << R"({"key_map": "qualcoder"})";
    desktop->use(SettingsFile(folder + "/config"));
    EXPECT_EQ(desktop->keys().name_of(CommandId::PickCode), "N");
}

TEST_F(DeskTest, ADamagedSettingsFileIsSaidOnce) {
    std::ofstream(folder + "/config/settings.json") << "not JSON";
    desktop->use(SettingsFile(folder + "/config"));
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("settings-1.json"), std::string::npos) << said();
}

}  // namespace
}  // namespace tandem::ui::test
