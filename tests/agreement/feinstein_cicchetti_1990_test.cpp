// Feinstein & Cicchetti 1990, Journal of Clinical Epidemiology 43(6), 543-549: 85 % agreement
// twice, with kappa .70 and .32, because the second code is given nearly everywhere.
#include "one_table.h"

namespace tandem::testing {
namespace {

constexpr TwoByTwo kBalanced{40, 9, 6, 45};
constexpr TwoByTwo kSkewed{80, 10, 5, 5};

TEST(FeinsteinCicchetti1990, SamePercentTwice) {
    EXPECT_DOUBLE_EQ(value("percent-agreement", kBalanced), 0.85);
    EXPECT_DOUBLE_EQ(value("percent-agreement", kSkewed), 0.85);
}

TEST(FeinsteinCicchetti1990, KappaFallsWithTheBaseRate) {
    EXPECT_NEAR(value("cohen-kappa", kBalanced), 0.3492 / 0.4992, 1e-12);  // printed .70
    EXPECT_NEAR(value("cohen-kappa", kSkewed), 0.07 / 0.22, 1e-12);        // printed .32
}

TEST(FeinsteinCicchetti1990, Ac1DoesNotFall) {
    // pe = 2 p (1 - p) with p = .475 and .875.
    EXPECT_NEAR(value("gwet-ac1", kBalanced), (0.85 - 0.49875) / (1 - 0.49875), 1e-12);
    EXPECT_NEAR(value("gwet-ac1", kSkewed), (0.85 - 0.21875) / (1 - 0.21875), 1e-12);
}

}  // namespace
}  // namespace tandem::testing
