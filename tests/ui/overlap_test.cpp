// Many codings on the same words, what of them is shown, and how large.
#include <set>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl;

class OverlapTest : public DesktopTest {
 protected:
    TranscriptState& transcript() { return desktop->state().transcript; }
    // `count` codings of Ana on one word of PT06.
    void code_one_word(int count) {
        become("Ana");
        robot.click("PT06");
        frames();
        const TranscriptId pt06 = project().find_transcript("PT06")->id;
        const Turn& turn = project().turns(pt06)[1];
        const std::int64_t begin = static_cast<std::int64_t>(turn.text.find("diagnosis"));
        for (int i = 0; i < count; ++i) {
            AddCode add;
            add.name = "Reading " + std::to_string(i + 1);
            desktop->perform(Command{add});
            ApplyCode apply;
            apply.code = project().find_codes(add.name).at(0)->id;
            apply.transcript = pt06;
            apply.spans = {{turn.id, {begin}, {begin + 9}}};
            desktop->perform(Command{apply});
        }
        frames();
        robot.click_at(point(1, begin + 3));
        desktop->perform(SelectCoding{});
        frames();
    }
};

TEST_F(OverlapTest, TwelveOnOneWordAreAllNamedInTheMargin) {
    code_one_word(12);
    for (int i = 1; i <= 12; ++i) EXPECT_TRUE(robot.sees("Reading " + std::to_string(i))) << i;
    EXPECT_TRUE(robot.sees("+9"));
}

TEST_F(OverlapTest, EachOfTwelveIsReachedByKeyAndItsPlaceIsSaid) {
    code_one_word(12);
    std::set<CodingId> reached;
    for (int i = 1; i <= 12; ++i) {
        robot.key(i % 2 ? ImGuiKey_Tab : ImGuiKey_O);
        frames();
        reached.insert(transcript().selected);
        EXPECT_TRUE(robot.sees(", " + std::to_string(i) + " of 12")) << i;
        EXPECT_EQ(desktop->state().inspector.coding, transcript().selected);
    }
    EXPECT_EQ(reached.size(), 12u);
    EXPECT_FALSE(reached.contains(CodingId{}));
}

TEST_F(OverlapTest, AFilterIsSaidAndCleared) {
    code_one_word(4);
    robot.click("Filter");
    frames();
    robot.click("Show Reading 2");
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_EQ(transcript().filtered.codings.size(), 1u);
    EXPECT_TRUE(robot.sees("Showing 1 of 4 codings: Reading 2"));
    robot.click("Show all");
    frames();
    EXPECT_FALSE(transcript().filter.is_on());
    EXPECT_FALSE(robot.sees("Showing 1 of 4"));
}

TEST_F(OverlapTest, ShowsOnlyTheSelectedCodeByCommand) {
    code_one_word(3);
    desktop->perform(SelectCode{project().find_codes("Reading 3").at(0)->id});
    desktop->perform(Invoke{CommandId::ShowOnlyThisCode});
    frames();
    EXPECT_TRUE(robot.sees("Showing 1 of 3 codings: Reading 3"));
    desktop->perform(Invoke{CommandId::ClearFilter});
    frames();
    EXPECT_FALSE(robot.sees("Showing 1 of 3"));
    desktop->state().codes.selected = {};
    desktop->perform(Invoke{CommandId::ShowOnlyThisCode});
    EXPECT_TRUE(desktop->message().error);
}

TEST_F(OverlapTest, WhatIsSelectedIsNeverFilteredAway) {
    code_one_word(3);
    transcript().filter.code = project().find_codes("Reading 3").at(0)->id;
    robot.key(ImGuiKey_Tab);
    frames();
    const CodingId first = *project().codings_in(transcript().transcript).begin();
    desktop->perform(SelectCoding{first});
    frames();
    EXPECT_TRUE(robot.sees("Showing 2 of 3"));
}

