#include "tandem/analysis/transcript_comparison.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "tandem/base/random.h"

namespace tandem {
namespace {

Guid guid(int n) {
    Guid made;
    made.bytes[15] = static_cast<std::uint8_t>(n);
    made.bytes[14] = static_cast<std::uint8_t>(n / 256);
    made.bytes[0] = 1;
    return made;
}

// "1:Some words" are words of speaker 1.
std::vector<TurnVersion> turns(const std::vector<std::string>& texts) {
    std::vector<TurnVersion> made;
    for (const std::string& text : texts) {
        TurnVersion turn;
        turn.number = static_cast<std::int64_t>(made.size()) + 1;
        turn.guid = guid(100 + static_cast<int>(made.size()));
        turn.speaker = guid(text[0] - '0');
        turn.text = text.substr(2);
        made.push_back(turn);
    }
    return made;
}

TranscriptComparison compared(const std::vector<std::string>& olds,
                              const std::vector<std::string>& news) {
    return compare_transcripts(turns(olds), turns(news));
}

const TextDifference& only(const TranscriptComparison& comparison) {
    EXPECT_EQ(comparison.differences.size(), 1u);
    static const TextDifference kNone;
    return comparison.differences.empty() ? kNone : comparison.differences.front();
}

TEST(TranscriptComparison, ATextIsNotDifferentFromItself) {
    const std::vector<std::string> texts = {"1:How was it?", "2:I [unclear: said? 00:01:02] no. 👍",
                                            "2:", "1:نعم، and (laughs)…"};
    const TranscriptComparison same = compared(texts, texts);
    EXPECT_TRUE(same.differences.empty());
    EXPECT_EQ(same.error_rate(), 0.0);
    EXPECT_EQ(same.old_words, 8);
    EXPECT_EQ(same.unclear, 1);
}

// GUIDs of a text's turns, from its first.
std::vector<TurnVersion> turns_called(const std::vector<int>& guids) {
    std::vector<TurnVersion> made;
    for (const int each : guids) {
        TurnVersion turn;
        turn.guid = guid(each);
        made.push_back(turn);
    }
    return made;
}

using Rows = std::vector<TurnsBeside>;

TEST(TurnsBeside, TheSameTurnsStandBesideEachOther) {
    EXPECT_EQ(turns_beside(turns_called({1, 2}), turns_called({1, 2})),
              (Rows{{0, 1, 0, 1}, {1, 2, 1, 2}}));
    EXPECT_EQ(turns_beside({}, {}), Rows{});
}

TEST(TurnsBeside, PartsStandBesideTheWholeAndJoinedOnesBesideWhatHasTheirWords) {
    EXPECT_EQ(turns_beside(turns_called({1, 2}), turns_called({1, 9, 2})),
              (Rows{{0, 1, 0, 2}, {1, 2, 2, 3}}));
    EXPECT_EQ(turns_beside(turns_called({1, 2, 3}), turns_called({1, 3})),
              (Rows{{0, 2, 0, 1}, {2, 3, 1, 2}}));
}

TEST(TurnsBeside, NoTurnIsLeftOutOrNamedTwice) {
    Random random(11);
    for (int round = 0; round < 500; ++round) {
        std::vector<int> olds, news;
        for (int i = 0; i < 8; ++i) {
            if (random.below(3) > 0) olds.push_back(i);
            if (random.below(3) > 0) news.push_back(i);
            if (random.below(4) == 0) news.push_back(100 + i);
        }
        if (news.size() > 1 && random.below(4) == 0) std::swap(news.front(), news.back());
        std::size_t next_old = 0, next_new = 0;
        for (const TurnsBeside& row : turns_beside(turns_called(olds), turns_called(news))) {
            EXPECT_EQ(row.old_begin, next_old);
            EXPECT_EQ(row.new_begin, next_new);
            next_old = row.old_end;
            next_new = row.new_end;
        }
        EXPECT_EQ(next_old, olds.size());
        EXPECT_EQ(next_new, news.size());
    }
}

TEST(TranscriptComparison, AReplacedWordStandsWithItsPlaceInBothTexts) {
    const TranscriptComparison c = compared({"1:So?", "2:They sent me to IBS then."},
                                            {"1:So?", "2:They sent me to IBH then."});
    const TextDifference& difference = only(c);
    EXPECT_EQ(difference.kind, DifferenceKind::Words);
    EXPECT_EQ(difference.before, "IBS");
    EXPECT_EQ(difference.after, "IBH");
    EXPECT_EQ(difference.new_turn, 1u);
    EXPECT_EQ(difference.new_range, (TextRange{{16}, {19}}));
    EXPECT_EQ(c.words.replaced, 1);
    EXPECT_DOUBLE_EQ(*c.error_rate(), 1.0 / 7);
}

TEST(TranscriptComparison, ADroppedWordIsAddedAndStandsInItsTurnEvenAtTheBeginning) {
    const TranscriptComparison c = compared({"1:So?", "2:Really, I did want to."},
                                            {"1:So?", "2:Not really, I did not want to."});
    ASSERT_EQ(c.differences.size(), 3u);
    EXPECT_EQ(c.differences[0].after, "Not");
    EXPECT_EQ(c.differences[0].new_turn, 1u);
    EXPECT_EQ(c.differences[1].kind, DifferenceKind::Capitals);
    EXPECT_EQ(c.differences[2].after, "not");
    EXPECT_EQ(c.words.added, 2);
    const TranscriptComparison back = compared({"1:So?", "2:Not really."}, {"1:So?", "2:really."});
    ASSERT_EQ(back.differences.size(), 1u);
    EXPECT_EQ(back.differences[0].new_turn, 1u);
    EXPECT_EQ(back.differences[0].new_range, (TextRange{{0}, {0}}));
    EXPECT_EQ(back.words.removed, 1);
}

TEST(TranscriptComparison, ASplitWordIsOneDifferenceOfTwoWords) {
    const TranscriptComparison c =
        compared({"1:It was some thing else"}, {"1:It was something else"});
    const TextDifference& difference = only(c);
    EXPECT_EQ(difference.before, "some thing");
    EXPECT_EQ(difference.after, "something");
    EXPECT_EQ(c.words.changed(), 2);
}

TEST(TranscriptComparison, CapitalsCountApartAndPunctuationAndApostrophesDoNot) {
    const TranscriptComparison c =
        compared({"1:I don't, know doctor. Haskell"}, {"1:I don’t know Doctor Haskell!"});
    EXPECT_EQ(only(c).kind, DifferenceKind::Capitals);
    EXPECT_EQ(c.capitals, 1);
    EXPECT_EQ(c.words.changed(), 0);
    EXPECT_EQ(only(compared({"1:Jose came"}, {"1:José came"})).kind, DifferenceKind::Words);
}

TEST(TranscriptComparison, WordsThatABracketTookThePlaceOfAreNoErrors) {
    const TranscriptComparison c = compared(
        {"1:Doctor Haskell at Rivermead said so and creep or"},
        {"1:[name of physician] at [name of clinic] said so and [unclear: creeper? 00:01:00]"});
    ASSERT_EQ(c.differences.size(), 3u);
    EXPECT_EQ(c.differences[0].kind, DifferenceKind::Placeholder);
    EXPECT_EQ(c.differences[0].before, "Doctor Haskell");
    EXPECT_EQ(c.differences[0].after, "[name of physician]");
    EXPECT_EQ(c.differences[2].kind, DifferenceKind::Unclear);
    EXPECT_EQ(c.placeholders, 2);
    EXPECT_EQ(c.unclear, 1);
    EXPECT_EQ(c.words.changed(), 0);
    EXPECT_EQ(c.new_words, 4);
}

TEST(TranscriptComparison, ThePossessiveBelongsToTheBracket) {
    const TranscriptComparison c =
        compared({"1:to see Kay’s new place"}, {"1:to see [daughter]’s new place"});
    EXPECT_EQ(only(c).kind, DifferenceKind::Placeholder);
    EXPECT_EQ(only(c).before, "Kay’s");
    EXPECT_EQ(only(c).after, "[daughter]");
    EXPECT_EQ(c.words.changed(), 0);
}

TEST(TranscriptComparison, SplittingAndJoiningMoveNoWords) {
    const TranscriptComparison split = compared({"2:My table. Did they say why? No."},
                                                {"2:My table.", "1:Did they say why?", "2:No."});
    EXPECT_EQ(split.words.changed(), 0);
    EXPECT_EQ(split.splits, 2);
    EXPECT_EQ(split.speaker_changes, 1);
    ASSERT_EQ(split.differences.size(), 3u);
    const auto speaker = std::find_if(
        split.differences.begin(), split.differences.end(),
        [](const TextDifference& each) { return each.kind == DifferenceKind::Speaker; });
    EXPECT_EQ(speaker->words, 4);
    EXPECT_EQ(speaker->new_turn, 1u);
    const TranscriptComparison joined = compared({"2:My", "2:table."}, {"2:My table."});
    EXPECT_EQ(only(joined).kind, DifferenceKind::Joined);
    EXPECT_EQ(joined.words.changed(), 0);
}

TEST(TranscriptComparison, AMisplacedSpeakerIsOneChangeForEachTurn) {
    const TranscriptComparison c =
        compared({"1:One.", "3:Two three.", "3:Four."}, {"1:One.", "2:Two three.", "2:Four."});
    EXPECT_EQ(c.speaker_changes, 2);
    ASSERT_EQ(c.differences.size(), 2u);
    EXPECT_EQ(c.differences[0].words, 2);
    EXPECT_EQ(c.differences[1].words, 1);
}

TEST(TranscriptComparison, NoWordsHaveNoErrorRate) {
    EXPECT_FALSE(compared({"1:gone"}, {}).error_rate());
    EXPECT_FALSE(compared({}, {}).error_rate());
    EXPECT_EQ(compared({}, {"1:all new"}).words.added, 2);
}

// --- Planted at random ---------------------------------------------------------------------------

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

TEST(TranscriptComparison, IsolatedEditsPlantedAtRandomAreFoundExactly) {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> olds, news;
        std::vector<std::pair<std::string, std::string>> planted;
        for (int turn = 0; turn < 4; ++turn) {
            std::vector<std::string> before, after;
            for (int n = 0; n < 40; ++n) {
                const std::string word = "w" + std::to_string(turn * 100 + n);
                before.push_back(word);
                // Each edit stands between words that stay.
                const std::uint64_t what = n % 4 == 2 ? random.below(6) : 5;
                if (what == 0) {
                    after.push_back("x" + word);
                    planted.emplace_back(word, "x" + word);
                } else if (what == 1) {
                    planted.emplace_back(word, "");
                } else if (what == 2) {
                    after.push_back(word);
                    after.push_back("y" + word);
                    planted.emplace_back("", "y" + word);
                } else {
                    after.push_back(word);
                }
            }
            olds.push_back("1:" + joined(before));
            news.push_back("1:" + joined(after));
        }
        const TranscriptComparison c = compared(olds, news);
        ASSERT_EQ(c.differences.size(), planted.size());
        for (std::size_t i = 0; i < planted.size(); ++i) {
            EXPECT_EQ(c.differences[i].before, planted[i].first);
            EXPECT_EQ(c.differences[i].after, planted[i].second);
        }
    }
}

// Splits and joins where they please: the words stay the same, and their number of changes is that
// of the two texts without turns.
TEST(TranscriptComparison, WhereTurnsEndMakesNoDifferenceToTheWords) {
    Random random(12);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> words, olds, news;
        for (int n = 0; n < 60; ++n) words.push_back("w" + std::to_string(random.below(20)));
        const auto cut = [&](std::vector<std::string> text) {
            std::vector<std::string> parts;
            while (!text.empty()) {
                const std::size_t size = 1 + random.below(std::min<std::size_t>(text.size(), 9));
                const auto end = text.begin() + static_cast<std::ptrdiff_t>(size);
                parts.push_back("1:" + joined({text.begin(), end}));
                text.erase(text.begin(), end);
            }
            return parts;
        };
        std::vector<std::string> changed = words;
        for (int n = 0; n < 6; ++n) changed[random.below(changed.size())] = "new";
        EXPECT_EQ(compared(cut(words), cut(words)).words.changed(), 0);
        EXPECT_EQ(compared(cut(words), cut(changed)).words.changed(),
                  compared({"1:" + joined(words)}, {"1:" + joined(changed)}).words.changed());
    }
}

