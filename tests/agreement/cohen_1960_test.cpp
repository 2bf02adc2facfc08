// Cohen 1960, Educational and Psychological Measurement 20(1), 37-46: the worked table of 200 cases
// in three categories. Pooled over "this category or not", kappa is kappa of the whole table.
#include "one_table.h"

namespace tandem::testing {
namespace {

const std::vector<std::vector<std::int64_t>> kDiagnoses{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};

TEST(Cohen1960, KappaOfTheWorkedTable) {
    const Estimate kappa = estimate_pooled(measure("cohen-kappa"), one_against_rest(kDiagnoses));
    ASSERT_TRUE(kappa.value.has_value());
    EXPECT_NEAR(*kappa.value, 0.29 / 0.59, 1e-12);  // po .70, pe .41; printed .492
}

TEST(Cohen1960, IngredientsAreTwiceTheDisagreements) {
    const Estimate kappa = estimate_pooled(measure("cohen-kappa"), one_against_rest(kDiagnoses));
    EXPECT_NEAR(kappa.ingredients.observed, 2 * (1 - 0.70), 1e-12);
    EXPECT_NEAR(kappa.ingredients.expected, 2 * (1 - 0.41), 1e-12);
}

TEST(Cohen1960, ChanceAgreementIsZero) {
    // Independent coders, 30 % and 20 % of 100 units. QualCoder's formula gives .299 here.
    EXPECT_DOUBLE_EQ(value("cohen-kappa", {6, 24, 14, 56}), 0);
}

TEST(Cohen1960, PerfectAndOppositeAnswers) {
    EXPECT_EQ(value("cohen-kappa", {30, 0, 0, 70}), 1);
    EXPECT_EQ(value("cohen-kappa", {0, 50, 50, 0}), -1);
}

}  // namespace
}  // namespace tandem::testing
