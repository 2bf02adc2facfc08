#include <gtest/gtest.h>

#include "tandem/analysis/review_progress.h"
#include "tandem/app/derived.h"
#include "tandem/app/view.h"
#include "tandem/app/watch_list.h"

#include "study.h"

namespace tandem::test {
namespace {

class ReviewTest : public testing::Test {
 protected:
    ReviewTest()
        : study(
              Workspace::create(folder.path("study.tandem"), "Night shifts", "Ana", test_clock())) {
        study.run(
            transcripts({{"PT01",
                          {"Speaker 1|How was it?", "Speaker 2|I did want to. IBS, always IBS.",
                           "Speaker 1|And then?", "Speaker 2|Nothing."}},
                         {"PT02", {"Speaker 1|And you?", "Speaker 2|IBS helped."}}}));
    }
    TranscriptId id(const std::string& name) const { return transcript_id(study, name); }
    TurnId turn(const std::string& name, std::int64_t number) const {
        return turn_of(study, name, number).id;
    }
    const Review& review(const std::string& name) const {
        return review_of(study.project(), id(name));
    }
    void tick(const std::string& name, std::vector<std::int64_t> numbers) {
        MarkReviewed command{id(name), {}};
        for (const std::int64_t number : numbers) command.turns.push_back(turn(name, number));
        study.run(command);
    }
    void correct(const std::string& name, std::int64_t number, const std::string& text) {
        study.run(CorrectTurn{id(name), turn(name, number), text});
    }
    void expect_sound() {
        const CheckReport report = study.check();
        EXPECT_TRUE(report.findings.empty()) << report.findings.front();
    }

