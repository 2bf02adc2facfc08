#include "tandem/model/span.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tandem/base/random.h"

namespace tandem {
namespace {

TextSpan span(std::int64_t begin, std::int64_t end) {
    return {{1}, {begin}, {end}};
}

TEST(Carry, SlidesStretchesShrinksAndLoses) {
    const TextSpan coded = span(10, 20);
    EXPECT_EQ(carry(coded, TextEdit{{0}, {2}, {5}}), span(13, 23)) << "before: slides";
    EXPECT_EQ(carry(coded, TextEdit{{20}, {25}, {0}}), span(10, 20)) << "after: stays";
    EXPECT_EQ(carry(coded, TextEdit{{12}, {14}, {6}}), span(10, 24)) << "inside: stretches";
    EXPECT_EQ(carry(coded, TextEdit{{8}, {12}, {4}}), span(8, 20)) << "over the edge: stays coded";
    EXPECT_EQ(carry(coded, TextEdit{{10}, {10}, {3}}), span(13, 23))
        << "at the edge: does not join";
    EXPECT_EQ(carry(coded, TextEdit{{20}, {20}, {3}}), span(10, 20))
        << "at the edge: does not join";
    EXPECT_EQ(carry(coded, TextEdit{{5}, {25}, {0}}), std::nullopt) << "all gone";
}

TEST(Overlap, NeedsASharedCharacterOfOneTurn) {
    EXPECT_TRUE(overlap(span(0, 5), span(4, 6)));
    EXPECT_FALSE(overlap(span(0, 5), span(5, 6)));
    EXPECT_FALSE(overlap(span(0, 5), TextSpan{{2}, {0}, {5}}));
}

// ---- against a model that knows every character -------------------------------------------------

struct Character {
    char32_t letter;
    bool coded;
};

// Letters stand for words in Arabic, Hebrew, Hindi, Chinese, with combining marks and joiners.
std::string word(Random& random) {
    static const std::vector<std::string> kWords = {
        "yes", "no",       "it’s",     "e\u0301te\u0301",
        "لم",  "يكن",      "שלום",     "नहीं",
        "स्ते",  "我们",     "不",       "👩‍👩‍👧",
        "🇨🇦",  "👍🏽", "(laughs)", "—",
        "\n",  "a",        "b",        "c",
        "d"};
    return kWords[random.below(kWords.size())];
}

std::string text_of_words(Random& random, std::uint64_t count) {
    std::string text;
    for (std::uint64_t n = 0; n < count; ++n) text += (n ? " " : "") + word(random);
    return text;
}

// Up to four places where words are replaced, removed or typed.
std::string corrected(const std::string& text, Random& random) {
    std::string result = text;
    for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
        const std::int64_t size = length(result).value;
        const auto at =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size) + 1));
        const auto removed =
            std::min(size - at, static_cast<std::int64_t>(random.below(random.below(3) ? 4 : 30)));
        result = std::string(slice(result, {0}, {at})) +
                 (random.below(3) ? text_of_words(random, random.below(3)) : "") +
                 std::string(slice(result, {at + removed}, {size}));
    }
    return result;
}

// The rule in words: a character keeps its mark; what replaces text that holds a coded character,
// or stands between coded ones, is coded; the rest is not.
std::vector<Character> apply_to_model(const std::vector<Character>& old,
                                      const std::string& new_text,
                                      const std::vector<TextEdit>& edits) {
    std::vector<Character> result;
    std::size_t from = 0, next_edit = 0;
    std::int64_t at = 0;
    const auto first_coded = [&] {
        for (std::size_t i = 0; i < old.size(); ++i)
            if (old[i].coded) return static_cast<std::int64_t>(i);
        return std::int64_t{-1};
    }();
    std::int64_t last_coded = -1;
    for (std::size_t i = 0; i < old.size(); ++i)
        if (old[i].coded) last_coded = static_cast<std::int64_t>(i);
    const auto letter = [&](std::int64_t i) { return to_utf16(slice(new_text, {i}, {i + 1}))[0]; };
    while (from < old.size() || next_edit < edits.size()) {
        if (next_edit < edits.size() &&
            edits[next_edit].begin.value == static_cast<std::int64_t>(from)) {
            const TextEdit& edit = edits[next_edit++];
            const bool replaces_coded =
                edit.begin.value <= last_coded && edit.end.value > first_coded &&
                !(edit.begin == edit.end && edit.begin.value == first_coded);
            for (std::int64_t i = 0; i < edit.inserted.value; ++i)
                result.push_back({letter(at++), replaces_coded});
            from = static_cast<std::size_t>(edit.end.value);
            continue;
        }
        result.push_back({letter(at++), old[from].coded});
        ++from;
    }
    return result;
}

TEST(Carry, AgreesWithACharacterModelOnAHundredThousandCorrections) {
    Random random(1);
    int lost = 0, changed = 0, same = 0;
    for (int trial = 0; trial < 100'000; ++trial) {
        const std::string text = text_of_words(random, 1 + random.below(14));
        const std::int64_t size = length(text).value;
        const auto begin =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size)));
        const auto end =
            begin + 1 +
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size - begin)));
        const std::string after = corrected(text, random);
        const std::vector<TextEdit> edits = word_diff(text, after);

        std::vector<Character> old;
        for (std::int64_t i = 0; i < size; ++i) old.push_back({0, i >= begin && i < end});
        const std::vector<Character> model = apply_to_model(old, after, edits);
        ASSERT_EQ(static_cast<std::int64_t>(model.size()), length(after).value);
        std::int64_t first = -1, last = -1;
        for (std::size_t i = 0; i < model.size(); ++i) {
            if (!model[i].coded) continue;
            if (first < 0) first = static_cast<std::int64_t>(i);
            last = static_cast<std::int64_t>(i) + 1;
        }
        const auto carried = carry(span(begin, end), edits);
        if (first < 0) {
            ++lost;
            ASSERT_FALSE(carried) << text << " -> " << after;
            continue;
        }
        ASSERT_TRUE(carried) << text << " -> " << after;
        ASSERT_EQ(carried->begin.value, first) << text << " -> " << after;
        ASSERT_EQ(carried->end.value, last) << text << " -> " << after;
        (slice(text, {begin}, {end}) == slice(after, carried->begin, carried->end) ? same
                                                                                   : changed)++;
    }
    EXPECT_GT(lost, 1000);
    EXPECT_GT(changed, 10'000);
    EXPECT_GT(same, 10'000);
}

}  // namespace
}  // namespace tandem
