// Every number opens what it counts, and nobody sees through it what is hidden.
#include <algorithm>
#include <cctype>
#include <set>

#include "tandem/app/derived.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kAlt = ImGuiMod_Alt;

class PassagesTest : public DesktopTest {
 protected:
    void group(std::string_view label, std::string name) {
        ImportParticipants import;
        import.people.push_back({std::string(label), std::move(name), {}});
        desktop->perform(Command{import});
    }
    // Ana and Ben over both transcripts; `both` declare PT06 done, and Ana HP02 alone.
    void fill(bool both) {
        become("Ana");
        group("PT06", "patient");
        group("HP02", "professional");
        code("PT06", 1, "Ten minutes later", "Jumping to treatment");
        code("PT06", 1, "Nobody had asked me", "Jumping to treatment");
        code("PT06", 2, "She closed the laptop.", "Closing the record");
        code("PT06", 4, "I went home", "It must be physical");
        code("HP02", 1, "They notice.", "Closing the record");
        done("PT06");
        done("HP02");
        become("Ben");
        code("PT06", 1, "minutes later I had a diagnosis", "Jumping to treatment");
        code("PT06", 2, "كنت أخجل", "It must be physical");
        code("PT06", 2, "No.", "Self-stigma");
        if (both) done("PT06");
        frames();
    }
    void back() {
        robot.key(kAlt | ImGuiKey_LeftArrow);
        frames();
    }
    const OccurrenceQuery& listed() { return desktop->state().passages.place.query; }
    Occurrences now() {
        Derived derived(*desktop->workspace());
        return derived.occurrences(listed());
    }
    int rows() {
        return static_cast<int>(std::count_if(
            robot.items().begin(), robot.items().end(),
            [](const RobotItem& item) { return item.label.starts_with("Passage "); }));
    }
    // "Trust and below: 3", "…: 1 / 2", "…: 2 codings"; other labels do not end so.
    std::vector<std::string> numbers() {
        std::vector<std::string> found;
        for (const RobotItem& item : robot.items()) {
            const std::size_t at = item.label.rfind(": ");
            if (at == std::string::npos || at + 2 >= item.label.size()) continue;
            if (std::isdigit(static_cast<unsigned char>(item.label[at + 2])))
                found.push_back(item.label);
        }
        return found;
    }
    void expect_only_visible(const std::string& label) {
        Derived derived(*desktop->workspace());
        for (const Occurrence& each : now().list)
            for (const CodingId id : each.codings)
                EXPECT_TRUE(may_see(project(), derived.viewer(), *project().codings().find(id)))
                    << label;
    }
    // Presses each number of the page and goes back.
    void press_all(std::size_t at_least) {
        const Page page = desktop->state().page;
        const std::vector<std::string> labels = numbers();
        EXPECT_GE(labels.size(), at_least);
        for (const std::string& label : labels) {
            robot.click(label);
            ASSERT_EQ(desktop->state().page, Page::Passages) << label;
            const std::string number = label.substr(label.rfind(": ") + 2);
            const bool people = number.find('/') != std::string::npos;
            const Occurrences found = now();
            EXPECT_EQ(people ? found.participants : found.units, std::stoll(number)) << label;
            if (found.list.size() <= 12) {
                EXPECT_EQ(rows(), static_cast<int>(found.list.size())) << label;
            }
            const std::string heading = label.substr(0, label.rfind(": "));
            EXPECT_TRUE(robot.sees(heading)) << label;
            expect_only_visible(label);
            back();
            ASSERT_EQ(desktop->state().page, page) << label;
        }
    }
};

TEST_F(PassagesTest, EveryNumberBesideTheTextOpensWhatItCounts) {
    fill(true);
    press_all(6);
}

TEST_F(PassagesTest, EveryNumberOfTheThemesOpensWhatItCounts) {
    fill(true);
    desktop->perform(ShowPage{Page::Themes});
    frames();
    press_all(5);
}

TEST_F(PassagesTest, EveryCellOfTheAgreementOpensItsUnits) {
    fill(true);
    desktop->perform(ShowPage{Page::Agreement});
    AgreementQuery& query = desktop->state().agreement.query;
    for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Character, Unit::Document}) {
        query.unit = unit;
        frames();
        press_all(20);
        query.marked_only = query.all_turns = true;
        frames();
        press_all(20);
        query.marked_only = query.all_turns = false;
    }
    query.group = "professional";
    frames();
    EXPECT_TRUE(robot.sees("Nothing to compare yet"));
    query.group = "patient";
    query.round = project().latest_round();
    frames();
    press_all(20);
}

