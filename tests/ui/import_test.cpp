// Importing from the window: read, looked at, written; progress, cancelling, undo, closing.
#include <filesystem>
#include <fstream>

#include "ui/held_desktop.h"

namespace tandem::ui::test {
namespace {

class ImportTest : public HeldDesktopTest {
 protected:
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder + "/" + name, std::ios::binary) << text;
        return folder + "/" + name;
    }
    std::string otter(const std::string& name) {
        return write(name + ".txt", "Interviewer  0:01\nWhat did " + name + " say?\n\n" + name +
                                        "  0:14\nI could not say it in that meeting.\n");
    }
    std::vector<std::string> three() { return {otter("P01"), otter("P02"), otter("P03")}; }
    // Answers the question for a file that `ask` leads to.
    void choose(const std::string& file, const std::function<void()>& ask) {
        FileChooser chooser;
        chooser.ask = [](const FileQuestion&) { return true; };
        chooser.take_answer = [this] { return std::exchange(answer, std::nullopt); };
        desktop->use(std::move(chooser));
        ask();
        answer = FileAnswer{{file}};
        frames();
    }
    std::optional<FileAnswer> answer;

    void read(const std::vector<std::string>& paths) {
        desktop->perform(ImportPaths{paths});
        frames();
    }
};

TEST_F(ImportTest, ShowsWhatItWouldAddBeforeItAddsIt) {
    become("Ana");
    read({otter("P01"), write("HP02.txt", "HP02  0:01\nSomething else.\n"),
          write("codes.csv", "name,definition\nTrust,To rely on somebody\n")});
    EXPECT_TRUE(robot.sees("Import these files?"));
    EXPECT_TRUE(
        robot.sees("1 transcript, 1 codebook; 1 file cannot be imported; 1 participant is "
                   "new to the study"));
    EXPECT_TRUE(robot.sees("transcript, otter, 2 turns: Interviewer 1, P01 1"));
    EXPECT_TRUE(robot.sees("There is a transcript 'HP02' already"));
    EXPECT_EQ(project().transcripts.size(), 2u);
    robot.click("Import the 2 other files");
    frames();
    EXPECT_EQ(said(), "Imported 1 transcript, 1 codebook.");
    EXPECT_FALSE(robot.sees("Import these files?"));
    EXPECT_EQ(project().transcripts.size(), 3u);
    EXPECT_EQ(project().find_codes("Trust").size(), 1u);
    robot.click("Show it");
    frames();
    EXPECT_EQ(project().transcripts.find(desktop->state().transcript.transcript)->name, "P01");
}

TEST_F(ImportTest, ThatIsNotWantedChangesNothing) {
    become("Ana");
    read(three());
    robot.click("Do not import");
    frames();
    EXPECT_EQ(said(), "Nothing was imported.");
    EXPECT_FALSE(robot.sees("Import these files?"));
    EXPECT_EQ(project().transcripts.size(), 2u);
}

TEST_F(ImportTest, IsOneUndo) {
    become("Ana");
    read(three());
    robot.click("Import");
    frames();
    EXPECT_EQ(said(), "Imported 3 transcripts.");
    EXPECT_EQ(project().transcripts.size(), 5u);
    robot.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    frames();
    EXPECT_EQ(project().transcripts.size(), 2u);
}

TEST_F(ImportTest, OfSeveralKindsIsOneUndoToo) {
    become("Ana");
    auto paths = three();
    paths.push_back(write("people.csv", "id,group\nP01,patient\nP99,patient\n"));
    read(paths);
    robot.click("Import");
    frames();
    EXPECT_EQ(project().transcripts.size(), 5u);
    EXPECT_NE(project().find_participant("P99"), nullptr);
    robot.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    frames();
    EXPECT_EQ(project().transcripts.size(), 2u);
    EXPECT_EQ(project().find_participant("P99"), nullptr);
    robot.key(ImGuiMod_Ctrl | ImGuiKey_Y);
    frames();
    EXPECT_EQ(project().transcripts.size(), 5u);
    EXPECT_NE(project().find_participant("P99"), nullptr);
}

TEST_F(ImportTest, AnInterviewGuide) {
    become("Ana");
    read({write("guide.csv", "question,wording\nQ1,How did it begin?\n")});
    EXPECT_TRUE(robot.sees("interview guide, 1 question"));
    robot.click("Import");
    frames();
    ASSERT_EQ(guide(project()).size(), 1u);
    EXPECT_EQ(guide(project()).front()->key, "Q1");
}

