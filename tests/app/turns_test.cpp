// Turns split and joined, speakers, replacements, and files corrected elsewhere: one case each.
#include <gtest/gtest.h>

#include "tandem/app/reimport.h"
#include "tandem/app/replacements.h"
#include "tandem/app/view.h"
#include "tandem/base/error.h"

#include "study.h"

namespace tandem::test {
namespace {

class Turns : public testing::Test {
 protected:
    Turns() : workspace(Workspace::in_memory("Turns", "Ana", test_clock())) {
        ImportTranscripts import = transcripts(
            {{"PT01",
              {"I|How was it?", "P|I could not say it. Were you asked? Never, by nobody.",
               "P|They never asked us."}},
             {"PT02", {"I|IBS, then ibs again.", "P|Ibs is not IBSx."}}});
        auto& turns = import.files[0].parsed.turns;
        turns[0].start_ms = 0;
        turns[1].start_ms = 10'000;
        turns[1].end_ms = 20'000;
        turns[2].start_ms = 20'000;
        workspace.run(import);
        workspace.run(AddCode{"Code", {}, "code", "", ""});
    }

    const Project& project() const { return workspace.project(); }
    const Turn& turn(std::int64_t number) { return turn_of(workspace, "PT01", number); }
    const Coding& code(std::int64_t number, const std::string& words) {
        workspace.run(apply(workspace, "PT01", number, words, "Code"));
        return *std::prev(project().codings().end());
    }
    void split_before(std::int64_t number, const std::string& words,
                      std::optional<std::string> speaker = {}) {
        const std::size_t at = turn(number).text.find(words);
        workspace.run(SplitTurn{turn(number).transcript, turn(number).id,
                                code_point_at(turn(number).text, at), std::move(speaker)});
    }
    void join(std::int64_t number, const std::string& between = " ") {
        workspace.run(JoinTurns{turn(number).transcript, turn(number).id, between});
    }
    std::vector<std::string> texts() {
        std::vector<std::string> list;
        for (const Turn& each : project().turns(transcript_id(workspace, "PT01")))
            list.push_back(std::string(project().speaker_label(each)) + "|" + each.text);
        return list;
    }
    void expect_sound() {
        const CheckReport report = workspace.check();
        EXPECT_TRUE(report.findings.empty()) << report.findings.front();
    }
    RunResult import_again(const std::vector<std::string>& turns) {
        ReimportTranscript command{transcript_id(workspace, "PT01"), "again.txt", "", {}};
        command.parsed = transcripts({{"PT01", turns}}).files[0].parsed;
        for (const std::string& each : turns) command.bytes += each + "\n";
        return workspace.run(command);
    }

