// Marks, edges and codes of codings, turns off topic, concerns, and what is handed in.
#include <filesystem>
#include <gtest/gtest.h>

#include "tandem/analysis/memo_subject.h"
#include "tandem/analysis/submission.h"
#include "tandem/app/view.h"
#include "tandem/base/error.h"

#include "study.h"

namespace tandem::test {
namespace {

class MarksTest : public testing::Test {
 protected:
    MarksTest() : workspace(Workspace::create(folder.path("s.tandem"), "S", "Ana", test_clock())) {
        workspace.run(
            transcripts({{"PT01",
                          {"I|How was it?", "P|The shutters come down. I could not say it.",
                           "P|It rained.", "P|Nobody asked me."}}}));
        workspace.run(AddCode{"Silence", {}, "code", "barrier;facilitator", ""});
        workspace.run(AddCode{"Shame", {}, "code", "facilitator", ""});
        workspace.run(apply(workspace, "PT01", 2, "The shutters come down", "Silence"));
        pt01 = transcript_id(workspace, "PT01");
    }

    const Coding& coding() const { return *workspace.project().codings().begin(); }
    std::vector<std::int64_t> left() const {
        std::vector<std::int64_t> numbers;
        for (const Turn* turn : uncoded_turns(workspace.project(), pt01, *workspace.me()))
            numbers.push_back(turn->number);
        return numbers;
    }

