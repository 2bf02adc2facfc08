#include "tandem/model/running_text.h"

#include <gtest/gtest.h>

#include "tandem/text/word_diff.h"

namespace tandem {
namespace {

using Pieces = std::vector<RunningText::Piece>;

// "0[1,3) 1[0,2)"
std::string shown(const Pieces& pieces) {
    std::string text;
    for (const RunningText::Piece& piece : pieces)
        text += (text.empty() ? "" : " ") + std::to_string(piece.turn) + "[" +
                std::to_string(piece.range.begin.value) + "," +
                std::to_string(piece.range.end.value) + ")";
    return text;
}

TEST(RunningText, PiecesLeaveSeparatorsOut) {
    const RunningText text({"né", "", "mañana"});
    EXPECT_EQ(text.begin_of(2), CodePoints{4});
    EXPECT_EQ(shown(text.pieces({{0}, {10}})), "0[0,2) 2[0,6)");
    EXPECT_EQ(shown(text.pieces({{1}, {5}})), "0[1,2) 2[0,1)");
    EXPECT_EQ(shown(text.pieces({{2}, {4}})), "");
    EXPECT_EQ(text.words({2, {{2}, {4}}}), "ña");
}

Pieces carried(const std::vector<std::string_view>& olds, const Pieces& pieces,
               const std::vector<std::string_view>& news) {
    const RunningText before(olds), after(news);
    return carry(pieces, before, after, word_diff(before.text(), after.text()));
}

TEST(RunningText, WordsGoToTheTurnWhereTheyAre) {
    EXPECT_EQ(shown(carried({"one two three four"}, {{0, {{4}, {13}}}}, {"one two", "three four"})),
              "0[4,7) 1[0,5)");
    EXPECT_EQ(shown(carried({"one two", "three four"}, {{1, {{0}, {5}}}}, {"one two three four"})),
              "0[8,13)");
    EXPECT_EQ(shown(carried({"one two", "three"}, {{0, {{0}, {7}}}}, {"one", "two three"})),
              "0[0,3) 1[0,3)");
    EXPECT_EQ(shown(carried({"one two", "three"}, {{0, {{0}, {7}}}}, {"three"})), "");
}

}  // namespace
}  // namespace tandem
