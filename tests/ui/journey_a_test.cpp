// A research assistant corrects two machine-made drafts, by keyboard only, without a recording.
#include <imgui_internal.h>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/analysis/review_progress.h"

#include "source_folder.h"
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;

class JourneyATest : public DesktopTest {
 protected:
    JourneyATest() {
        const std::string drafts = folder + "/drafts.tandem";
        desktop->show(Workspace::create(drafts, "Stigma", "Ana", still_clock()), drafts);
        frames();
    }

    bool is_at(std::string_view label) {
        for (const RobotItem& item : robot.items())
            if (item.label == label && item.id == ImGui::GetFocusID()) return true;
        return false;
    }
    // Goes on with Tab and the arrow keys until the keyboard is there.
    void reach(std::string_view label) {
        for (int i = 0; i < 300; ++i) {
            if (is_at(label)) return;
            robot.key(i < 150 ? ImGuiKey_Tab : ImGuiKey_DownArrow);
        }
        std::string at = "nowhere";
        for (const RobotItem& item : robot.items())
            if (item.id == ImGui::GetFocusID()) at = item.label;
        ADD_FAILURE() << "the keyboard does not reach '" << label << "', it is at " << at;
    }
    void press_at(std::string_view label) {
        reach(label);
        press(ImGuiKey_Enter);
    }
    // Ctrl+F, the words, back to the text: they are selected.
    void select(std::string_view words) {
        press(kCtrl | ImGuiKey_F);
        write(words);
        press(ImGuiKey_Enter);
        press(ImGuiKey_Escape);
    }
    void to_the_checklist() { press(kCtrl | ImGuiKey_F6); }

    const Transcript& draft() { return *project().find_transcript("PT11"); }
    bool has_words(std::string_view words) {
        for (const Turn& turn : project().turns(draft().id))
            if (turn.text.find(words) != std::string::npos) return true;
        return false;
    }
    std::string text(std::size_t number) { return project().turns(draft().id).at(number - 1).text; }
    std::string speaker(std::size_t number) {
        return project().speakers.find(project().turns(draft().id).at(number - 1).speaker)->label;
    }
    TranscriptState& state() { return desktop->state().transcript; }

    void import(const std::string& name);
    void name_the_speakers();
    void correct_a_word();
    void mark_unclear();
    void split_a_turn();
    void change_a_negation();
    void watch_for_an_error();
    void replace_a_name();
    void review_and_finish();
    void compare();
};

void JourneyATest::import(const std::string& name) {
    press(kCtrl | ImGuiKey_I);
    press(kCtrl | ImGuiKey_A);
    write(tandem::test::source_folder() + "/examples/stigma-ibh/drafts/" + name + ".txt");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("Import these files?"));
    EXPECT_TRUE(robot.sees("transcript, otter, "));
    for (int i = 0; i < 4 && !is_at("Import"); ++i) press(kCtrl | ImGuiKey_F6);
    press_at("Import");
    ASSERT_NE(project().find_transcript(name), nullptr) << said();
}

void JourneyATest::name_the_speakers() {
    press(kCtrl | ImGuiKey_K);
    write("PT11");
    press(ImGuiKey_Enter);
    ASSERT_EQ(state().transcript, draft().id);
    press(ImGuiKey_F2);
    ASSERT_EQ(state().way, Way::Correct);
    to_the_checklist();
    press_at("I correct it");
    for (const auto& [label, name] :
         {std::pair{"Speaker 1", "Interviewer"}, std::pair{"Speaker 2", "PT11"}}) {
        press_at(std::string("Speaker: ") + label);
        press_at("Rename");
        press(kCtrl | ImGuiKey_A);
        write(name);
        press(ImGuiKey_Enter);
        EXPECT_TRUE(robot.has_item(std::string("Speaker: ") + name));
    }
    press_at("Speaker: Speaker 3");
    press_at("All turns to");
    reach("PT11");
    press(ImGuiKey_Enter);
    EXPECT_FALSE(robot.has_item("Speaker: Speaker 3")) << "nobody of that name speaks";
    EXPECT_EQ(speakers_in(project(), draft().id).size(), 2u);
}

