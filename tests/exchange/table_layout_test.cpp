#include "exchange/table_layout.h"

#include <gtest/gtest.h>
#include <numeric>

#include "tandem/base/random.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

TEST(Printable, KeepsTextAndDropsControls) {
    EXPECT_EQ(printable("a\r\nb\rc\n\rd\r"), "a\nb\nc\n\nd\n");
    EXPECT_EQ(printable(std::string_view("a\0b\x1F\tc\x7F", 8)), "ab\tc");
    EXPECT_EQ(printable("\uFFFEx\uFFFF\uFFFD"), "x\uFFFD");
    EXPECT_EQ(printable("👩‍⚕️ é لا"), "👩‍⚕️ é لا");
}

TEST(ColumnShares, FollowTheWidthsAskedFor) {
    Table table;
    table.columns = {{"a", 1}, {"b", 3}};
    EXPECT_EQ(column_shares(table, 86), (std::vector<double>{0.25, 0.75}));
}

TEST(ColumnShares, MakeRoomForTheLongestWord) {
    Table table;
    table.columns = {{"Participants", 1}, {"Quote", 20}};  // 1/21 of 86 would be 4 characters
    const std::vector<double> shares = column_shares(table, 86);
    EXPECT_NEAR(shares[0] * 86, 12 + 2, 1e-9);
    EXPECT_NEAR(shares[0] + shares[1], 1, 1e-12);
}

TEST(ColumnShares, KeepFiguresAndIndentedWordsWhole) {
    Table table;
    table.columns = {{"Code", 1}, {"95% interval", 1, true}, {"Memo", 30}};
    Row row{Row::Kind::Body, {"Overmedicalizing", "0.67 to 0.79", ""}};
    row.cells[0].indent = 2;
    table.rows = {row};
    const std::vector<double> shares = column_shares(table, 86);
    EXPECT_NEAR(shares[0] * 86, 16 + 4 + 2, 1e-9);
    EXPECT_NEAR(shares[1] * 86, 12 + 2, 1e-9);
}

// A codebook of eleven columns once broke "Alias" and "subtheme", to keep half of longer words.
TEST(ColumnShares, BreakTheLongestWordsFirst) {
    Table table;
    table.columns = {{"Alias", 0.6}, {"subtheme", 0.8}};
    for (int i = 0; i < 9; ++i) table.columns.push_back({"incomprehensibly", 2});
    EXPECT_TRUE(needs_small_type(table));
    const std::vector<double> shares = column_shares(table, line_characters(table));
    EXPECT_GT(shares[0] * kSmallCharacters, 5 + 2 - 1e-9);
    EXPECT_GT(shares[1] * kSmallCharacters, 8 + 2 - 1e-9);
    EXPECT_NEAR(shares[2], shares[10], 1e-9);
}

TEST(ColumnShares, AlwaysAddUpToThePage) {
    Random random(20240611);
    for (int round = 0; round < 500; ++round) {
        Table table;
        const std::uint64_t columns = 1 + random.below(12);
        for (std::uint64_t i = 0; i < columns; ++i) {
            table.columns.push_back({std::string(random.below(30), 'w'), random.unit() * 10 - 1});
        }
        const std::vector<double> shares = column_shares(table, kPortraitCharacters);
        EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-9);
        for (const double share : shares) EXPECT_GT(share, 0);
    }
}

TEST(NeedsLandscape, ForManyColumnsOrLongWords) {
    Table table;
    table.columns.assign(5, Column{"short"});
    EXPECT_FALSE(needs_landscape(table));
    table.columns.assign(6, Column{"short"});
    EXPECT_TRUE(needs_landscape(table));
    table.columns.assign(5, Column{"Professionalisms"});  // 5 × (16 + 2) > 86
    EXPECT_TRUE(needs_landscape(table));
}

TEST(WrappedLines, CountLinesAndWrapping) {
    EXPECT_EQ(wrapped_lines("", 10), 1u);
    EXPECT_EQ(wrapped_lines("a\nb\n", 10), 3u);
    EXPECT_EQ(wrapped_lines(std::string(25, 'x'), 10), 3u);
    EXPECT_EQ(wrapped_lines("Percent agreement (%)", 11), 3u);  // words are not broken to fill
    EXPECT_EQ(wrapped_lines("one two three", 7), 2u);
    EXPECT_EQ(wrapped_lines("我不敢告诉任何人", 10), 2u);  // eight ideographs take sixteen places
}

}  // namespace
}  // namespace tandem