// --- Whose work ----------------------------------------------------------------------------------

class AuthorsTest : public testing::Test {
 protected:
    AuthorsTest() {
        history.imported = turns({"1:We sent her to IBS", "2:I did want to. Some say so"});
    }
    TurnVersion& now(std::size_t turn) {
        if (news.empty()) news = history.imported;
        return news[turn];
    }
    void change(int actor, const std::vector<TurnVersion>& after) {
        TurnsChange made;
        made.actor = guid(actor);
        made.turns = after;
        history.changes.push_back(made);
    }
    void correct(int actor, std::size_t turn, const std::string& text) {
        now(turn).text = text;
        change(actor, {now(turn)});
    }
    TranscriptComparison attributed() {
        TranscriptComparison c = compare_transcripts(history.imported, news);
        attribute_differences(history, news, c);
        return c;
    }
    TranscriptHistory history;
    std::vector<TurnVersion> news;
};

TEST_F(AuthorsTest, EachDifferenceIsTheirsWhoWroteItsWords) {
    correct(51, 0, "We sent her to IBH");
    correct(52, 1, "I did not want to. Some say so");
    correct(51, 1, "I did not want to. Some say");
    const TranscriptComparison c = attributed();
    ASSERT_EQ(c.differences.size(), 3u);
    EXPECT_EQ(c.differences[0].by, guid(51));
    EXPECT_EQ(c.differences[1].after, "not");
    EXPECT_EQ(c.differences[1].by, guid(52));
    EXPECT_EQ(c.differences[2].before, "so");
    EXPECT_EQ(c.differences[2].by, guid(51));
}

TEST_F(AuthorsTest, WordsStayTheirsWhoWroteThemWhenTheirTurnIsSplit) {
    correct(51, 1, "I did not want to. Some say so");
    TurnVersion tail = now(1);
    tail.guid = guid(200);
    tail.part = 1;
    tail.text = "Some say so";
    now(1).text = "I did not want to.";
    news.push_back(tail);
    change(52, {news[1], news[2]});
    news[2].speaker = guid(1);
    change(53, {news[2]});
    const TranscriptComparison c = attributed();
    ASSERT_EQ(c.differences.size(), 3u);
    for (const TextDifference& each : c.differences) {
        if (each.kind == DifferenceKind::Words) {
            EXPECT_EQ(each.by, guid(51));
        }
        if (each.kind == DifferenceKind::Split) {
            EXPECT_EQ(each.by, guid(52));
        }
        if (each.kind == DifferenceKind::Speaker) {
            EXPECT_EQ(each.by, guid(53));
        }
    }
}

TEST_F(AuthorsTest, WhatWasPutBackIsNobodysDifference) {
    correct(51, 0, "We sent her to IBH");
    correct(52, 0, "We sent her to IBS");
    EXPECT_TRUE(attributed().differences.empty());
}

}  // namespace
}  // namespace tandem
