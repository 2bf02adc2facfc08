// Marking where a question of the interview guide is asked.
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

class Questions : public DesktopTest {
 protected:
    Questions() {
        become("Ana");
        desktop->perform(OpenTranscript{project().find_transcript("PT06")->id, {}, {}, {}});
        frames();
    }
    void make_guide() {
        desktop->perform(Command{AddQuestion{"Q1", "How did you come here?\nIn your words."}});
        desktop->perform(Command{AddQuestion{"Q2", "Who listened?", "patient"}});
        desktop->perform(Command{AddQuestion{"Q10", "What did you do next?"}});
        frames();
    }
    TurnId turn(std::size_t place) {
        return project().turns(desktop->state().transcript.transcript).at(place).id;
    }
    std::string asked(std::size_t place) {
        const GuideQuestion* question = asked_at(project(), turn(place));
        return question ? question->key : "";
    }
    void ask(int place) {
        robot.click_at(point(place, 2));
        frames();
        desktop->perform(Invoke{CommandId::QuestionAsked});
        frames();
    }
};

TEST_F(Questions, WithoutAGuideOneIsToBeImported) {
    ask(0);
    EXPECT_NE(desktop->state().message.text.find("no interview guide yet"), std::string::npos);
    EXPECT_FALSE(robot.has_item("Find a question"));
    robot.click_at(point(0, 2), 1, ImGuiMouseButton_Right);
    frames();
    EXPECT_FALSE(robot.has_item("Question asked here…"));
}

TEST_F(Questions, OneIsFoundByTypingAndMarkedAtTheTurn) {
    make_guide();
    robot.click_at(point(3, 2), 1, ImGuiMouseButton_Right);
    frames();
    robot.click("Question asked here…");
    frames();
    EXPECT_TRUE(robot.has_item("Q1 How did you come here? In your words."));
    EXPECT_TRUE(robot.sees("for patient"));
    write("next");
    EXPECT_FALSE(robot.has_item("Q2 Who listened?"));
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(asked(3), "Q10");
    EXPECT_FALSE(robot.has_item("Find a question"));
    EXPECT_TRUE(robot.sees("What did you do next?")) << "it stands over the turn";
    EXPECT_TRUE(desktop->state().transcript.has_keyboard);
    desktop->perform(Invoke{CommandId::Undo});
    frames();
    EXPECT_EQ(asked(3), "");
    EXPECT_FALSE(robot.sees("What did you do next?"));
}

TEST_F(Questions, AnotherTakesItsPlaceAndItIsTakenBack) {
    make_guide();
    ask(0);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(asked(0), "Q1") << "the first of the guide";
    ask(3);
    EXPECT_TRUE(robot.sees("asked at 1"));
    EXPECT_FALSE(robot.has_item("Take back that Q1 is asked here"));
    robot.click("Q2 Who listened?");
    frames();
    EXPECT_EQ(asked(3), "Q2");
    ask(0);
    EXPECT_TRUE(robot.sees("asked here"));
    press(ImGuiKey_DownArrow, 2);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(asked(0), "Q10");
    ask(0);
    robot.click("Take back that Q10 is asked here");
    frames();
    EXPECT_EQ(asked(0), "");
    EXPECT_EQ(asked(3), "Q2");
    ask(0);
    write("zebra");
    EXPECT_TRUE(robot.sees("No question of the guide matches"));
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_FALSE(robot.has_item("Find a question"));
    EXPECT_EQ(asked(0), "");
}

TEST_F(Questions, OfSeveralSelectedTurnsItIsAskedInTheFirst) {
    make_guide();
    ask(3);
    EXPECT_TRUE(robot.sees("Asked in turn 4"));
    EXPECT_FALSE(robot.sees("the first of those selected"));
    robot.key(ImGuiKey_Escape);
    frames();
    robot.drag(point(3, 2), point(1, 2));
    frames();
    desktop->perform(Invoke{CommandId::QuestionAsked});
    frames();
    EXPECT_TRUE(robot.sees("Asked in turn 2, the first of those selected"));
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(asked(1), "Q1");
    EXPECT_EQ(asked(2), "");
    EXPECT_EQ(asked(3), "");
}

// The words move down by the line that the question takes, and are met by the mouse where they are.
TEST_F(Questions, TheWordsBelowAreWhereTheyAreDrawn) {
    make_guide();
    const float before = point(4, 0).y;
    ask(3);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_GT(point(4, 0).y, before + 8);
    robot.click_at(point(4, 3));
    frames();
    EXPECT_EQ(desktop->state().transcript.caret, (TextPlace{4, {3}}));
}

}  // namespace
}  // namespace tandem::ui::test