    Workspace workspace;
    using Texts = std::vector<std::string>;
};

TEST_F(Turns, SplitGivesTwoTurnsAndInterpolatesTimes) {
    const Guid guid = turn(2).guid;
    split_before(2, "Were you", "I");
    EXPECT_EQ(texts(), (Texts{"I|How was it?", "P|I could not say it.",
                              "I|Were you asked? Never, by nobody.", "P|They never asked us."}));
    EXPECT_EQ(turn(2).guid, guid);
    EXPECT_NE(turn(3).guid, guid);
    EXPECT_EQ(turn(2).start_ms, 10'000);
    EXPECT_EQ(turn(2).end_ms, turn(3).start_ms);
    EXPECT_EQ(turn(3).start_ms, 10'000 + 10'000 * 19 / 53) << "19 of 53 characters";
    EXPECT_EQ(turn(3).end_ms, 20'000);
    EXPECT_TRUE(turn(2).approximate && turn(3).approximate);
    EXPECT_FALSE(turn(1).approximate || turn(4).approximate);
    EXPECT_EQ(turn(4).number, 4);
    expect_sound();
}

TEST_F(Turns, SplitWithoutEndTakesTheNextTurnsStart) {
    split_before(1, "was");
    EXPECT_EQ(turn(2).start_ms, 10'000 * 3 / 11);
    EXPECT_TRUE(turn(2).approximate);
    EXPECT_FALSE(turn(1).approximate) << "its own time is the file's";
    split_before(4, "never");
    EXPECT_EQ(turn(5).start_ms, std::nullopt) << "nothing tells when the last turn ends";
    expect_sound();
}

TEST_F(Turns, CodingAcrossACutStaysTheSame) {
    const CodingId id = code(2, "say it. Were you").id;
    const CodingId changed = code(2, "Never, by").id;
    workspace.run(CorrectTurn{turn(2).transcript, turn(2).id,
                              "I could not say it. Were you asked? Never, for nobody."});
    split_before(2, "Were");
    const Coding& coding = *project().codings().find(id);
    EXPECT_EQ(coding.state, CodingState::Same);
    EXPECT_EQ(coding.quote, "say it. Were you");
    EXPECT_EQ(project().text_under(coding), "say it. … Were you");
    EXPECT_EQ(project().codings().find(changed)->state, CodingState::Changed);
    EXPECT_EQ(project().text_under(*project().codings().find(changed)), "Never, for");
    workspace.run(
        CorrectTurn{turn(3).transcript, turn(3).id, "Were they asked? Never, for nobody."});
    EXPECT_EQ(project().codings().find(id)->state, CodingState::Changed);
    expect_sound();
}

TEST_F(Turns, JoinedTurnsGiveOneSpanOfAdjacentOnes) {
    ApplyCode both = apply(workspace, "PT01", 2, "Never, by nobody.", "Code");
    both.spans.push_back(apply(workspace, "PT01", 3, "They never", "Code").spans.front());
    workspace.run(both);
    ApplyCode apart = apply(workspace, "PT01", 2, "say it", "Code");
    apart.spans.push_back(apply(workspace, "PT01", 3, "asked us", "Code").spans.front());
    workspace.run(apart);
    join(3);
    EXPECT_EQ(texts().size(), 2u);
    const Coding &first = *project().codings().begin(),
                 &second = *std::next(project().codings().begin());
    EXPECT_EQ(first.spans.size(), 1u);
    EXPECT_EQ(project().text_under(first), "Never, by nobody. They never");
    EXPECT_EQ(first.state, CodingState::Same);
    EXPECT_EQ(second.spans.size(), 2u) << "what is between was not chosen";
    EXPECT_EQ(project().text_under(second), "say it … asked us");
    EXPECT_EQ(second.state, CodingState::Same);
    expect_sound();
    workspace.undo();
    EXPECT_EQ(texts().size(), 3u);
    EXPECT_EQ(project().codings().begin()->spans.size(), 2u);
}

TEST_F(Turns, MemoAboutAJoinedTurnIsShownWhereItsWordsAre) {
    workspace.run(WriteMemo{"turn", turn(3).guid, kConcern, "Who are they?"});
    join(3);
    EXPECT_EQ(project().memos.begin()->target_row, turn(2).id.value);
    join(2);
    EXPECT_EQ(project().memos.begin()->target_row, turn(1).id.value);
    workspace.undo();
    workspace.undo();
    EXPECT_EQ(project().memos.begin()->target_row, turn(3).id.value);
    expect_sound();
}

TEST_F(Turns, MarksOfTheWholeAreOfBothPartsAndTheOtherWayRound) {
    workspace.run(MarkOffTopic{turn(2).transcript, turn(2).id});
    split_before(2, "Were");
    EXPECT_EQ(project().off_topic.size(), 2u);
    join(3);
    EXPECT_EQ(project().off_topic.size(), 1u) << "both were off topic";
    join(3);
    EXPECT_TRUE(project().off_topic.empty()) << "a part of it is about the topic";
    expect_sound();
}

TEST_F(Turns, AHundredSplitsAtOnePlaceKeepTheOrder) {
    std::string words = "w0";
    for (int i = 1; i <= 100; ++i) words += " w" + std::to_string(i);
    workspace.run(CorrectTurn{turn(2).transcript, turn(2).id, words});
    for (int i = 100; i >= 1; --i) split_before(2, "w" + std::to_string(i));
    EXPECT_EQ(texts().size(), 103u);
    for (int i = 0; i <= 100; ++i) EXPECT_EQ(turn(2 + i).text, "w" + std::to_string(i));
    expect_sound();
}

TEST_F(Turns, WhatCannotBeSplitOrJoinedIsRefused) {
    const auto refuse = [&](std::int64_t at) {
        EXPECT_THROW(workspace.run(SplitTurn{turn(1).transcript, turn(1).id, {at}, {}}), Error);
    };
    refuse(0);
    refuse(length(turn(1).text).value);
    refuse(-1);
    EXPECT_THROW(join(1), Error);
    EXPECT_THROW(join(2, "and"), Error);
    workspace.run(CorrectTurn{turn(1).transcript, turn(1).id, "e\u0301 x"});
    refuse(1);
}

TEST_F(Turns, UndoingASplitIsRefusedWhenSomebodyCodedTheNewTurn) {
    split_before(2, "Were");
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 3, "asked", "Code"));
    workspace.set_actor("Ana");
    EXPECT_THROW(workspace.undo(), Error);
    expect_sound();
}

TEST_F(Turns, SpeakersAreRenamedMergedAndSet) {
    const auto speaker = [&](const std::string& label) {
        for (const Speaker& each : project().speakers)
            if (each.label == label && each.transcript == turn(1).transcript) return each.id;
        return SpeakerId{};
    };
    workspace.run(SetTurnSpeaker{turn(3).transcript, {turn(3).id, turn(2).id}, "Particpant"});
    workspace.run(SetTurnSpeaker{turn(3).transcript, {turn(2).id}, "P"});
    EXPECT_EQ(texts()[2], "Particpant|They never asked us.");
    EXPECT_THROW(workspace.run(RenameSpeaker{speaker("Particpant"), "P"}), Error);
    const RunResult merged = workspace.run(MergeSpeakers{speaker("Particpant"), speaker("P")});
    EXPECT_EQ(merged.sentence, "merged the speaker Particpant of PT01 into P: PT01:3");
    EXPECT_TRUE(turns_said_by(project(), *project().speakers.find(speaker("Particpant"))).empty());
    workspace.run(RenameSpeaker{speaker("P"), "Ruth"});
    EXPECT_EQ(texts()[2], "Ruth|They never asked us.");
    workspace.run(SetTurnSpeaker{turn(3).transcript, {turn(3).id}, "P"});
    EXPECT_EQ(texts()[2], "P|They never asked us.") << "the name is free again";
    EXPECT_FALSE(project().speakers.find(speaker("P"))->interviewer);
    workspace.run(SetInterviewer{speaker("P"), true});
    EXPECT_TRUE(project().speakers.find(speaker("P"))->interviewer);
    EXPECT_THROW(workspace.run(SetInterviewer{speaker("P"), true}), Error);
    expect_sound();
}

TEST_F(Turns, ReplacingTellsCasesApartOrFollowsThem) {
    const auto found = [&](bool whole_word, bool keep_case) {
        std::vector<std::string> list;
        for (const auto& place :
             find_replacements(project(), {"IBS", "IBH", whole_word, keep_case}))
            list.push_back(place.with);
        return list;
    };
    EXPECT_EQ(found(false, false), (Texts{"IBH", "IBH"}));
    EXPECT_EQ(found(true, false), (Texts{"IBH"}));
    EXPECT_EQ(found(true, true), (Texts{"IBH", "ibh", "Ibh"}));
    workspace.run(apply(workspace, "PT02", 1, "IBS, then", "Code"));
    workspace.run(apply(workspace, "PT02", 1, "again", "Code"));
    const RunResult result = workspace.run(
        ReplaceWords{find_replacements(project(), {"IBS", "IBH", true, true}), "IBS", "IBH"});
    EXPECT_EQ(result.sentence, "replaced “IBS” with “IBH” in 3 places of 1 transcript");
    ASSERT_EQ(result.remarks.size(), 1u);
    EXPECT_EQ(turn_of(workspace, "PT02", 1).text, "IBH, then ibh again.");
    EXPECT_EQ(turn_of(workspace, "PT02", 2).text, "Ibh is not IBSx.");
    EXPECT_EQ(project().codings().begin()->state, CodingState::Changed);
    EXPECT_EQ(std::next(project().codings().begin())->state, CodingState::Same);
    expect_sound();
    workspace.undo();
    EXPECT_EQ(turn_of(workspace, "PT02", 2).text, "Ibs is not IBSx.") << "one gesture";
}

TEST_F(Turns, ReplacingNothingOrAllIsRefused) {
    EXPECT_THROW(find_replacements(project(), {"", "x"}), Error);
    EXPECT_THROW(workspace.run(ReplaceWords{{}, "zebra", "x"}), Error);
    const Turn& whole = turn(1);
    const TextSpan all{whole.id, {0}, length(whole.text)};
    EXPECT_THROW(workspace.run(ReplaceWords{{{whole.transcript, all, " "}}, "all", " "}), Error);
    EXPECT_THROW(workspace.run(ReplaceWords{
                     {{whole.transcript, all, "x"}, {whole.transcript, {whole.id, {1}, {2}}, "y"}},
                     "all",
                     "x"}),
                 Error);
    EXPECT_EQ(turn(1).text, "How was it?");
}

TEST_F(Turns, FileCorrectedElsewhereKeepsTurnsAndCodings) {
    const CodingId same = code(2, "could not say").id, changed = code(2, "by nobody").id,
                   lost = code(3, "They never asked").id;
    const std::vector<Guid> guids = {turn(1).guid, turn(2).guid, turn(3).guid};
    workspace.run(WriteMemo{"turn", turn(3).guid, kConcern, "Who?"});
    const RunResult result = import_again(
        {"I|How was it?", "P|I could not say it.", "I|Were you asked?", "P|Never, by anybody."});
    EXPECT_EQ(texts(), (Texts{"I|How was it?", "P|I could not say it.", "I|Were you asked?",
                              "P|Never, by anybody."}));
    EXPECT_EQ(turn(1).guid, guids[0]);
    EXPECT_EQ(turn(2).guid, guids[1]);
    EXPECT_EQ(project().codings().find(same)->state, CodingState::Same);
    EXPECT_EQ(project().text_under(*project().codings().find(changed)), "by anybody");
    EXPECT_EQ(project().codings().find(changed)->state, CodingState::Changed);
    EXPECT_EQ(project().codings().find(lost)->state, CodingState::Lost);
    EXPECT_EQ(result.sentence,
              "took the corrected text of PT01 from again.txt: turns 1 with other words, 2 split "
              "off, 1 gone");
    EXPECT_EQ(result.remarks.back(), "lost: “Code” of Ana: “They never asked”");
    EXPECT_NE(project().memos.begin()->target_row, 0) << "its memo stands beside where it was";
    EXPECT_NE(project().find_turn(turn(1).transcript, {project().memos.begin()->target_row}),
              nullptr);
    const std::string original = workspace.original_bytes(turn(1).transcript);
    EXPECT_NE(original.find("Were you asked? Never"), std::string::npos)
        << "the first original stays";
    expect_sound();
    workspace.undo();
    EXPECT_EQ(texts().size(), 3u);
    EXPECT_EQ(project().codings().find(lost)->state, CodingState::Same);
    expect_sound();
}

TEST_F(Turns, FileThatJoinsTurnsAndNamesOthersIsUnderstood) {
    const CodingId id = code(3, "never asked").id;
    import_again({"Interviewer|How was it?",
                  "p|I could not say it. Were you asked? Never, by nobody. They never asked us.",
                  "P|And a new turn."});
    EXPECT_EQ(texts(),
              (Texts{"Interviewer|How was it?",
                     "P|I could not say it. Were you asked? Never, by nobody. They never asked us.",
                     "P|And a new turn."}));
    EXPECT_EQ(project().text_under(*project().codings().find(id)), "never asked");
    EXPECT_EQ(project().codings().find(id)->state, CodingState::Same);
    expect_sound();
    EXPECT_THROW(import_again({"Interviewer|How was it?",
                               "P|I could not say it. Were you asked? Never, by nobody. They never "
                               "asked us.",
                               "P|And a new turn."}),
                 Error)
        << "nothing differs";
}

TEST_F(Turns, RehearsalTellsWhatTheFileDoes) {
    code(3, "They never asked");
    const TranscriptId id = transcript_id(workspace, "PT01");
    const auto file =
        transcripts(
            {{"PT01",
              {"I|How was it?", "P|I could not say it. Were you asked? Never, by nobody."}}})
            .files[0]
            .parsed;
    const ReimportPlan plan = plan_reimport(project(), id, file);
    EXPECT_EQ(plan.same, 2u);
    EXPECT_EQ(plan.gone.size(), 1u);
    const auto codings = codings_after(project(), Viewer{workspace.me()}, id, file, plan);
    EXPECT_TRUE(codings.changed.empty());
    ASSERT_EQ(codings.lost.size(), 1u);
    EXPECT_EQ(codings.lost[0]->quote, "They never asked");
}

}  // namespace
}  // namespace tandem::test
