#include "exchange/cue_table.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(CueTable, NVivoColumnsInAnyOrder) {
    const Turns turns = {turn("Ana", 0, 12'400, "How was it?"),
                         turn("Ben", 12'400, 75'000, "Hard, \"really\".\nNo, truly."),
                         turn("", 75'000, 66'000 + 10'000, "(noise)")};
    EXPECT_EQ(read_transcript("Timespan,Content,Speaker\n0:00.0 - 0:12.4,How was it?,Ana\n"
                              "0:12.4 - 75,\"Hard, \"\"really\"\".\nNo, truly.\",Ben\n"
                              "75 - 1:16,(noise),\n",
                              "a.csv")
                  .turns,
              turns);
    EXPECT_EQ(read_transcript("Speaker\tTimespan\tContent\nAna:\t[0:00.0 - 0:12.4]\tHow was it?\n"
                              "Ben\t#0:12.4 - 1:15#\tHard, \"really\".\nNo, truly.\n"
                              "\t75 - 1:16\t(noise)\n",
                              "a.txt")
                  .turns,
              turns);
}

TEST(CueTable, ATableInADocumentUnderATitle) {
    const auto cell = [](const std::string& text) {
        return "<w:tc>" + fixtures::paragraph(text) + "</w:tc>";
    };
    const auto row = [&](const std::string& a, const std::string& b, const std::string& c) {
        return "<w:tr>" + cell(a) + cell(b) + cell(c) + "</w:tr>";
    };
    const auto read = read_transcript(
        fixtures::docx_of(fixtures::paragraph("Interview 7") + "<w:tbl>" +
                          row("Time", "Speaker", "Text") + row("0:01", "Ana", "One.") +
                          row("x", "Ben", "Two.") + "</w:tbl>"),
        "a.docx");
    EXPECT_EQ(read.format, "docx");
    EXPECT_EQ(read.title, "Interview 7");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 1'000, -1, "One."), turn("Ben", -1, -1, "Two.")}));
    EXPECT_EQ(fixtures::warned_lines(read), (std::vector<int>{4}));
}

TEST(CueTable, RowsStayTurnsAndSecondsAreKnownByTheirPoint) {
    EXPECT_EQ(read_transcript("start,end,speaker,text\n0.5,1.25,A,one\n1.25,2,A,two\n", "a").turns,
              (Turns{turn("A", 500, 1'250, "one"), turn("A", 1'250, -1, "two")}));
}

TEST(CueTable, AListOfWordsIsNoTable) {
    EXPECT_EQ(read_transcript("text, content, and more\nand so on", "a").format, "text");
    EXPECT_NE(fixtures::refusal("a\tb\n", "a.tsv", "table"), "");
}

}  // namespace
}  // namespace tandem
