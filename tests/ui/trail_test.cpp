#include "ui/trail.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kAlt = ImGuiMod_Alt;

class TrailTest : public DesktopTest {
 protected:
    TrailTest() { become("Ana"); }
    std::string open() {
        return project().transcripts.find(desktop->state().transcript.transcript)->name;
    }
    TextPlace caret() { return desktop->state().transcript.caret; }
    void back() {
        robot.key(kAlt | ImGuiKey_LeftArrow);
        frames();
    }
    void forward() {
        robot.key(kAlt | ImGuiKey_RightArrow);
        frames();
    }
};

TEST_F(TrailTest, BackReturnsToTheWordsThatWereLeft) {
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 50));
    const TextPlace left = caret();
    robot.click("HP02");
    frames();
    EXPECT_EQ(open(), "HP02");
    back();
    EXPECT_EQ(open(), "PT06");
    EXPECT_EQ(caret(), left);
    forward();
    EXPECT_EQ(open(), "HP02");
}

TEST_F(TrailTest, PagesAreOnTheTrailToo) {
    robot.click("PT06");
    frames();
    robot.key(kAlt | ImGuiKey_3);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Themes);
    robot.key(kAlt | ImGuiKey_5);
    frames();
    back();
    EXPECT_EQ(desktop->state().page, Page::Themes);
    back();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(open(), "PT06");
    robot.click("Forward");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Themes);
    robot.click("Back");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
}

TEST_F(TrailTest, AJumpWithinATranscriptIsOne) {
    robot.click("PT06");
    frames();
    robot.click_at(point(1, 50));
    const TextPlace left = caret();
    const Transcript* transcript = project().find_transcript("PT06");
    desktop->perform(
        OpenTranscript{transcript->id, project().turns(transcript->id)[4].id, {5}, {9}});
    frames();
    EXPECT_EQ(caret().turn, 4);
    back();
    EXPECT_EQ(caret(), left);
}

TEST_F(TrailTest, GoingElsewhereForgetsWhatLayAhead) {
    robot.click("PT06");
    frames();
    robot.click("HP02");
    frames();
    back();
    robot.key(kAlt | ImGuiKey_2);
    frames();
    EXPECT_TRUE(desktop->state().trail.ahead.empty());
    forward();
    EXPECT_EQ(said(), "There is nowhere further to go.");
}

TEST_F(TrailTest, MovingTheCaretAndCodingLeaveNoFootprint) {
    robot.click("PT06");
    frames();
    const std::size_t before = desktop->state().trail.behind.size();
    robot.click_at(point(1, 50));
    robot.key(ImGuiKey_Period);
    code_as("jump");
    EXPECT_EQ(desktop->state().trail.behind.size(), before);
}

TEST_F(TrailTest, TranscriptsThatAreGoneAreSkipped) {
    Trail trail;
    leave(trail, {Page::Transcript, project().find_transcript("PT06")->id, {}});
    leave(trail, {Page::Transcript, TranscriptId{999}, {}});
    const auto place = go_back(trail, {Page::Themes, {}, {}}, project());
    ASSERT_TRUE(place);
    EXPECT_EQ(place->transcript, project().find_transcript("PT06")->id);
    EXPECT_FALSE(go_back(trail, {}, project()));
}

TEST_F(TrailTest, TheSideButtonsOfTheMouseGoBackAndForward) {
    robot.click("PT06");
    frames();
    robot.click("HP02");
    frames();
    robot.click_at({700, 500}, 1, 3);
    frames();
    EXPECT_EQ(open(), "PT06");
    robot.click_at({700, 500}, 1, 4);
    frames();
    EXPECT_EQ(open(), "HP02");
}

}  // namespace
}  // namespace tandem::ui::test
