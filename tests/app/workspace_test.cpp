#include <gtest/gtest.h>

#include "tandem/app/view.h"
#include "tandem/base/error.h"

#include "study.h"

namespace tandem::test {
namespace {

class WorkspaceTest : public testing::Test {
 protected:
    Workspace fresh(const std::string& actor = "Ana") {
        Workspace workspace =
            Workspace::create(folder.path("study.tandem"), "Night shifts", actor, test_clock());
        workspace.run(transcripts(
            {{"PT01", {"Interviewer|How was it?", "PT01|I could not say it. Not in that room."}},
             {"PT02",
              {"Interviewer|And you?",
               "PT02|हम नहीं बोले। 👩‍👩‍👧 لم يكن "
               "الجدول "
               "هو "
               "المشكلة."}}}));
        AddCode barriers;
        barriers.name = "Barriers";
        barriers.level = "frame";
        barriers.kinds = "barrier";
        workspace.run(barriers);
        AddCode silence;
        silence.name = "Silence";
        silence.parent = code_id(workspace, "Barriers");
        workspace.run(silence);
        AddCode shame;
        shame.name = "Shame";
        shame.parent = code_id(workspace, "Barriers");
        workspace.run(shame);
        return workspace;
    }
    Folder folder;
};

TEST_F(WorkspaceTest, CodingStandsOnDiskWithItsQuoteAndDefaultKind) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "could not say it", "Silence"));
    ASSERT_EQ(workspace.project().codings().size(), 1u);
    const Coding& coding = *workspace.project().codings().begin();
    EXPECT_EQ(coding.quote, "could not say it");
    EXPECT_EQ(coding.kind, "barrier");
    EXPECT_EQ(workspace.project().text_under(coding), coding.quote);
    EXPECT_TRUE(workspace.check().findings.empty()) << workspace.check().findings.front();
}

TEST_F(WorkspaceTest, UndoAndRedoSurviveClosingAndReopening) {
    std::vector<std::string> before, after;
    {
        Workspace workspace = fresh();
        before = picture(workspace.project());
        workspace.run(apply(workspace, "PT02", 2, "👩‍👩‍👧", "Silence"));
        after = picture(workspace.project());
    }
    {
        Workspace workspace = Workspace::open(folder.path("study.tandem"), test_clock(2));
        workspace.set_actor("Ana");
        ASSERT_TRUE(workspace.undo());
        EXPECT_EQ(picture(workspace.project()), before);
    }
    Workspace workspace = Workspace::open(folder.path("study.tandem"), test_clock(3));
    workspace.set_actor("Ana");
    EXPECT_EQ(picture(workspace.project()), before);
    ASSERT_TRUE(workspace.redo());
    EXPECT_EQ(picture(workspace.project()), after);
    EXPECT_FALSE(workspace.redo());
    EXPECT_TRUE(workspace.check().findings.empty()) << workspace.check().findings.front();
}

// A run made repeatable by a fixed seed and time: every opening must draw GUIDs of its own.
TEST_F(WorkspaceTest, OpeningAgainWithTheSameSeedAndTimeNamesThingsAnew) {
    fresh();
    const Clock still{[] { return std::int64_t{1'780'000'000'000}; }, 1};
    std::int64_t end = 1;
    for (int opening = 0; opening < 6; ++opening) {
        Workspace workspace = Workspace::open(folder.path("study.tandem"), still);
        workspace.set_actor("Ana");
        const Turn& turn = turn_of(workspace, "PT01", 2);
        for (int i = 0; i < 4; ++i)
            workspace.run(ApplyCode{code_id(workspace, "Silence"),
                                    transcript_id(workspace, "PT01"),
                                    {{turn.id, {0}, {++end}}},
                                    "",
                                    "",
                                    ""});
    }
    const Workspace workspace = Workspace::open(folder.path("study.tandem"), still);
    EXPECT_EQ(workspace.project().codings().size(), 24u);
}

TEST_F(WorkspaceTest, SecondOpenerIsRefusedByName) {
    Workspace workspace = fresh();
    try {
        Workspace::open(folder.path("study.tandem"), test_clock());
        FAIL() << "opened twice";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("study.tandem"), std::string::npos);
        EXPECT_EQ(error.kind(), ErrorKind::Conflict);
    }
}

TEST_F(WorkspaceTest, IdenticalCodingOfOneCoderIsRefused) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    EXPECT_THROW(workspace.run(apply(workspace, "PT01", 2, "say it", "Silence")), Error);
    EXPECT_EQ(workspace.project().codings().size(), 1u);
    workspace.run(apply(workspace, "PT01", 2, "say it", "Shame"));
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    EXPECT_EQ(workspace.project().codings().size(), 3u);
}