    Folder folder;
    Workspace study;
};

TEST_F(ReviewTest, APersonWhoIsGivenTranscriptsIsAddedAndEachTranscriptHasOne) {
    study.run(AssignCorrector{{id("PT01"), id("PT02")}, "Noor"});
    const RunResult again = study.run(AssignCorrector{{id("PT02")}, "Li"});
    EXPECT_EQ(again.remarks.front(), "PT02 was Noor's before");
    const Project& project = study.project();
    EXPECT_EQ(review("PT01").corrector, project.find_coder("Noor")->id);
    EXPECT_EQ(review("PT02").corrector, project.find_coder("Li")->id);
    study.run(AssignCorrector{{id("PT02")}, ""});
    EXPECT_FALSE(review("PT02").corrector);
    EXPECT_NE(refusal_of(study, AssignCorrector{{id("PT02")}, ""}), "");
    expect_sound();
}

TEST_F(ReviewTest, ACorrectionPutsATranscriptInProgressAndUndoTakesThatBackToo) {
    EXPECT_EQ(review("PT01").status, "not started");
    correct("PT01", 4, "Nothing at all.");
    EXPECT_EQ(review("PT01").status, "in progress");
    study.undo();
    EXPECT_EQ(review("PT01").status, "not started");
    study.redo();
    EXPECT_EQ(review("PT01").status, "in progress");
    expect_sound();
}

TEST_F(ReviewTest, TurnsAreReviewedOnceAndTakenBack) {
    study.set_actor("Noor");
    tick("PT01", {1, 2});
    EXPECT_EQ(review("PT01").corrector, study.me());
    EXPECT_EQ(review("PT01").status, "in progress");
    tick("PT01", {2, 3});
    EXPECT_EQ(review_coverage(study.project(), id("PT01")).reviewed, 3);
    EXPECT_EQ(review_coverage(study.project(), id("PT01")).percent(), 75);
    EXPECT_NE(refusal_of(study, MarkReviewed{id("PT01"), {turn("PT01", 1)}}), "");
    study.run(MarkReviewed{id("PT01"), {turn("PT01", 1), turn("PT01", 4)}, false});
    EXPECT_EQ(review_coverage(study.project(), id("PT01")).reviewed, 2);
    study.run(MarkReviewed{id("PT01"), {turn("PT01", 4)}, true, true});
    EXPECT_EQ(study.project().reviewed.at(turn("PT01", 4)).how, "played");
    expect_sound();
}

TEST_F(ReviewTest, BelowTheSetCoverageOnlyAReasonMakesATranscriptCorrectedAndItIsLogged) {
    study.set_actor("Noor");
    tick("PT01", {1, 2, 3});
    EXPECT_NE(refusal_of(study, SetReviewStatus{id("PT01"), "corrected"}).find("3 of 4 turns"),
              std::string::npos);
    EXPECT_EQ(review("PT01").status, "in progress");
    study.run(SetReviewStatus{id("PT01"), "corrected", "the rest is silence"});
    EXPECT_EQ(review("PT01").reason, "the rest is silence");
    EXPECT_NE(study.history(1).front().sentence.find("the rest is silence"), std::string::npos);
    study.run(SetReviewStatus{id("PT01"), "in progress"});
    EXPECT_EQ(review("PT01").reason, "");
    study.run(SetCoverage{75});
    study.run(SetReviewStatus{id("PT01"), "corrected"});
    EXPECT_EQ(review("PT01").status, "corrected");
    EXPECT_NE(refusal_of(study, SetCoverage{0}), "");
    EXPECT_NE(refusal_of(study, SetReviewStatus{id("PT02"), "finished"}), "");
    expect_sound();
}

TEST_F(ReviewTest, OnlySomebodyElseChecksWhatWasCorrected) {
    study.set_actor("Noor");
    EXPECT_NE(refusal_of(study, SetReviewStatus{id("PT02"), "checked"}), "");
    tick("PT02", {1, 2});
    study.run(SetReviewStatus{id("PT02"), "corrected"});
    EXPECT_NE(refusal_of(study, SetReviewStatus{id("PT02"), "checked"}).find("somebody else"),
              std::string::npos);
    study.set_actor("Ana");
    study.run(SetReviewStatus{id("PT02"), "checked"});
    EXPECT_EQ(review("PT02").status, "checked");
    EXPECT_EQ(review("PT02").corrector, study.project().find_coder("Noor")->id);
    expect_sound();
}

TEST_F(ReviewTest, ACorrectedTranscriptSaysWhatIsLeftUnclearAndUnheard) {
    correct("PT02", 2, "IBS did not help, nor did [unclear: sertraline?].");
    const RunResult result = study.run(SetReviewStatus{id("PT02"), "corrected", "short"});
    EXPECT_EQ(result.remarks,
              (std::vector<std::string>{"1 uncertain mark is left in PT02",
                                        "1 changed negation waits for a second listen in PT02"}));
    study.run(HeardAgain{id("PT02"), {turn("PT02", 2)}});
    correct("PT02", 2, "IBS did not help, nor did sertraline.");
    study.run(HeardAgain{id("PT02"), {turn("PT02", 2)}});
    study.run(AddCoder{"Noor"});
    study.set_actor("Noor");
    EXPECT_EQ(study.run(SetReviewStatus{id("PT02"), "checked"}).remarks,
              std::vector<std::string>());
}

TEST_F(ReviewTest, ANoteIsSetAndTakenAway) {
    study.run(SetReviewNote{id("PT01"), " reception poor 20 to 23 min "});
    EXPECT_EQ(review("PT01").note, "reception poor 20 to 23 min");
    EXPECT_EQ(review("PT01").status, "not started");
    study.run(SetReviewNote{id("PT01"), ""});
    EXPECT_EQ(review("PT01").note, "");
    EXPECT_NE(refusal_of(study, SetReviewNote{id("PT01"), ""}), "");
}

TEST_F(ReviewTest, ATurnIsHeardAgainForTheWordsItHas) {
    const HeardAgain heard{id("PT01"), {turn("PT01", 2)}};
    study.run(heard);
    EXPECT_NE(refusal_of(study, heard), "");
    correct("PT01", 2, "I did not want to.");
    EXPECT_EQ(study.project().second_listens.at(turn("PT01", 2)).text,
              "I did want to. IBS, always IBS.");
    study.run(heard);
    EXPECT_EQ(study.project().second_listens.at(turn("PT01", 2)).text, "I did not want to.");
    expect_sound();
}

TEST_F(ReviewTest, TheWorkloadTellsTranscriptsAndWhatIsDone) {
    study.run(AssignCorrector{{id("PT01"), id("PT02")}, "Noor"});
    study.set_actor("Noor");
    tick("PT02", {1, 2});
    study.run(SetReviewStatus{id("PT02"), "corrected"});
    const std::vector<Workload> loads = workloads(study.project());
    ASSERT_EQ(loads.size(), 1u);
    EXPECT_EQ(loads[0].transcripts, 2);
    EXPECT_EQ(loads[0].done, 1);
    EXPECT_EQ(loads[0].turns, 6);
    EXPECT_EQ(loads[0].reviewed, 2);
}

TEST_F(ReviewTest, TheMethodsFactIsCountedFromTheAssignments) {
    EXPECT_EQ(correctors_fact(study.project()),
              "No transcript is marked as corrected by a named person yet.");
    for (const auto& [name, who] : {std::pair{"PT01", "Noor"}, std::pair{"PT02", "Li"}}) {
        study.set_actor(who);
        study.run(SetReviewStatus{id(name), "corrected", "read against the draft"});
        if (std::string(name) == "PT01") {
            EXPECT_EQ(correctors_fact(study.project()),
                      "1 of 2 transcripts so far was corrected by the same person.");
        }
    }
    EXPECT_EQ(correctors_fact(study.project()),
              "Each of the 2 transcripts was corrected by 1 of 2 people.");
}

// --- People who correct and do not code ----------------------------------------------------------

TEST_F(ReviewTest, AnAssistantWhoNeverCodesHidesNothingAndIsNoCoder) {
    study.run(AssignCorrector{{id("PT01")}, "Noor"});
    study.run(AddCoder{"Ben"});
    for (const char* who : {"Ana", "Ben"}) {
        study.set_actor(who);
        for (const char* name : {"PT01", "PT02"}) study.run(DeclareDone{id(name)});
    }
    const Project& project = study.project();
    EXPECT_EQ(project.assistants, std::set{project.find_coder("Noor")->id});
    EXPECT_EQ(project.coders_who_code().size(), 2u);
    EXPECT_FALSE(hides_something(project, {}));
    EXPECT_FALSE(hides_something(project, {study.me()}));
    Derived derived(study);
    EXPECT_EQ(derived.progress(id("PT01")).size(), 2u);
}

TEST_F(ReviewTest, AnAssistantSeesNothingOfTheCoders) {
    study.run(AssignCorrector{{id("PT01")}, "Noor"});
    study.run(AddCode{"Silence", {}, "frame", "barrier", ""});
    study.run(apply(study, "PT01", 2, "did want", "Silence"));
    study.run(DeclareDone{id("PT01")});
    const Project& project = study.project();
    EXPECT_TRUE(visible_codings(project, {project.find_coder("Noor")->id}).empty());
}

TEST_F(ReviewTest, ACorrectorWhoCodesIsACoder) {
    study.run(AssignCorrector{{id("PT01")}, "Ana"});
    study.run(AddCode{"Silence", {}, "frame", "barrier", ""});
    EXPECT_EQ(study.project().assistants.size(), 1u);
    study.run(apply(study, "PT01", 2, "did want", "Silence"));
    EXPECT_TRUE(study.project().assistants.empty());
    study.run(RemoveCoding{study.project().codings().begin()->id});
    EXPECT_TRUE(study.project().assistants.empty());
    study.undo();
    study.undo();
    EXPECT_EQ(study.project().assistants.size(), 1u);
    { const Workspace closed = std::move(study); }
    const Workspace again = Workspace::open(folder.path("study.tandem"), test_clock());
    EXPECT_EQ(again.project().assistants.size(), 1u);
}

// --- The watch list ------------------------------------------------------------------------------

TEST_F(ReviewTest, TheWatchListFindsWholeWordsInAllTranscripts) {
    study.run(AddWatch{"IBS", "IBH"});
    const auto entries = watched(study.project());
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(find_watched(study.project(), *entries[0]).size(), 3u);
    correct("PT02", 2, "ibs helped, the IBSs did not.");
    EXPECT_EQ(find_watched(study.project(), *entries[0]).size(), 3u);
    EXPECT_NE(refusal_of(study, AddWatch{"ibs", "IBH"}), "");
    EXPECT_NE(refusal_of(study, AddWatch{"IBH", "IBH"}), "");
    const WatchId entry = entries[0]->id;
    study.run(RemoveWatch{entry});
    EXPECT_TRUE(watched(study.project()).empty());
    EXPECT_NE(refusal_of(study, RemoveWatch{entry}), "");
    study.run(AddWatch{"IBS", "I.B.H.", "the service"});
    EXPECT_EQ(watched(study.project()).at(0)->right, "I.B.H.");
    expect_sound();
}

TEST_F(ReviewTest, WhatIsRightAlreadyIsNoPlaceOfTheError) {
    study.run(AddWatch{"always", "nearly always"});
    EXPECT_EQ(find_watched(study.project(), *watched(study.project()).at(0)).size(), 1u);
    correct("PT01", 2, "Nearly always. It is nearly always IBS.");
    EXPECT_EQ(find_watched(study.project(), *watched(study.project()).at(0)).size(), 1u);
    study.run(AddWatch{"nearly", "Nearly"});
    EXPECT_EQ(find_watched(study.project(), *watched(study.project()).at(1)).size(), 1u);
}

}  // namespace
}  // namespace tandem::test
