// The examples by which teams know other programs, with every figure.
#include "one_table.h"

namespace tandem::testing {
namespace {

// Four printed digits.
void expect_figures(const TwoByTwo& table, double percent, double kappa, double alpha,
                    double dice) {
    EXPECT_NEAR(value("percent-agreement", table), percent, 0.00005);
    EXPECT_NEAR(value("cohen-kappa", table), kappa, 0.00005);
    EXPECT_NEAR(value("krippendorff-alpha", table), alpha, 0.00005);
    EXPECT_NEAR(value("dice", table), dice, 0.00005);
}

TEST(VendorTenSegments, AllFigures) {
    // A 1100000000, B 0110010100.
    constexpr TwoByTwo kTable{1, 1, 3, 5};
    expect_figures(kTable, 0.60, 0.0909, 0.0952, 0.3333);
    EXPECT_NEAR(value("gwet-ac1", kTable), 0.3103, 0.00005);
}

TEST(VendorThousandCharacters, PercentHidesHowTheMarksAreSplit) {
    constexpr TwoByTwo kAllByA{50, 150, 0, 800};
    constexpr TwoByTwo kTwoToOne{50, 100, 50, 800};
    constexpr TwoByTwo kEven{50, 75, 75, 800};
    expect_figures(kAllByA, 0.85, 0.3478, 0.3146, 0.4);
    expect_figures(kTwoToOne, 0.85, 0.3182, 0.3146, 0.4);
    expect_figures(kEven, 0.85, 0.3143, 0.3146, 0.4);
    for (const TwoByTwo& table : {kAllByA, kTwoToOne, kEven}) {
        EXPECT_NEAR(value("gwet-ac1", table), 0.8080, 0.00005);
    }
}

TEST(TeachingPanel, UncodedTextLiftsPercentAndKappaButNotDice) {
    expect_figures({300, 100, 100, 500}, 0.8, 0.5833, 0.5835, 0.75);
    expect_figures({300, 100, 100, 4'500}, 0.96, 0.7283, 0.7283, 0.75);
    expect_figures({300, 100, 100, 19'500}, 0.99, 0.7449, 0.7449, 0.75);
    expect_figures({300, 100, 100, 59'500}, 0.9967, 0.7483, 0.7483, 0.75);
}

TEST(TeachingPanel, OneIdeaMarkedWithDifferentBoundaries) {
    // A marks 600 characters, B 440 inside them; by turn both have the one turn.
    constexpr TwoByTwo kCharacters{440, 160, 0, 400};
    EXPECT_NEAR(value("dice", kCharacters), 0.8462, 0.00005);
    EXPECT_NEAR(value("jaccard", kCharacters), 0.7333, 0.00005);
    EXPECT_EQ(value("percent-agreement", {1, 0, 0, 0}), 1);
    EXPECT_EQ(value("dice", {1, 0, 0, 0}), 1);
}

}  // namespace
}  // namespace tandem::testing
