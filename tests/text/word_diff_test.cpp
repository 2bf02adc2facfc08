#include "tandem/text/word_diff.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tandem/base/random.h"
#include "tandem/text/boundaries.h"

namespace tandem {
namespace {

using Edits = std::vector<TextEdit>;

TextEdit edit(std::int64_t begin, std::int64_t end, std::int64_t inserted) {
    return {{begin}, {end}, {inserted}};
}

TEST(WordDiff, SameTextHasNoEdits) {
    EXPECT_EQ(word_diff("", ""), Edits{});
    EXPECT_EQ(word_diff("I could not say it.", "I could not say it."), Edits{});
}

TEST(WordDiff, EmptyAndFull) {
    EXPECT_EQ(word_diff("", "two words"), Edits{edit(0, 0, 9)});
    EXPECT_EQ(word_diff("two words", ""), Edits{edit(0, 9, 0)});
}

TEST(WordDiff, OneMishearingIsOneWord) {
    EXPECT_EQ(word_diff("they stick my ties us", "they stigmatise us"), Edits{edit(5, 18, 10)});
    EXPECT_EQ(word_diff("I could of said", "I could have said"), Edits{edit(8, 10, 4)});
}

TEST(WordDiff, InsertedAndDeletedWords) {
    EXPECT_EQ(word_diff("I said no", "I really said no"), Edits{edit(2, 2, 7)});
    EXPECT_EQ(word_diff("I um said no", "I said no"), Edits{edit(2, 5, 0)});
}

TEST(WordDiff, EditsInSeveralPlacesStaySeparate) {
    EXPECT_EQ(word_diff("the cat sat on the mat", "the dog sat on the rug."),
              (Edits{edit(4, 7, 3), edit(19, 22, 4)}));
}

TEST(WordDiff, PunctuationIsAWordOfItsOwn) {
    EXPECT_EQ(word_diff("well I said", "well, I said"), Edits{edit(4, 4, 1)});
    EXPECT_EQ(word_diff("no. yes", "no? yes"), Edits{edit(2, 3, 1)});
    EXPECT_EQ(word_diff("couldnt", "couldn\u2019t"), Edits{edit(0, 7, 8)});
}

// A mark put on a letter replaces the word: no edit begins between a letter and its mark.
TEST(WordDiff, CombiningMarkReplacesTheWholeWord) {
    EXPECT_EQ(word_diff("a cafe here", "a cafe\u0301 here"), Edits{edit(2, 6, 5)});
    EXPECT_EQ(word_diff("\U0001F468\u200d\U0001F469 ok", "\U0001F468 ok"), Edits{edit(0, 3, 1)});
}

TEST(WordDiff, CountsCodePointsInEveryScript) {
    // Hebrew and Arabic: a word of four letters for one of two, after a word of four (and a space).
    EXPECT_EQ(word_diff("\u05e9\u05dc\u05d5\u05dd \u05dc\u05d9",
                        "\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05dd"),
              Edits{edit(5, 7, 3)});
    EXPECT_EQ(word_diff("\u0644\u0627 \u0634\u064a\u0621", "\u0646\u0639\u0645 \u0634\u064a\u0621"),
              Edits{edit(0, 2, 3)});
    EXPECT_EQ(word_diff("\u0928\u092e\u0938\u094d\u0924\u0947 \u091c\u0940",
                        "\u0928\u092e\u0938\u094d\u0924\u0947"),
              Edits{edit(6, 9, 0)});
    EXPECT_EQ(word_diff("\U0001F600 yes", "\U0001F600 no"), Edits{edit(2, 5, 2)});
}

TEST(WordDiff, LineEnds) {
    EXPECT_EQ(word_diff("one\ntwo", "one two"), Edits{edit(3, 4, 1)});
    EXPECT_EQ(word_diff("one\r\ntwo", "one\ntwo"), Edits{edit(3, 5, 1)});
}

// ---- What always holds --------------------------------------------------------------------------

// Whether the edits are in order, apart, and lead from the old text to the new.
void expect_leads_to(const std::string& old_text, const std::string& new_text) {
    const Edits edits = word_diff(old_text, new_text);
    std::string built;
    CodePoints old_at{0}, new_at{0};
    for (const TextEdit& e : edits) {
        ASSERT_TRUE(e.begin <= e.end && (e.begin < e.end || e.inserted.value > 0));
        ASSERT_TRUE(&e == edits.data() ? e.begin >= old_at : e.begin > old_at) << "edits touch";
        built += slice(old_text, old_at, e.begin);
        new_at = new_at + (e.begin - old_at);
        built += slice(new_text, new_at, new_at + e.inserted);
        new_at = new_at + e.inserted;
        old_at = e.end;
    }
    built += slice(old_text, old_at, length(old_text));
    ASSERT_EQ(built, new_text) << "from: " << old_text;
    for (const TextEdit& e : edits) {
        const TextRange range{e.begin, e.end};
        ASSERT_EQ(snap_to_graphemes(old_text, range), range) << old_text << "\n -> " << new_text;
    }
}

const char* const kWords[] = {"I",
                              "the",
                              "stigma",
                              "caf\u00e9",
                              "cafe\u0301",
                              " ",
                              " ",
                              " ",
                              ", ",
                              ". ",
                              "\n",
                              "\r\n",
                              "\u05e9\u05dc\u05d5\u05dd",
                              "\u0645\u0631\u062d\u0628\u0627",
                              "\u0928\u092e\u0938\u094d\u0924\u0947",
                              "\u4f60\u597d",
                              "\u5929\u6c14",
                              "\u3053\u3093\u306b\u3061\u306f",
                              "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
                              "\uac00\ub098",
                              "\U0001F468\u200d\U0001F469\u200d\U0001F467",
                              "\U0001F1E9\U0001F1EA"};
const char* const kLetters[] = {
    "a",          "e",      "\u0301", " ",      "\n",     "\r",         "'",
    "\u2019",     "1",      "\u200d", "\u200b", "\u0600", "\U0001F1E9", "\U0001F468",
    "\U0001F3FD", "\u05b0", "\u093f", "\u094d", "\u1100", "\u1161",     "\u11a8",
    "\u0e33",     "\ufb01", "\u00ad", "\ufe0f", "_",      "\u30fc"};

std::string pick(Random& random) {
    return random.below(4) == 0 ? kLetters[random.below(std::size(kLetters))]
                                : kWords[random.below(std::size(kWords))];
}

std::string join(const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
}

std::vector<std::string> random_pieces(Random& random, std::size_t count) {
    std::vector<std::string> pieces(count);
    for (std::string& piece : pieces) piece = pick(random);
    return pieces;
}

void mutate(Random& random, std::vector<std::string>& pieces) {
    const auto at = static_cast<std::ptrdiff_t>(random.below(pieces.size() + 1));
    const bool at_end = at == std::ssize(pieces);
    switch (random.below(4)) {
        case 0:
            pieces.insert(pieces.begin() + at, pick(random));
            break;
        case 1:
            if (!at_end) pieces.erase(pieces.begin() + at);
            break;
        case 2:
            if (!at_end) pieces[static_cast<std::size_t>(at)] = pick(random);
            break;
        default:  // one letter in or after a word
            if (!at_end) {
                pieces[static_cast<std::size_t>(at)] += kLetters[random.below(std::size(kLetters))];
            }
    }
}

TEST(WordDiff, EditsLeadFromOldToNewAndBack) {
    Random random(3);
    for (int round = 0; round < 50'000; ++round) {
        std::vector<std::string> pieces = random_pieces(random, random.below(24));
        const std::string old_text = join(pieces);
        const std::uint64_t mutations = random.below(6);
        for (std::uint64_t i = 0; i < mutations; ++i) mutate(random, pieces);
        const std::string new_text = join(pieces);
        expect_leads_to(old_text, new_text);
        expect_leads_to(new_text, old_text);
        if (HasFatalFailure()) return;
    }
}

TEST(WordDiff, UnrelatedTexts) {
    Random random(4);
    for (int round = 0; round < 2'000; ++round) {
        expect_leads_to(join(random_pieces(random, random.below(60))),
                        join(random_pieces(random, random.below(60))));
        if (HasFatalFailure()) return;
    }
}

std::string numbered_words(Random& random, std::size_t count, std::uint64_t kinds) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string(random.below(kinds)) + " ";
    return text;
}

// More edits than Myers may look for: the text is split at words that occur once.
TEST(WordDiff, ManyEditsInALongTextStaySmall) {
    Random random(5);
    std::string old_text, new_text;
    for (int i = 0; i < 30'000; ++i) {
        const std::string word = "w" + std::to_string(random.below(50'000)) + " ";
        old_text += word;
        new_text += i % 10 == 9 ? std::string("corrected ") : word;
    }
    const Edits edits = word_diff(old_text, new_text);
    EXPECT_EQ(edits.size(), 3'000u);
    expect_leads_to(old_text, new_text);
}

// Whatever differs throughout ends in a bounded time: the worst texts for Myers repeat few words.
TEST(WordDiff, LongTextsWithNothingInCommonEnd) {
    Random random(6);
    expect_leads_to(numbered_words(random, 50'000, 3), numbered_words(random, 50'000, 3));
    expect_leads_to(numbered_words(random, 50'000, 60'000), numbered_words(random, 50'000, 60'000));
    const std::string old_text(300'000, 'a'), new_text(300'000, 'b');
    EXPECT_EQ(word_diff(old_text, new_text), Edits{edit(0, 300'000, 300'000)});
}

}  // namespace
}  // namespace tandem
