#include "tandem/analysis/negations.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(Negations, ContractionsWithEitherApostropheAndWithoutAreNegations) {
    for (const char* word : {"not", "Never", "didn't", "didn’t", "didnt", "cannot", "hardly", "NO",
                             "nunca", "jamás", "n’ai", "pas", "nicht", "keine", "without"})
        EXPECT_TRUE(is_negation(word)) << word;
    for (const char* word : {"know", "knot", "note", "notice", "another", "want", "nine", "nap"})
        EXPECT_FALSE(is_negation(word)) << word;
}

TEST(Negations, AnEditThatAddsOrTakesOneAwayChangesTheMeaning) {
    EXPECT_TRUE(changes_negation("I did want to.", "I did not want to."));
    EXPECT_TRUE(changes_negation("I don’t know", "I know"));
    EXPECT_TRUE(changes_negation("It is now fine", "It is not fine"));
    EXPECT_TRUE(changes_negation("no more", "know more"));
    EXPECT_TRUE(changes_negation("not A but B", "A but not B"));
    EXPECT_TRUE(changes_negation("Ich will das.", "Ich will das nicht."));
}

TEST(Negations, AnotherWordForTheSameNegationDoesNot) {
    EXPECT_FALSE(changes_negation("I did not want to", "I didn’t want to"));
    EXPECT_FALSE(changes_negation("I don't no why, IBS", "I don’t no why, IBH"));
    EXPECT_FALSE(changes_negation("not him", "Not her"));
    EXPECT_FALSE(changes_negation("", "yes"));
    EXPECT_FALSE(changes_negation("same", "same"));
}

}  // namespace
}  // namespace tandem
