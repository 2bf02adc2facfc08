// Artstein & Poesio 2008, Computational Linguistics 34(4), 555-596, tables 1 and 2: dialogue acts
// by two coders, 100 utterances; 2: three categories, here by one against the rest.
#include "one_table.h"

namespace tandem::testing {
namespace {

TEST(ArtsteinPoesio2008, Table1) {
    constexpr TwoByTwo kStatements{20, 20, 10, 50};
    EXPECT_NEAR(value("cohen-kappa", kStatements), 0.16 / 0.46, 1e-12);  // printed .348
    // The survey prints pi = .341; alpha = pi + (1 - pi) / 2n.
    const double pi = 0.155 / 0.455;
    EXPECT_NEAR(value("krippendorff-alpha", kStatements), pi + (1 - pi) / 200, 1e-12);
}

TEST(ArtsteinPoesio2008, Table2) {
    const auto codes = one_against_rest({{46, 6, 0}, {0, 32, 0}, {0, 6, 10}});
    const Estimate kappa = estimate_pooled(measure("cohen-kappa"), codes);
    ASSERT_TRUE(kappa.value.has_value());
    EXPECT_NEAR(*kappa.value, 0.8013, 0.00005);
    const Estimate alpha = estimate_pooled(measure("krippendorff-alpha"), codes);
    ASSERT_TRUE(alpha.value.has_value());
    const double pi = 0.4786 / 0.5986;                      // printed .7995
    EXPECT_NEAR(*alpha.value, pi + (1 - pi) / 200, 1e-12);  // printed .8
}

}  // namespace
}  // namespace tandem::testing
