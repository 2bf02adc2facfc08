// The interview guide: its questions, and where they stand after everything that is done to turns.
#include "tandem/model/guide.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "tandem/analysis/question_answers.h"
#include "tandem/app/deidentify.h"
#include "tandem/app/guide_files.h"

#include "study.h"

namespace tandem::test {
namespace {

using Lines = std::vector<std::string>;

class Guide : public testing::Test {
 protected:
    Guide() : a(folder.path("a.tandem")) {
        study.emplace(Workspace::create(a, "Guide", "Ana", test_clock()));
        study->run(
            transcripts({{"PT01",
                          {"I|How was it?", "P|Long.", "I|Who helped?", "P|Nobody.",
                           "I|And before?", "P|Longer."}},
                         {"PT02", {"I|Who helped you?", "P|My son.", "P|And my daughter."}}}));
        std::vector<SpeakerId> interviewers;
        for (const Speaker& each : study->project().speakers)
            if (each.label == "I" && !each.interviewer) interviewers.push_back(each.id);
        for (const SpeakerId id : interviewers) study->run(SetInterviewer{id});
        study->run(AddQuestion{"Q1", "How was it?", "patient"});
        study->run(AddQuestion{"Q2", "Who helped?"});
    }
    const Project& project() const { return study->project(); }
    QuestionId question(const std::string& key) const { return find_question(project(), key)->id; }
    TurnId turn(const std::string& name, std::int64_t number) const {
        return turn_of(*study, name, number).id;
    }
    RunResult ask(const std::string& name, std::int64_t number, const std::string& key) {
        return study->run(MarkAsked{transcript_id(*study, name), turn(name, number),
                                    key.empty() ? QuestionId{} : question(key)});
    }
    // "Q1 Q1 Q2", one for each turn; "-" where it belongs to none.
    std::string about(const std::string& name) const {
        std::string words;
        for (const QuestionId id : questions_of_turns(project(), transcript_id(*study, name)))
            words += (words.empty() ? "" : " ") + (id ? project().questions.find(id)->key : "-");
        return words;
    }
    Lines keys() const {
        Lines list;
        for (const GuideQuestion* each : guide(project())) list.push_back(each->key);
        return list;
    }
    void expect_sound() {
        const CheckReport report = study->check();
        EXPECT_TRUE(report.findings.empty()) << report.findings.front();
    }

