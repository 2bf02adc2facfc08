#include "tandem/tables/codebook_table.h"

#include <gtest/gtest.h>

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

TEST(CodebookTable, TreeByNumberAndIndent) {
    const auto study = fixtures::stigma_study();
    const Table table = codebook_table(study->project);
    EXPECT_EQ(column_names(table), "No. | Code | Alias | Level | Kinds | Definition");
    const auto lines = lines_of(table);
    ASSERT_EQ(lines.size(), 12U);
    EXPECT_EQ(lines[3],
              "1.1.1.1 | \u2003\u2003\u2003Jumping to treatment | a01 | code | barrier | "
              "Definition of Jumping to treatment");
    EXPECT_EQ(lines[10],
              "2.1.1 | \u2003\u2003Closing the record | a18 | code | facilitator, recommendation "
              "| ");
    EXPECT_TRUE(table.rows[0].cells[1].strong);
    EXPECT_FALSE(table.rows[3].cells[1].strong);
    EXPECT_TRUE(notes_say(table, "3 themes and 1 subtheme"));
    EXPECT_TRUE(notes_say(table, "5 codes."));
}

TEST(CodebookTable, NearMissesNameTheirCode) {
    const auto study = fixtures::stigma_study();
    Code code = *study->project.codes.find(study->code("a11"));
    code.near_miss = "She read my chart.";
    code.near_miss_code = "T1";  // files write aliases in either case
    study->edit_code(code);
    code = *study->project.codes.find(study->code("a13"));
    code.near_miss_code = "t99";
    study->edit_code(code);
    const Table table = codebook_table(study->project);
    EXPECT_EQ(table.columns.back().name, "Near miss → its code");
    EXPECT_EQ(table.rows[6].cells.back().text,
              "She read my chart. → Professionals as a source of stigma");
    EXPECT_EQ(table.rows[7].cells.back().text, "→ t99");
}

TEST(CodebookTable, OfAnEmptyCodebook) {
    const Table table = codebook_table(fixtures::Study().project);
    EXPECT_EQ(column_names(table), "No. | Code");
    EXPECT_TRUE(table.rows.empty());
    EXPECT_TRUE(notes_say(table, "0 codes."));
}

}  // namespace
}  // namespace tandem
