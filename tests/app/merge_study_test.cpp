#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <memory>

#include "tandem/base/error.h"
#include "tandem/store/project_file.h"
#include "tandem/text/boundaries.h"

#include "study.h"

namespace tandem::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> tables(const std::string& path) {
    return ProjectFile::open(path)->dump();
}

class MergeTest : public testing::Test {
 protected:
    MergeTest() : a(folder.path("a.tandem")), b(folder.path("b.tandem")) {
        Workspace workspace = Workspace::create(a, "Night shifts", "", test_clock());
        workspace.run(
            transcripts({{"PT01", {"I|How was it?", "P|I could not say it. Not in that room."}},
                         {"PT02", {"I|And you?", "P|We were never asked. Nobody asked us."}}}));
        workspace.run(AddCode{"Silence", {}, "code", "", ""});
        workspace.run(AddCode{"Shame", {}, "code", "", ""});
    }

    // A copy for the other machine.
    void part() { fs::copy_file(a, b); }

    Workspace open(const std::string& path, const std::string& actor, std::uint64_t seed) {
        Workspace workspace = Workspace::open(path, test_clock(seed));
        workspace.set_actor(actor);
        return workspace;
    }

    // Merges b into a copy of a, and a into a copy of b; both must hold the same, and hold.
    MergeReport merge_both_ways() {
        const std::string ab = folder.path("ab.tandem"), ba = folder.path("ba.tandem");
        fs::copy_file(a, ab, fs::copy_options::overwrite_existing);
        fs::copy_file(b, ba, fs::copy_options::overwrite_existing);
        MergeReport report;
        {
            Workspace one = open(ab, "", 90);
            report = one.merge(b, false);
            EXPECT_TRUE(one.check().findings.empty()) << one.check().findings.front();
            EXPECT_TRUE(one.merge(b, false).nothing_new) << "merging again changes nothing";
            Workspace other = open(ba, "", 91);
            other.merge(a, false);
            EXPECT_TRUE(other.check().findings.empty()) << other.check().findings.front();
        }
        EXPECT_EQ(tables(ab), tables(ba));
        {  // and once more, across: nothing is left to bring in
            Workspace one = open(ab, "", 92);
            const auto before = picture(one.project());
            one.merge(ba, false);
            EXPECT_EQ(picture(one.project()), before);
        }
        merged = ab;
        return report;
    }

    Folder folder;
    std::string a, b, merged;
};

TEST_F(MergeTest, TwoCodersCodingsComeTogether) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(apply(ana, "PT01", 2, "could not say it", "Silence"));
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
    }
    const MergeReport report = merge_both_ways();
    EXPECT_EQ(report.added, 2) << "Ben, and his coding";
    EXPECT_TRUE(report.conflicts.empty());
    EXPECT_EQ(open(merged, "", 1).project().codings().size(), 2u);
}

// With the second coder the first one's work becomes hidden from nobody in particular: it must not
// read as lost.
TEST_F(MergeTest, ReportNeverShowsHiddenCodingsAsGone) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(apply(ana, "PT01", 2, "could not say it", "Silence"));
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
    }
    EXPECT_TRUE(open(a, "", 20).merge(b, true).codings_per_coder.empty());
    const MergeReport report = open(a, "Ana", 21).merge(b, false);
    ASSERT_EQ(report.codings_per_coder.size(), 1u);
    EXPECT_EQ(report.codings_per_coder.at("Ana"), std::pair(1, 1));
}

TEST_F(MergeTest, DryRunChangesNothing) {
    part();
    {
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
    }
    const auto before = tables(a);
    {
        Workspace ana = open(a, "Ana", 11);
        EXPECT_EQ(ana.merge(b, true).added, 2);
    }
    EXPECT_EQ(tables(a), before);
    EXPECT_FALSE(fs::exists(a + ".merging"));
}

TEST_F(MergeTest, CodingOfTheOldTextIsCarriedIntoTheCorrectedTurn) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        const Turn turn = turn_of(ana, "PT01", 2);
        ana.run(
            CorrectTurn{turn.transcript, turn.id, "Well, I couldn't say it. Not in that room."});
        ana.run(apply(ana, "PT01", 2, "Well", "Shame"));
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
        ben.run(apply(ben, "PT01", 2, "could not say", "Silence"));
    }
    const MergeReport report = merge_both_ways();
    EXPECT_TRUE(report.conflicts.empty()) << "only one side corrected";
    Workspace workspace = open(merged, "", 1);
    std::map<std::string, std::string> now;
    for (const Coding& coding : workspace.project().codings())
        now[coding.quote] = workspace.project().text_under(coding);
    EXPECT_EQ(now["that room"], "that room");
    EXPECT_EQ(now["Well"], "Well");
    EXPECT_EQ(now["could not say"], "couldn't say");
}

