#include "exchange/text_lines.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(TextLines, NumbersAndParagraphs) {
    const auto lines = split_lines("a\nb\n \nc\fd\n");
    ASSERT_EQ(lines.size(), 6u);
    const std::vector<std::string_view> texts = {"a", "b", " ", "c", "d", ""};
    const std::vector<int> numbers = {1, 2, 3, 4, 4, 5};
    const std::vector<bool> opens = {true, false, false, true, true, false};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i].text, texts[i]) << i;
        EXPECT_EQ(lines[i].number, numbers[i]) << i;
        EXPECT_EQ(lines[i].opens_paragraph, opens[i]) << i;
    }
}

TEST(TextLines, EveryUnicodeSpaceIsTrimmed) {
    EXPECT_EQ(trim(" \t\u00a0\u2003\u3000a b\u202f\u0085 "), "a b");
    EXPECT_EQ(trim("\u00a0"), "");
}

TEST(TextLines, JoinersAreKeptButMakeNoLine) {
    EXPECT_EQ(trim("\u200dא"), "\u200dא");
    EXPECT_TRUE(is_blank("\u200b \ufeff\u2060"));
    EXPECT_FALSE(is_blank("\u0301"));
}

TEST(TextLines, JoinSkipsBlankLinesOnly) {
    const auto lines = split_lines("\n a \n\n\u00a0\nb\n");
    EXPECT_EQ(join_paragraphs(lines, 0, lines.size()), " a \nb");
    EXPECT_EQ(join_paragraphs(lines, 0, 1), "");
}

TEST(TextLines, ShortenedBetweenCharacters) {
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("aéé", 2), "a…");
    EXPECT_EQ(shortened("é", 1), "…");
}

}  // namespace
}  // namespace tandem
