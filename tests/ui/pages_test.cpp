// What holds on every page: names for all that can be pressed, the keyboard, narrow windows.
#include "ui/pages.h"

#include <algorithm>
#include <imgui_internal.h>
#include <set>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

std::vector<Page> all_pages() {
    std::vector<Page> pages;
    for (int i = 0; !page_name(static_cast<Page>(i)).empty(); ++i)
        pages.push_back(static_cast<Page>(i));
    return pages;
}

class PagesTest : public DesktopTest {
 protected:
    // Something to be seen on each: codings of which one is changed, a correction, words to
    // replace.
    PagesTest() {
        become("Ana");
        robot.click("PT06");
        frames();
        drag_over(1, "Ten minutes later");
        code_as("jump");
        drag_over(2, "closed the laptop");
        code_as("clos");
        const Turn turn = project().turns(project().find_transcript("PT06")->id)[1];
        desktop->perform(Command{CorrectTurn{
            turn.transcript, turn.id,
            "I came in because I was not sleeping. Twelve minutes later I had a diagnosis."}});
        desktop->state().replace.replacement = {"laptop", "computer"};
        desktop->perform(ListIdentifiers{});
        frames();
        desktop->state().message = {};
    }
    void show(Page page) {
        desktop->perform(ShowPage{page});
        frames(4);
    }
    void resize(float width, float height) {
        ImGui::GetIO().DisplaySize = {width, height};
        frames(4);
    }
};

TEST_F(PagesTest, EachHasANameThatFindsIt) {
    std::set<std::string_view> names;
    for (const Page page : all_pages()) {
        EXPECT_EQ(find_page(page_name(page)), page);
        EXPECT_TRUE(names.insert(page_name(page)).second);
    }
    EXPECT_EQ(names.size(), 12u);
}

TEST_F(PagesTest, WhatCanBePressedHasAName) {
    for (const Page page : all_pages()) {
        show(page);
        for (const RobotItem& item : robot.items()) {
            const bool window =
                item.label == "##root" || item.label.find("/##") != std::string::npos;
            if (item.label.starts_with("##") && !window) {
                EXPECT_TRUE(item.label.ends_with("-edge")) << page_name(page) << ": " << item.label;
            }
        }
    }
}

TEST_F(PagesTest, TheKeyboardReachesWhatIsOnIt) {
    for (const Page page : all_pages()) {
        show(page);
        const auto is_on_it = [](const RobotItem& item) {
            return !item.label.empty() && !item.label.starts_with("##") && !item.disabled &&
                   item.label != "Message" && item.label != "Debug" && item.min.y > 50;
        };
        const auto there = std::ranges::count_if(robot.items(), is_on_it);
        std::set<std::string> reached;
        for (int i = 0; i < 60; ++i) {
            robot.key(ImGuiKey_Tab);
            for (const RobotItem& item : robot.items())
                if (item.id == ImGui::GetFocusID() && is_on_it(item)) reached.insert(item.label);
        }
        EXPECT_GE(reached.size(), there > 0 ? 1u : 0u) << page_name(page);
        EXPECT_EQ(desktop->state().page, page) << "moving about opens nothing";
    }
}

// Of the window, at least a part of each thing is to be seen, and nothing begins beyond its edge.
TEST_F(PagesTest, NarrowWindowsLoseNothingAtTheRight) {
    for (const float width : {1000.0f, 760.0f}) {
        resize(width, 620);
        for (const Page page : all_pages()) {
            show(page);
            for (const RobotItem& item : robot.items())
                if (!item.label.empty()) {
                    EXPECT_LT(item.min.x, width) << page_name(page) << ": " << item.label;
                }
        }
    }
}

TEST_F(PagesTest, TwiceTheSizeIsDrawn) {
    desktop->set_scale(2);
    for (const Page page : all_pages()) {
        show(page);
        EXPECT_GT(robot.items().size(), 5u) << page_name(page);
    }
}

}  // namespace
}  // namespace tandem::ui::test