TEST_F(ImportTest, AFileThatCannotBeReadIsNamedAndTheOthersCanCome) {
    become("Ana");
    read({otter("P01"), folder + "/absent.txt"});
    EXPECT_TRUE(robot.sees("there is no such file"));
    EXPECT_TRUE(robot.has_item("Import the 1 other file"));
    robot.click("Do not import");
    frames();
    read({folder + "/absent.txt"});  // alone, it needs no list
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("there is no such file"), std::string::npos) << said();
    EXPECT_FALSE(robot.sees("Import these files?"));
}

TEST_F(ImportTest, ReadingCanBeCancelled) {
    become("Ana");
    start_held(2, [this] { desktop->perform(ImportPaths{three()}); });
    EXPECT_TRUE(robot.sees("Reading 3 files"));
    EXPECT_TRUE(robot.sees("1 of 3"));
    robot.click("Cancel work");
    let_go();
    EXPECT_EQ(said(), "Nothing was imported.");
    EXPECT_FALSE(robot.sees("Import these files?"));
}

TEST_F(ImportTest, WritingCanBeCancelledAndTakesAllBack) {
    become("Ana");
    auto paths = three();
    paths.push_back(write("people.csv", "id,group\nP01,patient\nP02,patient\n"));
    read(paths);
    start_held(2, [this] { robot.click("Import"); });
    EXPECT_TRUE(robot.sees("Importing 3 transcripts, 1 list of participants"));
    EXPECT_TRUE(robot.sees("1 of 3"));
    robot.click("Cancel work");
    let_go();
    EXPECT_EQ(said(), "The import was cancelled; nothing of it is in the study.");
    EXPECT_EQ(project().transcripts.size(), 2u);
    EXPECT_EQ(project().find_participant("P01"), nullptr);
    EXPECT_FALSE(desktop->workspace()->is_lent());
    EXPECT_TRUE(desktop->workspace()->check().findings.empty());
}

TEST_F(ImportTest, ReadingGoesOnMeanwhileAndCodingSaysWhyNot) {
    become("Ana");
    read(three());
    start_held(2, [this] { robot.click("Import"); });
    robot.click("PT06");
    frames();
    EXPECT_EQ(project().transcripts.find(desktop->state().transcript.transcript)->name, "PT06");
    EXPECT_EQ(desktop->state().transcript.laid.size(), 5u);
    EXPECT_FALSE(robot.sees("P01"));
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("being written to just now"), std::string::npos) << said();
    robot.key(ImGuiKey_Escape);
    let_go();
    EXPECT_EQ(project().transcripts.size(), 5u);
    EXPECT_TRUE(robot.sees("P01"));
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    EXPECT_EQ(quote_of_only(), "Nobody had asked me");
}

TEST_F(ImportTest, WarningsStayUntilTheyAreDismissed) {
    become("Ana");
    read({write("P07.vtt",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v P07>Yes.\n\nnot a time line\n\n"
                "00:03.000 --> 00:04.000\n<v P07>No.\n")});
    robot.click("Import");
    frames();
    ASSERT_FALSE(desktop->state().import.warnings.empty());
    const std::string warning = desktop->state().import.warnings[0].words;
    EXPECT_TRUE(warning.starts_with("line ")) << warning;
    EXPECT_NE(said().find("Imported 1 transcript, "), std::string::npos) << said();
    EXPECT_NE(said().find("warning"), std::string::npos) << said();
    robot.click("Tables");
    frames();
    EXPECT_TRUE(robot.sees("P07.vtt"));
    robot.click("Dismiss");
    frames();
    EXPECT_FALSE(robot.sees("P07.vtt"));
}

TEST_F(ImportTest, TheFormatAndKindAreChosen) {
    become("Ana");
    read({otter("P01")});
    EXPECT_TRUE(robot.sees("transcript, otter, 2 turns"));
    robot.click("Format: as the file shows");
    frames();
    robot.click("text");
    frames();
    EXPECT_TRUE(robot.sees("transcript, text, "));
    EXPECT_EQ(desktop->state().import.plan->files[0].format, "text");
    robot.click("Import");
    frames();
    EXPECT_EQ(project().find_transcript("P01")->format, "text");
}

TEST_F(ImportTest, TheEncodingIsChosenWhereItCannotBeKnown) {
    become("Ana");
    // "Привет." in windows-1251; the letters would be rubbish in any other.
    write("P01.txt",
          "Interviewer: \xCF\xF0\xE8\xE2\xE5\xF2 \xCF\xF0\xE8\xE2\xE5\xF2 "
          "\xCF\xF0\xE8\xE2\xE5\xF2.\n");
    read({folder + "/P01.txt"});
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("Say in which encoding it is"), std::string::npos) << said();
    robot.click("Encoding: as the file shows");
    frames();
    robot.click("windows-1251");
    frames();
    EXPECT_TRUE(robot.sees("Read as windows-1251: “Interviewer: Привет Привет Привет.”"));
    robot.click("Import");
    frames();
    EXPECT_EQ(project().find_transcript("P01")->encoding, "windows-1251");
}

