#include "tandem/exchange/table_writer.h"

#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>

#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

TEST(WriteTable, KnowsItsFormats) {
    EXPECT_EQ(table_formats(),
              (std::vector<std::string>{"docx", "xlsx", "csv", "tsv", "html", "md", "tex"}));
}

TEST(WriteTable, RefusesAnotherFormatByName) {
    for (const char* format : {"pdf", "DOCX", ""}) {
        EXPECT_THROW(static_cast<void>(write_table(quotes(), format)), Error) << format;
    }
}

TEST(WriteTable, GivesTheSameBytesInEveryTimeZone) {
    for (const std::string& format : table_formats()) {
        setenv("TZ", "UTC", 1);
        tzset();
        const std::string first = write_table(hostile(), format);
        setenv("TZ", "Asia/Kolkata", 1);
        tzset();
        EXPECT_TRUE(first == write_table(hostile(), format)) << format;
        unsetenv("TZ");
        tzset();
    }
}

TEST(WriteTable, PrintsTitleAndNotesOfAnEmptyTable) {
    for (const char* format : {"html", "md", "tex"}) {
        const std::string text = write_table(empty(), format);
        EXPECT_NE(text.find("Supplemental Table 3. Barriers"), std::string::npos) << format;
        EXPECT_NE(text.find("PT: patient; HP: professional."), std::string::npos) << format;
        EXPECT_NE(text.find("Quote"), std::string::npos) << format;
    }
    const std::string docx = unzip(write_table(empty(), "docx"), "word/document.xml");
    EXPECT_NE(docx.find("Supplemental Table 3. Barriers"), std::string::npos);
    EXPECT_NE(docx.find("PT: patient; HP: professional."), std::string::npos);
    const std::string xlsx = unzip(write_table(empty(), "xlsx"), "xl/sharedStrings.xml");
    EXPECT_NE(xlsx.find("Supplemental Table 3. Barriers"), std::string::npos);
    EXPECT_NE(xlsx.find("PT: patient; HP: professional."), std::string::npos);
    EXPECT_EQ(write_table(empty(), "csv"), "No.,Quote\n");
}

TEST(WriteTable, TakesATableWithNothingInIt) {
    for (const std::string& format : table_formats()) {
        EXPECT_NO_THROW(static_cast<void>(write_table(Table{}, format))) << format;
    }
    EXPECT_EQ(write_table(Table{}, "csv"), "");
    EXPECT_EQ(write_table(Table{}, "md"), "");
}

TEST(WriteTable, KeepsEveryScriptInEveryTextFormat) {
    for (const char* format : {"csv", "tsv", "html", "md", "tex"}) {
        const std::string text = write_table(hostile(), format);
        EXPECT_TRUE(is_valid_utf8(text)) << format;
        for (const char* words :
             {"👩‍⚕️👨‍👩‍👧‍👦 e\u0301", "لم أستطع أن أقول ذلك (PT21)",
              "לא יכולתי", "मैं किसी से कह नहीं सका।", "我不敢告诉任何人。"}) {
            EXPECT_NE(text.find(words), std::string::npos) << format << ": " << words;
        }
        for (char c = 0; c < 0x20; ++c) {
            if (c == '\n' || c == '\t') continue;
            EXPECT_EQ(text.find(c), std::string::npos) << format << ": control " << int{c};
        }
    }
}

TEST(WriteTable, GrowsWithTheRowsAndNotFaster) {
    // Bytes, not seconds: ten times the rows are about ten times the text. Work that grew with the
    // square would show in 100,000 rows as minutes.
    for (const char* format : {"csv", "tsv", "html", "md", "tex"}) {
        const auto small = static_cast<double>(write_table(long_table(1000), format).size());
        const auto large = static_cast<double>(write_table(long_table(100000), format).size());
        EXPECT_NEAR(large / small, 100, 10) << format;
    }
    EXPECT_EQ(
        occurrences(unzip(write_table(long_table(10000), "docx"), "word/document.xml"), "<w:tr>"),
        11001u);
    EXPECT_EQ(occurrences(unzip(write_table(long_table(10000), "xlsx"), "xl/worksheets/sheet1.xml"),
                          "<row "),
              1u + 1u + 11000u + 2u);
}

TEST(WriteTableDeathTest, RefusesARowThatDoesNotFillItsColumns) {
    Table table = quotes();
    table.rows.push_back(body({"one cell for two columns"}));
    EXPECT_DEATH(static_cast<void>(write_table(table, "csv")), "fills its columns");
}

}  // namespace
}  // namespace tandem
