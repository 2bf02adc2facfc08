// The main job in the window: say who you are, read, select, code, undo, compare, print.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift, kAlt = ImGuiMod_Alt;

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

// At twice the size in a window of 1440 x 900 the tabs lay over the tools, and buttons over the
// name.
TEST_F(DesktopTest, NothingOverlapsWhereThereIsLittleRoom) {
    become("Ana");
    robot.click("PT06");
    desktop->set_scale(2);
    frames();
    EXPECT_FALSE(robot.has_item("Find"));
    EXPECT_LT(robot.item("Transcript").max.x, robot.item("Undo").min.x);
    EXPECT_LT(robot.item("Filter").max.x, robot.item("Code selection").min.x);
    robot.click("Transcript");
    frames();
    robot.click("Themes");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Themes);
}

TEST_F(DesktopTest, AsksWhoIsAtWork) {
    EXPECT_TRUE(robot.sees("Who is at work?"));
    become("Ana");
    EXPECT_EQ(said(), "Ana is at work.");
    EXPECT_FALSE(robot.sees("Who is at work?"));
    // She is part of the study from her first change on.
    EXPECT_EQ(project().find_coder("Ana"), nullptr);
}

TEST_F(DesktopTest, CodesDraggedWords) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Ten minutes later I had a diagnosis.");
    code_as("jump");
    EXPECT_EQ(quote_of_only(), "Ten minutes later I had a diagnosis.");
    EXPECT_EQ(project().codes.find(only_coding()->code)->name, "Jumping to treatment");
    EXPECT_EQ(project().coders.find(only_coding()->coder)->name, "Ana");
    EXPECT_TRUE(robot.sees("Jumping to treatment"));
    EXPECT_NE(said().find("Jumping to treatment"), std::string::npos) << said();
}

TEST_F(DesktopTest, CodesWordsOfSeveralTurnsAndScripts) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.drag(point(1, 0), point(2, 10));
    code_as("clos");
    ASSERT_NE(only_coding(), nullptr);
    ASSERT_EQ(only_coding()->spans.size(), 2u);
    EXPECT_EQ(only_coding()->spans[1].end, CodePoints{10});
}

TEST_F(DesktopTest, SelectsWithTheKeyboard) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 0));
    for (int i = 0; i < 3; ++i) robot.key(kCtrl | kShift | ImGuiKey_RightArrow);
    robot.key(ImGuiKey_C);
    frames();
    robot.type("physical");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(quote_of_only(), "I came in");
}

TEST_F(DesktopTest, SnapsToSentenceAndTurn) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 50));
    robot.key(ImGuiKey_Period);
    code_as("jump");
    EXPECT_EQ(quote_of_only(), "Ten minutes later I had a diagnosis.");
    robot.key(kCtrl | ImGuiKey_Z);
    frames();
    robot.click_at(point(1, 50));
    robot.key(ImGuiKey_Comma);
    code_as("jump");
    EXPECT_EQ(quote_of_only(), project().turns(only_coding()->transcript)[1].text);
}

TEST_F(DesktopTest, DoubleClickTakesAWordTripleASentence) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 66), 2);
    code_as("jump");
    EXPECT_EQ(quote_of_only(), "diagnosis");
    robot.key(kCtrl | ImGuiKey_Z);
    frames();
    robot.click_at(point(1, 66), 3);
    code_as("jump");
    EXPECT_EQ(quote_of_only(), "Ten minutes later I had a diagnosis.");
}

TEST_F(DesktopTest, UndoesAndRedoesByKeyAndButton) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    ASSERT_EQ(project().codings().size(), 1u);
    robot.key(kCtrl | ImGuiKey_Z);
    frames();
    EXPECT_EQ(project().codings().size(), 0u);
    robot.key(kCtrl | kShift | ImGuiKey_Z);
    frames();
    EXPECT_EQ(quote_of_only(), "Nobody had asked me");
    robot.click("Undo");
    frames();
    EXPECT_EQ(project().codings().size(), 0u);
    robot.click("Redo");
    frames();
    EXPECT_EQ(project().codings().size(), 1u);
}

TEST_F(DesktopTest, MakesANewCodeInThePicker) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(4, "went home");
    code_as("خجل Scham 🙈");
    ASSERT_NE(only_coding(), nullptr);
    EXPECT_EQ(project().codes.find(only_coding()->code)->name, "خجل Scham 🙈");
}

TEST_F(DesktopTest, DeleteRemovesTheSelectedCoding) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    robot.click_at(point(1, 80));
    EXPECT_EQ(desktop->state().transcript.selected, only_coding()->id);
    robot.key(ImGuiKey_Delete);
    frames();
    EXPECT_EQ(project().codings().size(), 0u);
}

TEST_F(DesktopTest, RefusesTheSameCodingTwiceInWords) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    EXPECT_EQ(project().codings().size(), 1u);
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("already"), std::string::npos) << said();
}

