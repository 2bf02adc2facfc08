#include "tandem/model/coding.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(CodingState, JudgesWordsAndNotHowTheyLieInTurns) {
    const auto same = [](const char* quote, const char* now) {
        return state_of(quote, now) == CodingState::Same;
    };
    EXPECT_TRUE(same("a b c", "a b c"));
    EXPECT_TRUE(same("a b c", "a … b c"));
    EXPECT_TRUE(same("a … b c", "a b c"));
    EXPECT_TRUE(same("a … b c", "a b … c"));
    EXPECT_TRUE(same("a … b", "a\nb"));
    EXPECT_TRUE(same("我说 … 出口", "我说出口"));
    EXPECT_TRUE(same("我说出口", "我 … 说出口"));
    EXPECT_FALSE(same("cannot", "can not"));
    EXPECT_FALSE(same("a b", "a  b"));
    EXPECT_FALSE(same("a … b", "a c b"));
    EXPECT_FALSE(same("a", "a … b"));
    EXPECT_FALSE(same("a … b", "a"));
    EXPECT_EQ(state_of("a", ""), CodingState::Lost);
}

}  // namespace
}  // namespace tandem
