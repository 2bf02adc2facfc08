#include "tandem/text/search.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "tandem/base/random.h"
#include "tandem/text/fold.h"

namespace tandem {
namespace {

using Strings = std::vector<std::string>;

SearchQuery words(std::string text) {
    return {std::move(text), false, false, false, false};
}

SearchQuery expression(std::string text) {
    return {std::move(text), true, false, false, false};
}

// The words found.
Strings found(const SearchQuery& query, std::string_view text) {
    Search search(query);
    EXPECT_EQ(search.problem(), "");
    Strings hits;
    for (const TextRange& hit : search.find_in(text))
        hits.emplace_back(slice(text, hit.begin, hit.end));
    EXPECT_EQ(search.problem(), "");
    return hits;
}

TEST(Search, WordsFoldByDefault) {
    EXPECT_EQ(found(words("couldn't"), "I couldn’t, COULDN'T."), (Strings{"couldn’t", "COULDN'T"}));
    EXPECT_EQ(found(words("definition"), "the deﬁnition"), Strings{"deﬁnition"});
    EXPECT_EQ(found(words("STRASSE"), "Straße"), Strings{"Straße"});
    EXPECT_EQ(found(words("straße"), "Strasse"), Strings{"Strasse"});
    EXPECT_EQ(found(words("istanbul"), "İstanbul, ıstanbul"), (Strings{"İstanbul", "ıstanbul"}));
    EXPECT_EQ(found(words("café"), "cafe\u0301 CAFE"), (Strings{"cafe\u0301", "CAFE"}));
    // Arabic without and with vowels and lengthening
    EXPECT_EQ(found(words("مرحبا"), "مَرْحَـبًا"), Strings{"مَرْحَـبًا"});
}

TEST(Search, CapitalsCountWhenAsked) {
    SearchQuery query = words("Café");
    query.match_case = true;
    EXPECT_EQ(found(query, "café Café CAFÉ Cafe"), (Strings{"Café", "Cafe"}));
    query.words = "STRASSE";
    EXPECT_EQ(found(query, "Straße STRASSE"), Strings{"STRASSE"});
    query.words = "I";
    EXPECT_EQ(found(query, "i I İ ı"), (Strings{"I", "İ"}));
    query.words = "Aeon";
    EXPECT_EQ(found(query, "Æon AEon Aeon"), Strings{"Aeon"});
}

TEST(Search, AccentsCountWhenAsked) {
    SearchQuery query = words("cafe");
    query.match_accents = true;
    EXPECT_EQ(found(query, "café Cafe cafe\u0301"), Strings{"Cafe"});
    query.words = "café";
    EXPECT_EQ(found(query, "CAFÉ cafe cafe\u0301"), (Strings{"CAFÉ", "cafe\u0301"}));
    query.words = "m";  // a letter and mark that Unicode has no single character for
    EXPECT_EQ(found(query, "m\u0302 m"), Strings{"m"});
    query.words = "lodz";
    EXPECT_EQ(found(query, "Łódź lodz"), Strings{"lodz"});
    query.words = "couldn't";  // quotes are no accents
    EXPECT_EQ(found(query, "couldn’t"), Strings{"couldn’t"});
    query.words = "مرحبا";
    EXPECT_EQ(found(query, "مَرحبا مرحـبا"), Strings{"مرحـبا"});
}

TEST(Search, WholeWords) {
    SearchQuery query = words("art");
    query.whole_word = true;
    EXPECT_EQ(found(query, "Art, the part of arts: art"), (Strings{"Art", "art"}));
    query.words = "a a";  // the first place is inside a word, the next one overlaps it
    EXPECT_EQ(found(query, "aa a a"), Strings{"a a"});
    query.words = "self-stigma";
    EXPECT_EQ(found(query, "self-stigma self-stigmas"), Strings{"self-stigma"});
    query.words = "ไทย";  // words without spaces between them
    EXPECT_EQ(found(query, "ภาษาไทยง่าย"), Strings{"ไทย"});
    query.words = "stigma";
    EXPECT_EQ(found(query, "恥stigma恥"), Strings{"stigma"});
}

TEST(Search, RegularExpressions) {
    EXPECT_EQ(found(expression("sham(e|ing)"), "Shame and shaming"), (Strings{"Shame", "shaming"}));
    EXPECT_EQ(found(expression("^i "), "I know\ni do, I"), (Strings{"I ", "i "}));
    EXPECT_EQ(found(expression("couldn't|café"), "couldn’t CAFE"), (Strings{"couldn’t", "CAFE"}));
    EXPECT_EQ(found(expression("“no”"), "\"no\" «no»"), (Strings{"\"no\"", "«no»"}));
    EXPECT_EQ(found(expression("a*"), "baab"), Strings{"aa"});  // nothing is no hit
    EXPECT_EQ(found(expression("\\bde\\w+"), "the deﬁnition of de"), Strings{"deﬁnition"});
    EXPECT_EQ(found(expression("f|i"), "ﬁ"), Strings{"ﬁ"});  // one character, one hit
    EXPECT_EQ(found(expression("wait…"), "wait... waiting"), Strings{"wait..."});
    EXPECT_EQ(found(expression("[–x]"), "a-b—c"), (Strings{"-", "—"}));
    EXPECT_EQ(found(expression("\\d+\\s\\w"), "in 12\u00a0h"), Strings{"12\u00a0h"});
    EXPECT_EQ(found(expression("😀+"), "a😀😀b"), Strings{"😀😀"});
    EXPECT_EQ(found(expression("."), "e\u0301👩‍👩‍👧"),
              (Strings{"e\u0301", "👩‍👩‍👧"}));
    EXPECT_EQ(found(expression("$"), "a\nb"), Strings{});
}

TEST(Search, RegularExpressionsReadTheTextAsItStandsWithAccents) {
    SearchQuery query = expression("couldn’t|\\u00e9");
    query.match_accents = true;
    EXPECT_EQ(found(query, "couldn't couldn’t \u00e9 e"), (Strings{"couldn’t", "\u00e9"}));
    query.match_case = true;
    query.words = "[A-Z]\\w+";
    EXPECT_EQ(found(query, "Ana met ben"), Strings{"Ana"});
    query.whole_word = true;
    query.words = "[a-z]{3}";
    EXPECT_EQ(found(query, "abcd met benn"), Strings{"met"});
}

std::string problem_of(const std::string& pattern) {
    Search search(expression(pattern));
    EXPECT_EQ(search.find_in("anything (at) all [or] nothing"), std::vector<TextRange>{});
    EXPECT_FALSE(search.is_empty());
    return search.problem();
}

TEST(Search, MistakesAreSaidWithTheirPlace) {
    const std::string at = "The regular expression cannot be read at character ";
    EXPECT_EQ(problem_of("so (very"), at + "8: a round bracket has no partner. Add the other one, "
                                           "or write \\( or \\) for the character itself.");
    EXPECT_TRUE(problem_of("ab)cd").starts_with(at + "3: a round bracket")) << problem_of("ab)cd");
    EXPECT_TRUE(problem_of("[a-z").starts_with(at + "4: a set that begins with [ is not closed"));
    EXPECT_TRUE(problem_of("*a").starts_with(at + "1: it is not understood here"));
    EXPECT_TRUE(problem_of("ab\\").starts_with(at + "3: ")) << problem_of("ab\\");
    EXPECT_TRUE(problem_of("a{3,2}").starts_with(at + "6: the count in braces ends"))
        << problem_of("a{3,2}");
    EXPECT_TRUE(problem_of("é😀(?<=a*)b").starts_with(at)) << problem_of("é😀(?<=a*)b");
    EXPECT_NE(problem_of("\\p{Nonsense}").find("the property"), std::string::npos);
    EXPECT_NE(problem_of("(a)\\2").find("points back"), std::string::npos);
    EXPECT_NE(problem_of("[z-a]").find("a range in a set"), std::string::npos);
    EXPECT_EQ(Search(words(std::string("\xff", 1))).problem(),
              "What to look for holds bytes that are not text.");
}

TEST(Search, WhatTakesTooLongIsRefused) {
    Search search(expression("(a+)+b"));
    EXPECT_EQ(search.find_in("a aab").size(), 1u);
    EXPECT_EQ(search.find_in(std::string(60, 'a') + "c").size(), 0u);
    EXPECT_TRUE(search.problem().starts_with("This regular expression takes too long."));
    EXPECT_EQ(search.find_in("aab").size(), 0u);  // it stays refused
    Search deep(expression("(?:a|b)*c"));
    EXPECT_EQ(deep.find_in(std::string(3'000'000, 'a')).size(), 0u);
    EXPECT_NE(deep.problem(), "");
}

TEST(Search, NothingToLookFor) {
    EXPECT_TRUE(Search(words("")).is_empty());
    EXPECT_TRUE(Search(words("\u00ad")).is_empty());
    EXPECT_TRUE(Search(expression("")).is_empty());
    EXPECT_EQ(Search(words("")).find_in("abc").size(), 0u);
    EXPECT_EQ(Search(words("a")).find_in("").size(), 0u);
}

// --- Against a reading by hand, letter by letter
// --------------------------------------------------

std::string random_text(Random& random, std::uint64_t most) {
    const char* const letters[] = {"a", "A", "é", "e\u0301", "e", "f",      "ﬁ", "i", " ", "’",
                                   "'", "ß", "s", "m\u0302", "m", "न",      "ि", "ا", "َ",  "ـ",
                                   "ไ", "ท", "ย", "恥",      "👩", "\u200d", ".", "-"};
    std::string text;
    const std::uint64_t count = random.below(most) + 1;
    for (std::uint64_t i = 0; i < count; ++i) text += letters[random.below(std::size(letters))];
    return text;
}

// At which bytes a word begins or ends.
bool is_word_edge(std::string_view text, CodePoints at) {
    if (at.value == 0 || at == length(text)) return true;
    const TextRange before{{at.value - 1}, at};
    return snap_to_words(text, before).end == at;
}

TEST(Search, EveryHitHoldsWhatIsLookedForAndNoneIsMissed) {
    Random random(21);
    int hits = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random, 24);
        SearchQuery query = words(random_text(random, 3));
        const std::string key = fold(query.words);
        CodePoints at{0};
        for (const TextRange& hit : Search(query).find_in(text)) {
            ASSERT_LE(at, hit.begin);
            ASSERT_EQ(snap_to_graphemes(text, hit), hit);
            // Nothing between two hits has the words; the hit has them.
            ASSERT_EQ(fold(slice(text, at, hit.begin)).find(key), std::string::npos);
            ASSERT_NE(fold(slice(text, hit.begin, hit.end)).find(key), std::string::npos);
            at = hit.end;
            ++hits;
        }
        if (!key.empty()) {
            ASSERT_EQ(fold(slice(text, at, length(text))).find(key), std::string::npos);
        }
        query.whole_word = true;
        for (const TextRange& hit : Search(query).find_in(text)) {
            ASSERT_TRUE(is_word_edge(text, hit.begin)) << text << " / " << query.words;
            ASSERT_TRUE(is_word_edge(text, hit.end)) << text << " / " << query.words;
        }
    }
    EXPECT_GT(hits, 5'000);
}

TEST(Search, ExactAsciiIsPlainFinding) {
    Random random(22);
    int hits = 0;
    for (int round = 0; round < 5'000; ++round) {
        std::string text, needle;
        for (std::uint64_t i = random.below(30); i > 0; --i) text += "aAbB "[random.below(5)];
        for (std::uint64_t i = random.below(3) + 1; i > 0; --i) needle += "aAbB "[random.below(5)];
        const auto expected = find_exact(text, needle);
        for (const bool is_expression : {false, true}) {
            const SearchQuery query{needle, is_expression, false, true, true};
            ASSERT_EQ(Search(query).find_in(text), expected) << text << "/" << needle;
        }
        hits += static_cast<int>(expected.size());
    }
    EXPECT_GT(hits, 2'000);
}

TEST(Search, LettersAreTheSameAsAnExpression) {
    Random random(23);
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = random_text(random, 24);
        std::string needle = random_text(random, 3);
        if (needle.find_first_of(".-") != std::string::npos) continue;
        if (needle.find("ß") != std::string::npos || needle.find('s') != std::string::npos)
            continue;  // ß and ss are alike to the one, only mostly to the other
        ASSERT_EQ(Search(expression(needle)).find_in(text), Search(words(needle)).find_in(text))
            << text << " / " << needle;
    }
}

}  // namespace
}  // namespace tandem
