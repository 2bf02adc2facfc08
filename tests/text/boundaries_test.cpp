#include "tandem/text/boundaries.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tandem/base/random.h"

#include "text/segments.h"

namespace tandem {
namespace {

using Ranges = std::vector<TextRange>;

TextRange range(std::int64_t begin, std::int64_t end) {
    return {{begin}, {end}};
}

const std::string kFamily = "\U0001F468\u200d\U0001F469\u200d\U0001F467";
const std::string kFlags = "\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA";  // France, Germany

TEST(Boundaries, SentencesCoverTheTextWithoutGaps) {
    EXPECT_EQ(sentences(""), Ranges{});
    EXPECT_EQ(sentences("I could not say it"), Ranges{range(0, 18)});
    EXPECT_EQ(sentences("I left. Nobody asked!  Why?"),
              (Ranges{range(0, 8), range(8, 23), range(23, 27)}));
    EXPECT_EQ(sentences("First line\nsecond line"), (Ranges{range(0, 11), range(11, 22)}));
    EXPECT_EQ(sentences("It cost 3.50 in all."), Ranges{range(0, 20)});
    EXPECT_EQ(sentences("Dr. Smith came."), (Ranges{range(0, 4), range(4, 15)}));
}

TEST(Boundaries, SentencesInOtherScripts) {
    EXPECT_EQ(sentences("\u4f60\u597d\u3002\u8c22\u8c22\u3002"),
              (Ranges{range(0, 3), range(3, 6)}));
    EXPECT_EQ(sentences("\u0928\u092e\u0938\u094d\u0924\u0947\u0964 \u091c\u0940\u0964"),
              (Ranges{range(0, 8), range(8, 11)}));  // danda
    EXPECT_EQ(sentences("\u0645\u0631\u062d\u0628\u0627\u061f \u0646\u0639\u0645."),
              (Ranges{range(0, 7), range(7, 11)}));  // Arabic question mark
}

TEST(Boundaries, WordsLeaveOutSpaceAndPunctuation) {
    EXPECT_EQ(words(""), Ranges{});
    EXPECT_EQ(words(" -- !"), Ranges{});
    EXPECT_EQ(words("I couldn\u2019t, at 3.5!"),
              (Ranges{range(0, 1), range(2, 10), range(12, 14), range(15, 18)}));
    EXPECT_EQ(words("cafe\u0301 \u05e9\u05dc\u05d5\u05dd"), (Ranges{range(0, 5), range(6, 10)}));
    EXPECT_EQ(words("\u0928\u092e\u0938\u094d\u0924\u0947 \u091c\u0940"),
              (Ranges{range(0, 6), range(7, 9)}));
    EXPECT_EQ(words("\u4f60\u597d\u3002"), Ranges{range(0, 2)});
    EXPECT_EQ(words(kFamily), Ranges{});
}

TEST(Boundaries, SnapsToGraphemes) {
    EXPECT_EQ(snap_to_graphemes("cafe\u0301s", range(4, 5)), range(3, 5));
    EXPECT_EQ(snap_to_graphemes("cafe\u0301s", range(0, 4)), range(0, 5));
    EXPECT_EQ(snap_to_graphemes("a" + kFamily + "b", range(3, 4)), range(1, 6));
    EXPECT_EQ(snap_to_graphemes(kFlags, range(1, 2)), range(0, 2));
    EXPECT_EQ(snap_to_graphemes(kFlags, range(2, 3)), range(2, 4));
    EXPECT_EQ(snap_to_graphemes("\u0928\u093f", range(0, 1)), range(0, 2));  // Hindi vowel sign
    EXPECT_EQ(snap_to_graphemes("a\r\nb", range(0, 2)), range(0, 3));
    EXPECT_EQ(snap_to_graphemes("cafe\u0301s", range(4, 4)), range(4, 4));
    EXPECT_EQ(snap_to_graphemes("abc", range(0, 3)), range(0, 3));
}

TEST(Boundaries, SnapsToWordsAndSentences) {
    const std::string text = "I left early. Nobody asked.";
    EXPECT_EQ(snap_to_words(text, range(3, 4)), range(2, 6));
    EXPECT_EQ(snap_to_words(text, range(3, 8)), range(2, 12));
    EXPECT_EQ(snap_to_words(text, range(2, 6)), range(2, 6));
    EXPECT_EQ(snap_to_sentences(text, range(3, 4)), range(0, 14));
    EXPECT_EQ(snap_to_sentences(text, range(13, 15)), range(0, 27));
    EXPECT_EQ(snap_to_sentences(text, range(14, 14)), range(14, 14));
}

TEST(Boundaries, TrimsEveryKindOfSpace) {
    EXPECT_EQ(trim("  a b \n", range(0, 7)), range(2, 5));
    EXPECT_EQ(trim("\u3000\u4f60\u00a0\u2003", range(0, 4)), range(1, 2));
    EXPECT_EQ(trim("a  b", range(1, 3)).begin, trim("a  b", range(1, 3)).end);
    EXPECT_EQ(trim("ab", range(0, 2)), range(0, 2));
    EXPECT_EQ(trim("", range(0, 0)), range(0, 0));
}

std::string random_text(Random& random) {
    const char* const letters[] = {
        "a",          "B",          "\u0301", " ",      ".",      "\n",        "\r",
        "'",          "1",          "\u200d", "\u200b", "\u0600", "\u0d4e",    "\U0001F1E9",
        "\U0001F468", "\U0001F3FD", "\u05b0", "\u093f", "\u094d", "\u0915",    "\u1100",
        "\u1161",     "\u11a8",     "\uac00", "\u0e33", "\u0e2a", "\u4f60",    "\u30fc",
        "\u3042",     "\u00ad",     "\u3002", "?",      "\u00e9", "\U000110BD"};
    std::string text;
    const std::uint64_t count = random.below(20);
    for (std::uint64_t i = 0; i < count; ++i) text += letters[random.below(std::size(letters))];
    return text;
}

std::vector<std::size_t> ends_by_icu(std::string_view text, SegmentKind kind) {
    std::vector<std::size_t> ends;
    Segments segments(text, kind);
    while (const auto end = segments.next()) ends.push_back(*end);
    return ends;
}

TEST(Boundaries, FastGraphemesAreThoseOfIcu) {
    Random random(7);
    for (int round = 0; round < 50'000; ++round) {
        const std::string text = random_text(random);
        std::vector<std::size_t> ends;
        Graphemes graphemes(text);
        while (ends.empty() ? !text.empty() : ends.back() < text.size()) {
            ends.push_back(graphemes.next());
        }
        ASSERT_EQ(ends, ends_by_icu(text, SegmentKind::Grapheme)) << text;
    }
}

bool contains(TextRange outer, TextRange inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

TEST(Boundaries, SnappingHoldsTheRangeAndCutsNoGrapheme) {
    Random random(8);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random);
        const auto count = static_cast<std::uint64_t>(length(text).value);
        const auto begin = static_cast<std::int64_t>(random.below(count + 1));
        const auto size =
            static_cast<std::int64_t>(random.below(count + 1 - static_cast<std::uint64_t>(begin)));
        const TextRange asked = range(begin, begin + size);
        for (const auto snap : {snap_to_graphemes, snap_to_words, snap_to_sentences}) {
            const TextRange snapped = snap(text, asked);
            ASSERT_TRUE(contains(snapped, asked)) << text;
            ASSERT_EQ(snap(text, snapped), snapped) << text;
            ASSERT_EQ(snap_to_graphemes(text, snapped), snapped) << text;
        }
        ASSERT_TRUE(contains(asked, trim(text, asked)));
    }
}

TEST(Boundaries, SentencesJoinWithoutGapsAndCutNoGrapheme) {
    Random random(9);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random);
        CodePoints at{0};
        for (const TextRange& sentence : sentences(text)) {
            ASSERT_EQ(sentence.begin, at);
            ASSERT_LT(sentence.begin, sentence.end);
            ASSERT_EQ(snap_to_graphemes(text, sentence), sentence) << text;
            at = sentence.end;
        }
        ASSERT_EQ(at, length(text));
    }
}

TEST(Boundaries, LongTextsEnd) {
    std::string tower = "a";
    for (int i = 0; i < 200'000; ++i) tower += "\u0301";
    EXPECT_EQ(snap_to_graphemes(tower, range(100, 101)), range(0, 200'001));
    const std::string line(2'000'000, 'a');
    EXPECT_EQ(words(line), Ranges{range(0, 2'000'000)});
}

}  // namespace
}  // namespace tandem