TEST_F(WorkspaceTest, CorrectionCarriesEveryCodersCodingAndMarksWhatChanged) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "could not say it", "Silence"));
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 2, "Not in that room", "Shame"));
    const Turn turn = turn_of(workspace, "PT01", 2);
    const RunResult result = workspace.run(
        CorrectTurn{turn.transcript, turn.id, "Well, I could not ever say it. Not in that room."});
    EXPECT_TRUE(result.remarks.empty()) << "the changed coding is Ana's and hidden from Ben";
    const auto& codings = workspace.project().codings();
    const Coding& ana = *codings.begin();
    const Coding& ben = *std::next(codings.begin());
    EXPECT_EQ(ana.state, CodingState::Changed);
    EXPECT_EQ(ana.quote, "could not say it");
    EXPECT_EQ(workspace.project().text_under(ana), "could not ever say it");
    EXPECT_EQ(ben.state, CodingState::Same);
    EXPECT_EQ(workspace.project().text_under(ben), "Not in that room");
    workspace.set_actor("Ana");
    workspace.run(ConfirmCoding{ana.id});
    EXPECT_EQ(workspace.project().codings().begin()->quote, "could not ever say it");
    EXPECT_TRUE(workspace.check().findings.empty()) << workspace.check().findings.front();
}

TEST_F(WorkspaceTest, LostCodingStaysListedAndComesBackWithTheWords) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "Not in that room.", "Silence"));
    const Turn turn = turn_of(workspace, "PT01", 2);
    workspace.run(CorrectTurn{turn.transcript, turn.id, "I could not say it."});
    ASSERT_EQ(workspace.project().codings().size(), 1u);
    EXPECT_EQ(workspace.project().codings().begin()->state, CodingState::Lost);
    workspace.undo();
    EXPECT_EQ(workspace.project().codings().begin()->state, CodingState::Same);
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(WorkspaceTest, UndoThatOthersRestOnIsRefusedAndChangesNothing) {
    Workspace workspace = fresh();
    const Turn turn = turn_of(workspace, "PT01", 2);
    workspace.run(CorrectTurn{turn.transcript, turn.id, "Oh well, I could not say it, ever."});
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 2, "could not say it", "Silence"));
    const auto before = picture(workspace.project());
    workspace.set_actor("Ana");
    EXPECT_THROW(workspace.undo(), Error);
    EXPECT_EQ(picture(workspace.project()), before);
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(WorkspaceTest, RemovedCodingIsCarriedThroughCorrectionsForItsUndo) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    const CodingId coding = workspace.project().codings().begin()->id;
    workspace.run(RemoveCoding{coding});
    workspace.set_actor("Ben");
    const Turn turn = turn_of(workspace, "PT01", 2);
    workspace.run(
        CorrectTurn{turn.transcript, turn.id, "No no, I could not say it. Not in that room."});
    workspace.set_actor("Ana");
    ASSERT_TRUE(workspace.undo());
    ASSERT_EQ(workspace.project().codings().size(), 1u);
    EXPECT_EQ(workspace.project().text_under(*workspace.project().codings().begin()), "say it");
}

TEST_F(WorkspaceTest, MergingCodesDestroysNothingAndUndoIsExact) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    workspace.run(apply(workspace, "PT01", 2, "could not say it", "Shame"));
    const auto before = picture(workspace.project());
    const RunResult result =
        workspace.run(MergeCodes{code_id(workspace, "Shame"), code_id(workspace, "Silence")});
    EXPECT_EQ(result.remarks.size(), 1u) << "Ana's overlapping codings are listed";
    EXPECT_TRUE(workspace.project().find_codes("Shame").empty());
    for (const Coding& coding : workspace.project().codings())
        EXPECT_EQ(coding.code, code_id(workspace, "Silence"));
    workspace.undo();
    EXPECT_EQ(picture(workspace.project()), before);
    EXPECT_EQ(workspace.history().size(), 9u) << "both the merge and its undo stay in the history";
}

TEST_F(WorkspaceTest, CodeCannotMoveBelowItself) {
    Workspace workspace = fresh();
    EXPECT_THROW(
        workspace.run(MoveCode{code_id(workspace, "Barriers"), code_id(workspace, "Silence"), -1}),
        Error);
    EXPECT_THROW(
        workspace.run(MergeCodes{code_id(workspace, "Barriers"), code_id(workspace, "Silence")}),
        Error);
}

