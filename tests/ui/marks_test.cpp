// Marks, edges and codes of codings by key; the way through what is not read; memos and concerns.
#include "tandem/analysis/submission.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift, kAlt = ImGuiMod_Alt;

class MarksTest : public DesktopTest {
 protected:
    MarksTest() {
        become("Ana");
        robot.click("PT06");
        frames();
    }
    void code(int turn, std::string_view words, std::string_view letters) {
        drag_over(turn, words);
        code_as(letters);
    }
};

TEST_F(MarksTest, NegativeCandidateAndVoiceByKey) {
    code(1, "Nobody had asked me", "jump");
    press(ImGuiKey_X);
    EXPECT_TRUE(only_coding()->negative);
    press(ImGuiKey_Q);
    EXPECT_TRUE(only_coding()->candidate);
    press(ImGuiKey_V);
    EXPECT_EQ(only_coding()->voice, "about-others");
    press(ImGuiKey_V);
    EXPECT_EQ(only_coding()->voice, "first-hand");
    press(ImGuiKey_X);
    EXPECT_FALSE(only_coding()->negative);
    press(kCtrl | ImGuiKey_Z);
    EXPECT_TRUE(only_coding()->negative) << "one undo each";
}

TEST_F(MarksTest, KindsFollowTheVocabulary) {
    code(1, "Nobody had asked me", "jump");
    press(kAlt | ImGuiKey_F);
    EXPECT_EQ(only_coding()->kind, "facilitator");
    press(kAlt | ImGuiKey_B);
    EXPECT_EQ(only_coding()->kind, "barrier");
    press(kAlt | ImGuiKey_R);
    EXPECT_TRUE(desktop->message().error) << "this code has no recommendation";
    EXPECT_EQ(only_coding()->kind, "barrier");
}

TEST_F(MarksTest, EdgesMoveWordByWord) {
    code(1, "had asked", "jump");
    const Guid guid = only_coding()->guid;
    press(kAlt | kShift | ImGuiKey_RightArrow);
    EXPECT_EQ(quote_of_only(), "had asked me");
    press(kCtrl | kAlt | kShift | ImGuiKey_LeftArrow);
    EXPECT_EQ(quote_of_only(), "Nobody had asked me");
    press(kAlt | kShift | ImGuiKey_LeftArrow);
    press(kCtrl | kAlt | kShift | ImGuiKey_RightArrow);
    EXPECT_EQ(quote_of_only(), "had asked");
    EXPECT_EQ(only_coding()->guid, guid);
}

TEST_F(MarksTest, ACodingIsPutOnTheSelectedWords) {
    code(1, "had asked", "jump");
    const CodingId id = only_coding()->id;
    desktop->state().transcript.anchor = {1, {0}};
    desktop->state().transcript.caret = {1, {9}};
    press(kShift | ImGuiKey_Enter);
    EXPECT_EQ(quote_of_only(), "I came in");
    EXPECT_EQ(only_coding()->id, id);
}

TEST_F(MarksTest, TheCodeIsChangedInThePicker) {
    code(1, "Nobody had asked me", "jump");
    const Guid guid = only_coding()->guid;
    press(kShift | ImGuiKey_C);
    robot.type("physical");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().codes.find(only_coding()->code)->name, "It must be physical");
    EXPECT_EQ(only_coding()->guid, guid);
    code(1, "Ten minutes later", "jump");
    EXPECT_EQ(project().codings().size(), 2u) << "the picker codes the selected words again";
}

TEST_F(MarksTest, InVivoKeepsTheWords) {
    drag_over(1, "Nobody had asked me");
    press(ImGuiKey_I);
    EXPECT_EQ(only_coding()->in_vivo, "Nobody had asked me");
    EXPECT_TRUE(robot.sees("Named after"));
}

TEST_F(MarksTest, GoesThroughTurnsThatAreNotRead) {
    code(1, "Nobody had asked me", "jump");
    robot.click_at(point(0, 2));
    press(ImGuiKey_N);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 2) << "1 is coded, 0 the interviewer's";
    EXPECT_TRUE(robot.sees("2 turns left"));
    press(ImGuiKey_T);
    EXPECT_TRUE(robot.sees("1 turn left"));
    press(ImGuiKey_N);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 4);
    press(ImGuiKey_T);
    EXPECT_EQ(project().off_topic.size(), 2u);
    press(ImGuiKey_T);
    press(kShift | ImGuiKey_N);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 4) << "nothing is left above";
    EXPECT_EQ(project().off_topic.size(), 1u);
}

TEST_F(MarksTest, MemoOnCodingTurnAndCode) {
    code(1, "Nobody had asked me", "jump");
    press(ImGuiKey_M);
    robot.type("She is not asked.");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 1u);
    EXPECT_EQ(project().memos.begin()->about, "coding");
    EXPECT_EQ(project().memos.begin()->text, "She is not asked.");
    robot.click("Another memo");
    frames();
    robot.type("A second one.");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 2u);
    EXPECT_TRUE(robot.sees("She is not asked."));
    robot.click_at(point(4, 3));
    desktop->perform(SelectCoding{});
    frames();
    press(ImGuiKey_M);
    robot.type("On the turn.");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 3u);
    EXPECT_EQ(std::next(project().memos.begin(), 2)->about, "turn");
    desktop->perform(SelectCode{project().find_codes("It must be physical").front()->id});
    frames();
    desktop->perform(WriteMemoHere{});
    frames();
    robot.type("On the code.");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 4u);
    EXPECT_EQ(std::next(project().memos.begin(), 3)->about, "code");
}