TEST_F(MergeTest, BothCorrectedOneTurnTheLosingTextIsListed) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(apply(ana, "PT02", 2, "never asked", "Silence"));
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        const Turn turn = turn_of(ana, "PT02", 2);
        ana.run(CorrectTurn{turn.transcript, turn.id, "Oh, we were never asked. Nobody asked us."});
        Workspace ben = open(b, "Ben", 12);
        ben.run(
            CorrectTurn{turn.transcript, turn.id, "We were never, ever asked. Nobody asked us."});
        ben.run(apply(ben, "PT02", 2, "Nobody asked us", "Shame"));
    }
    const MergeReport report = merge_both_ways();
    ASSERT_EQ(report.conflicts.size(), 1u);
    EXPECT_EQ(report.conflicts[0].what, "turn PT02:2, text");
    EXPECT_NE(report.conflicts[0].kept, report.conflicts[0].lost);
    Workspace workspace = open(merged, "", 1);
    for (const Coding& coding : workspace.project().codings())
        EXPECT_EQ(coding.state == CodingState::Same,
                  workspace.project().text_under(coding) == coding.quote);
}

TEST_F(MergeTest, CodeMergedHereAndUsedThereKeepsEveryCoding) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(MergeCodes{code_id(ana, "Shame"), code_id(ana, "Silence")});
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
        ben.run(AddCode{"Guilt", code_id(ben, "Shame"), "code", "", ""});
    }
    merge_both_ways();
    Workspace workspace = open(merged, "", 1);
    const Coding& coding = *workspace.project().codings().begin();
    EXPECT_EQ(coding.code, code_id(workspace, "Silence"));
    EXPECT_EQ(workspace.project().path(code_id(workspace, "Guilt")), "Silence > Guilt");
}

TEST_F(MergeTest, MovesThatCloseACircleAreBroken) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(MoveCode{code_id(ana, "Shame"), code_id(ana, "Silence"), -1});
        Workspace ben = open(b, "Ben", 12);
        ben.run(MoveCode{code_id(ben, "Silence"), code_id(ben, "Shame"), -1});
    }
    const MergeReport report = merge_both_ways();
    EXPECT_FALSE(report.conflicts.empty());
    Workspace workspace = open(merged, "", 1);
    EXPECT_EQ(workspace.project().children({}).size(), 1u);
}

TEST_F(MergeTest, CodeUndoneHereAndUsedThereStays) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(AddCode{"Trust", {}, "code", "", ""});
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.undo();
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "that room", "Trust"));
    }
    merge_both_ways();
    EXPECT_EQ(open(merged, "", 1).project().find_codes("Trust").size(), 1u);
}

TEST_F(MergeTest, AnotherStudyIsRefused) {
    { Workspace other = Workspace::create(b, "Another", "", test_clock(5)); }
    Workspace ana = open(a, "Ana", 11);
    EXPECT_THROW(ana.merge(b, false), Error);
    EXPECT_THROW(ana.merge(a, false), Error);
}

TEST_F(MergeTest, MarksOffTopicAndConcernsTravel) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(apply(ana, "PT01", 2, "could not say it", "Silence"));
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        SetCodingFacets mark{ana.project().codings().begin()->id};
        mark.negative = mark.in_vivo = true;
        ana.run(mark);
        ana.run(WriteMemo{"turn", turn_of(ana, "PT02", 2).guid, kConcern, "Is it stigma?"});
        Workspace ben = open(b, "Ben", 12);
        ben.run(MarkOffTopic{transcript_id(ben, "PT01"), turn_of(ben, "PT01", 2).id});
        ben.run(MarkOffTopic{transcript_id(ben, "PT02"), turn_of(ben, "PT02", 2).id});
        ben.run(MarkOffTopic{transcript_id(ben, "PT02"), turn_of(ben, "PT02", 2).id, false});
    }
    merge_both_ways();
    Workspace workspace = open(merged, "", 1);
    const Coding& coding = *workspace.project().codings().begin();
    EXPECT_TRUE(coding.negative);
    EXPECT_EQ(coding.in_vivo, "could not say it");
    EXPECT_EQ(workspace.project().off_topic.size(), 1u);
    EXPECT_EQ(workspace.project().memos.begin()->type, kConcern);
}

