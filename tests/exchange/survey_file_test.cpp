#include "tandem/exchange/survey_file.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

const std::string kLong =
    " because it took so long, and nobody told me what would come next, at all.";

std::string table() {
    return "respondent;age;What was hard?;What helped: who?\nR1;34;\"Waiting,\nand then;" + kLong +
           "\";My sister" + kLong + "\nR2;;;\nR3;51;;Nothing" + kLong + "\n;12;a;b\n";
}

TEST(SurveyFile, ColumnsAreFoundByNameAndLength) {
    EXPECT_TRUE(looks_like_survey(read_csv(table(), "s.csv")));
    const ParsedSurvey read = read_survey(read_csv(table(), "s.csv"), "s.csv", {});
    ASSERT_EQ(read.rows.size(), 2u);
    EXPECT_EQ(read.rows[0].turns, (Turns{turn("Question", -1, -1, "What was hard?"),
                                         turn("R1", -1, -1, "Waiting,\nand then;" + kLong),
                                         turn("Question", -1, -1, "What helped: who?"),
                                         turn("R1", -1, -1, "My sister" + kLong)}));
    EXPECT_EQ(read.rows[1].turns.size(), 2u);
    ASSERT_EQ(read.people.people.size(), 3u);
    EXPECT_EQ(read.people.attribute_types,
              (std::vector<std::pair<std::string, std::string>>{{"age", "whole"}}));
    ASSERT_EQ(read.warnings.size(), 2u);
    EXPECT_EQ(read.warnings[0].line, 4);
    EXPECT_NE(read.warnings[1].message.find("no id"), std::string::npos);
}

TEST(SurveyFile, ColumnsMayBeNamed) {
    const auto rows = read_csv("Code,Sex,Why\nA,f,Short.\nB,m,Too.\n", "s.csv");
    EXPECT_FALSE(looks_like_survey(rows));
    const ParsedSurvey read = read_survey(rows, "s.csv", {"code", {"WHY"}, {"Sex"}});
    ASSERT_EQ(read.rows.size(), 2u);
    EXPECT_EQ(read.rows[0].turns, (Turns{turn("A", -1, -1, "Short.")}));
}

std::string refused(const std::string& text, const SurveyColumns& columns) {
    try {
        read_survey(read_csv(text, "s.csv"), "s.csv", columns);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(SurveyFile, WhatIsWrongIsSaid) {
    EXPECT_NE(refused("a,b\n1,2\n", {"x", {"b"}, {}}).find("Its columns are 'a', 'b'"),
              std::string::npos);
    EXPECT_NE(refused("a,b\n1,2\n", {"", {"b"}, {}}).find("--id-column"), std::string::npos);
    EXPECT_NE(refused("id,b\n1,2\n", {}).find("--text-column"), std::string::npos);
    EXPECT_NE(refused("id,b\n1,2\n1,3\n", {"", {"b"}, {}}).find("line 3 has the id '1' a second"),
              std::string::npos);
    EXPECT_NE(refused("id,b\n", {"", {"b"}, {}}), "");
}

std::string xlsx_of(const std::string& rows, const std::string& strings = "") {
    return fixtures::zip_of(
        {{"xl/workbook.xml",
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId7\"/></sheets>"
          "</workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"rId7\" "
          "Target=\"worksheets/other.xml\"/></Relationships>"},
         {"xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
          "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
          "</styleSheet>"},
         {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
         {"xl/worksheets/other.xml",
          "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

TEST(XlsxSheet, CellsOfEveryKind) {
    EXPECT_EQ(
        xlsx_as_csv(
            xlsx_of("<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>in"
                    "</t></is></c></row><row><c r=\"A2\"><v>3.1000000000000001</v></c><c r=\"B2\" "
                    "s=\"1\"><v>45077</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\">"
                    "<v>#N/A</v></c><c r=\"E2\" t=\"str\"><v>a,b</v></c></row>",
                    "<si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>"),
            "a.xlsx"),
        "rich,,in\n3.1,2023-05-31,yes,,\"a,b\"\n");
    EXPECT_EQ(xlsx_as_csv("id,b", "a.csv"), "");
}

TEST(XlsxSheet, ATableOfCuesIsATranscript) {
    const auto cell = [](const std::string& text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    EXPECT_EQ(read_transcript(xlsx_of("<row>" + cell("Speaker") + cell("Text") + "</row><row>" +
                                      cell("Ana") + cell("Hello.") + "</row>"),
                              "a.xlsx")
                  .turns,
              (Turns{turn("Ana", -1, -1, "Hello.")}));
}

TEST(XlsxSheet, AStringSharedByEveryCellIsRefused) {
    std::string row = "<row>";
    for (int i = 0; i < 900; ++i) row += "<c t=\"s\"><v>0</v></c>";
    std::string long_one;
    for (int i = 0; i < 200'000; ++i) long_one += std::to_string(i);
    EXPECT_NE(
        fixtures::refusal(xlsx_of(row + "</row>", "<si><t>" + long_one + "</t></si>"), "a.xlsx"),
        "");
}

}  // namespace
}  // namespace tandem
