#include "tandem/text/direction.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(FirstStrongDirection, IsThatOfTheFirstLetter) {
    EXPECT_EQ(first_strong_direction("\"No,\" she said"), Direction::LeftToRight);
    EXPECT_EQ(first_strong_direction("“لم أستطع” (PT21)"), Direction::RightToLeft);
    EXPECT_EQ(first_strong_direction("12: לא יכולתי"), Direction::RightToLeft);
    EXPECT_EQ(first_strong_direction("PT21: لم أستطع"), Direction::LeftToRight);
    EXPECT_EQ(first_strong_direction("मैं"), Direction::LeftToRight);
    EXPECT_EQ(first_strong_direction("我不敢"), Direction::LeftToRight);
}

TEST(FirstStrongDirection, IsNeutralWithoutLetters) {
    EXPECT_EQ(first_strong_direction(""), Direction::Neutral);
    EXPECT_EQ(first_strong_direction("0.81 (0.62–0.93)"), Direction::Neutral);
    EXPECT_EQ(first_strong_direction("[...] …"), Direction::Neutral);
    EXPECT_EQ(first_strong_direction("٣٤"), Direction::Neutral);  // Arabic digits are weak
}

TEST(FirstStrongDirection, SkipsIsolates) {
    // U+2067 right-to-left isolate … U+2069 pop
    EXPECT_EQ(first_strong_direction("\u2067שלום\u2069 said"), Direction::LeftToRight);
    EXPECT_EQ(first_strong_direction("\u2066\u2067a\u2069b\u2069 ש"), Direction::RightToLeft);
    EXPECT_EQ(first_strong_direction("\u2069a"), Direction::LeftToRight);
}

}  // namespace
}  // namespace tandem
