// Replacing words in many transcripts at once.
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;

class ReplaceTest : public DesktopTest {
 protected:
    ReplaceTest() {
        become("Noor");
        robot.click("PT06");
        frames();
    }
    std::string text(std::string_view transcript, std::size_t turn) {
        return project().turns(project().find_transcript(transcript)->id).at(turn).text;
    }
    ReplaceState& state() { return desktop->state().replace; }
    // Ctrl+H, and both fields by keyboard.
    void look_for(std::string_view words, std::string_view with) {
        robot.key(kCtrl | ImGuiKey_H);
        frames();
        ASSERT_EQ(desktop->state().page, Page::Replace);
        robot.type(words);
        robot.key(ImGuiKey_Tab);
        robot.type(with);
        frames();
    }
};

TEST_F(ReplaceTest, ReplacesEveryPlaceInOneStep) {
    const std::string before = text("PT06", 2), other = text("HP02", 1);
    look_for("laptop", "computer");
    EXPECT_TRUE(robot.sees("2 places in 2 transcripts"));
    EXPECT_EQ(text("PT06", 2), before) << "nothing changes before it is said";
    robot.click("Replace 2 chosen");
    frames();
    EXPECT_TRUE(text("PT06", 2).starts_with("She closed the computer."));
    EXPECT_EQ(text("HP02", 1), "I shut the computer. They notice.");
    EXPECT_TRUE(robot.sees("Not found")) << "all of them read so now";
    robot.key(kCtrl | ImGuiKey_Z);
    frames();
    EXPECT_EQ(text("PT06", 2), before);
    EXPECT_EQ(text("HP02", 1), other);
    EXPECT_TRUE(robot.sees("2 places in 2 transcripts"));
}

TEST_F(ReplaceTest, APlaceIsLeftOutByKeyboard) {
    look_for("laptop", "computer");
    robot.key(ImGuiKey_Enter);
    frames();
    robot.key(ImGuiKey_Space);
    frames();
    EXPECT_EQ(std::count(state().chosen.begin(), state().chosen.end(), true), 1);
    robot.click("Replace 1 chosen");
    frames();
    EXPECT_EQ(text("HP02", 1), "I shut the laptop. They notice.") << "the first of the list";
    EXPECT_TRUE(text("PT06", 2).starts_with("She closed the computer."));
    EXPECT_TRUE(robot.sees("1 place in 1 transcript"));
    EXPECT_TRUE(robot.has_item("Replace chosen")) << "what was left out stays left out";
}

TEST_F(ReplaceTest, EnterOpensThePlaceAndBackReturns) {
    look_for("laptop", "computer");
    robot.key(ImGuiKey_Enter);
    frames();
    robot.key(ImGuiKey_Enter);
    frames();
    ASSERT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(project().transcripts.find(desktop->state().transcript.transcript)->name, "HP02");
    robot.key(kAlt | ImGuiKey_LeftArrow);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Replace);
    EXPECT_EQ(state().replacement.with, "computer");
}

TEST_F(ReplaceTest, CodingsStayAndChangedOnesAreOffered) {
    robot.click("PT06");
    frames();
    drag_over(2, "closed the laptop");
    code_as("clos");
    look_for("laptop", "computer");
    robot.click("Replace 2 chosen");
    frames();
    EXPECT_EQ(quote_of_only(), "closed the computer");
    EXPECT_EQ(only_coding()->state, CodingState::Changed);
    robot.click("Show it");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Changed);
    EXPECT_TRUE(robot.sees("“closed the laptop”"));
}

TEST_F(ReplaceTest, WholeWordsAndCapitalsAreChosen) {
    look_for("the", "a");
    const std::size_t within = state().places.size();
    robot.click("Whole words only");
    frames();
    EXPECT_LT(state().places.size(), within) << "“They” and “Then” have it within";
    EXPECT_GT(state().places.size(), 0u);
    const std::size_t exact = state().places.size();
    robot.click("Also within words");
    robot.click("Any capitals");
    frames();
    EXPECT_GT(state().places.size(), exact);
    robot.click("In the open one");
    frames();
    for (const auto& place : state().places)
        EXPECT_EQ(place.transcript, project().find_transcript("PT06")->id);
}

TEST_F(ReplaceTest, BeginsWithTheSelectedWords) {
    drag_over(2, "laptop");
    robot.key(kCtrl | ImGuiKey_H);
    frames();
    EXPECT_EQ(state().replacement.words, "laptop");
    robot.type("computer");
    EXPECT_EQ(state().replacement.with, "computer");
}

TEST_F(ReplaceTest, WordsOfAnyScript) {
    look_for("كنت أخجل", "خجلت");
    EXPECT_TRUE(robot.sees("1 place in 1 transcript"));
    robot.click("Replace 1 chosen");
    frames();
    EXPECT_NE(text("PT06", 2).find("خجلت"), std::string::npos);
}

}  // namespace
}  // namespace tandem::ui::test