TEST_F(MergeTest, ResizedHereAndCorrectedThereCoversTheNewWords) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(apply(ana, "PT01", 2, "could not", "Silence"));
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.run(ResizeCoding{ana.project().codings().begin()->id,
                             apply(ana, "PT01", 2, "I could not say it", "Silence").spans});
        Workspace ben = open(b, "Ben", 12);
        const Turn turn = turn_of(ben, "PT01", 2);
        ben.run(CorrectTurn{turn.transcript, turn.id, "Well, I could not say it. Not in there."});
    }
    merge_both_ways();
    Workspace workspace = open(merged, "", 1);
    const Coding& coding = *workspace.project().codings().begin();
    EXPECT_EQ(workspace.project().text_under(coding), "I could not say it");
    EXPECT_EQ(coding.state, CodingState::Same);
}

// Ana takes her code back as if it had never been; Ben has written on it.
TEST_F(MergeTest, WhatTheOthersMemoHangsOnStays) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(AddCode{"Trust", {}, "code", "", ""});
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        ana.undo();
        Workspace ben = open(b, "Ben", 12);
        ben.run(WriteMemo{"code", ben.project().codes.find(code_id(ben, "Trust"))->guid, "code",
                          "Why?"});
    }
    merge_both_ways();
    EXPECT_EQ(open(merged, "", 1).project().find_codes("Trust").size(), 1u);
}

Turn last_turn(const Workspace& workspace, const std::string& transcript) {
    return workspace.project().turns(transcript_id(workspace, transcript)).back();
}

// Some turn of the first transcripts is split, joined, corrected or written anew.
void change_turns(Workspace& workspace, Random& random) {
    const Project& project = workspace.project();
    const Transcript& transcript =
        *std::next(project.transcripts.begin(), static_cast<std::ptrdiff_t>(random.below(2)));
    const auto turns = project.turns(transcript.id);
    const Turn& turn = turns[random.below(turns.size())];
    const auto segments = words(turn.text);
    switch (random.below(6)) {
        case 0:
        case 1:
            workspace.run(SplitTurn{
                transcript.id, turn.id, segments[random.below(segments.size())].begin, {}});
            break;
        case 2:
            workspace.run(JoinTurns{transcript.id, turn.id});
            break;
        case 3:
            workspace.run(CorrectTurn{transcript.id, turn.id,
                                      turn.text + " n" + std::to_string(random.below(100))});
            break;
        case 4:
            workspace.run(SetTurnSpeaker{transcript.id, {turn.id}, random.below(2) ? "Q" : "P"});
            workspace.run(WriteMemo{"turn", turn.guid, kConcern, "!"});
            break;
        default: {
            ReimportTranscript command{
                transcript.id, "again.txt", std::to_string(random.next()), {}};
            for (const Turn& each : turns) {
                std::string text = each.text;
                if (random.below(3) == 0) text += " again";
                if (!command.parsed.turns.empty() && random.below(4) == 0)
                    command.parsed.turns.back().text += " " + text;
                else
                    command.parsed.turns.push_back(
                        {std::string(project.speaker_label(each)), {}, {}, text});
            }
            workspace.run(command);
        }
    }
}

TEST_F(MergeTest, CodingsOfTheOldTurnGoWithASplitAndAJoin) {
    {
        Workspace ana = open(a, "Ana", 10);
        ana.run(apply(ana, "PT01", 2, "say it. Not in", "Silence"));
    }
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        const Turn turn = turn_of(ana, "PT01", 2);
        ana.run(SplitTurn{turn.transcript, turn.id, {20}, {}});
        ASSERT_EQ(turn_of(ana, "PT01", 3).text, "Not in that room.");
        ana.run(JoinTurns{transcript_id(ana, "PT02"), turn_of(ana, "PT02", 2).id});
        Workspace ben = open(b, "Ben", 12);
        ben.run(apply(ben, "PT01", 2, "it. Not", "Shame"));
        ben.run(apply(ben, "PT01", 2, "that room", "Shame"));
        ben.run(apply(ben, "PT02", 2, "Nobody asked", "Shame"));
        ben.run(WriteMemo{"turn", turn_of(ben, "PT02", 2).guid, kConcern, "Who?"});
    }
    const MergeReport report = merge_both_ways();
    EXPECT_TRUE(report.conflicts.empty());
    Workspace workspace = open(merged, "", 1);
    std::map<std::string, std::string> now;
    for (const Coding& coding : workspace.project().codings()) {
        now[coding.quote] = workspace.project().text_under(coding);
        EXPECT_EQ(coding.state, CodingState::Same) << coding.quote;
    }
    EXPECT_EQ(now["say it. Not in"], "say it. … Not in");
    EXPECT_EQ(now["it. Not"], "it. … Not");
    EXPECT_EQ(now["that room"], "that room");
    EXPECT_EQ(now["Nobody asked"], "Nobody asked");
    EXPECT_EQ(workspace.project().memos.begin()->target_row,
              turn_of(workspace, "PT02", 1).id.value);
}

