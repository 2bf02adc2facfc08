// The Correct way of working: the words are typed in where they stand.
#include "tandem/analysis/bracket_marks.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl;

class CorrectTest : public DesktopTest {
 protected:
    CorrectTest() {
        become("Noor");
        robot.click("PT06");
        frames();
        robot.click_at(point(1, 0));
        robot.key(ImGuiKey_F2);
        frames();
    }
    std::string text(int turn) {
        const TranscriptId id = project().find_transcript("PT06")->id;
        return project().turns(id)[static_cast<std::size_t>(turn)].text;
    }
    TranscriptState& state() { return desktop->state().transcript; }
};

TEST_F(CorrectTest, LeavingATurnKeepsWhatWasTyped) {
    const std::string before = text(1);
    robot.type("So, ");
    EXPECT_EQ(text(1), before) << "not while letters come";
    for (int i = 0; i < 12 && state().caret.turn == 1; ++i) robot.key(ImGuiKey_DownArrow);
    frames();
    EXPECT_EQ(state().caret.turn, 2);
    EXPECT_EQ(text(1), "So, " + before);
    robot.key(ImGuiKey_UpArrow);
    frames();
    EXPECT_EQ(state().caret.turn, 1);
    EXPECT_TRUE(state().correction) << "the turn that the caret is in is typed in";
}

TEST_F(CorrectTest, APauseKeepsWhatWasTyped) {
    const std::string before = text(1);
    robot.type("So, ");
    frames(60 * 3);
    EXPECT_EQ(text(1), "So, " + before);
    EXPECT_EQ(state().caret.turn, 1);
    EXPECT_EQ(state().caret.at.value, 4);
    robot.type("yes, ");
    desktop->perform(ShowPage{Page::History});
    EXPECT_EQ(text(1), "So, yes, " + before) << "another page keeps it at once";
}

TEST_F(CorrectTest, SidewaysOutOfATurn) {
    robot.key(ImGuiKey_LeftArrow);
    frames();
    EXPECT_EQ(state().caret.turn, 0);
    EXPECT_EQ(state().caret.at, length(text(0)));
    robot.key(ImGuiKey_RightArrow);
    frames();
    EXPECT_EQ(state().caret.turn, 1);
    EXPECT_EQ(state().caret.at.value, 0);
}

TEST_F(CorrectTest, AClickElsewhereMovesTheTyping) {
    const std::string before = text(1);
    robot.type("So, ");
    robot.click_at(point(2, 0));
    frames();
    EXPECT_EQ(text(1), "So, " + before);
    const std::string third = text(2);
    robot.type("Oh. ");
    desktop->perform(Undo{});
    frames();
    EXPECT_EQ(text(2), third) << "an undo takes back what was typed last";
    EXPECT_EQ(text(1), "So, " + before);
}

TEST_F(CorrectTest, EscapeDropsTheTypingThenLeavesTheWay) {
    const std::string before = text(1);
    robot.type("xx");
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_EQ(state().way, Way::Correct);
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_EQ(state().way, Way::Code);
    EXPECT_EQ(text(1), before);
    EXPECT_TRUE(state().has_keyboard) << "letters are commands again";
}

TEST_F(CorrectTest, AnUndoFromOutsideIsTakenOver) {
    const std::string before = text(1);
    robot.type("So, ");
    frames(60 * 3);
    desktop->perform(Undo{});
    frames();
    EXPECT_EQ(text(1), before);
    ASSERT_TRUE(state().correction);
    EXPECT_EQ(state().correction->text, before);
}

TEST_F(CorrectTest, AnEmptiedTurnIsRefusedInWords) {
    const std::string before = text(1);
    robot.key(kCtrl | ImGuiKey_A);
    robot.key(ImGuiKey_Delete);
    robot.key(ImGuiKey_DownArrow);
    frames();
    EXPECT_EQ(text(1), before);
    EXPECT_TRUE(desktop->message().error) << said();
}

TEST_F(CorrectTest, CtrlEnterReviewsAndGoesOn) {
    const TranscriptId id = project().find_transcript("PT06")->id;
    robot.type("So, ");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    EXPECT_EQ(state().caret.turn, 2);
    EXPECT_EQ(text(1).substr(0, 4), "So, ");
    EXPECT_TRUE(project().reviewed.contains(project().turns(id)[1].id));
    EXPECT_EQ(project().reviews.at(id).status, "in progress");
}

TEST_F(CorrectTest, SplitsAndJoins) {
    const TranscriptId id = project().find_transcript("PT06")->id;
    const std::size_t turns = project().turns(id).size();
    const std::string before = text(1);
    for (int i = 0; i < 4; ++i) robot.key(kCtrl | ImGuiKey_RightArrow);
    frames();
    robot.key(kCtrl | ImGuiKey_Slash);
    frames();
    ASSERT_EQ(project().turns(id).size(), turns + 1) << said();
    EXPECT_EQ(state().caret.turn, 2);
    EXPECT_EQ(text(1) + " " + text(2), before);
    EXPECT_TRUE(before.starts_with(text(1)));
    robot.key(kCtrl | ImGuiKey_J);
    frames();
    EXPECT_EQ(project().turns(id).size(), turns);
    EXPECT_EQ(text(1), before);
    EXPECT_EQ(state().caret.turn, 1);
}

TEST_F(CorrectTest, SaysWhoSpeaks) {
    const TranscriptId id = project().find_transcript("PT06")->id;
    const std::vector<SpeakerId> speakers = speakers_in(project(), id);
    ASSERT_GE(speakers.size(), 2u);
    ASSERT_EQ(project().turns(id)[1].speaker, speakers[1]);
    robot.key(kCtrl | ImGuiKey_1);
    frames();
    EXPECT_EQ(project().turns(id)[1].speaker, speakers[0]) << said();
}

TEST_F(CorrectTest, WordsThatAreFoundAreSelectedAndTypedOver) {
    robot.key(kCtrl | ImGuiKey_F);
    frames();
    robot.type("ten minutes");
    frames();
    robot.key(ImGuiKey_Escape);
    frames();
    robot.type("An hour");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    EXPECT_NE(text(1).find("sleeping. An hour later"), std::string::npos) << text(1);
    desktop->perform(OpenTranscript{project().find_transcript("PT06")->id,
                                    project().turns(state().transcript)[4].id,
                                    {5},
                                    {6}});
    frames();
    robot.type("we");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    EXPECT_EQ(text(4), "Then we went home.");
}

TEST_F(CorrectTest, MarksTheWordAtTheCaretAsUnclear) {
    robot.key(kCtrl | ImGuiKey_U);
    frames();
    EXPECT_EQ(text(1).substr(0, 9), "[unclear:") << text(1);
    EXPECT_EQ(unclear_places(project()).size(), 1u);
}

}  // namespace
}  // namespace tandem::ui::test
