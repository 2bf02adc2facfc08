// Finding words: the bar over the transcript and the page for all transcripts.
#include "ui/desktop_robot.h"
#include "ui/panels/transcript_page.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift;

class FindTest : public DesktopTest {
 protected:
    FindTest() {
        become("Ana");
        robot.click("PT06");
        frames();
    }
    TranscriptState& transcript() { return desktop->state().transcript; }
    FindState& bar() { return transcript().find; }
    FindPageState& page() { return desktop->state().find; }
    std::string selected() {
        return selected_words(transcript(), project().turns(transcript().transcript));
    }
    void find(std::string_view words) {
        press(kCtrl | ImGuiKey_F);
        write(words);
    }
    void find_in_study(std::string_view words) {
        press(kCtrl | kShift | ImGuiKey_F);
        write(words);
    }
};

TEST_F(FindTest, GoesToTheFirstHitWhileTypingAndOnWithEnter) {
    find("i ");
    EXPECT_EQ(bar().hits.size(), 5u);
    EXPECT_EQ(transcript().caret.turn, 1);
    EXPECT_TRUE(robot.sees("1 of 5"));
    EXPECT_TRUE(desktop->state().typing);
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("2 of 5"));
    press(kShift | ImGuiKey_Enter);
    press(kShift | ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("5 of 5"));  // before the first comes the last
    EXPECT_EQ(transcript().caret.turn, 4);
    press(kCtrl | ImGuiKey_G);
    EXPECT_TRUE(robot.sees("1 of 5"));
    press(kCtrl | kShift | ImGuiKey_G);
    EXPECT_TRUE(robot.sees("5 of 5"));
    robot.click("Next");
    frames();
    EXPECT_TRUE(robot.sees("1 of 5"));
    robot.click("Previous");
    frames();
    EXPECT_TRUE(robot.sees("5 of 5"));
}

TEST_F(FindTest, EscapeLeavesTheCaretAtTheHitWhichCanBeCoded) {
    find("closed the laptop");
    press(ImGuiKey_Escape);
    EXPECT_FALSE(bar().open);
    EXPECT_FALSE(robot.has_item("Find words"));
    EXPECT_EQ(selected(), "closed the laptop");
    code_as("closing");
    EXPECT_EQ(quote_of_only(), "closed the laptop");
}

TEST_F(FindTest, BeginsWithTheSelectedWords) {
    drag_over(1, "asked me");
    press(kCtrl | ImGuiKey_F);
    EXPECT_EQ(bar().query.words, "asked me");
    EXPECT_TRUE(robot.sees("1 of 1"));
    write("went");  // in place of them
    EXPECT_EQ(bar().query.words, "went");
    EXPECT_EQ(selected(), "went");
}

TEST_F(FindTest, EveryScript) {
    find("أخجل");
    EXPECT_EQ(selected(), "أخجل");
    bar().query.words = "मुझे";
    frames();
    press(ImGuiKey_Enter);
    EXPECT_EQ(selected(), "मुझे");
}

TEST_F(FindTest, SwitchesChangeWhatIsFound) {
    find("I");
    const std::size_t all = bar().hits.size();
    robot.click("Whole words");
    frames();
    EXPECT_TRUE(robot.item("Whole words").checked);
    EXPECT_LT(bar().hits.size(), all);
    robot.click("Match capitals");
    frames();
    EXPECT_EQ(bar().hits.size(), 5u);
    desktop->perform(Invoke{CommandId::FindWholeWords});
    desktop->perform(Invoke{CommandId::FindMatchCase});
    desktop->perform(Invoke{CommandId::FindMatchAccents});
    desktop->perform(Invoke{CommandId::FindExpression});
    frames();
    EXPECT_TRUE(robot.item("Regular expression").checked);
    EXPECT_TRUE(robot.item("Match accents").checked);
    EXPECT_FALSE(robot.item("Match capitals").checked);
    bar().query.words = "\\bi\\w+";
    frames();
    EXPECT_EQ(bar().hits.size(), 2u);  // "in" and "it"
}

TEST_F(FindTest, AMistakeInAnExpressionIsSaidBelowTheField) {
    bar().query.regular_expression = true;
    find("so (");
    EXPECT_TRUE(robot.sees("The regular expression cannot be read at character 4"));
    write("a|b)");
    EXPECT_FALSE(robot.sees("cannot be read"));
    EXPECT_TRUE(robot.sees("Not found"));
    press(ImGuiKey_Enter);  // goes nowhere
    EXPECT_FALSE(desktop->message().error);
}

