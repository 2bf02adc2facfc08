// The study's approach, declared in the window.
#include "tandem/model/approach.h"

#include "ui/desktop_robot.h"
#include "ui/panels/approach_card.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl;

class Approach : public DesktopTest {
 protected:
    Approach() { become("Ana"); }
    void open_page(AgreementView view = AgreementView::Codes) {
        desktop->perform(ShowAgreement{view});
        frames();
    }
    // By its name, as somebody without a mouse does.
    void open_by_palette() {
        robot.key(kCtrl | ImGuiKey_K);
        frames();
        write("declare the study");
        robot.key(ImGuiKey_Enter);
        frames();
    }
    bool card_is_open() { return robot.has_item("Declare"); }
    void declare(std::string approach, std::string reason = "") {
        desktop->perform(Command{DeclareApproach{std::move(approach), std::move(reason)}});
        frames();
    }
};

TEST_F(Approach, IsDeclaredOnThePageOfAgreement) {
    open_page();
    robot.click("Approach: not declared – change…");
    frames();
    for (const std::string& each : approaches()) {
        EXPECT_TRUE(robot.has_item(each)) << each;
        EXPECT_FALSE(approach_sentence(each).empty()) << each;
    }
    EXPECT_FALSE(robot.has_item("Reason for another approach")) << "none is declared yet";
    EXPECT_TRUE(robot.item("Declare").disabled) << "none is chosen";
    robot.click("grounded theory");
    frames();
    EXPECT_EQ(project().approach, "") << "not before it is declared";
    robot.click("Declare");
    frames();
    EXPECT_EQ(project().approach, "grounded theory");
    EXPECT_FALSE(card_is_open());
    EXPECT_TRUE(robot.has_item("Approach: grounded theory – change…"));
    desktop->perform(Invoke{CommandId::Undo});
    frames();
    EXPECT_EQ(project().approach, "");
    EXPECT_TRUE(robot.has_item("Approach: not declared – change…"));
}

TEST_F(Approach, AnotherOneNeedsAReasonThatStaysInTheHistory) {
    declare("codebook");
    open_page();
    robot.click("Approach: codebook – change…");
    frames();
    EXPECT_TRUE(robot.sees("declared now"));
    robot.click("codebook");
    frames();
    write("No reason at all.");
    EXPECT_TRUE(robot.item("Declare").disabled) << "it is declared already";
    robot.click("reflexive");
    frames();
    EXPECT_FALSE(robot.item("Declare").disabled);
    robot.key(kCtrl | ImGuiKey_A);
    press(ImGuiKey_Delete);
    EXPECT_TRUE(robot.item("Declare").disabled) << "the reason is missing";
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().approach, "codebook");
    write("We read as two people.");
    robot.click("Declare");
    frames();
    EXPECT_EQ(project().approach, "reflexive");
    EXPECT_TRUE(robot.sees("Two readings, not a measurement"));
    desktop->perform(ShowPage{Page::History});
    frames();
    EXPECT_TRUE(robot.sees("We read as two people."));
    desktop->perform(Invoke{CommandId::Undo});
    frames();
    EXPECT_EQ(project().approach, "codebook") << "one step";
}

TEST_F(Approach, IsDeclaredByKeyboardAlone) {
    robot.click("PT06");
    frames();
    open_by_palette();
    ASSERT_TRUE(card_is_open());
    EXPECT_EQ(desktop->state().page, Page::Transcript) << "asked for on any page";
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_Enter);
    EXPECT_EQ(desktop->state().approach.chosen, "codebook");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().approach, "codebook");
    EXPECT_FALSE(card_is_open());
    open_by_palette();
    press(ImGuiKey_DownArrow, 3);
    press(ImGuiKey_Enter);
    EXPECT_EQ(desktop->state().approach.chosen, "reflexive");
    write("We read as two people.");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().approach, "reflexive");
    EXPECT_FALSE(card_is_open());
    press(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(project().approach, "codebook") << "the keys are the window's again";
}

TEST_F(Approach, EscapeLeavesItAsItWas) {
    declare("codebook");
    for (const bool in_field : {false, true}) {
        open_by_palette();
        ASSERT_TRUE(card_is_open());
        press(ImGuiKey_DownArrow, 2);
        press(ImGuiKey_Enter);
        if (in_field) write("A thought.");
        press(ImGuiKey_Escape);
        EXPECT_FALSE(card_is_open());
        EXPECT_EQ(project().approach, "codebook");
    }
    open_by_palette();
    EXPECT_EQ(desktop->state().approach.reason, "") << "nothing is left of the last time";
    robot.click("Cancel");
    frames();
    EXPECT_FALSE(card_is_open());
}

TEST_F(Approach, NobodyWhoOnlyReadsDeclaresIt) {
    desktop->perform(OnlyRead{});
    open_page();
    EXPECT_TRUE(robot.item("Approach: not declared – change…").disabled);
    desktop->perform(Invoke{CommandId::DeclareApproach});
    frames();
    EXPECT_FALSE(card_is_open());
    EXPECT_NE(said().find("Say who is at work"), std::string::npos);
}

TEST_F(Approach, TheCardFitsALowWindow) {
    declare("codebook");
    desktop->set_scale(2);
    open_page();
    EXPECT_TRUE(robot.has_item("Approach: codebook – change…"));
    desktop->perform(Invoke{CommandId::DeclareApproach});
    frames();
    for (const char* each : {"coding reliability", "Reason for another approach", "Cancel"}) {
        EXPECT_GE(robot.item(each).min.y, 0) << each;
        EXPECT_LE(robot.item(each).max.y, 900) << each;
    }
}

}  // namespace
}  // namespace tandem::ui::test