TEST_F(DesktopTest, TheSecondCoderSeesNothingOfTheFirst) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    declare_done();
    become("Ben");
    EXPECT_TRUE(robot.sees("Codings by Ana are hidden"));
    EXPECT_TRUE(desktop->state().transcript.laid.size() > 0);
    for (const auto page : {Page::Transcript, Page::Themes, Page::Tables, Page::History}) {
        desktop->perform(ShowPage{page});
        frames();
        EXPECT_FALSE(robot.sees("“Nobody had asked me”")) << static_cast<int>(page);
    }
    EXPECT_FALSE(robot.sees("as “Jumping to treatment”"));
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    EXPECT_TRUE(robot.sees("Nothing to compare yet") || robot.sees("Agreement needs two coders"));
}

TEST_F(DesktopTest, WalksThroughTheDisagreements) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    drag_over(4, "went home");
    code_as("clos");
    declare_done();
    become("Ben");
    drag_over(2, "She closed the laptop.");
    code_as("clos");
    declare_done();
    robot.key(kAlt | ImGuiKey_2);
    frames();
    EXPECT_TRUE(robot.sees("Pooled over 2 codes"));
    robot.click("Closing the record");
    frames();
    robot.click("Places");
    frames();
    robot.click("Walk through them");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_TRUE(robot.sees("1 of 2"));
    const CodingId first = desktop->state().transcript.spotlight.at(0);
    robot.key(ImGuiKey_J);
    frames();
    EXPECT_TRUE(robot.sees("2 of 2"));
    EXPECT_NE(desktop->state().transcript.spotlight.at(0), first);
    robot.key(ImGuiKey_K);
    frames();
    EXPECT_EQ(desktop->state().transcript.spotlight.at(0), first);
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Agreement);
}

TEST_F(DesktopTest, ACorrectionKeepsTheCodingOnItsWords) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    robot.click_at(point(1, 0));
    robot.key(ImGuiKey_F2);
    frames();
    robot.key(kCtrl | ImGuiKey_Home);
    robot.type("Well, ");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    EXPECT_EQ(project().turns(only_coding()->transcript)[1].text.substr(0, 15), "Well, I came in");
    EXPECT_EQ(quote_of_only(), "Nobody had asked me");
    EXPECT_EQ(only_coding()->state, CodingState::Same);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 2) << "on to the next turn";
}

TEST_F(DesktopTest, EscapeDropsACorrection) {
    become("Ana");
    robot.click("PT06");
    frames();
    const std::string before = project().turns(project().find_transcript("PT06")->id)[0].text;
    robot.click_at(point(0, 0));
    robot.key(ImGuiKey_F2);
    frames();
    robot.type("xx");
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_EQ(project().turns(project().find_transcript("PT06")->id)[0].text, before);
}

TEST_F(DesktopTest, WritesATable) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    robot.key(kAlt | ImGuiKey_4);
    frames();
    robot.click("Table file");
    robot.key(kCtrl | ImGuiKey_A);
    robot.type(folder + "/quotes.md");
    robot.click("Write to file");
    frames();
    EXPECT_NE(contents(folder + "/quotes.md").find("Nobody had asked me"), std::string::npos);
    EXPECT_TRUE(robot.sees("Written: " + folder + "/quotes.md"));
}

TEST_F(DesktopTest, AFormatThatIsNoneIsSaidInWords) {
    become("Ana");
    robot.key(kAlt | ImGuiKey_4);
    frames();
    robot.click("Table file");
    robot.key(kCtrl | ImGuiKey_A);
    robot.type(folder + "/quotes.exe");
    robot.click("Write to file");
    frames();
    EXPECT_TRUE(desktop->message().error);
    EXPECT_FALSE(std::filesystem::exists(folder + "/quotes.exe"));
}

TEST_F(DesktopTest, AMemoIsKeptWhenTheFieldIsLeft) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.click("Memo");
    robot.type("She names the clock.");
    robot.click_at(point(0, 3));
    frames();
    ASSERT_EQ(project().memos.size(), 1u);
    EXPECT_EQ(project().memos.begin()->text, "She names the clock.");
    EXPECT_EQ(project().memos.begin()->about, "transcript");
}

TEST_F(DesktopTest, KindAndVoiceAreSetByOneClick) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    robot.click("About others");
    frames();
    EXPECT_EQ(only_coding()->voice, "about-others");
    robot.click("facilitator");
    frames();
    EXPECT_EQ(only_coding()->kind, "facilitator");
}

TEST_F(DesktopTest, GoesToTheNextTranscriptByKey) {
    become("Ana");
    EXPECT_EQ(desktop->state().transcript.transcript, project().find_transcript("HP02")->id);
    robot.key(kCtrl | ImGuiKey_PageDown);
    frames();
    EXPECT_EQ(desktop->state().transcript.transcript, project().find_transcript("PT06")->id);
    robot.key(kCtrl | ImGuiKey_PageUp);
    frames();
    EXPECT_EQ(desktop->state().transcript.transcript, project().find_transcript("HP02")->id);
}

TEST_F(DesktopTest, NobodyCanReadButNotCode) {
    robot.click("Only read");
    frames();
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(desktop->message().error);
    EXPECT_EQ(project().codings().size(), 0u);
}

}  // namespace
}  // namespace tandem::ui::test
