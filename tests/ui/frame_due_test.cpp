// How long the window sleeps: until something happens, or until it changes by itself.
#include "ui/frame_due.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

TEST(FrameDueTest, SleepsUntilSomethingHappensWhenNothingChanges) {
    EXPECT_EQ(seconds_to_sleep({}), std::nullopt);
    EXPECT_EQ(woken_after({}, 3600), Woken::ByEvent);
}

TEST(FrameDueTest, DoesNotSleepWhileThingsSettle) {
    EXPECT_EQ(seconds_to_sleep({true, 0.4, 3.0}), 0);
    EXPECT_EQ(woken_after({true, 0.4, 3.0}, 0), Woken::ForFrame);
}

TEST(FrameDueTest, SleepsUntilTheFirstOfWhatIsDue) {
    EXPECT_EQ(seconds_to_sleep({false, 0.4, 3.0}), 0.4);
    EXPECT_EQ(woken_after({false, 0.4, 3.0}, 0.4), Woken::ForFrame);
    EXPECT_EQ(woken_after({false, 0.4, 3.0}, 0.3), Woken::ByEvent);
    EXPECT_EQ(seconds_to_sleep({false, {}, 3.0}), 3.0);
    EXPECT_EQ(woken_after({false, {}, 3.0}, 3.0), Woken::ToKeep);
    EXPECT_EQ(seconds_to_sleep({false, -0.1, {}}), 0);
    EXPECT_EQ(woken_after({false, -0.1, {}}, 0), Woken::ForFrame);
}

TEST(FrameDueTest, ACaretComesAndGoesHalfABlinkApart) {
    double at = 0.1;
    for (const bool seen : {true, false, true, false}) {
        EXPECT_EQ(caret_is_seen(at), seen) << at;
        EXPECT_LE(until_blink(at), kBlink / 2);
        at += until_blink(at) + 0.001;
    }
}

class FrameDueInWindowTest : public DesktopTest {};

TEST_F(FrameDueInWindowTest, NothingIsDueOnAStillPage) {
    become("Ana");
    desktop->perform(ShowPage{Page::History});
    frames(5);
    EXPECT_EQ(desktop->frame_due(), std::nullopt);
    EXPECT_EQ(desktop->keep_due(), std::nullopt);  // the tests' settings remember nothing
}

TEST_F(FrameDueInWindowTest, TheCaretOfAFieldIsDueAtItsBlink) {
    become("Ana");
    robot.click("Find");
    frames(5);
    ASSERT_TRUE(desktop->frame_due().has_value());
    EXPECT_LE(*desktop->frame_due(), kBlink / 2);
    EXPECT_GT(*desktop->frame_due(), 0);
}

TEST_F(FrameDueInWindowTest, ATipIsDueWhereTheMouseRests) {
    become("Ana");
    desktop->perform(ShowPage{Page::History});
    frames(5);
    robot.hover(robot.item("Menu").centre());
    EXPECT_TRUE(desktop->frame_due().has_value());
    frames(60);
    EXPECT_TRUE(robot.sees("Menu (F10)"));
    EXPECT_EQ(desktop->frame_due(), std::nullopt);
}

}  // namespace
}  // namespace tandem::ui::test
