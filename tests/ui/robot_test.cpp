// The robot itself: what it finds, and what it says when it does not.
#include "ui/robot.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

namespace tandem::ui {
namespace {

int pressed = 0;

void draw_buttons() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::Begin("window", nullptr, ImGuiWindowFlags_NoDecoration);
    if (ImGui::Button("Save##memo")) ++pressed;
    ImGui::BeginDisabled();
    if (ImGui::Button("Apply")) ++pressed;
    ImGui::EndDisabled();
    ImGui::InvisibleButton("##stripe", {20, 20});
    ImGui::Button("Twice##1");
    ImGui::Button("Twice##2");
    ImGui::End();
}

TEST(Robot, FindsItemsByTheirVisibleLabel) {
    test::Robot robot(400, 300);
    robot.run(draw_buttons);
    pressed = 0;
    robot.click("Save");
    EXPECT_EQ(pressed, 1);
    robot.double_click("Save");
    EXPECT_EQ(pressed, 3);
    robot.click("Apply");
    EXPECT_EQ(pressed, 3) << "a disabled button does nothing";
    EXPECT_TRUE(robot.item("Apply").disabled);
    EXPECT_FALSE(robot.item("Save").disabled);
    EXPECT_TRUE(robot.sees("##stripe"));
    EXPECT_FALSE(robot.sees("Delete"));
}

TEST(Robot, FailsTheTestOnUnknownAndAmbiguousLabels) {
    static test::Robot* shared = nullptr;
    test::Robot robot(400, 300);
    shared = &robot;
    robot.run(draw_buttons);
    EXPECT_NONFATAL_FAILURE(shared->click("Delete"), "No item is labelled 'Delete'");
    EXPECT_NONFATAL_FAILURE(shared->click("Delete"), "'Apply' at (");
    EXPECT_NONFATAL_FAILURE(shared->click("Twice"), "Several items are labelled 'Twice'");
}

TEST(Robot, TheSameFrameGivesTheSamePicture) {
    test::Robot robot(400, 300);
    robot.run(draw_buttons);
    robot.frame(3);
    const test::Image first = robot.picture();
    robot.frame(3);
    EXPECT_EQ(test::rms_difference(first, robot.picture()), 0);
    robot.hover(robot.item("Save").centre());
    robot.frame(3);
    EXPECT_GT(test::rms_difference(first, robot.picture()), 0.001) << "hovering shows";
}

}  // namespace
}  // namespace tandem::ui
