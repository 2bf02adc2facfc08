#include "tandem/analysis/import_comparison.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <tuple>

#include "tandem/exchange/transcript_reader.h"

#include "study.h"

namespace tandem::test {
namespace {

// A transcript whose original can be read again.
ImportTranscripts draft(const std::string& name, const std::string& bytes) {
    ImportTranscripts command;
    command.files.push_back(
        {name, name, name + ".txt", bytes, read_transcript(bytes, name + ".txt")});
    return command;
}

constexpr const char* kDraft =
    "Speaker 1  0:00\nHow was IBS?\n\nSpeaker 2  0:05\nI did want to. It was some thing else.\n\n"
    "Speaker 1  0:20\nAnd then?\n\nSpeaker 2  0:25\nNothing.\n";

class ImportComparisonTest : public testing::Test {
 protected:
    ImportComparisonTest()
        : study(Workspace::create(folder.path("study.tandem"), "Drafts", "Ana", test_clock())) {}

    void correct(Workspace& in, std::int64_t number, const std::string& text) {
        in.run(CorrectTurn{transcript_id(in, "PT01"), turn_of(in, "PT01", number).id, text});
    }
    ComparedTranscript compared() {
        const TranscriptId id = transcript_id(study, "PT01");
        return compare_with_import(study.project(), id, study.transcript_histories().at(id));
    }
    std::vector<SecondListenPlace> listens() {
        const TranscriptId id = transcript_id(study, "PT01");
        return second_listens(study.project(), id, study.transcript_histories().at(id));
    }
    Guid person(const std::string& name) { return study.project().find_coder(name)->guid; }

