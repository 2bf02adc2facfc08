#include "tandem/text/fold.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tandem/base/random.h"

namespace tandem {
namespace {

using Ranges = std::vector<TextRange>;

TextRange range(std::int64_t begin, std::int64_t end) {
    return {{begin}, {end}};
}

TEST(Fold, CaseAndAccents) {
    EXPECT_EQ(fold("Caf\u00e9 CAFE\u0301"), "cafe cafe");
    EXPECT_EQ(fold("\u00c5ngstr\u00f6m \u0141\u00f3d\u017a \u00d8re"), "angstrom lodz ore");
    EXPECT_EQ(fold("Stra\u00dfe \u1e9e"), "strasse ss");
    EXPECT_EQ(fold("\u0130stanbul \u0131"), "istanbul i");
    EXPECT_EQ(fold("\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2"),
              "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c3");
    EXPECT_EQ(fold("\u0419\u043e\u0433\u0443\u0440\u0442"), "\u0438\u043e\u0433\u0443\u0440\u0442");
}

TEST(Fold, LigaturesQuotesDashesSpaces) {
    EXPECT_EQ(fold("de\ufb01nition o\uFB03ce \u0153uvre \u00e6on"),
              "definition office oeuvre aeon");
    EXPECT_EQ(fold("\u201cI couldn\u2019t\u201d \u00abno\u00bb \u2018x\u2032"),
              "\"i couldn't\" \"no\" 'x'");
    EXPECT_EQ(fold("a\u2013b\u2014c\u2010d\u2011e\u2212f"), "a-b-c-d-e-f");
    EXPECT_EQ(fold("a\u00a0b\u2003c\u3000d\te\nf"), "a b c d e f");
    EXPECT_EQ(fold("\u0149"), "'n");
    EXPECT_EQ(fold("wait\u2026"), "wait...");
    EXPECT_EQ(fold("\uff21\uff42\uff11"), "ab1");
}

TEST(Fold, WhatCannotBeSeenGoes) {
    EXPECT_EQ(fold("stig\u00adma"), "stigma");
    EXPECT_EQ(fold("a\u200db\u200cc\u200ed"), "abcd");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold("\u00ad"), "");
}

TEST(Fold, OptionalVowelsGo) {
    EXPECT_EQ(fold("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"), "\u05e9\u05dc\u05d5\u05dd");
    EXPECT_EQ(fold("\u0645\u064e\u0631\u0652\u062d\u064e\u0640\u0628\u064b\u0627"),
              "\u0645\u0631\u062d\u0628\u0627");
    EXPECT_EQ(fold("\u0623\u0646\u0627"), "\u0627\u0646\u0627");  // alef with hamza
}

TEST(Fold, MarksThatAreLettersStay) {
    EXPECT_EQ(fold("\u0928\u092e\u0938\u094d\u0924\u0947"), "\u0928\u092e\u0938\u094d\u0924\u0947");
    EXPECT_EQ(fold("\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35"), "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35");
    EXPECT_EQ(fold("\u304c"), fold("\u304b\u3099"));
    EXPECT_NE(fold("\u304c"), fold("\u304b"));
    EXPECT_EQ(fold("\u1100\u1161\u11a8"), "\uac01");  // Hangul letters written apart
    EXPECT_EQ(fold("\u4f60\u597d"), "\u4f60\u597d");
}

// The shortcut for ASCII against Unicode's folding, which a mark after the letter asks for.
TEST(Fold, AsciiAloneFoldsLikeAsciiWithAMark) {
    for (char c = ' '; c < 127; ++c) {
        EXPECT_EQ(fold(std::string(1, c)), fold(std::string(1, c) + "\u0323")) << c;
    }
}

TEST(Fold, FindsExactly) {
    EXPECT_EQ(find_exact("caf\u00e9 and caf\u00e9", "caf\u00e9"),
              (Ranges{range(0, 4), range(9, 13)}));
    EXPECT_EQ(find_exact("aaaa", "aa"), (Ranges{range(0, 2), range(2, 4)}));
    EXPECT_EQ(find_exact("Cafe", "cafe"), Ranges{});
    EXPECT_EQ(find_exact("abc", ""), Ranges{});
    EXPECT_EQ(find_exact("", "a"), Ranges{});
}

TEST(Fold, FindsFoldedWithPositionsInTheStoredText) {
    EXPECT_EQ(find_folded("a Caf\u00e9, a cafe\u0301", "CAFE"),
              (Ranges{range(2, 6), range(10, 15)}));
    EXPECT_EQ(find_folded("the de\ufb01nition is", "definition"), Ranges{range(4, 13)});
    EXPECT_EQ(find_folded("the de\ufb01nition is", "def"), Ranges{range(4, 7)});
    EXPECT_EQ(find_folded("I couldn\u2019t say", "couldn't"), Ranges{range(2, 10)});
    EXPECT_EQ(find_folded("stig\u00adma.", "stigma"), Ranges{range(0, 7)});
    EXPECT_EQ(find_folded("wait\u2026 no", "."), Ranges{range(4, 5)});  // three dots, one character
    EXPECT_EQ(find_folded("\U0001F600 Stra\u00dfe", "strass"), Ranges{range(2, 7)});
    EXPECT_EQ(find_folded("\u0645\u064e\u0631\u0652\u062d\u064e\u0628\u064b\u0627",
                          "\u0645\u0631\u062d\u0628\u0627"),
              Ranges{range(0, 9)});
}

TEST(Fold, NeedlesWithoutAnythingToFindHaveNone) {
    EXPECT_EQ(find_folded("abc", ""), Ranges{});
    EXPECT_EQ(find_folded("a\u00adb", "\u00ad"), Ranges{});
    EXPECT_EQ(find_folded("", "a"), Ranges{});
}

std::string random_text(Random& random, std::uint64_t most) {
    const char* const letters[] = {
        "a",      "A",      "e",          "\u0301",     "f",      "\ufb01", "\ufb00", "i",
        " ",      "\u00a0", "\u00df",     "s",          "\u2026", ".",      "\u00ad", "\u0928",
        "\u093f", "\u200d", "\U0001F468", "\U0001F1E9", "\r",     "\n",     "\u05b0", "\u064b"};
    std::string text;
    const std::uint64_t count = random.below(most);
    for (std::uint64_t i = 0; i < count; ++i) text += letters[random.below(std::size(letters))];
    return text;
}

TEST(Fold, FoundRangesAreWholeGraphemesThatHoldTheNeedle) {
    Random random(11);
    int found_ranges = 0;
    for (int round = 0; round < 30'000; ++round) {
        const std::string text = random_text(random, 20), needle = random_text(random, 3);
        CodePoints at{0};
        for (const TextRange& hit : find_folded(text, needle)) {
            ASSERT_GE(hit.begin, at);
            ASSERT_LT(hit.begin, hit.end);
            ASSERT_EQ(snap_to_graphemes(text, hit), hit) << text;
            ASSERT_NE(fold(slice(text, hit.begin, hit.end)).find(fold(needle)), std::string::npos);
            at = hit.end;
            ++found_ranges;
        }
        const bool held =
            !fold(needle).empty() && fold(text).find(fold(needle)) != std::string::npos;
        ASSERT_EQ(held, at.value > 0);
    }
    EXPECT_GT(found_ranges, 5'000);
}

TEST(Fold, FoldingTwiceChangesNothing) {
    Random random(12);
    for (int round = 0; round < 20'000; ++round) {
        const std::string once = fold(random_text(random, 20));
        ASSERT_EQ(fold(once), once);
    }
}

// Each character that the table covers and some planes beyond, one by one.
TEST(Fold, EveryCharacterFoldsToAFixedPoint) {
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::u16string units;
        if (c > 0xFFFF) {
            units = {static_cast<char16_t>(0xD7C0 + (c >> 10)),
                     static_cast<char16_t>(0xDC00 + (c & 0x3FF))};
        } else {
            units = {static_cast<char16_t>(c)};
        }
        const std::string once = fold(to_utf8(units));
        ASSERT_TRUE(is_valid_utf8(once));
        ASSERT_EQ(fold(once), once) << std::hex << static_cast<unsigned>(c);
    }
}

TEST(MatchScore, LettersInOrder) {
    EXPECT_GT(match_score("slfstg", "Self-stigma"), 0);
    EXPECT_EQ(match_score("gits", "Stigma"), 0);
    EXPECT_EQ(match_score("stigmas", "Stigma"), 0);
    EXPECT_EQ(match_score("", "anything"), 1);
    EXPECT_EQ(match_score("  ", "anything"), 1);
    EXPECT_EQ(match_score("", ""), 1);
    EXPECT_EQ(match_score("a", ""), 0);
    EXPECT_GT(match_score("cafe", "Caf\u00e9"), 0);
    EXPECT_GT(match_score("self stigma", "Self-stigma"), 0);
    EXPECT_GT(match_score("-", "Self-stigma"), 0);
}

TEST(MatchScore, BetterMatchesScoreMore) {
    const auto better = [](const char* typed, const char* good, const char* worse) {
        EXPECT_GT(match_score(typed, good), match_score(typed, worse)) << typed;
        EXPECT_GT(match_score(typed, worse), 0) << typed;
    };
    better("st", "Stigma", "Lost");                      // a prefix
    better("ss", "Self-stigma", "Possession");           // starts of words
    better("stig", "Public stigma", "Some trusting");    // letters in a row
    better("fear", "Fear of being seen", "Life areas");  // both
    better("stigma", "Stigma", "Stigma in the family");  // the whole name
    better("fam", "Role of family", "Diffuse aims");
    better("\u05e9\u05dc", "\u05e9\u05dc\u05d5\u05dd", "\u05dc\u05e9\u05d5\u05dc");
}

// Worked by hand: T at the beginning of the name 1 + 6 + 8, a at the start of a word 1 + 8.
TEST(MatchScore, AddsUp) {
    EXPECT_EQ(match_score("ta", "The art"), 24);
    EXPECT_EQ(match_score("th", "The art"), 15 + 1 + 6);
    EXPECT_EQ(match_score("h", "The art"), 1);
    EXPECT_EQ(match_score("t", "T"), 15 + 10);
}

}  // namespace
}  // namespace tandem