TEST_F(MergeTest, SplitHereAndCorrectedThereGivesOneOfBothTextsAndListsTheOther) {
    part();
    {
        Workspace ana = open(a, "Ana", 11);
        const Turn turn = turn_of(ana, "PT01", 2);
        ana.run(SplitTurn{turn.transcript, turn.id, {20}, {}});
        ana.run(apply(ana, "PT01", 3, "Not in that", "Silence"));
        Workspace ben = open(b, "Ben", 12);
        ben.run(CorrectTurn{turn.transcript, turn.id, "I could not say it. Not in this room."});
        ben.run(apply(ben, "PT01", 2, "say it. Not", "Shame"));
    }
    const MergeReport report = merge_both_ways();
    ASSERT_EQ(report.conflicts.size(), 1u);
    EXPECT_EQ(report.conflicts[0].what, "turn PT01:2, text");
    Workspace workspace = open(merged, "", 1);
    std::string all;
    for (const Turn& turn : workspace.project().turns(transcript_id(workspace, "PT01")))
        all += turn.text + "|";
    const bool anas = all == "How was it?|I could not say it.|Not in that room.|";
    EXPECT_TRUE(anas || all == "How was it?|I could not say it. Not in this room.|") << all;
    for (const Coding& coding : workspace.project().codings())
        EXPECT_NE(coding.state, CodingState::Lost) << coding.quote;
}

// Any two histories, merged in any order and again, give the same study.
TEST_F(MergeTest, RandomHistoriesGiveTheSameInEitherOrder) {
    Random random(41);
    const auto act = [&](Workspace& workspace) {
        const Project& project = workspace.project();
        const auto codes = project.children({});
        try {
            const auto coding = [&]() -> const Coding* {
                const auto& all = project.codings();
                if (all.empty()) return nullptr;
                return &*std::next(all.begin(),
                                   static_cast<std::ptrdiff_t>(random.below(all.size())));
            };
            switch (random.below(16)) {
                case 10:
                case 11:
                case 12:
                case 13:
                case 14:
                case 15:
                    change_turns(workspace, random);
                    break;
                case 6:
                    if (const Coding* at = coding()) {
                        SetCodingFacets mark{at->id};
                        mark.negative = random.below(2) == 0;
                        workspace.run(mark);
                    }
                    break;
                case 7: {
                    const Turn turn = last_turn(workspace, "PT01");
                    workspace.run(MarkOffTopic{turn.transcript, turn.id, random.below(2) == 0});
                    break;
                }
                case 8:
                    if (const Coding* at = coding())
                        workspace.run(RecodeCoding{at->id, codes[random.below(codes.size())]->id});
                    break;
                case 9:
                    if (const Coding* at = coding()) {
                        const Transcript& in = *project.transcripts.find(at->transcript);
                        const Turn turn = project.turns(in.id).back();
                        const auto segments = words(turn.text);
                        const TextRange word = segments[random.below(segments.size())];
                        workspace.run(ResizeCoding{at->id, {{turn.id, word.begin, word.end}}});
                        workspace.run(WriteMemo{"coding", at->guid, kConcern, "?"});
                    }
                    break;
                case 0:
                    workspace.run(
                        AddCode{"C" + std::to_string(random.below(1000)), {}, "code", "", ""});
                    break;
                case 1:
                    workspace.undo();
                    break;
                case 2: {
                    const Turn turn = last_turn(workspace, random.below(2) ? "PT01" : "PT02");
                    const auto segments = words(turn.text);
                    const TextRange at = segments[random.below(segments.size())];
                    workspace.run(CorrectTurn{
                        turn.transcript, turn.id,
                        std::string(slice(turn.text, {0}, at.begin)) +
                            (random.below(2) ? "w" + std::to_string(random.below(50)) + " " : "x") +
                            std::string(slice(turn.text, at.end, length(turn.text)))});
                    break;
                }
                case 3:
                    workspace.run(MoveCode{codes[random.below(codes.size())]->id,
                                           codes[random.below(codes.size())]->id, -1});
                    break;
                default: {
                    const Turn turn = last_turn(workspace, random.below(2) ? "PT01" : "PT02");
                    const auto segments = words(turn.text);
                    const TextRange at = segments[random.below(segments.size())];
                    ApplyCode command;
                    command.transcript = turn.transcript;
                    command.code = codes[random.below(codes.size())]->id;
                    command.spans = {{turn.id, at.begin, at.end}};
                    workspace.run(command);
                }
            }
        } catch (const Error&) {
        }
    };
    for (int round = 0; round < 40; ++round) {
        SCOPED_TRACE(round);
        fs::remove(b);
        part();
        for (const auto& [path, name] : {std::pair(a, "Ana"), std::pair(b, "Ben")}) {
            Workspace workspace =
                open(path, name, static_cast<std::uint64_t>(1000 * round + (path == a)));
            for (std::uint64_t n = 1 + random.below(8); n > 0; --n) act(workspace);
        }
        merge_both_ways();
        if (HasFailure()) return;
        fs::copy_file(merged, a, fs::copy_options::overwrite_existing);
    }
}

