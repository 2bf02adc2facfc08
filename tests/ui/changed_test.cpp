// The page that lists codings whose words were changed or lost.
#include <imgui_internal.h>

#include "ui/desktop_robot.h"
#include "ui/panels/changed_panel.h"

namespace tandem::ui::test {
namespace {

constexpr int kAlt = ImGuiMod_Alt;

class ChangedTest : public DesktopTest {
 protected:
    const Turn& turn(int place) {
        return project().turns(
            project().find_transcript("PT06")->id)[static_cast<std::size_t>(place)];
    }
    void code(int place, std::string_view words, std::string_view name) {
        const Turn& row = turn(place);
        const CodePoints begin = code_point_at(row.text, row.text.find(words));
        ApplyCode apply;
        apply.code = project().find_codes(name).front()->id;
        apply.transcript = row.transcript;
        apply.spans = {{row.id, begin, begin + length(words)}};
        desktop->perform(Command{apply});
    }
    void correct(int place, std::string text) {
        desktop->perform(Command{CorrectTurn{turn(place).transcript, turn(place).id, text}});
    }
    // Of Ana: one changed, one lost, one as it was.
    void change_some() {
        become("Ana");
        code(1, "Ten minutes later", "Jumping to treatment");
        code(1, "Nobody had asked me", "Closing the record");
        code(4, "went home", "Self-stigma");
        correct(1, "I came in because I was not sleeping. Twelve minutes later I had a diagnosis.");
        frames();
    }
    void open() {
        robot.key(kAlt | ImGuiKey_8);
        frames();
        ASSERT_EQ(desktop->state().page, Page::Changed);
    }
    const Coding& coding(int place) { return *std::next(project().codings().begin(), place); }
};

TEST_F(ChangedTest, SaysWhenThereIsNothing) {
    become("Ana");
    open();
    EXPECT_TRUE(robot.sees("Every coding is on the words it was given to"));
}

TEST_F(ChangedTest, ListsWhatWasChosenBesideWhatStandsThere) {
    change_some();
    ASSERT_EQ(coding(0).state, CodingState::Changed);
    ASSERT_EQ(coding(1).state, CodingState::Lost);
    open();
    EXPECT_TRUE(robot.sees("“Ten minutes later”"));
    EXPECT_TRUE(robot.sees("“Twelve minutes later”"));
    EXPECT_TRUE(robot.sees("“Nobody had asked me”"));
    EXPECT_TRUE(robot.sees("no words are left"));
    EXPECT_TRUE(robot.sees(" · Ana · PT06:2, 0:14"));
    EXPECT_FALSE(robot.sees("“went home”"));
    EXPECT_TRUE(robot.sees("1 coding with other words than were chosen, 1 without any."));
}

TEST_F(ChangedTest, ACorrectionThatChangesACodingOffersTheList) {
    change_some();
    robot.click("Show it");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Changed);
}

TEST_F(ChangedTest, EnterOpensThePlaceAndBackReturns) {
    change_some();
    open();
    robot.key(ImGuiKey_Tab);
    for (int i = 0; i < 20 && desktop->state().page == Page::Changed; ++i) {
        robot.key(ImGuiKey_DownArrow);
        for (const RobotItem& item : robot.items())
            if (item.label == "Coding 1" && item.id == ImGui::GetFocusID())
                robot.key(ImGuiKey_Enter);
    }
    frames();
    ASSERT_EQ(desktop->state().page, Page::Transcript) << "by keyboard alone";
    EXPECT_EQ(desktop->state().transcript.selected, coding(0).id);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 1);
    robot.key(kAlt | ImGuiKey_LeftArrow);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Changed);
}

TEST_F(ChangedTest, ItsCoderSaysThatTheWordsAreRight) {
    change_some();
    open();
    robot.click("These words are right");
    frames();
    EXPECT_EQ(coding(0).state, CodingState::Same);
    EXPECT_FALSE(robot.has_item("Coding 2"));
    EXPECT_TRUE(robot.sees("no words are left")) << "lost ones stay";
    desktop->perform(Undo{});
    frames();
    EXPECT_TRUE(robot.has_item("Coding 2"));
}

TEST_F(ChangedTest, WhichAndWhoseAreChosen) {
    change_some();
    open();
    robot.click("Lost");
    frames();
    EXPECT_FALSE(robot.sees("“Twelve minutes later”"));
    EXPECT_TRUE(robot.sees("“Nobody had asked me”"));
    robot.click("Changed");
    frames();
    EXPECT_TRUE(robot.sees("“Twelve minutes later”"));
    EXPECT_FALSE(robot.sees("“Nobody had asked me”"));
}

TEST_F(ChangedTest, WhatIsHiddenIsNotListed) {
    change_some();
    become("Ben");
    code(2, "No.", "Self-stigma");
    open();
    EXPECT_FALSE(robot.sees("Ten minutes later"));
    EXPECT_FALSE(robot.sees("Nobody had asked me"));
    EXPECT_TRUE(
        robot.sees("0 codings with other words than were chosen, 0 without any. Work that "
                   "is hidden until its coders are done is not listed."));
    const TranscriptId id = turn(0).transcript;
    desktop->perform(Command{DeclareDone{id}});
    become("Ana");
    desktop->perform(Command{DeclareDone{id}});
    become("Ben");
    open();
    EXPECT_TRUE(robot.sees("“Ten minutes later”"));
    EXPECT_FALSE(robot.has_item("These words are right")) << "somebody else's";
    robot.click("Mine");
    frames();
    EXPECT_FALSE(robot.sees("“Ten minutes later”"));
}

TEST(FromFirstDifference, ShowsLongQuotesFromWhereTheyDiffer) {
    const std::string same(100, 'a');
    EXPECT_EQ(from_first_difference("one", "two", 5),
              (std::pair<std::string, std::string>{"one", "two"}));
    EXPECT_EQ(from_first_difference(same + "é x", same + "è x", 3),
              (std::pair<std::string, std::string>{"… aaaé x", "… aaaè x"}));
    EXPECT_EQ(from_first_difference(same, same, 2),
              (std::pair<std::string, std::string>{"… aa", "… aa"}));
}

}  // namespace
}  // namespace tandem::ui::test
