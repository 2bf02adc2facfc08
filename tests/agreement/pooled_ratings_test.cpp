// Several codes in one figure, for any number of coders.
#include "plain_ratings.h"

namespace tandem::testing {
namespace {

// Yes-or-no ratings of `codes` codes by `coders` coders in five clusters of twelve units.
std::vector<Ratings> random_codes(Random& random, int coders, int codes) {
    std::vector<Ratings> all;
    for (int code = 0; code < codes; ++code) {
        Units units(60);
        for (auto& unit : units) {
            const bool truth = random.below(4) == 0;
            for (int coder = 0; coder < coders; ++coder)
                unit.push_back((random.below(5) == 0 ? !truth : truth) ? 1 : 0);
        }
        Ratings& ratings = all.emplace_back(ratings_from(units, 2));
        ratings.clusters = 5;
        for (std::int32_t at = 0; at < 60; ++at) ratings.cluster.push_back(at / 12);
    }
    return all;
}

Measured pooled(std::string_view name, const std::vector<Ratings>& codes,
                const IntervalChoice& choice = {}) {
    return measure_pooled(*find_rating_measure(name), codes, choice);
}

// Conger's kappa of two coders is Cohen's; they are pooled in two ways.
TEST(PooledRatings, TwoWaysOfPoolingAreOne) {
    Random random(3);
    for (int round = 0; round < 50; ++round) {
        const std::vector<Ratings> codes = random_codes(random, 2, 4);
        const Measured conger = pooled("conger-kappa", codes), cohen = pooled("cohen-kappa", codes);
        ASSERT_NEAR(*conger.value, *cohen.value, 1e-12);
        ASSERT_NEAR(conger.interval->low, cohen.interval->low, 1e-9);
        ASSERT_NEAR(conger.interval->high, cohen.interval->high, 1e-9);
        ASSERT_NEAR(*conger.observed, *cohen.observed, 1e-12);
        ASSERT_NEAR(*conger.expected, *cohen.expected, 1e-12);
    }
}

TEST(PooledRatings, IsTheRatioOfTheMeansForThreeCoders) {
    Random random(4);
    const std::vector<Ratings> codes = random_codes(random, 3, 3);
    for (const std::string_view name : {"fleiss-kappa", "krippendorff-alpha", "gwet-ac1"}) {
        double apart = 0, chance = 0;
        for (const Ratings& code : codes) {
            const Measured one = ask(name, code);
            const bool alpha = name == "krippendorff-alpha";
            apart += alpha ? *one.observed : 1 - *one.observed;
            chance += alpha ? *one.expected : 1 - *one.expected;
        }
        EXPECT_NEAR(*pooled(name, codes).value, 1 - apart / chance, 1e-12) << name;
        EXPECT_TRUE(pooled(name, codes).interval.has_value()) << name;
    }
    double percent = 0;
    for (const Ratings& code : codes) percent += figure_of("percent-agreement", code) / 3;
    EXPECT_NEAR(*pooled("percent-agreement", codes).value, percent, 1e-12);
}

TEST(PooledRatings, ACodeWithoutVariationLeavesKappaAlone) {
    Random random(5);
    std::vector<Ratings> codes = random_codes(random, 3, 2);
    const double before = *pooled("fleiss-kappa", codes).value;
    codes.push_back(codes.front());
    for (std::int32_t& value : codes.back().value) value = 0;
    EXPECT_NEAR(*pooled("fleiss-kappa", codes).value, before, 1e-12);
    const std::vector<Ratings> nothing{codes.back()};
    EXPECT_TRUE(pooled("fleiss-kappa", nothing).why_not.starts_with("no variation"));
}

TEST(PooledRatings, WhatHasNoPooledFormSaysSo) {
    Random random(6);
    const std::vector<Ratings> codes = random_codes(random, 2, 2);
    EXPECT_EQ(pooled("kappa-max", codes).why_not, "this measure has no figure over several codes");
    EXPECT_EQ(pooled("alpha", codes, {.method = IntervalMethod::Gwet}).why_no_interval,
              "over several codes there is the jackknife only");
    EXPECT_EQ(pooled("alpha", {}).why_not, "nothing to compare: there is no code");
}

}  // namespace
}  // namespace tandem::testing