void JourneyATest::correct_a_word() {
    select("buses brake");
    write("buses break");
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_TRUE(has_words("I’ve had buses break down"));
}

void JourneyATest::mark_unclear() {
    select("the tunnel on Route");
    press(kCtrl | ImGuiKey_U);
    press(kCtrl | ImGuiKey_Enter);
    const auto unclear = unclear_places(project(), draft().id);
    ASSERT_EQ(unclear.size(), 1u);
    EXPECT_EQ(unclear[0].mark.words, "the tunnel on Route");
}

void JourneyATest::split_a_turn() {
    const std::size_t turns = project().turns(draft().id).size();
    select("Did that change");
    press(ImGuiKey_LeftArrow);
    press(kCtrl | ImGuiKey_Slash);
    ASSERT_EQ(project().turns(draft().id).size(), turns + 1) << said();
    EXPECT_TRUE(text(17).starts_with("Did that change"));
    press(kCtrl | ImGuiKey_1);
    EXPECT_EQ(speaker(17), "Interviewer");
}

void JourneyATest::change_a_negation() {
    select("I’m a numbers");
    write("I’m not a numbers");
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("SECOND LISTEN (1)"));
}

void JourneyATest::watch_for_an_error() {
    to_the_checklist();
    reach("Wrong words");
    write("IBS");
    reach("Right words");
    write("IBH");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("IBS → IBH"));
    press_at("Replace these 3");
    EXPECT_TRUE(has_words("IBH"));
    EXPECT_FALSE(has_words("IBS"));
}

void JourneyATest::replace_a_name() {
    press(kCtrl | ImGuiKey_H);
    write("Doctor Renner");
    press(ImGuiKey_Tab);
    write("[Doctor R]");
    EXPECT_TRUE(robot.sees("3 places in 1 transcript"));
    press_at("Replace 3 chosen");
    EXPECT_NE(text(6).find("[Doctor R]"), std::string::npos) << text(6);
    press(kAlt | ImGuiKey_LeftArrow);
    ASSERT_EQ(desktop->state().page, Page::Transcript);
}

void JourneyATest::review_and_finish() {
    press(ImGuiKey_F2);
    press(kCtrl | ImGuiKey_Home);
    press(ImGuiKey_F2);
    const int turns = static_cast<int>(project().turns(draft().id).size());
    for (int i = 0; i < 3 * turns && review_coverage(project(), draft().id).percent() < 100; ++i)
        press(kCtrl | ImGuiKey_Enter);
    EXPECT_EQ(review_coverage(project(), draft().id).percent(), 100);
    to_the_checklist();
    press_at("Set to corrected");
    EXPECT_EQ(review_of(project(), draft().id).status, "corrected") << said();
}

void JourneyATest::compare() {
    press(kAlt | ImGuiKey_9);
    ASSERT_EQ(desktop->state().page, Page::Compare);
    EXPECT_TRUE(robot.sees("PT11 beside how it was imported"));
    EXPECT_TRUE(robot.sees("5 words changed of "));
    EXPECT_TRUE(robot.sees("1 turn split and 0 joined, 3 placeholders, 1 unclear"));
    EXPECT_TRUE(robot.sees("Noor: 5 words changed of "));
}

TEST_F(JourneyATest, ADraftIsCorrectedByKeyboardAlone) {
    write("Noor");
    press(ImGuiKey_Enter);
    import("PT11");
    import("HP02");
    name_the_speakers();
    correct_a_word();
    mark_unclear();
    split_a_turn();
    change_a_negation();
    watch_for_an_error();
    replace_a_name();
    review_and_finish();
    compare();
    EXPECT_TRUE(desktop->workspace()->check().findings.empty());
}

}  // namespace
}  // namespace tandem::ui::test