TEST_F(MarksTest, AConcernWaitsForTheMeeting) {
    code(1, "Nobody had asked me", "jump");
    press(ImGuiKey_F);
    robot.type("Not sure this is stigma at all.");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 1u);
    EXPECT_EQ(project().memos.begin()->type, kConcern);
    press(ImGuiKey_Escape);
    declare_done();
    EXPECT_NE(said().find("1 coding, 1 code, 0 negative cases, 1 concern."), std::string::npos)
        << said();
    EXPECT_NE(said().find("Fingerprint "), std::string::npos) << said();
    become("Ben");
    desktop->perform(ShowPage{Page::Memos});
    frames();
    EXPECT_FALSE(robot.sees("Not sure this is stigma")) << "hidden until he is done as well";
}

TEST_F(MarksTest, TheTypeOfAMemoChanges) {
    code(1, "Nobody had asked me", "jump");
    robot.click("Memo");
    robot.type("Hm.");
    press(kCtrl | ImGuiKey_Enter);
    robot.click("Type: Code");
    frames();
    robot.click("Reflexive");
    frames();
    ASSERT_EQ(project().memos.size(), 1u);
    EXPECT_EQ(project().memos.begin()->type, "reflexive");
    robot.click("Withdraw memo");
    frames();
    EXPECT_TRUE(project().memos.begin()->deleted);
    desktop->perform(Undo{});
    frames();
    EXPECT_TRUE(robot.sees("Hm."));
}

TEST_F(MarksTest, AsksWhetherASecondPassageIsTheSameThing) {
    code(1, "Nobody had asked me", "jump");
    EXPECT_FALSE(robot.sees("The same thing?"));
    code(1, "Ten minutes later", "jump");
    EXPECT_TRUE(robot.sees("The same thing?"));
    EXPECT_TRUE(robot.sees("“Nobody had asked me”"));
    robot.click("Rename the code");
    frames();
    press(kCtrl | ImGuiKey_A);
    robot.type("Treating too soon");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().find_codes("Treating too soon").size(), 1u);
    EXPECT_FALSE(robot.sees("The same thing?")) << "it goes with the next action";
    code(4, "I went home", "soon");
    EXPECT_FALSE(robot.sees("The same thing?")) << "a third passage asks nothing";
}

TEST_F(MarksTest, TheSecondPassageGetsAnotherCodeFromTheStrip) {
    code(1, "Nobody had asked me", "jump");
    code(1, "Ten minutes later", "jump");
    robot.click("Choose another code");
    frames();
    robot.type("physical");
    press(ImGuiKey_Enter);
    ASSERT_EQ(project().codings().size(), 2u);
    EXPECT_EQ(project().codes.find(std::next(project().codings().begin())->code)->name,
              "It must be physical");
}

TEST_F(MarksTest, MemosAreListedFilteredAndOpened) {
    code(1, "Nobody had asked me", "jump");
    robot.click("Memo");
    robot.type("Diagnosis as déjà vu.");
    press(kCtrl | ImGuiKey_Enter);
    desktop->perform(RemoveCoding{only_coding()->id});
    desktop->perform(ShowPage{Page::Memos});
    frames();
    EXPECT_TRUE(robot.sees("PT06:2 as Jumping to treatment (removed)"));
    robot.click("New memo on the study");
    frames();
    robot.type("On the whole.");
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("2 memos"));
    robot.click("Find in memos");
    robot.type("deja");
    frames();
    EXPECT_TRUE(robot.sees("1 memo"));
    robot.click("Diagnosis as déjà vu.");
    frames();
    EXPECT_TRUE(robot.sees("“Nobody had asked me”"));
    robot.click("Open what it is about");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(desktop->state().transcript.caret.turn, 1);
}

TEST_F(MarksTest, TheCardOfACodeShowsPassagesAndIsEditedInPlace) {
    code(1, "Nobody had asked me", "jump");
    robot.click("Open the code");
    frames();
    EXPECT_TRUE(robot.sees("1 coding"));
    EXPECT_TRUE(robot.sees("Ana 1"));
    robot.click("Change: Definition");
    frames();
    press(kCtrl | ImGuiKey_A);
    robot.type("Treating before asking.");
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_EQ(project().find_codes("Jumping to treatment").front()->definition,
              "Treating before asking.");
    robot.click("Nobody had asked me");
    frames();
    EXPECT_EQ(desktop->state().inspector.coding, only_coding()->id);
}

TEST_F(MarksTest, TheCardOfAParticipantListsTranscripts) {
    robot.click("About the participant");
    frames();
    EXPECT_TRUE(robot.sees("PARTICIPANT"));
    EXPECT_TRUE(robot.sees("No attributes are recorded."));
    robot.click("PT06, 0 codings");
    frames();
    EXPECT_TRUE(robot.sees("SPEAKERS"));
}

}  // namespace
}  // namespace tandem::ui::test
