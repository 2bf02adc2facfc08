#include "tandem/tables/theme_list_table.h"

#include <gtest/gtest.h>

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

TEST(ThemeListTable, OfTheSmallStudy) {
    const auto study = fixtures::stigma_study();
    const Table table = theme_list_table(study->project, study->codings(), study->transcripts());
    EXPECT_EQ(column_names(table),
              "Theme | Level | Kinds | Definition | Codes | Codings | Patient, n/N (%) | "
              "Professional, n/N (%) | All participants, n/N (%)");
    const auto lines = lines_of(table);
    ASSERT_EQ(lines.size(), 7U);
    EXPECT_EQ(lines[1],
              "\u2003Professionals as a source of stigma | theme | barrier | Definition of "
              "Professionals as a source of stigma | Insensitive remarks | 3 "
              "| 1/1 (100%) | 1/1 (100%) | 2/2 (100%)");
    EXPECT_EQ(lines[3].substr(lines[3].find(" | 4 |")), " | 4 | 1/1 (100%) | 0/1 (0%) | 1/2 (50%)");
    EXPECT_EQ(table.notes.front(),
              "3 themes and 1 subtheme (3 printed as headings; 1 subtheme inferred).");
    EXPECT_TRUE(notes_say(table, "each coder's codings count (Ana, Ben)"));
}

TEST(ThemeListTable, WithoutTranscriptsCountsNobody) {
    const auto study = fixtures::stigma_study();
    const Table table = theme_list_table(study->project, {}, {});
    EXPECT_EQ(table.rows.front().cells.back().text, "–");
    EXPECT_TRUE(notes_say(table, "one of the 0 transcripts"));
}

}  // namespace
}  // namespace tandem
