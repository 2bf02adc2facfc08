#include "tandem/app/study_search.h"

#include <gtest/gtest.h>

#include "tandem/analysis/frequency.h"
#include "tandem/base/error.h"

#include "study.h"

namespace tandem::test {
namespace {

struct StudySearchTest : testing::Test {
    Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());

    void SetUp() override {
        workspace.run(ImportParticipants{
            {{"P1", "patient", {}}, {"P2", "patient", {}}, {"H1", "professional", {}}}, {}, ""});
        ImportTranscripts files = transcripts(
            {{"P1",
              {"Interviewer|Was there shame?", "P1|Shame, yes. I couldn’t say it.", "P1|No."}},
             {"P2", {"P2|I was not ashamed"}},
             {"H1", {"H1|They feel shame.\nShame is common."}}});
        for (ImportTranscripts::File& file : files.files) file.participant = file.name;
        workspace.run(files);
        workspace.run(AddCode{"Shame", {}, "code", "", ""});
    }

    // "P1:2 Shame"
    std::vector<std::string> find(const SearchQuery& query, const SearchScope& scope = {},
                                  std::size_t most = 1000) {
        const Project& project = workspace.project();
        const StudySearch search =
            find_in_study(project, Viewer{workspace.me()}, query, scope, most);
        std::vector<std::string> lines;
        for (const SearchHit& hit : search.hits()) {
            const Turn& turn = *project.find_turn(hit.transcript, hit.turn);
            lines.push_back(turn_name(*project.transcripts.find(hit.transcript), turn) + " " +
                            std::string(slice(turn.text, hit.range.begin, hit.range.end)));
        }
        return lines;
    }