TEST_F(FindTest, StaysRightAfterCorrectionsAndUndo) {
    find("laptop");
    ASSERT_EQ(bar().hits.size(), 1u);
    const CodePoints before = bar().hits[0].range.begin;
    const Turn& turn = project().turns(transcript().transcript)[2];
    desktop->perform(Command{CorrectTurn{turn.transcript, turn.id, "Then " + turn.text}});
    frames();
    ASSERT_EQ(bar().hits.size(), 1u);
    EXPECT_EQ(bar().hits[0].range.begin, before + CodePoints{5});
    desktop->perform(Undo{});
    frames();
    EXPECT_EQ(bar().hits.at(0).range.begin, before);
    robot.click("HP02");
    frames();
    EXPECT_EQ(bar().hits.size(), 1u);
    EXPECT_EQ(bar().hits[0].turn, 1);
}

TEST_F(FindTest, HitsAreOutlinedInTheText) {
    find("laptop");
    press(ImGuiKey_Escape);
    transcript().anchor = transcript().caret = {};
    frames();
    const Image closed = robot.picture();
    bar().open = true;
    frames();
    EXPECT_NE(robot.picture().rgba, closed.rgba);
}

TEST_F(FindTest, TheStudyListsEveryPlaceWithItsContext) {
    find_in_study("laptop");
    EXPECT_EQ(desktop->state().page, Page::Find);
    EXPECT_TRUE(robot.sees("2 places in 2 transcripts"));
    EXPECT_TRUE(robot.has_item("HP02:2 laptop"));
    EXPECT_TRUE(robot.has_item("PT06:3 laptop"));
    EXPECT_TRUE(robot.sees("She closed the "));
    EXPECT_TRUE(robot.has_item("In HP02"));
}

TEST_F(FindTest, EnterGoesToTheListAndThenToThePlace) {
    find_in_study("laptop");
    press(ImGuiKey_Enter);
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_Enter);
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(transcript().transcript, project().find_transcript("PT06")->id);
    EXPECT_EQ(selected(), "laptop");
    press(kCtrl | kShift | ImGuiKey_F);  // back to the list as it was
    EXPECT_TRUE(robot.has_item("HP02:2 laptop"));
    robot.click("HP02:2 laptop");
    frames();
    EXPECT_EQ(transcript().transcript, project().find_transcript("HP02")->id);
}

TEST_F(FindTest, ChosenPlacesAreCodedInOneStep) {
    find_in_study("laptop");
    press(ImGuiKey_Enter);
    press(ImGuiKey_Space);
    EXPECT_EQ(chosen_hits(page()), 1);
    EXPECT_TRUE(robot.item("HP02:2 laptop").checked);
    robot.click("Choose all");
    frames();
    robot.click("Code 2 chosen…");
    frames();
    write("closing");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().codings().size(), 2u);
    EXPECT_NE(said().find("found by looking for “laptop”"), std::string::npos) << said();
    EXPECT_EQ(chosen_hits(page()), 0);
    desktop->perform(Undo{});
    EXPECT_TRUE(project().codings().empty());
}

TEST_F(FindTest, ClosedTranscriptsAreLeftOutAndSaid) {
    declare_done();
    find_in_study("laptop");
    robot.click("Choose all");
    frames();
    robot.click("Code 2 chosen…");
    frames();
    write("closing");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().codings().size(), 1u);
    EXPECT_NE(said().find("Ana has declared PT06 done"), std::string::npos) << said();
}

TEST_F(FindTest, ScopesNarrowTheList) {
    find_in_study("the");
    EXPECT_TRUE(robot.sees("7 places in 2 transcripts"));
    robot.click("Everyone's words");
    frames();
    robot.click("Interviewers' words");
    frames();
    EXPECT_TRUE(robot.sees("3 places in 2 transcripts"));
    robot.click("Coded or not");
    frames();
    robot.click("Coded by me");
    frames();
    EXPECT_TRUE(robot.sees("Not found"));
    EXPECT_EQ(page().search->hits().size(), 0u);
}

TEST_F(FindTest, TheEmptyPageSaysWhatToDoAndAMistakeIsSaid) {
    press(kCtrl | kShift | ImGuiKey_F);
    EXPECT_TRUE(robot.sees("Find words in all transcripts"));
    desktop->perform(Invoke{CommandId::FindExpression});
    write("[");
    EXPECT_TRUE(robot.sees("a set that begins with [ is not closed"));
    EXPECT_TRUE(page().query.regular_expression);
    EXPECT_FALSE(bar().query.regular_expression);
}

TEST_F(FindTest, ReadersCannotCode) {
    desktop->perform(OnlyRead{});
    frames();
    find_in_study("laptop");
    robot.click("Choose all");
    frames();
    EXPECT_TRUE(robot.item("Code 2 chosen…").disabled);
}

}  // namespace
}  // namespace tandem::ui::test