    Folder folder;
    Workspace study;
};

TEST_F(ImportComparisonTest, WhatWasJustImportedHasNoDifferences) {
    study.run(draft("PT01", kDraft));
    EXPECT_TRUE(compared().comparison.differences.empty());
    EXPECT_EQ(compared().comparison.old_words, 15);
}

TEST_F(ImportComparisonTest, CorrectionsAreListedWithWhoMadeThem) {
    study.run(draft("PT01", kDraft));
    study.set_actor("Noor");
    correct(study, 1, "How was IBH?");
    study.set_actor("Li");
    correct(study, 2, "I did not want to. It was something else.");
    const ComparedTranscript c = compared();
    ASSERT_EQ(c.comparison.differences.size(), 3u);
    EXPECT_EQ(c.comparison.differences[0].after, "IBH");
    EXPECT_EQ(c.comparison.differences[0].by, person("Noor"));
    EXPECT_EQ(c.comparison.differences[1].after, "not");
    EXPECT_EQ(c.comparison.differences[1].by, person("Li"));
    const auto people = changes_by_person(study.project(), {c});
    ASSERT_EQ(people.size(), 2u);
    EXPECT_EQ(people[0].guid, person("Li"));
    EXPECT_EQ(people[0].words.changed(), 3);
    EXPECT_EQ(people[1].words.changed(), 1);
    EXPECT_EQ(people[1].new_words, 15);
}

TEST_F(ImportComparisonTest, WhatWasUndoneIsNoDifferenceAndAnImportDoneAgainIsTheSame) {
    study.run(draft("PT01", kDraft));
    study.undo();
    study.redo();
    correct(study, 1, "How was IBH?");
    study.undo();
    EXPECT_TRUE(compared().comparison.differences.empty());
    study.redo();
    ASSERT_EQ(compared().comparison.differences.size(), 1u);
    EXPECT_EQ(compared().comparison.differences[0].by, person("Ana"));
}

// As TranscriptHistory, so that two can be compared.
std::string told(const TranscriptHistory& history) {
    std::string text;
    const auto add = [&](const TurnVersion& turn) {
        text += to_string(turn.guid) + " " + std::to_string(turn.number) + "." +
                std::to_string(turn.part) + " " + to_string(turn.speaker) + " " + turn.text +
                (turn.gone ? " gone" : "") + "\n";
    };
    for (const TurnVersion& turn : history.imported) add(turn);
    for (const auto& [guid, label] : history.speakers) text += to_string(guid) + label + "\n";
    for (const TurnsChange& change : history.changes) {
        text += std::to_string(change.entry) + to_string(change.actor) + "\n";
        for (const TurnVersion& turn : change.turns) add(turn);
    }
    return text;
}

TEST_F(ImportComparisonTest, AHistoryThatIsReadOnIsTheOneReadWhole) {
    study.run(draft("PT01", kDraft));
    const TranscriptId id = transcript_id(study, "PT01");
    const auto expect_same = [&] {
        EXPECT_EQ(told(study.transcript_history(id)), told(study.transcript_histories().at(id)));
    };
    expect_same();
    correct(study, 1, "How was IBH?");
    expect_same();
    study.run(SplitTurn{id, turn_of(study, "PT01", 2).id, {14}, {}});
    study.run(draft("PT02", std::string(kDraft) + "\n\nSpeaker 2  0:30\nMore.\n"));
    expect_same();
    study.undo();
    study.undo();
    expect_same();
    study.redo();
    correct(study, 2, "I did not want to.");
    expect_same();
    EXPECT_EQ(study.transcript_history(TranscriptId{99}).imported.size(), 0u);
}

TEST_F(ImportComparisonTest, ATranscriptThatCameByMergingIsComparedWithItsOriginal) {
    const std::string copy = folder.path("copy.tandem");
    { const Workspace closed = std::move(study); }
    std::filesystem::copy_file(folder.path("study.tandem"), copy);
    {
        Workspace other = Workspace::open(copy, test_clock(2));
        other.set_actor("Noor");
        other.run(draft("PT01", kDraft));
        other.run(AssignCorrector{{transcript_id(other, "PT01")}, "Noor"});
        correct(other, 1, "How was IBH?");
    }
    Workspace merged = Workspace::open(folder.path("study.tandem"), test_clock(3));
    merged.set_actor("Ana");
    merged.merge(copy, false);
    const TranscriptId id = transcript_id(merged, "PT01");
    const auto histories = merged.transcript_histories();
    EXPECT_TRUE(histories.at(id).came_by_merge);
    const ComparedTranscript c = compare_with_import(merged.project(), id, histories.at(id));
    ASSERT_EQ(c.comparison.differences.size(), 1u);
    EXPECT_EQ(c.comparison.differences[0].before, "IBS");
    EXPECT_EQ(c.comparison.differences[0].by, merged.project().find_coder("Noor")->guid);
    EXPECT_EQ(c.comparison.speaker_changes, 0);
}

// As it compares in the copy where it was imported.
TEST_F(ImportComparisonTest, ATranscriptThatCameByMergingWasReadAsItWasThere) {
    const std::string eaf =
        R"(<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t" TIME_VALUE="5"/></TIME_ORDER>
<TIER TIER_ID="de"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="t"
 TIME_SLOT_REF2="t"><ANNOTATION_VALUE>Es war schwer.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>
</ANNOTATION></TIER><TIER TIER_ID="en" PARENT_REF="de"><ANNOTATION><REF_ANNOTATION
 ANNOTATION_ID="b" ANNOTATION_REF="a"><ANNOTATION_VALUE>It was hard.</ANNOTATION_VALUE>
</REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>)";
    const std::vector<std::tuple<std::string, std::string, ReadingChoices>> files = {
        {"PT01", kDraft, {.format = "text"}},
        {"PT02",
         std::string(kDraft) + "\nSpeeker 2  0:30\nMore.\n",
         {.renamed = {{"Speeker 2", "Speaker 2"}, {"Speaker 1", "Interviewer"}}}},
        {"PT03", eaf, {.tiers = {"en"}}},
        {"PT04", kDraft + std::string("\n"), {}}};
    const std::string copy = folder.path("copy.tandem");
    { const Workspace closed = std::move(study); }
    std::filesystem::copy_file(folder.path("study.tandem"), copy);
    const auto all = [](Workspace& in) {
        std::vector<std::string> told;
        for (const auto& [id, history] : in.transcript_histories()) {
            const ComparedTranscript c = compare_with_import(in.project(), id, history);
            std::string line = in.project().transcripts.find(id)->name + " " +
                               std::to_string(c.comparison.old_words) + " " +
                               std::to_string(c.comparison.speaker_changes);
            for (const auto& each : c.comparison.differences)
                line += " " + each.before + ">" + each.after;
            told.push_back(line);
        }
        return told;
    };
    std::vector<std::string> there;
    {
        Workspace other = Workspace::open(copy, test_clock(2));
        other.set_actor("Noor");
        for (const auto& [name, bytes, choices] : files) {
            ImportTranscripts command;
            command.files.push_back({name, name, name + ".txt", bytes,
                                     read_transcript(bytes, name + ".txt", choices), choices});
            other.run(command);
        }
        correct(other, 1, "Speaker 1  0:00\nHow was IBH?");
        there = all(other);
    }
    Workspace merged = Workspace::open(folder.path("study.tandem"), test_clock(3));
    merged.set_actor("Ana");
    merged.merge(copy, false);
    EXPECT_EQ(all(merged), there);
    EXPECT_EQ(there.size(), files.size());
    EXPECT_EQ(there[1], "PT02 16 0");
    EXPECT_EQ(there[2], "PT03 3 0");
}

TEST_F(ImportComparisonTest, AChangedNegationWaitsUntilItIsHeardAsItReads) {
    study.run(draft("PT01", kDraft));
    EXPECT_TRUE(listens().empty());
    const TranscriptId id = transcript_id(study, "PT01");
    const TurnId turn = turn_of(study, "PT01", 2).id;
    const RunResult result =
        study.run(CorrectTurn{id, turn, "I did not want to. It was some thing else."});
    ASSERT_EQ(result.remarks.size(), 1u);
    EXPECT_NE(result.remarks[0].find("second listen"), std::string::npos);
    ASSERT_EQ(listens().size(), 1u);
    EXPECT_EQ(listens()[0].turn, turn);
    EXPECT_EQ(listens()[0].after, "not");
    study.run(HeardAgain{id, {turn}});
    EXPECT_TRUE(listens().empty());
    correct(study, 2, "I did not want to. It was something else.");
    EXPECT_EQ(listens().size(), 1u);
    study.run(HeardAgain{id, {turn}});
    // As it was imported, and not as it was heard.
    correct(study, 2, "I did want to. It was something else.");
    ASSERT_EQ(listens().size(), 1u);
    EXPECT_EQ(listens()[0].turn, turn);
}

}  // namespace
}  // namespace tandem::test