// When a round was started decides, and not in which copy; whatever the clocks of the two say.
class RoundsOfCopies : public MergeTest {
 protected:
    struct Said {
        std::vector<std::string> rounds;  // by start
        std::string latest;
        std::map<std::string, std::string> done;  // the round, by transcript and coder
        bool operator==(const Said&) const = default;
    };
    Said said(const std::string& path) {
        const Workspace workspace = open(path, "", 1);
        const Project& project = workspace.project();
        const auto name = [&](RoundId id) {
            const Round* round = project.rounds.find(id);
            return round ? round->name : std::string();
        };
        Said all;
        for (const Round* round : project.rounds_by_start()) all.rounds.push_back(round->name);
        all.latest = name(project.latest_round());
        for (const Transcript& transcript : project.transcripts)
            for (const Coder& coder : project.coders)
                all.done[transcript.name + coder.name] =
                    name(project.done_in(transcript.id, coder.id));
        return all;
    }
    void act(const std::string& path, const std::string& actor, std::uint64_t seed) {
        const auto now = std::make_shared<std::int64_t>(
            1'700'000'000'000 + static_cast<std::int64_t>(random.below(1'000'000)));
        Workspace workspace = Workspace::open(path, {[now] { return *now += 1000; }, seed});
        workspace.set_actor(actor);
        for (std::uint64_t n = 1 + random.below(5); n > 0; --n) {
            const TranscriptId in = transcript_id(workspace, random.below(2) ? "PT01" : "PT02");
            const std::string name = "R" + std::to_string(random.below(40));
            try {
                if (random.below(2) == 0) {
                    workspace.run(StartRound{name});
                    const Project& project = workspace.project();
                    EXPECT_EQ(project.rounds.find(project.latest_round())->name, name)
                        << "it was started after all that are known here";
                } else if (random.below(3) == 0) {
                    workspace.run(Reopen{in});
                } else {
                    workspace.run(DeclareDone{in});
                }
            } catch (const Error&) {
            }
        }
    }

    Random random{61};
};

TEST_F(RoundsOfCopies, AreInOneOrder) {
    for (std::uint64_t round = 0; round < 30; ++round) {
        SCOPED_TRACE(round);
        fs::remove(b);
        part();
        act(a, "Ana", 1000 + round * 2);
        act(b, "Ben", 1001 + round * 2);
        const MergeReport report = merge_both_ways();
        EXPECT_TRUE(report.conflicts.empty()) << report.conflicts.front().what;
        EXPECT_EQ(said(merged), said(folder.path("ba.tandem")));
        if (HasFailure()) return;
        fs::copy_file(merged, a, fs::copy_options::overwrite_existing);
    }
    EXPECT_GT(said(a).rounds.size(), 10u);
}

}  // namespace
}  // namespace tandem::test