    Folder folder;
    Workspace workspace;
    TranscriptId pt01;
};

TEST_F(MarksTest, MarksAreSetAndTakenBackOneUndoEach) {
    SetCodingFacets mark{coding().id};
    mark.negative = true;
    EXPECT_EQ(workspace.run(mark).sentence, "marked “Silence” at PT01:2 as negative case");
    mark.negative.reset();
    mark.candidate = true;
    workspace.run(mark);
    EXPECT_TRUE(coding().negative && coding().candidate);
    EXPECT_THROW(workspace.run(mark), Error) << "marked so already";
    workspace.undo();
    EXPECT_TRUE(coding().negative && !coding().candidate);
}

TEST_F(MarksTest, InVivoWordsStayWhenTheCodeIsRenamed) {
    ApplyCode command = apply(workspace, "PT01", 4, "Nobody asked me", "Shame");
    command.in_vivo = true;
    workspace.run(command);
    EditCode rename{};
    rename.code = command.code;
    rename.name = "Not being asked";
    workspace.run(rename);
    const Coding& made = *std::next(workspace.project().codings().begin());
    EXPECT_EQ(made.in_vivo, "Nobody asked me");
}

TEST_F(MarksTest, RecodingKeepsTheCodingAndAKindThatFits) {
    SetCodingFacets kind{coding().id};
    kind.kind = "facilitator";
    workspace.run(kind);
    const Guid guid = coding().guid;
    workspace.run(RecodeCoding{coding().id, code_id(workspace, "Shame")});
    EXPECT_EQ(coding().guid, guid);
    EXPECT_EQ(coding().code, code_id(workspace, "Shame"));
    EXPECT_EQ(coding().kind, "facilitator");
    workspace.undo();
    EXPECT_EQ(coding().code, code_id(workspace, "Silence"));
    workspace.run(apply(workspace, "PT01", 2, "The shutters come down", "Shame"));
    EXPECT_THROW(workspace.run(RecodeCoding{coding().id, code_id(workspace, "Shame")}), Error)
        << "she has coded these words so already";
}

TEST_F(MarksTest, ResizingMovesTheEdgesOfTheSameCoding) {
    const Guid guid = coding().guid;
    const ApplyCode longer =
        apply(workspace, "PT01", 2, "shutters come down. I could not", "Shame");
    workspace.run(ResizeCoding{coding().id, longer.spans});
    EXPECT_EQ(coding().guid, guid);
    EXPECT_EQ(coding().quote, "shutters come down. I could not");
    EXPECT_EQ(coding().state, CodingState::Same);
    EXPECT_THROW(workspace.run(ResizeCoding{coding().id, {}}), Error);
    EXPECT_THROW(workspace.run(ResizeCoding{coding().id, longer.spans}), Error);
    workspace.undo();
    EXPECT_EQ(coding().quote, "The shutters come down");
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(MarksTest, NobodyChangesAnothersCoding) {
    const CodingId id = coding().id;
    const auto spans = apply(workspace, "PT01", 2, "shutters", "Shame").spans;
    workspace.set_actor("Ben");
    EXPECT_THROW(workspace.run(RecodeCoding{id, code_id(workspace, "Shame")}), Error);
    EXPECT_THROW(workspace.run(ResizeCoding{id, spans}), Error);
}

TEST_F(MarksTest, UncodedTurnsPassInterviewerCodedAndOffTopic) {
    EXPECT_EQ(left(), (std::vector<std::int64_t>{3, 4}));
    workspace.run(MarkOffTopic{pt01, turn_of(workspace, "PT01", 3).id});
    EXPECT_EQ(left(), (std::vector<std::int64_t>{4}));
    EXPECT_THROW(workspace.run(MarkOffTopic{pt01, turn_of(workspace, "PT01", 3).id}), Error);
    workspace.set_actor("Ben");
    workspace.run(AddCode{"Ben's", {}, "code", "", ""});
    EXPECT_EQ(left(), (std::vector<std::int64_t>{2, 3, 4})) << "Ana's reading is not Ben's";
    for (const JournalLine& line : workspace.history())
        EXPECT_TRUE(line.command != "mark-off-topic" ||
                    !may_see(workspace.project(), Viewer{workspace.me()}, line));
    workspace.set_actor("Ana");
    workspace.run(MarkOffTopic{pt01, turn_of(workspace, "PT01", 3).id, false});
    EXPECT_EQ(left(), (std::vector<std::int64_t>{3, 4}));
}

TEST_F(MarksTest, ConcernsAreHiddenUntilBothAreDone) {
    workspace.run(
        WriteMemo{"turn", turn_of(workspace, "PT01", 4).guid, kConcern, "Is this stigma at all?"});
    EXPECT_THROW(workspace.run(WriteMemo{"study", workspace.project().guid, kConcern, "?"}), Error);
    const auto seen = [&] {
        return visible_memos(workspace.project(), Viewer{workspace.me()}).size();
    };
    EXPECT_EQ(seen(), 1u);
    workspace.run(DeclareDone{pt01});
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT01", 4, "Nobody", "Shame"));
    EXPECT_EQ(seen(), 0u);
    workspace.run(DeclareDone{pt01});
    EXPECT_EQ(seen(), 1u);
}

TEST_F(MarksTest, DeclaringDoneSaysWhatWasHandedIn) {
    SetCodingFacets mark{coding().id};
    mark.negative = true;
    workspace.run(mark);
    workspace.run(WriteMemo{"coding", coding().guid, kConcern, "Is this stigma at all?"});
    const std::string bytes = canonical_codings(workspace.project(), pt01, *workspace.me());
    const RunResult result = workspace.run(DeclareDone{pt01});
    EXPECT_EQ(result.sentence, "declared PT01 done") << "the other reads this: no numbers";
    ASSERT_EQ(result.remarks.size(), 2u);
    EXPECT_EQ(result.remarks[0], "PT01 submitted: 1 coding, 1 code, 1 negative case, 1 concern");
    const std::string fingerprint = to_hex(sha256(bytes));
    EXPECT_EQ(result.remarks[1], "fingerprint " + fingerprint);
    EXPECT_EQ(workspace.history().back().fingerprint, fingerprint);
    const Project& project = workspace.project();
    EXPECT_EQ(bytes,
              "tandem codings 1\n" + to_string(project.transcripts.begin()->guid) + "\n" +
                  to_string(project.coders.begin()->guid) + "\n" +
                  "{\"candidate\":false,\"code\":\"" + to_string(project.codes.begin()->guid) +
                  "\",\"guid\":\"" + to_string(coding().guid) +
                  "\",\"in_vivo\":\"\",\"kind\":\"barrier\",\"negative\":true,"
                  "\"quote\":\"The shutters come down\",\"spans\":[[\"" +
                  to_string(turn_of(workspace, "PT01", 2).guid) + "\",0,22]],\"voice\":\"\"}\n");
}

TEST_F(MarksTest, MemosStayWithWhatIsGone) {
    const auto only = [&] {
        return subject_of(workspace.project(), *workspace.project().memos.begin());
    };
    workspace.run(WriteMemo{"coding", coding().guid, "operational", "First."});
    workspace.run(WriteMemo{"coding", coding().guid, "reflexive", "Second."});
    EXPECT_EQ(only().name, "PT01:2 as Silence");
    workspace.run(MergeCodes{code_id(workspace, "Silence"), code_id(workspace, "Shame")});
    EXPECT_EQ(only().name, "PT01:2 as Shame");
    workspace.run(RemoveCoding{coding().id});
    EXPECT_EQ(only().name, "PT01:2 as Shame");
    EXPECT_EQ(only().fate, "removed");
    EXPECT_EQ(only().quote, "The shutters come down");
    EXPECT_EQ(visible_memos(workspace.project(), Viewer{workspace.me()}).size(), 2u);
    workspace.run(EditMemo{{1}, "First.", "theoretical"});
    EXPECT_EQ(workspace.project().memos.begin()->type, "theoretical");
    EXPECT_THROW(workspace.run(EditMemo{{1}, "First.", "poetical"}), Error);
}

// The other's memo hangs on it, so it cannot go as if it had never been.
TEST_F(MarksTest, WhatAMemoHangsOnIsNotUndone) {
    workspace.run(DeclareDone{pt01});
    workspace.set_actor("Ben");
    workspace.run(DeclareDone{pt01});
    const Guid guid = coding().guid;
    workspace.run(WriteMemo{"coding", guid, "code", "I read it otherwise."});
    workspace.set_actor("Ana");
    EXPECT_THROW(
        {
            while (workspace.undo()) {
            }
        },
        Error);
    EXPECT_EQ(coding().guid, guid);
    EXPECT_TRUE(workspace.check().findings.empty());
}

}  // namespace
}  // namespace tandem::test
