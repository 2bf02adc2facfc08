// The page that shows a transcript beside how it was imported.
#include <imgui_internal.h>

#include "ui/held_desktop.h"

namespace tandem::ui::test {
namespace {

constexpr int kAlt = ImGuiMod_Alt, kCtrl = ImGuiMod_Ctrl;

class CompareTest : public HeldDesktopTest {
 protected:
    CompareTest() {
        become("Noor");
        robot.click("PT06");
        frames();
    }
    const std::vector<Turn>& turns() {
        return project().turns(project().find_transcript("PT06")->id);
    }
    void correct(std::size_t place, std::string text) {
        const Turn turn = turns().at(place);
        desktop->perform(Command{CorrectTurn{turn.transcript, turn.id, std::move(text)}});
    }
    void open() {
        robot.key(kAlt | ImGuiKey_9);
        frames();
        ASSERT_EQ(desktop->state().page, Page::Compare);
    }
    int rows() { return desktop->state().compare.heights.size(); }
};

TEST_F(CompareTest, SaysThatNothingWasCorrected) {
    open();
    EXPECT_TRUE(robot.sees("Nothing was corrected yet"));
    robot.click("All turns");
    frames();
    EXPECT_EQ(rows(), 5) << "all turns, also when none differs";
}

TEST_F(CompareTest, ShowsTurnsThatDifferAndHowMuch) {
    correct(3, "And what then?");
    correct(4, "Then I walked home.");
    open();
    EXPECT_EQ(rows(), 2);
    EXPECT_TRUE(robot.sees("PT06 beside how it was imported"));
    EXPECT_TRUE(robot.sees("2 words changed of "));
    EXPECT_TRUE(robot.sees("Noor: 2 words changed of ")) << "for the assistant";
    EXPECT_TRUE(robot.sees("And then?"));
    EXPECT_TRUE(robot.sees("And what then?"));
    EXPECT_TRUE(robot.sees("Then I went home."));
    EXPECT_FALSE(robot.sees("What happened at the first visit?"));
    robot.click("All turns");
    frames();
    EXPECT_EQ(rows(), 5);
    EXPECT_TRUE(robot.sees("What happened at the first visit?"));
}

TEST_F(CompareTest, ASplitTurnStandsBesideTheWhole) {
    const Turn turn = turns()[4];
    desktop->perform(Command{SplitTurn{turn.transcript, turn.id, {6}, {}}});
    open();
    ASSERT_EQ(rows(), 1);
    const auto& beside = desktop->state().compare.shown->turns.back();
    EXPECT_EQ(beside, (TurnsBeside{4, 5, 4, 6}));
    EXPECT_TRUE(robot.sees("Then I went home."));
    EXPECT_TRUE(robot.sees("went home."));
}

TEST_F(CompareTest, EnterOpensTheTurnAtTheDifference) {
    correct(4, "Then I walked home.");
    open();
    robot.key(ImGuiKey_Tab);
    for (int i = 0; i < 20 && desktop->state().page == Page::Compare; ++i) {
        robot.key(ImGuiKey_DownArrow);
        for (const RobotItem& item : robot.items())
            if (item.label == "PT06:5" && item.id == ImGui::GetFocusID()) robot.key(ImGuiKey_Enter);
    }
    frames();
    ASSERT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(desktop->state().transcript.selection_begin(), (TextPlace{4, {7}}));
    EXPECT_EQ(desktop->state().transcript.selection_end(), (TextPlace{4, {13}}));
    robot.key(kAlt | ImGuiKey_LeftArrow);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Compare);
}

TEST_F(CompareTest, TheNextTranscriptIsComparedToo) {
    correct(4, "Then I walked home.");
    open();
    robot.key(kCtrl | ImGuiKey_PageUp);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Compare);
    EXPECT_TRUE(robot.sees("HP02 beside how it was imported"));
    EXPECT_TRUE(robot.sees("Nothing was corrected yet"));
}

TEST_F(CompareTest, ALongOneIsComparedBesideTheFrame) {
    waits_for_work = false;
    desktop->count_on_the_spot(0);
    correct(4, "Then I walked home.");
    open();
    desktop->finish_jobs();
    frames(2);
    EXPECT_TRUE(robot.sees("1 word changed of "));
    correct(3, "And what then?");
    // Until it is compared anew, what is known is shown.
    frames(1);
    EXPECT_TRUE(robot.sees("1 word changed of "));
    desktop->finish_jobs();
    frames(2);
    EXPECT_TRUE(robot.sees("2 words changed of "));
    EXPECT_EQ(rows(), 2);
}

TEST_F(CompareTest, WithoutATranscriptItSaysSo) {
    desktop->show(Workspace::in_memory("Empty", "", still_clock()), folder + "/empty.tandem");
    become("Noor");
    desktop->perform(ShowPage{Page::Compare});
    frames();
    EXPECT_TRUE(robot.sees("No transcript is open"));
}

}  // namespace
}  // namespace tandem::ui::test
