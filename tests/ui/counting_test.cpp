// What is counted beside the frame in a large study: agreement, differences, themes, tables.
#include "ui/held_desktop.h"

namespace tandem::ui::test {
namespace {

constexpr int kAlt = ImGuiMod_Alt;

class CountingTest : public HeldDesktopTest {
 protected:
    // Both have coded PT06 and declared it done.
    CountingTest() {
        for (const char* name : {"Ana", "Ben"}) {
            become(name);
            robot.click("PT06");
            frames();
            drag_over(name[0] == 'A' ? 1 : 2, name[0] == 'A' ? "Nobody had asked me" : "No.");
            code_as("clos");
            declare_done();
        }
        waits_for_work = false;
    }
    // Opens the page, and waits until what it counts first stands still.
    void open_held(ImGuiKey page) {
        desktop->count_on_the_spot(0);
        start_held(1, [&] { robot.key(kAlt | page); });
    }
    // With the work that was asked for while it stood there.
    void let_go() {
        HeldDesktopTest::let_go();
        desktop->finish_jobs();
        frames(2);
    }
    void add_code(std::string name) {
        desktop->perform(Command{AddCode{std::move(name), {}, "code", "", ""}});
        frames(2);
    }
};

TEST_F(CountingTest, ASmallStudyAnswersAtOnce) {
    robot.key(kAlt | ImGuiKey_2);
    frames(1);
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
    EXPECT_FALSE(robot.sees("Counting …"));
    EXPECT_TRUE(desktop->jobs().idle());
}

TEST_F(CountingTest, FramesAreDrawnWhileItCounts) {
    open_held(ImGuiKey_2);
    EXPECT_TRUE(robot.sees("Counting …"));
    EXPECT_TRUE(robot.sees("Counting the agreement"));  // with its bar, at the bottom
    EXPECT_FALSE(robot.sees("Pooled over"));
    let_go();
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
    EXPECT_TRUE(robot.sees("All codes: 2 places."));
    EXPECT_FALSE(robot.sees("Counting …"));
    EXPECT_TRUE(desktop->jobs().idle());
}

TEST_F(CountingTest, CancelledItIsCountedWhenAskedAgain) {
    open_held(ImGuiKey_2);
    robot.click("Cancel work");
    frames();
    let_go();
    EXPECT_TRUE(robot.sees("Counting was cancelled."));
    EXPECT_FALSE(robot.sees("Pooled over"));
    EXPECT_TRUE(desktop->jobs().idle());  // it does not begin by itself
    robot.click("Count");
    frames();
    desktop->finish_jobs();
    frames(2);
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
}

TEST_F(CountingTest, AChangeMeanwhileIsCountedInstead) {
    open_held(ImGuiKey_2);
    add_code("Brand new");
    let_go();
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
    EXPECT_FALSE(robot.sees("counted before the last change"));
    EXPECT_TRUE(desktop->jobs().idle());
}

TEST_F(CountingTest, WhatWasCountedBeforeStaysInSightUntilThen) {
    open_held(ImGuiKey_2);
    let_go();
    held.hold(desktop->jobs(), 1);
    add_code("Brand new");
    held.wait();
    frames(2);
    EXPECT_TRUE(robot.sees("counted before the last change"));
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
    let_go();
    EXPECT_FALSE(robot.sees("counted before the last change"));
    EXPECT_TRUE(robot.sees("Pooled over 1 code"));
}

TEST_F(CountingTest, WhoComesNextDoesNotSeeWhatWasCountedBefore) {
    open_held(ImGuiKey_2);
    let_go();
    EXPECT_TRUE(robot.sees("All codes: 2 places."));
    held.hold(desktop->jobs(), 1);
    desktop->perform(BecomeCoder{"Cem"});
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    held.wait();
    frames(2);
    EXPECT_FALSE(robot.sees("Pooled over"));
    EXPECT_FALSE(robot.sees("All codes: 2 places."));
    let_go();
    EXPECT_TRUE(robot.sees("Nothing to compare yet"));
}

TEST_F(CountingTest, TheWalkWaitsUntilThePlacesAreCounted) {
    open_held(ImGuiKey_2);
    let_go();
    robot.click("Walk through them");
    frames();
    EXPECT_TRUE(robot.sees("1 of 2"));
    held.hold(desktop->jobs(), 1);
    add_code("Brand new");
    held.wait();
    frames(2);
    EXPECT_TRUE(robot.sees("1 of 2"));
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    let_go();
    EXPECT_TRUE(robot.sees("1 of 2"));
}

TEST_F(CountingTest, ThemesAndTablesToo) {
    for (const auto& [key, words] : {std::pair{ImGuiKey_3, "Participants with the theme"},
                                     std::pair{ImGuiKey_4, "Nobody had asked me"}}) {
        open_held(key);
        EXPECT_TRUE(robot.sees("Counting …")) << words;
        let_go();
        EXPECT_TRUE(robot.sees(words)) << words;
        EXPECT_FALSE(robot.sees("Counting …")) << words;
    }
}

TEST_F(CountingTest, ClosingMeanwhileWaitsForNothingElse) {
    open_held(ImGuiKey_2);
    EXPECT_TRUE(desktop->may_close());  // nothing is lost
    desktop->jobs().cancel_all();
    held.release();
    desktop->close();
    EXPECT_TRUE(desktop->jobs().idle());
}

}  // namespace
}  // namespace tandem::ui::test