    Folder folder;
    std::string a;
    std::optional<Workspace> study;
};

TEST_F(Guide, QuestionsAreAddedEditedMovedAndRemoved) {
    EXPECT_EQ(keys(), (Lines{"Q1", "Q2"}));
    EXPECT_EQ(refusal_of(*study, AddQuestion{"q1"}),
              "The guide has a question Q1, “How was it?” already.");
    EXPECT_EQ(refusal_of(*study, AddQuestion{"4"}),
              "A question cannot be called '4', which is the number of a turn. Call it Q4.");
    EXPECT_NE(refusal_of(*study, AddQuestion{" "}), "");
    EXPECT_NE(refusal_of(*study, EditQuestion{question("Q1"), "Q2"}), "");
    EXPECT_NE(refusal_of(*study, EditQuestion{question("Q1"), "Q1"}), "");
    study->run(AddQuestion{"Q3"});
    study->run(EditQuestion{question("Q3"), "Q0", "Ready?", "", 0});
    EXPECT_EQ(keys(), (Lines{"Q0", "Q1", "Q2"}));
    EXPECT_NE(refusal_of(*study, EditQuestion{question("Q0"), {}, {}, {}, 3}), "");
    // Q0 has the identity that "Q3" would have.
    study->run(AddQuestion{"Q3", "Anything else?"});
    EXPECT_EQ(keys(), (Lines{"Q0", "Q1", "Q2", "Q3"}));
    study->run(RemoveQuestion{question("Q1")});
    EXPECT_EQ(keys(), (Lines{"Q0", "Q2", "Q3"}));
    study->run(AddQuestion{"Q1", "Once more?"});
    EXPECT_EQ(keys(), (Lines{"Q0", "Q2", "Q3", "Q1"}));
    for (int i = 0; i < 3; ++i) study->undo();
    EXPECT_EQ(keys(), (Lines{"Q0", "Q1", "Q2"}));
    expect_sound();
}

TEST_F(Guide, AFileAddsAndChangesAndOrders) {
    const std::string path = folder.path("guide.csv");
    std::ofstream(path)
        << "group,question,wording\n,Q2,\"Who helped, if anybody?\"\n,Q9,\"New?\"\n";
    const RunResult result = study->run(load_guide(path));
    EXPECT_EQ(result.sentence,
              "imported 2 questions of the interview guide from guide.csv (1 new, 1 changed)");
    EXPECT_EQ(keys(), (Lines{"Q2", "Q9", "Q1"}));
    EXPECT_EQ(find_question(project(), "q2")->wording, "Who helped, if anybody?");
    EXPECT_EQ(refusal_of(*study, load_guide(path)), "The guide is as 'guide.csv' has it.");
    EXPECT_EQ(export_guide(project()),
              "question,wording,group\nQ2,\"Who helped, if anybody?\",\nQ9,New?,\nQ1,How was "
              "it?,patient\n");
    expect_sound();
}

TEST_F(Guide, AStretchGoesOnToTheNextQuestion) {
    ask("PT01", 3, "Q2");
    EXPECT_EQ(about("PT01"), "- - Q2 Q2 Q2 Q2");
    ask("PT01", 1, "Q1");
    ask("PT01", 5, "Q1");
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q2 Q2 Q1 Q1");
    EXPECT_EQ(ask("PT01", 5, "Q2").sentence, "marked that Q2 was asked at PT01:5, not Q1");
    EXPECT_EQ(refusal_of(*study,
                         MarkAsked{transcript_id(*study, "PT01"), turn("PT01", 5), question("Q2")}),
              "Q2 is asked at PT01:5 already.");
    ask("PT01", 5, "");
    EXPECT_EQ(refusal_of(*study, MarkAsked{transcript_id(*study, "PT01"), turn("PT01", 5)}),
              "No question is marked as asked at PT01:5.");
    EXPECT_EQ(ask("PT01", 2, "Q2").remarks,
              (Lines{"PT01:2 is said by P, who is not marked as the interviewer"}));
    const RunResult removed = study->run(RemoveQuestion{question("Q2")});
    EXPECT_EQ(removed.remarks, (Lines{"it was asked 2 times; what was said to it belongs to the "
                                      "question before it now"}));
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q1 Q1 Q1 Q1");
    study->undo();
    EXPECT_EQ(about("PT01"), "Q1 Q2 Q2 Q2 Q2 Q2");
    expect_sound();
}

TEST_F(Guide, NotAskedIsNotWithoutAnswer) {
    ask("PT01", 1, "Q1");
    ask("PT01", 3, "Q2");
    ask("PT01", 5, "Q1");
    study->run(AddQuestion{"Q3", "", "patient"});
    ask("PT02", 1, "Q3");
    ask("PT02", 2, "Q2");
    const auto states = [&](const std::string& key) {
        Lines list;
        for (const QuestionAnswer& each : answers_to(project(), question(key)))
            list.push_back(std::string(answer_state_name(each.state)) + " " +
                           std::to_string(each.asked.size()) + "/" +
                           std::to_string(each.turns.size()));
        return list;
    };
    EXPECT_EQ(states("Q1"), (Lines{"answered 2/2", "not asked 0/0"}));
    EXPECT_EQ(states("Q2"), (Lines{"answered 1/1", "answered 1/2"}));
    EXPECT_EQ(states("Q3"), (Lines{"not asked 0/0", "no answer 1/0"}));
    ImportParticipants people;
    people.people = {{"PT01", "professional", {}}, {"PT02", "patient", {}}};
    study->run(people);
    EXPECT_EQ(states("Q3"), (Lines{"not for this group 0/0", "no answer 1/0"}));
    EXPECT_EQ(ask("PT01", 6, "Q3").remarks.back(),
              "Q3 is for the group patient, and PT01 is in professional");
}

TEST_F(Guide, QuestionsStayWhenTurnsAreSplitAndJoined) {
    ask("PT01", 1, "Q1");
    ask("PT01", 3, "Q2");
    study->run(SplitTurn{transcript_id(*study, "PT01"), turn("PT01", 3), {4}, {}});
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q2 Q2 Q2 Q2 Q2");
    study->undo();
    const RunResult moved = study->run(JoinTurns{transcript_id(*study, "PT01"), turn("PT01", 3)});
    EXPECT_EQ(moved.remarks.front(), "Q2, asked at PT01:3, is asked at PT01:2 now");
    EXPECT_EQ(about("PT01"), "Q1 Q2 Q2 Q2 Q2");
    const RunResult lost = study->run(JoinTurns{transcript_id(*study, "PT01"), turn("PT01", 2)});
    EXPECT_EQ(lost.remarks.front(),
              "another question is asked at PT01:1: that Q2 was asked at PT01:2 is not kept");
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q1 Q1");
    expect_sound();
    study->undo();
    study->undo();
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q2 Q2 Q2 Q2");
    expect_sound();
}

TEST_F(Guide, QuestionsStayWhenACorrectedFileComesBack) {
    ask("PT01", 1, "Q1");
    ask("PT01", 3, "Q2");
    const std::vector<std::string> again = {"I|How was it for you?", "P|Long.", "P|Nobody.",
                                            "I|And before?", "P|Longer."};
    ReimportTranscript command{transcript_id(*study, "PT01"), "again.txt", "again", {}};
    command.parsed = transcripts({{"PT01", again}}).files[0].parsed;
    const RunResult result = study->run(command);
    EXPECT_EQ(about("PT01"), "Q1 Q1 Q2 Q2 Q2") << "asked where the turn that is gone stood";
    EXPECT_NE(std::ranges::find(result.remarks, "Q2, asked at PT01:3, is asked at PT01:3 now"),
              result.remarks.end());
    expect_sound();
}

TEST_F(Guide, AFileWithoutAColumnLeavesWhatIsThere) {
    const auto import = [&](const std::string& text) {
        const std::string path = folder.path("guide.csv");
        std::ofstream(path) << text;
        study->run(load_guide(path));
    };
    const auto said_of = [&](const std::string& key) {
        const GuideQuestion* each = find_question(project(), key);
        return each->wording + "|" + each->group;
    };
    import("question,wording\nq1,How is it?\nQ3,What else?\n");
    EXPECT_EQ(said_of("Q1"), "How is it?|patient");
    EXPECT_EQ(said_of("Q3"), "What else?|");
    import("question,group,wording\nQ2,professional\n");
    EXPECT_EQ(said_of("Q2"), "Who helped?|professional") << "its line ends before the wording";
    import("question,wording,group\nQ1,,\n");
    EXPECT_EQ(said_of("Q1"), "|") << "empty fields that are there clear it";
    expect_sound();
}

TEST_F(Guide, ASavedStudyHasThem) {
    ask("PT01", 3, "Q2");
    const auto before = picture(project());
    study.reset();
    EXPECT_EQ(picture(Workspace::open(a, test_clock()).project()), before);
}

// One joins the turn, the other says what was asked there.
TEST_F(Guide, MergedCopiesKeepWhatWasAskedAtAJoinedTurn) {
    study.reset();
    const std::string b = folder.path("b.tandem");
    std::filesystem::copy_file(a, b);
    const auto open = [](const std::string& path, const std::string& who, std::uint64_t seed) {
        Workspace workspace = Workspace::open(path, test_clock(seed));
        workspace.set_actor(who);
        return workspace;
    };
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(JoinTurns{transcript_id(ana, "PT02"), turn_of(ana, "PT02", 3).id});
        ana.run(EditQuestion{find_question(ana.project(), "Q2")->id, {}, "Whose help?"});
        ana.run(AddQuestion{"Q5", "Both wrote it?"});
        Workspace ben = open(b, "Ben", 12);
        ben.run(AddQuestion{"Q5", "Both wrote it?"});
        ben.run(MarkAsked{transcript_id(ben, "PT02"), turn_of(ben, "PT02", 3).id,
                          find_question(ben.project(), "Q2")->id});
        ben.run(MarkAsked{transcript_id(ben, "PT01"), turn_of(ben, "PT01", 3).id,
                          find_question(ben.project(), "Q5")->id});
    }
    const std::string other = folder.path("c.tandem");
    std::filesystem::copy_file(b, other);
    study.emplace(open(a, "Ana", 13));
    study->merge(b, false);
    EXPECT_EQ(keys(), (Lines{"Q1", "Q2", "Q5"}));
    EXPECT_EQ(find_question(project(), "Q2")->wording, "Whose help?");
    EXPECT_EQ(about("PT01"), "- - Q5 Q5 Q5 Q5");
    EXPECT_EQ(about("PT02"), "- Q2") << "at the turn that has its words now";
    expect_sound();
    const auto here = about("PT02");
    study.reset();
    study.emplace(open(other, "Ben", 14));
    study->merge(a, false);
    EXPECT_EQ(about("PT02"), here);
    // What is shown there can be taken back there.
    ask("PT02", 2, "");
    EXPECT_EQ(about("PT02"), "- -");
    expect_sound();
}

TEST_F(Guide, AKeyReplacesWordsOfTheQuestionsToo) {
    study->run(AddQuestion{"Q4", "What did Dr. Haskell say?"});
    ask("PT01", 3, "Q4");
    bool is_read = false;
    for (const ReviewText& text : review_texts(project(), {}))
        is_read |= text.text == "What did Dr. Haskell say?";
    EXPECT_TRUE(is_read) << "somebody decides about its words";
    DeidentifyOptions options;
    options.to = folder.path("shared.tandem");
    decide(options.key.decisions, {{"Haskell", "name", Choice::Replace, "[physician]"}});
    options.undecided = Undecided::Keep;
    study->deidentify(options);
    study.emplace(Workspace::open(options.to, test_clock()));
    EXPECT_EQ(find_question(project(), "Q4")->wording, "What did Dr. [physician] say?");
    EXPECT_EQ(about("PT01"), "- - Q4 Q4 Q4 Q4");
    expect_sound();
}

}  // namespace
}  // namespace tandem::test