    RunResult code(const std::string& words) {
        const StudySearch search =
            find_in_study(workspace.project(), {}, SearchQuery{words}, {}, 1000);
        return workspace.run(
            code_hits(search.hits(), code_id(workspace, "Shame"), SearchQuery{words}));
    }
};

using Lines = std::vector<std::string>;

TEST_F(StudySearchTest, InTheOrderOfTheStudy) {
    EXPECT_EQ(find({"shame"}),
              (Lines{"H1:1 shame", "H1:1 Shame", "P1:1 shame", "P1:2 Shame", "P2:1 shame"}));
    EXPECT_EQ(find({"shame", false, true}),
              (Lines{"H1:1 shame", "H1:1 Shame", "P1:1 shame", "P1:2 Shame"}));
    EXPECT_EQ(find({"couldn't"}), Lines{"P1:2 couldn’t"});
    EXPECT_EQ(find({"nowhere"}), Lines{});
    EXPECT_EQ(find({""}), Lines{});
}

TEST_F(StudySearchTest, WithinAScope) {
    SearchScope scope;
    scope.group = "patient";
    EXPECT_EQ(find({"shame"}, scope), (Lines{"P1:1 shame", "P1:2 Shame", "P2:1 shame"}));
    scope.speakers = WhoSpeaks::Participants;
    EXPECT_EQ(find({"shame"}, scope), (Lines{"P1:2 Shame", "P2:1 shame"}));
    scope.speakers = WhoSpeaks::Interviewers;
    EXPECT_EQ(find({"shame"}, scope), Lines{"P1:1 shame"});
    scope = {};
    scope.transcript = transcript_id(workspace, "P2");
    EXPECT_EQ(find({"shame"}, scope), Lines{"P2:1 shame"});
    scope = {};
    scope.group = "";
    EXPECT_EQ(find({"shame"}, scope), Lines{});
    EXPECT_EQ(participant_groups(workspace.project()), (Lines{"patient", "professional"}));
}

TEST_F(StudySearchTest, CodedByTheReaderOnly) {
    workspace.run(apply(workspace, "P1", 2, "Shame, yes", "Shame"));
    SearchScope coded, uncoded;
    coded.codes = WithCodes::Coded;
    uncoded.codes = WithCodes::Uncoded;
    EXPECT_EQ(find({"shame"}, coded), Lines{"P1:2 Shame"});
    EXPECT_EQ(find({"shame"}, uncoded).size(), 4u);
    workspace.run(AddCoder{"Ben"});
    workspace.set_actor("Ben");  // who must not even learn that it is coded
    EXPECT_EQ(find({"shame"}, coded), Lines{});
    EXPECT_EQ(find({"shame"}, uncoded).size(), 5u);
    workspace.set_actor("");
    EXPECT_EQ(find({"shame"}, coded), Lines{});
}

TEST_F(StudySearchTest, StopsAtItsLimitAndReadsInPortions) {
    const Project& project = workspace.project();
    StudySearch three = find_in_study(project, {}, {"shame"}, {}, 3);
    EXPECT_EQ(three.hits().size(), 3u);
    EXPECT_TRUE(three.has_more());
    EXPECT_FALSE(find_in_study(project, {}, {"shame"}, {}, 5).has_more());
    const StudySearch whole = find_in_study(project, {}, {"shame"}, {}, 100);
    StudySearch slow({"shame"}, {}, 100);
    int portions = 1;
    while (!slow.read_on(project, {}, 1)) ++portions;
    EXPECT_EQ(slow.hits(), whole.hits());
    EXPECT_GE(portions, 5);  // one for each turn
    StudySearch bad({"(", true}, {}, 100);
    EXPECT_TRUE(bad.read_on(project, {}, 1000));
    EXPECT_NE(bad.problem(), "");
}

TEST_F(StudySearchTest, ContextCutsNoWord) {
    const std::string turn = "One two three four five six seven.\nEight nine";
    const auto line = [&](std::int64_t begin, std::int64_t end, std::int64_t around) {
        const KeywordInContext cut = in_context(turn, {{begin}, {end}}, around);
        return cut.left + "|" + cut.words + "|" + cut.right;
    };
    EXPECT_EQ(line(14, 18, 100), "One two three |four| five six seven. Eight nine");
    EXPECT_EQ(line(14, 18, 8), "…two three |four| five six…");
    EXPECT_EQ(line(0, 3, 2), "|One| two…");
    EXPECT_EQ(line(41, 45, 2), "…Eight |nine|");
    EXPECT_EQ(line(28, 40, 0), "…|seven. Eight|…");
    const std::string arabic = "لم يكن هناك عار في البيت";
    const KeywordInContext cut = in_context(arabic, {{12}, {15}}, 3);
    EXPECT_EQ(cut.left + "|" + cut.words + "|" + cut.right, "…هناك |عار| في…");
}

TEST_F(StudySearchTest, CodesAllHitsInOneGesture) {
    const RunResult result = code("shame");
    EXPECT_EQ(result.sentence, "coded 5 passages as “Shame”, found by looking for “shame”");
    EXPECT_EQ(workspace.project().codings().size(), 5u);
    for (const Coding& coding : workspace.project().codings()) {
        EXPECT_EQ(coding.quote, workspace.project().text_under(coding));
        EXPECT_EQ(coding.coder, *workspace.me());
    }
    EXPECT_EQ(workspace.history().back().touches.size(), 3u);
    workspace.undo();
    EXPECT_TRUE(workspace.project().codings().empty());
    workspace.redo();
    EXPECT_EQ(workspace.project().codings().size(), 5u);
}

TEST_F(StudySearchTest, WhatCannotBeCodedIsLeftOutAndSaid) {
    workspace.run(apply(workspace, "P1", 2, "Shame", "Shame"));
    workspace.run(DeclareDone{transcript_id(workspace, "H1")});
    const RunResult result = code("shame");
    EXPECT_EQ(result.sentence, "coded 2 passages as “Shame”, found by looking for “shame”");
    EXPECT_EQ(result.remarks, (Lines{"Ana has declared H1 done: 2 passages there were left out",
                                     "1 passage has this code already"}));
    EXPECT_EQ(workspace.project().codings().size(), 3u);
    const std::uint64_t before = workspace.revision();
    try {
        code("shame");
        FAIL() << "nothing was left to code";
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()),
                  "Nothing was coded; Ana has declared H1 done: 2 passages there were left out; 3 "
                  "passages have this code already.");
    }
    EXPECT_EQ(workspace.revision(), before);
}

TEST_F(StudySearchTest, PassagesAreCodedWithoutBlanksAtTheirEnds) {
    const StudySearch search = find_in_study(workspace.project(), {}, {" not ", false}, {}, 10);
    workspace.run(code_hits(search.hits(), code_id(workspace, "Shame"), {}));
    EXPECT_EQ(workspace.project().codings().begin()->quote, "not");
    EXPECT_EQ(workspace.history().back().sentence, "coded 1 passage as “Shame”");
    const StudySearch blanks = find_in_study(workspace.project(), {}, {" "}, {}, 10);
    EXPECT_THROW(workspace.run(code_hits(blanks.hits(), code_id(workspace, "Shame"), {})), Error);
    EXPECT_THROW(workspace.run(CodePassages{}), Error);
}

}  // namespace
}  // namespace tandem::test
