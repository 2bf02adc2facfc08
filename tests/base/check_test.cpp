#include "tandem/base/check.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(CheckDeathTest, SaysTheFactAndThePlace) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(TANDEM_CHECK(1 > 2, "one is more than two"),
                 "one is more than two .*check_test.cpp:[0-9]+");
}

TEST(Check, LooksOnceAndGoesOn) {
    int looks = 0;
    TANDEM_CHECK(++looks == 1, "looked once");
    EXPECT_EQ(looks, 1);
}

}  // namespace
}  // namespace tandem
