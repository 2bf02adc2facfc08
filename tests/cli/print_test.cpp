#include "cli/print.h"

#include <gtest/gtest.h>

namespace tandem::cli {
namespace {

TEST(Print, WidthOfScripts) {
    EXPECT_EQ(display_width("Béla"), 4);
    EXPECT_EQ(display_width("Be\xCC\x81la"), 4);  // combining acute
    EXPECT_EQ(display_width("信任"), 4);
    EXPECT_EQ(display_width("सा"), 2);
    EXPECT_EQ(display_width("שלום"), 4);
    EXPECT_EQ(display_width(""), 0);
}

TEST(Print, ColumnsLineUpWithoutSpacesAtTheEnd) {
    const Listing listing{{"code", "n"}, {{"信任", "7"}, {"Trust", "12"}}, {false, true}};
    EXPECT_EQ(listing.text(), "code    n\n信任    7\nTrust  12\n");
    EXPECT_EQ((Listing{{"a", "b"}, {{"x", ""}}, {}}).text(), "a  b\nx\n");
    EXPECT_EQ((Listing{{"a"}, {}, {}}).text(), "");
}

TEST(Print, OneLineCutsNoGrapheme) {
    EXPECT_EQ(one_line("two\nlines"), "two lines");
    EXPECT_EQ(one_line("abcdef", 4), "abc…");
    EXPECT_EQ(one_line("abcd", 4), "abcd");
    EXPECT_EQ(one_line("abe\xCC\x81 f", 4), "abe\xCC\x81…");
}

TEST(Print, Times) {
    EXPECT_EQ(clock_text(std::nullopt), "–");
    EXPECT_EQ(clock_text(5000), "0:05");
    EXPECT_EQ(clock_text(3723000), "1:02:03");
    EXPECT_EQ(date_text(1767225600000), "2026-01-01 00:00");
    EXPECT_EQ(date_text(1709209500000), "2024-02-29 12:25");
}

TEST(Print, Counts) {
    EXPECT_EQ(counted(1, "turn", "turns"), "1 turn");
    EXPECT_EQ(counted(0, "turn", "turns"), "0 turns");
    EXPECT_EQ(joined({"a", "b"}), "a, b");
}

}  // namespace
}  // namespace tandem::cli
