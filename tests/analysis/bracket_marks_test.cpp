#include "tandem/analysis/bracket_marks.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

BracketMark only(std::string_view text) {
    const auto marks = bracket_marks(text);
    EXPECT_EQ(marks.size(), 1u) << text;
    return marks.empty() ? BracketMark{} : marks.front();
}

TEST(BracketMarks, UncertainMarksAreReadInAllTheirForms) {
    const BracketMark full = only("I take [unclear: sertraline? 00:08:52] now");
    EXPECT_EQ(full.kind, BracketKind::Unclear);
    EXPECT_EQ(full.words, "sertraline");
    EXPECT_EQ(full.at_ms, 532'000);
    EXPECT_EQ(full.range, (TextRange{{7}, {38}}));
    EXPECT_EQ(only("[inaudible 00:08:52]").at_ms, 532'000);
    EXPECT_EQ(only("[inaudible 00:08:52]").words, "");
    EXPECT_EQ(only("[unclear]").kind, BracketKind::Unclear);
    EXPECT_FALSE(only("[unclear]").at_ms);
    EXPECT_EQ(only("[Unclear: the tunnel on Route? 1:02:03]").words, "the tunnel on Route");
    EXPECT_EQ(only("[Unclear: the tunnel on Route? 1:02:03]").at_ms, 3'723'000);
    EXPECT_EQ(only("[unclear: ten past 8]").words, "ten past 8");
    EXPECT_EQ(only("[unverständlich]").kind, BracketKind::Unclear);
    EXPECT_EQ(only("[unclear: ?]").words, "");
}

TEST(BracketMarks, WhatElseStandsInBracketsIsASoundOrAPlaceholder) {
    EXPECT_EQ(only("[laughs]").kind, BracketKind::Sound);
    EXPECT_EQ(only("[Clinic A]").kind, BracketKind::Placeholder);
    EXPECT_EQ(only("[unclearly]").kind, BracketKind::Placeholder);
    EXPECT_EQ(only("[[Doctor R]").words, "Doctor R");
}

TEST(BracketMarks, PlacesAreCodePointsAndWhatIsNotClosedIsNoMark) {
    EXPECT_EQ(only("é👍 [month] x").range, (TextRange{{3}, {10}}));
    EXPECT_TRUE(bracket_marks("a [b").empty());
    EXPECT_TRUE(bracket_marks("a ] b []").empty());
    EXPECT_TRUE(bracket_marks("[" + std::string(300, 'x') + "]").empty());
    const auto two = bracket_marks("[a] é [b]");
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[1].range, (TextRange{{6}, {9}}));
}

TEST(BracketMarks, TheTimeOfWordsLiesBetweenTheTurnsTimes) {
    Turn first, second;
    first.number = 1;
    first.text = "0123456789";
    first.start_ms = 10'000;
    second.number = 2;
    second.start_ms = 20'000;
    const std::vector<Turn> turns = {first, second};
    EXPECT_EQ(spoken_at(turns, first, {0}), 10'000);
    EXPECT_EQ(spoken_at(turns, first, {5}), 15'000);
    EXPECT_EQ(spoken_at(turns, second, {0}), 20'000);
    EXPECT_FALSE(spoken_at(turns, Turn{}, {0}));
}

TEST(BracketMarks, AMarkWrittenIsReadAsItWas) {
    Turn turn;
    turn.text = "I take certain lean now";
    turn.start_ms = 532'000;
    const std::string text = with_unclear({turn}, turn, {{7}, {19}}, {});
    EXPECT_EQ(text, "I take [unclear: certain lean? 00:08:52] now");
    const BracketMark mark = only(text);
    EXPECT_EQ(mark.words, "certain lean");
    EXPECT_EQ(mark.at_ms, 532'000);
    EXPECT_EQ(unclear_mark("", {}), "[unclear]");
}

}  // namespace
}  // namespace tandem