TEST_F(OverlapTest, AFilterOpensNothingOfTheOtherCoder) {
    code_one_word(2);
    become("Ben");
    transcript().filter.coder = project().find_coder("Ana")->id;
    frames();
    EXPECT_TRUE(robot.sees("Showing 0 of 0 codings"));
    EXPECT_TRUE(transcript().filtered.codings.empty());
    robot.click("Filtered");
    frames();
    EXPECT_FALSE(robot.has_item("Show Reading 1"));
}

TEST_F(OverlapTest, TextSizeKeepsThePlace) {
    become("Ana");
    robot.click("PT06");
    frames();
    robot.click_at(point(2, 5));
    const TextPlace caret = transcript().caret;
    const float before = transcript().line_height;
    for (int i = 0; i < 3; ++i) robot.key(kCtrl | ImGuiKey_Equal);
    frames();
    EXPECT_EQ(said(), "Text size 150 %.");
    EXPECT_NEAR(transcript().line_height, before * 1.5f, 1);
    EXPECT_EQ(transcript().caret, caret);
    robot.key(kCtrl | ImGuiKey_Minus);
    frames();
    EXPECT_EQ(said(), "Text size 125 %.");
    for (int i = 0; i < 20; ++i) robot.key(kCtrl | ImGuiKey_Minus);
    EXPECT_EQ(said(), "Text size 70 %.");
    robot.key(kCtrl | ImGuiKey_0);
    frames();
    EXPECT_EQ(transcript().line_height, before);
}

TEST_F(OverlapTest, TextSizeKeepsTheLineAtTheUpperEdge) {
    become("Ana");
    robot.click("PT06");
    frames();
    desktop->perform(ChangeTextSize{1});
    for (int i = 0; i < 10; ++i) desktop->perform(ChangeTextSize{1});
    frames();
    transcript().scroll =
        transcript().heights.top(1) + static_cast<double>(transcript().heights.height(1)) * 0.5;
    frames();
    const int turn = transcript().heights.at(transcript().scroll);
    desktop->perform(ChangeTextSize{-1});
    frames();
    EXPECT_EQ(transcript().heights.at(transcript().scroll), turn);
}

TEST_F(OverlapTest, StripesStandAtEitherSide) {
    code_one_word(1);
    const float right = transcript().column.x;
    desktop->perform(Invoke{CommandId::StripesSide});
    frames();
    EXPECT_GT(transcript().column.x, right + 100);
    EXPECT_TRUE(robot.sees("Reading 1"));
    desktop->perform(Invoke{CommandId::StripesSide});
    frames();
    EXPECT_EQ(transcript().column.x, right);
}

TEST_F(OverlapTest, BacklightFadesWhatIsNotCoded) {
    code_one_word(1);
    desktop->state().message = {};
    transcript().since_move = 0.6;
    frames(1);
    const Image before = robot.picture(desktop->theme().panel);
    robot.key(ImGuiKey_B);
    desktop->state().message = {};
    transcript().since_move = 0.6;
    frames(1);
    EXPECT_TRUE(transcript().backlight);
    EXPECT_GT(rms_difference(before, robot.picture(desktop->theme().panel)), 0.005);
}

TEST_F(OverlapTest, TheOverviewJumpsToWhereItIsPressed) {
    become("Ana");
    robot.click("PT06");
    frames();
    for (int i = 0; i < 10; ++i) desktop->perform(ChangeTextSize{1});
    frames();
    ASSERT_EQ(transcript().scroll, 0);
    const RobotItem strip = robot.item("Overview");
    robot.click_at({strip.centre().x, strip.max.y - 3});
    EXPECT_GT(transcript().scroll, 0);
    EXPECT_TRUE(robot.sees("PT06:5, 1:05, PT06"));
}

TEST_F(OverlapTest, HighContrastIsOneCommandAway) {
    become("Ana");
    desktop->perform(Invoke{CommandId::SwitchContrast});
    frames();
    EXPECT_TRUE(desktop->theme().high_contrast);
    desktop->perform(Invoke{CommandId::SwitchContrast});
    EXPECT_FALSE(desktop->theme().high_contrast);
}

}  // namespace
}  // namespace tandem::ui::test
