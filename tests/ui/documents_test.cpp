// The list of transcripts: filters with their chips, and how far each coder has come.
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

class DocumentsTest : public DesktopTest {
 protected:
    DocumentsTest() {
        ImportParticipants people;
        people.people = {{"PT06", "patient", {{"gender", "woman"}}},
                         {"HP02", "professional", {{"gender", "man"}}}};
        people.attribute_types = {{"gender", "category"}};
        desktop->workspace()->run(Command{people});
        frames();
    }
    // As a person does: opens the filter, types and presses Return.
    void filter_by(std::string_view letters, int down = 0) {
        robot.click("Filter transcripts");
        frames();
        robot.type(letters);
        for (int i = 0; i < down; ++i) robot.key(ImGuiKey_DownArrow);
        robot.key(ImGuiKey_Enter);
        frames();
        robot.key(ImGuiKey_Escape);
        frames();
    }
    std::vector<std::string> shown() {
        std::vector<std::string> names;
        for (const TranscriptId each : desktop->state().documents.shown)
            names.push_back(project().transcripts.find(each)->name);
        return names;
    }
    std::string tip_of(std::string_view transcript) {
        robot.hover(robot.item(transcript).centre());
        frames(40);
        std::string all;
        for (const std::string& text : robot.texts())
            if (text.find("\n") != std::string::npos) all += text;
        return all;
    }
    // Calls PT06's second turn off topic, and codes its third.
    void work_on_pt06() {
        robot.click("PT06");
        frames();
        desktop->perform(
            Command{MarkOffTopic{project().find_transcript("PT06")->id,
                                 project().turns(project().find_transcript("PT06")->id)[1].id}});
        frames();
        drag_over(2, "She closed the laptop.");
        code_as("clos");
    }
    using Names = std::vector<std::string>;
};

TEST_F(DocumentsTest, FiltersByGroupAndSaysHowMany) {
    become("Ana");
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
    filter_by("patient", 1);  // the first offer is the name
    EXPECT_EQ(shown(), Names{"PT06"});
    EXPECT_TRUE(robot.sees("1 of 2"));
    EXPECT_FALSE(robot.has_item("HP02"));
    robot.click("Do not filter by patient");
    frames();
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
    EXPECT_FALSE(robot.sees("1 of 2"));
}

TEST_F(DocumentsTest, FiltersByNameAndByAnyValue) {
    become("Ana");
    filter_by("hp");
    EXPECT_EQ(shown(), Names{"HP02"});
    filter_by("woman", 1);
    EXPECT_TRUE(shown().empty());
    EXPECT_TRUE(robot.sees("No transcript meets"));
    robot.click("Show all transcripts");
    frames();
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
    filter_by("gender: man", 1);
    EXPECT_EQ(shown(), Names{"HP02"});
    filter_by("gender: woman", 1);  // of one attribute either value will do
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
    robot.click("Clear the filter");
    frames();
    EXPECT_TRUE(desktop->state().documents.conditions.empty());
}

TEST_F(DocumentsTest, WhoHasNoValueIsFoundAsNotRecorded) {
    become("Ana");
    ImportParticipants people;
    people.people = {{"PT06", "patient", {{"role", "member"}}}};
    people.attribute_types = {{"role", "text"}};
    desktop->perform(Command{people});
    frames();
    filter_by("role: not rec", 1);
    EXPECT_EQ(shown(), Names{"HP02"});
    desktop->perform(Undo{});  // nobody has a role any more
    frames();
    EXPECT_TRUE(desktop->state().documents.conditions.empty());
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
}

TEST_F(DocumentsTest, FiltersByWhatACoderHasDone) {
    become("Ana");
    work_on_pt06();
    filter_by("ana: not started", 1);
    EXPECT_EQ(shown(), Names{"HP02"});
    filter_by("ana: not started", 1);  // once more: taken back
    filter_by("ana: coding", 1);
    EXPECT_EQ(shown(), Names{"PT06"});
    declare_done();
    EXPECT_TRUE(shown().empty());
    robot.click("Show all transcripts");
    frames();
    filter_by("ana: done", 1);
    EXPECT_EQ(shown(), Names{"PT06"});
}

TEST_F(DocumentsTest, TellsOwnProgressInWords) {
    become("Ana");
    work_on_pt06();
    const std::string tip = tip_of("PT06");
    EXPECT_NE(tip.find("PT06, patient, 1 coding"), std::string::npos) << tip;
    EXPECT_NE(tip.find("Ana (you): 2 of 3 turns coded or off topic"), std::string::npos) << tip;
}

TEST_F(DocumentsTest, ABlindCoderLearnsOnlyWhetherTheOtherIsDone) {
    become("Ana");
    work_on_pt06();
    become("Ben");
    EXPECT_NE(tip_of("PT06").find("Ana: not done; how far is shown when both are done"),
              std::string::npos);
    robot.click("Filter transcripts");
    frames();
    EXPECT_TRUE(robot.has_item("Ana: not done"));
    EXPECT_FALSE(robot.has_item("Ana: coding"));
    EXPECT_FALSE(robot.has_item("Ana: not started"));
    robot.key(ImGuiKey_Escape);
    frames();
    filter_by("ana: not done", 1);
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));  // Ben cannot tell which of them Ana has begun
    become("Ana");
    desktop->perform(Command{DeclareDone{project().find_transcript("PT06")->id}});
    become("Ben");
    EXPECT_EQ(shown(), Names{"HP02"});
    robot.click("Do not filter by Ana: not done");
    frames();
    const std::string tip = tip_of("PT06");
    EXPECT_NE(tip.find("Ana: done"), std::string::npos) << tip;
    EXPECT_EQ(tip.find("Ana: done,"), std::string::npos) << tip;
    desktop->perform(Command{DeclareDone{project().find_transcript("PT06")->id}});
    frames();
    EXPECT_NE(tip_of("PT06").find("Ana: done, 2 of 3 turns"), std::string::npos) << tip_of("PT06");
}

TEST_F(DocumentsTest, AFilterThatWouldTellTooMuchGoesWithThePerson) {
    become("Ana");
    work_on_pt06();
    filter_by("ana: coding", 1);
    EXPECT_EQ(shown(), Names{"PT06"});
    become("Ben");
    EXPECT_EQ(shown(), (Names{"HP02", "PT06"}));
    EXPECT_TRUE(desktop->state().documents.conditions.empty());
}

TEST_F(DocumentsTest, LongNamesLeaveRoomForTheBarsInTheNarrowPane) {
    become("Ana");
    ImportTranscripts more;
    ImportTranscripts::File file;
    file.name = "An interview with a name that is far too long for any list of transcripts";
    file.file_name = "long.txt";
    file.bytes = "long";
    file.parsed.turns.emplace_back();
    file.parsed.turns.back().text = "Words.";
    more.files = {file};
    desktop->perform(Command{more});
    desktop->state().left_width = 1;  // as narrow as it gets
    frames();
    filter_by("too long");
    EXPECT_EQ(shown().size(), 1u);
    const RobotItem row = robot.item(file.name);
    EXPECT_LT(row.max.x, desktop->state().left_width);
    const RobotItem chip = robot.item("Do not filter by name has “too long”");
    EXPECT_LT(chip.max.x, desktop->state().left_width);
    const RobotItem button = robot.item("Filter transcripts");
    EXPECT_LT(button.max.x, desktop->state().left_width);
}

}  // namespace
}  // namespace tandem::ui::test