TEST_F(ImportTest, TiersAreChosen) {
    become("Ana");
    read({write("P01.eaf",
                R"(<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t" TIME_VALUE="5"/>
</TIME_ORDER><TIER TIER_ID="de" PARTICIPANT="Petra"><ANNOTATION><ALIGNABLE_ANNOTATION
 ANNOTATION_ID="a" TIME_SLOT_REF1="t" TIME_SLOT_REF2="t"><ANNOTATION_VALUE>Es war schwer.</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID="en" PARENT_REF="de"><ANNOTATION>
<REF_ANNOTATION ANNOTATION_ID="b" ANNOTATION_REF="a"><ANNOTATION_VALUE>It was hard.</ANNOTATION_VALUE>
</REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>)")});
    EXPECT_TRUE(robot.sees("transcript, eaf, 1 turn: Petra 1"));
    robot.click("Tiers: those of speech");
    frames();
    EXPECT_TRUE(robot.sees("1 annotation, hangs on de"));
    // In one opening of the list: it stays, also while the file is read once more.
    const ImVec2 place = robot.item("en").min;
    robot.click("en");
    frames();
    EXPECT_TRUE(robot.sees("transcript, eaf, 2 turns: Petra 1, en 1"));
    EXPECT_TRUE(robot.has_item("Tiers: de, en"));
    EXPECT_EQ(robot.item("en").min.x, place.x);
    EXPECT_EQ(robot.item("en").min.y, place.y);
    robot.click("de");
    frames();
    EXPECT_TRUE(robot.has_item("Tiers: en"));
    EXPECT_TRUE(robot.has_item("de")) << "the list is there still";
    press(ImGuiKey_Escape);
    EXPECT_FALSE(robot.has_item("de"));
    robot.click("Import");
    frames();
    const Transcript& transcript = *project().find_transcript("P01");
    ASSERT_EQ(project().turns(transcript.id).size(), 1u);
    EXPECT_EQ(project().turns(transcript.id)[0].text, "It was hard.");
    EXPECT_EQ(transcript.reading, R"({"tiers":["en"]})");
}

TEST_F(ImportTest, WhatIsReadOnceMoreAndNotWantedDoesNotComeBack) {
    become("Ana");
    read({otter("P01")});
    waits_for_work = false;
    desktop->perform(ReadImportAgain{});
    desktop->perform(CloseImport{});
    desktop->finish_jobs();
    frames();
    EXPECT_FALSE(desktop->state().import.is_open());
    desktop->perform(ImportPaths{{folder + "/P01.txt"}});
    desktop->finish_jobs();
    frames();
    EXPECT_TRUE(desktop->state().import.is_open()) << "asked for anew it does";
}

TEST_F(ImportTest, ColumnsOfASurveyAreChosen) {
    become("Ana");
    std::string table = "id,clinic,What helped?,What hindered?\n";
    for (int i = 1; i <= 4; ++i)
        table += "S0" + std::to_string(i) +
                 ",North,I could speak with somebody at once and nobody made a face about it "
                 "at the desk,The waiting room was so full that everybody heard what I came for\n";
    read({write("answers.csv", table)});
    EXPECT_TRUE(robot.sees("survey, 4 participants, 4 transcripts"));
    EXPECT_TRUE(robot.has_item("Answers: the long ones"));
    robot.click("Answers: the long ones");
    frames();
    robot.click("What helped?");
    frames();
    EXPECT_EQ(desktop->state().import.fields.survey.texts,
              std::vector<std::string>{"What helped?"});
    robot.click("What hindered?");
    robot.click("What hindered?");
    frames();
    EXPECT_EQ(desktop->state().import.fields.survey.texts,
              std::vector<std::string>{"What helped?"});
    press(ImGuiKey_Escape);
    robot.click("Attributes: all others");
    frames();
    robot.click("clinic");
    press(ImGuiKey_Escape);
    robot.click("Who answered: by its name");
    frames();
    robot.click("id");
    frames();
    EXPECT_FALSE(robot.has_item("clinic")) << "one column is all that can be chosen";
    EXPECT_EQ(desktop->state().import.fields.survey.id, "id");
    robot.click("Import");
    frames();
    ASSERT_NE(project().find_transcript("S01"), nullptr);
    EXPECT_EQ(project().turns(project().find_transcript("S01")->id).size(), 1u)
        << "the other answers are left out";
    EXPECT_EQ(project().attributes.size(), 1u);
}

TEST_F(ImportTest, TranscriptsBelongToThePeopleOfAList) {
    become("Ana");
    read({otter("P01")});
    EXPECT_TRUE(robot.sees("Participant P01 is new to the study."));
    robot.click("People: from the files’ names");
    frames();
    choose(write("people.csv", "id,group\nPatient-P01,patient\nPatient-P02,patient\n"),
           [this] { robot.click("From a list…"); });
    EXPECT_TRUE(robot.has_item("People: from people.csv"));
    EXPECT_TRUE(robot.sees("These people of people.csv have no transcript: "));
    robot.click("People: from people.csv");
    frames();
    robot.click("From the files’ names");
    frames();
    EXPECT_TRUE(robot.sees("Participant P01 is new to the study."));
}

TEST_F(ImportTest, AFileCorrectedElsewhereTakesThePlaceOfTheText) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Ten minutes later");
    code_as("jump");
    drag_over(4, "went home");
    code_as("clos");
    const std::string corrected = write(
        "PT06.txt",  // as it is called when it comes back
        "Interviewer  0:01\nWhat happened at the first visit?\n\nPT06  0:14\nI came in because I "
        "was not sleeping. Twelve minutes later I had a diagnosis. Nobody had asked me what I "
        "thought it was.\n\nPT06  0:40\nShe closed the laptop.\n\nInterviewer  1:00\nAnd "
        "then?\n\nPT06  1:05\nThen I.\n");
    choose(corrected, [this] { desktop->perform(Invoke{CommandId::ImportAgain}); });
    EXPECT_TRUE(robot.sees("Put PT06.txt in the place of the text of PT06?"));
    EXPECT_TRUE(robot.sees("PT06:2: changed"));
    EXPECT_TRUE(robot.sees("PT06:5: lost"));
    EXPECT_TRUE(robot.sees("“went home”"));
    EXPECT_TRUE(robot.sees("1 coding with other words then, 1 without any"));
    const TranscriptId id = project().find_transcript("PT06")->id;
    EXPECT_EQ(project().turns(id)[4].text, "Then I went home.") << "nothing is done yet";
    robot.click("Put it there");
    frames();
    EXPECT_EQ(project().turns(id)[4].text, "Then I.");
    EXPECT_EQ(desktop->state().page, Page::Changed) << "what it changed is listed";
    EXPECT_TRUE(robot.sees("“Twelve minutes later”"));
    EXPECT_TRUE(robot.sees("“went home”"));
    robot.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    frames();
    EXPECT_EQ(project().turns(id)[4].text, "Then I went home.");
    EXPECT_TRUE(robot.sees("Every coding is on the words it was given to"));
}

TEST_F(ImportTest, TheSameTextAgainIsRefused) {
    become("Ana");
    robot.click("HP02");
    frames();
    choose(write("HP02.txt",
                 "Interviewer  0:00\nWhat do you hear at the desk?\n\nHP02  0:04\nI shut the "
                 "laptop. They notice.\n"),
           [this] { desktop->perform(Invoke{CommandId::ImportAgain}); });
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("reads as HP02 does already"), std::string::npos) << said();
    EXPECT_FALSE(desktop->state().import.is_open());
}