TEST_F(PassagesTest, TheTablesOpenWhatTheyCount) {
    fill(true);
    desktop->perform(ShowPage{Page::Tables});
    for (const auto& [kind, least] : {std::pair("themes", 2u), std::pair("agreement", 20u)}) {
        desktop->state().tables.kind = kind;
        frames();
        press_all(least);
    }
}

TEST_F(PassagesTest, ABlindCoderOpensOnlyOwnWork) {
    fill(false);
    std::set<std::string> hidden{"Nobody had asked me", "She closed the laptop.", "They notice."};
    for (const Page page : {Page::Transcript, Page::Themes, Page::Agreement}) {
        desktop->perform(ShowPage{page});
        frames();
        press_all(page == Page::Agreement ? 0 : 5);
    }
    desktop->perform(ShowOccurrences{});
    frames();
    EXPECT_EQ(rows(), 3);
    EXPECT_TRUE(robot.sees("Partial"));
    for (const std::string& words : hidden) EXPECT_FALSE(robot.sees(words)) << words;
    OccurrenceQuery by_ana;
    by_ana.coder = project().find_coder("Ana")->id;
    desktop->perform(ShowOccurrences{by_ana});
    frames();
    EXPECT_EQ(rows(), 0);
    EXPECT_TRUE(robot.sees("What others have coded is listed when"));
}

TEST_F(PassagesTest, CardsOpenWhatTheyCount) {
    fill(true);
    desktop->perform(SelectCode{project().find_codes("Jumping to treatment").front()->id});
    frames();
    robot.click("Jumping to treatment: 3 codings");
    EXPECT_EQ(rows(), 3);
    back();
    desktop->perform(SelectCode{project().find_codes("Jumping to treatment").front()->id});
    frames();
    robot.click("Jumping to treatment, by Ana: Ana 2");
    EXPECT_EQ(rows(), 2);
    back();
    desktop->perform(SelectParticipant{project().find_participant("PT06")->id});
    frames();
    robot.click("All codes, of PT06: 7 codings");
    EXPECT_EQ(rows(), 7);
    EXPECT_TRUE(robot.sees("All codes, of PT06: 7 codings"));
}

TEST_F(PassagesTest, ARowOpensTheTextAndBackReturnsToIt) {
    fill(true);
    robot.click("Jumping to treatment: 3");
    EXPECT_TRUE(robot.sees("Jumping to treatment: 3 codings of 1 participant"));
    robot.click("Passage 3");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    const Coding* coding = project().codings().find(desktop->state().inspector.coding);
    ASSERT_TRUE(coding);
    EXPECT_EQ(project().text_under(*coding), "Nobody had asked me");
    EXPECT_EQ(desktop->state().transcript.caret.turn, 1);
    back();
    EXPECT_EQ(desktop->state().page, Page::Passages);
    EXPECT_EQ(rows(), 3);
    robot.key(ImGuiKey_UpArrow);
    robot.key(ImGuiKey_Enter);
    frames();
    coding = project().codings().find(desktop->state().inspector.coding);
    ASSERT_TRUE(coding);
    EXPECT_EQ(project().text_under(*coding), "minutes later I had a diagnosis")
        << "the row that was left has the keyboard";
}

TEST_F(PassagesTest, NumbersAreReachedByArrowKeys) {
    fill(true);
    desktop->perform(ShowPage{Page::Themes});
    frames();
    robot.click("Closing the record");
    robot.key(ImGuiKey_RightArrow);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Passages);
    EXPECT_EQ(listed().code, project().find_codes("Closing the record").front()->id);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
}

TEST_F(PassagesTest, ACommandListsTheSelectedCodeOrAll) {
    fill(true);
    robot.key(kAlt | ImGuiKey_7);
    frames();
    EXPECT_EQ(rows(), 7) << "HP02 is hidden from Ben";
    back();
    desktop->perform(SelectCode{project().find_codes("Self-stigma").front()->id});
    frames();
    robot.key(kAlt | ImGuiKey_7);
    frames();
    EXPECT_TRUE(robot.sees("Self-stigma and below: 7 codings of 1 participant"));
}

TEST_F(PassagesTest, AnEmptyListSaysWhatToDo) {
    become("Ana");
    robot.click("Jumping to treatment: 0");
    EXPECT_TRUE(robot.sees("Nothing to list yet"));
    back();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
}

}  // namespace
}  // namespace tandem::ui::test
