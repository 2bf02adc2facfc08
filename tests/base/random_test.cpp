#include "tandem/base/random.h"

#include <array>
#include <gtest/gtest.h>

namespace tandem {
namespace {

// The first numbers of SplitMix64 from the seed 1234567, as published with many implementations
// (for one, Rosetta Code, "Pseudo-random numbers/Splitmix64").
TEST(Random, IsSplitMix64) {
    Random random(1234567);
    for (const std::uint64_t expected :
         {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
          16408922859458223821u})
        EXPECT_EQ(random.next(), expected);
}

TEST(Random, BelowStaysBelowAndReachesEverything) {
    Random random(1);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) ++seen.at(random.below(6));
    for (const int count : seen) {  // 1000 expected, standard deviation 29
        EXPECT_GT(count, 850);
        EXPECT_LT(count, 1150);
    }
    for (int i = 0; i < 100; ++i) EXPECT_EQ(random.below(1), 0u);
}

// Two thirds of the whole range: without rejection the lower half would come twice as often.
TEST(Random, BelowHasNoModuloBias) {
    const std::uint64_t bound = UINT64_MAX / 3 * 2;
    Random random(2);
    int low = 0;
    for (int i = 0; i < 10'000; ++i) low += random.below(bound) < bound / 2;
    EXPECT_NEAR(low, 5000, 250);  // five standard deviations; the bias would give 6667
}

TEST(Random, UnitIsFromZeroToBelowOne) {
    Random random(3);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double draw = random.unit();
        ASSERT_GE(draw, 0.0);
        ASSERT_LT(draw, 1.0);
        sum += draw;
    }
    EXPECT_NEAR(sum / 10'000, 0.5, 0.015);  // standard error 0.0029
}

TEST(RandomDeathTest, NothingIsNotAmongNothing) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(Random(1).below(0), "at least one outcome");
}

}  // namespace
}  // namespace tandem