TEST_F(ImportTest, ClosingMeanwhileAsks) {
    become("Ana");
    read(three());
    EXPECT_TRUE(desktop->may_close());  // nothing is lost by going now
    start_held(2, [this] { robot.click("Import"); });
    EXPECT_FALSE(desktop->may_close());
    frames(2);
    EXPECT_TRUE(robot.sees("Close now?"));
    robot.click("Go on working");
    frames(2);
    EXPECT_FALSE(robot.sees("Close now?"));
    EXPECT_FALSE(desktop->wants_to_close());
    EXPECT_FALSE(desktop->may_close());
    frames(2);
    robot.click("Cancel it and close");
    frames(1);
    EXPECT_TRUE(desktop->wants_to_close());
    held.release();
    desktop->close();
    EXPECT_EQ(project().transcripts.size(), 2u);
    desktop.reset();
    Workspace again = Workspace::open(path, {[] { return std::int64_t{1}; }, 1});
    EXPECT_EQ(again.project().transcripts.size(), 2u);
    EXPECT_TRUE(again.check().findings.empty());
}

TEST_F(ImportTest, AnotherStudyWaitsForTheEnd) {
    become("Ana");
    read(three());
    start_held(2, [this] { robot.click("Import"); });
    desktop->perform(OpenStudy{folder + "/other.tandem"});
    EXPECT_NE(said().find("files are being imported"), std::string::npos) << said();
    let_go();
    EXPECT_EQ(project().transcripts.size(), 5u);
}

}  // namespace
}  // namespace tandem::ui::test