TEST_F(WorkspaceTest, SameBytesTwiceAddNothing) {
    Workspace workspace = fresh();
    const auto before = picture(workspace.project());
    ImportTranscripts again = transcripts({{"OTHER", {"A|new"}}});
    again.files.push_back(
        transcripts(
            {{"PT01", {"Interviewer|How was it?", "PT01|I could not say it. Not in that room."}}})
            .files.front());
    again.files.back().name = "PT09";
    EXPECT_THROW(workspace.run(again), Error);
    EXPECT_EQ(picture(workspace.project()), before);
}

TEST_F(WorkspaceTest, DoneTranscriptIsClosedAndStaysClosedOnceBothAreDone) {
    Workspace workspace = fresh();
    const TranscriptId pt01 = transcript_id(workspace, "PT01");
    workspace.run(DeclareDone{pt01});
    EXPECT_THROW(workspace.run(apply(workspace, "PT01", 2, "say it", "Silence")), Error);
    workspace.run(Reopen{pt01});
    workspace.run(DeclareDone{pt01});
    workspace.set_actor("Ben");
    workspace.run(DeclareDone{pt01});
    EXPECT_THROW(workspace.run(Reopen{pt01}), Error);
    EXPECT_THROW(workspace.undo(), Error) << "undoing is no way around it";
    workspace.set_actor("Ana");
    EXPECT_THROW(workspace.undo(), Error);
    workspace.set_actor("");
    EXPECT_THROW(workspace.undo(), Error);
    EXPECT_EQ(workspace.project().done.size(), 2u);
}

TEST_F(WorkspaceTest, NeitherCoderSeesTheOtherUntilBothAreDone) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    workspace.run(DeclareDone{transcript_id(workspace, "PT01")});
    workspace.set_actor("Ben");
    workspace.run(AddCode{"Room", {}, "code", "", ""});
    const auto sees = [&] { return visible_codings(workspace.project(), {workspace.me()}).size(); };
    EXPECT_EQ(sees(), 0u);
    EXPECT_TRUE(visible_codings(workspace.project(), {}).empty()) << "nobody in particular";
    for (const JournalLine& line : workspace.history()) {
        if (line.command != "apply-code") continue;
        EXPECT_FALSE(may_see(workspace.project(), {workspace.me()}, line));
    }
    workspace.run(DeclareDone{transcript_id(workspace, "PT01")});
    EXPECT_EQ(sees(), 1u);
}

// Memos and relations are thoughts of one coder: hidden in lists and in the history.
TEST_F(WorkspaceTest, RelationsAndMemosOfTheOtherAreHiddenToo) {
    Workspace workspace = fresh();
    workspace.run(RelateCodes{
        code_id(workspace, "Silence"), code_id(workspace, "Shame"), "condition of", {}, ""});
    workspace.run(WriteMemo{"study", workspace.project().guid, "reflexive", "Mine."});
    EXPECT_EQ(visible_relations(workspace.project(), {workspace.me()}).size(), 1u);
    workspace.set_actor("Ben");
    workspace.run(AddCode{"Room", {}, "code", "", ""});
    const Viewer ben{workspace.me()};
    EXPECT_TRUE(visible_relations(workspace.project(), ben).empty());
    EXPECT_FALSE(may_see(workspace.project(), ben, *workspace.project().memos.begin()));
    for (const JournalLine& line : workspace.history())
        EXPECT_EQ(may_see(workspace.project(), ben, line),
                  line.command != "relate-codes" && line.command != "write-memo");
}

TEST_F(WorkspaceTest, HistoryTellsWhoDidWhat) {
    Workspace workspace = fresh();
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    workspace.undo();
    const auto lines = workspace.history();
    ASSERT_EQ(lines.size(), 7u);
    EXPECT_EQ(lines[5].actor, "Ana");
    EXPECT_EQ(lines[5].sentence, "coded PT01:2 as “Silence”: “say it”");
    EXPECT_TRUE(lines[5].undone);
    EXPECT_EQ(lines[6].command, "undo");
}

// Undoing a newcomer's first coding takes back that there is such a coder; not who did it.
TEST_F(WorkspaceTest, HistoryNamesWhoIsNoLongerACoder) {
    Workspace workspace = fresh("");
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 2, "say it", "Silence"));
    workspace.undo();
    EXPECT_TRUE(workspace.project().coders.empty());
    EXPECT_EQ(workspace.history().back().actor, "Ben");
}

TEST_F(WorkspaceTest, OriginalBytesAreKept) {
    Workspace workspace = fresh();
    EXPECT_EQ(workspace.original_bytes(transcript_id(workspace, "PT01")),
              "Interviewer|How was it?\nPT01|I could not say it. Not in that room.\n");
}

}  // namespace
}  // namespace tandem::test
