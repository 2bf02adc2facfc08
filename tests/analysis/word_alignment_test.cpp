#include "analysis/word_alignment.h"

#include <gtest/gtest.h>

#include "tandem/base/random.h"

namespace tandem {
namespace {

using Words = std::vector<std::uint32_t>;

std::size_t changes(const WordAlignment& alignment, const Words& olds, const Words& news) {
    std::size_t count = 0;
    for (const AlignedWord& pair : alignment.words)
        count += pair.old_at == AlignedWord::kNone || pair.new_at == AlignedWord::kNone ||
                 olds[static_cast<std::size_t>(pair.old_at)] !=
                     news[static_cast<std::size_t>(pair.new_at)];
    return count;
}

// Both texts stand in the alignment, whole and in order.
void expect_whole(const WordAlignment& alignment, const Words& olds, const Words& news) {
    std::ptrdiff_t old_at = 0, new_at = 0;
    for (const AlignedWord& pair : alignment.words) {
        if (pair.old_at != AlignedWord::kNone) {
            ASSERT_EQ(pair.old_at, old_at++);
        }
        if (pair.new_at != AlignedWord::kNone) {
            ASSERT_EQ(pair.new_at, new_at++);
        }
    }
    EXPECT_EQ(old_at, static_cast<std::ptrdiff_t>(olds.size()));
    EXPECT_EQ(new_at, static_cast<std::ptrdiff_t>(news.size()));
}

// Wagner and Fischer 1974: every prefix with every prefix.
std::size_t edit_distance(const Words& olds, const Words& news) {
    std::vector<std::size_t> row(news.size() + 1);
    for (std::size_t j = 0; j <= news.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= olds.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= news.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min(
                {above + 1, row[j - 1] + 1, diagonal + (olds[i - 1] == news[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

Words random_words(Random& random, std::size_t most, std::uint64_t kinds) {
    Words words(random.below(most + 1));
    for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random.below(kinds));
    return words;
}

TEST(WordAlignment, NothingAndNothingIsNothing) {
    EXPECT_TRUE(align_words({}, {}).words.empty());
}

TEST(WordAlignment, ReplacesBeforeItRemovesAndAdds) {
    const WordAlignment alignment = align_words({1, 2, 3}, {1, 9, 3});
    EXPECT_EQ(alignment.words, (std::vector<AlignedWord>{{0, 0}, {1, 1}, {2, 2}}));
}

TEST(WordAlignment, NeedsAsFewChangesAsTheTableOfAllPrefixes) {
    Random random(7);
    for (int round = 0; round < 3000; ++round) {
        const std::uint64_t kinds = 1 + random.below(6);
        const Words olds = random_words(random, 14, kinds), news = random_words(random, 14, kinds);
        const WordAlignment alignment = align_words(olds, news);
        expect_whole(alignment, olds, news);
        ASSERT_EQ(changes(alignment, olds, news), edit_distance(olds, news));
        EXPECT_TRUE(alignment.fewest);
    }
}

TEST(WordAlignment, ALongTextWithManyChangesIsWholeAndSaysThatTheyMayNotBeTheFewest) {
    Random random(8);
    Words olds(100'000);
    for (std::uint32_t& word : olds) word = static_cast<std::uint32_t>(random.below(8000));
    Words news = olds;
    for (std::size_t i = 0; i < news.size(); i += 20) news[i] = 9000;
    const WordAlignment alignment = align_words(olds, news);
    expect_whole(alignment, olds, news);
    EXPECT_EQ(changes(alignment, olds, news), news.size() / 20);
    EXPECT_FALSE(alignment.fewest);
}

TEST(WordAlignment, TextsWithNothingInCommonArePairedOff) {
    const Words olds(5000, 1), news(4000, 2);
    const WordAlignment alignment = align_words(olds, news);
    expect_whole(alignment, olds, news);
    EXPECT_EQ(changes(alignment, olds, news), olds.size());
}

}  // namespace
}  // namespace tandem
