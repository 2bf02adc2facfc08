#include "tandem/app/corrections.h"

#include <gtest/gtest.h>

#include "study.h"

namespace tandem {
namespace {

using namespace test;

Workspace two_transcripts(const Folder& folder) {
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "", test_clock());
    workspace.run(transcripts({{"PT07", {"I|How was it?", "P|hard and long"}},
                               {"PT06", {"I|What come next?", "P|I seen him."}}}));
    return workspace;
}

void correct(Workspace& workspace, const std::string& who, const std::string& transcript,
             std::int64_t turn, const std::string& text) {
    workspace.set_actor(who);
    workspace.run(CorrectTurn{transcript_id(workspace, transcript),
                              turn_of(workspace, transcript, turn).id, text});
}

TEST(Corrections, EachSaysWhoWhenAndWhichWords) {
    const Folder folder;
    Workspace workspace = two_transcripts(folder);
    correct(workspace, "Ana", "PT07", 2, "Hard and very long");
    correct(workspace, "Ben", "PT06", 2, "I saw him.");
    correct(workspace, "Ben", "PT07", 2, "Hard and very long.");
    correct(workspace, "Ana", "PT06", 1, "What comes next?");
    const auto all = corrections_of(workspace);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].before, "What come next?");
    EXPECT_EQ(all[0].after, "What comes next?");
    EXPECT_EQ(all[0].actor, "Ana");
    EXPECT_EQ(all[3].actor, "Ben");
    EXPECT_LT(all[2].at_ms, all[3].at_ms);
    const Table table = corrections_table(workspace.project(), all);
    std::vector<std::string> rows;
    for (const Row& row : table.rows) {
        std::string words;
        for (std::size_t i = 0; i < 5; ++i) words += row.cells[i].text + "|";
        rows.push_back(words);
    }
    EXPECT_EQ(rows, (std::vector<std::string>{"PT06|1|come|comes|Ana|", "PT06|2|seen|saw|Ben|",
                                              "PT07|2|hard|Hard|Ana|", "PT07|2|| very|Ana|",
                                              "PT07|2||.|Ben|"}));
    EXPECT_EQ(corrections_of(workspace, transcript_id(workspace, "PT07")).size(), 2u);
}

TEST(Corrections, WhatIsUndoneIsNone) {
    const Folder folder;
    Workspace workspace = two_transcripts(folder);
    correct(workspace, "Ana", "PT06", 2, "I saw him.");
    workspace.undo();
    EXPECT_TRUE(corrections_of(workspace).empty());
    workspace.redo();
    const auto again = corrections_of(workspace);
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again[0].before, "I seen him.");
    workspace.undo();
    correct(workspace, "Ben", "PT06", 2, "I have seen him.");
    const auto other = corrections_of(workspace);
    ASSERT_EQ(other.size(), 1u);
    EXPECT_EQ(other[0].before, "I seen him.");
    EXPECT_EQ(other[0].actor, "Ben");
}

TEST(Corrections, AsTextEachIsALine) {
    const Folder folder;
    Workspace workspace = two_transcripts(folder);
    correct(workspace, "", "PT06", 2, "I saw her.");
    const std::string text =
        corrections_file(workspace.project(), corrections_of(workspace), "a.TXT");
    EXPECT_EQ(text.substr(0, text.find("nobody named, ")), "PT06:2  “seen” → “saw”  ");
    EXPECT_NE(text.find("PT06:2  “him” → “her”  nobody named, 20"), std::string::npos);
    const std::string csv =
        corrections_file(workspace.project(), corrections_of(workspace), "a.csv");
    EXPECT_EQ(csv.substr(0, csv.find('\n')), "transcript,turn,old,new,who,when");
}

}  // namespace
}  // namespace tandem
