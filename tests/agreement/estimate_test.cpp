// What must hold for any table, for pooling and for extreme counts (docs/statistics.md).
#include "tandem/agreement/estimate.h"

#include <cmath>

#include "tandem/base/random.h"

#include "one_table.h"

namespace tandem::testing {
namespace {

constexpr int kRounds = 3000;

TwoByTwo random_table(Random& random) {
    const std::uint64_t bound = 1 + random.below(random.below(2) == 0 ? 6 : 4000);
    const auto draw = [&] { return static_cast<std::int64_t>(random.below(bound)); };
    return {draw(), draw(), draw(), draw()};
}

TEST(EstimateProperties, AValueOrAReasonAndAlwaysInRange) {
    Random random(1);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        for (const Measure& each : measures()) {
            const Estimate result = figure(each.name, table);
            ASSERT_NE(result.value.has_value(), !result.why_not.empty()) << each.name;
            ASSERT_NE(result.interval.has_value(), !result.why_no_interval.empty()) << each.name;
            if (!result.value) continue;
            ASSERT_TRUE(std::isfinite(*result.value)) << each.name;
            ASSERT_GE(*result.value, each.lowest) << each.name;
            ASSERT_LE(*result.value, 1) << each.name;
            ASSERT_EQ(*result.value, 1 - result.ingredients.observed / result.ingredients.expected);
        }
    }
}

TEST(EstimateProperties, SwappingTheCodersChangesNothing) {
    Random random(2);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        const TwoByTwo swapped{table.both, table.only_b, table.only_a, table.neither};
        for (const Measure& each : measures()) {
            ASSERT_EQ(figure(each.name, table).value, figure(each.name, swapped).value);
        }
    }
}

TEST(EstimateProperties, SwappingYesAndNoChangesNothingOverAllUnits) {
    Random random(3);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        const TwoByTwo swapped{table.neither, table.only_b, table.only_a, table.both};
        for (const Measure& each : measures()) {
            if (each.denominator != Denominator::AllUnits) continue;
            const Estimate one = figure(each.name, table);
            const Estimate other = figure(each.name, swapped);
            ASSERT_EQ(one.value.has_value(), other.value.has_value()) << each.name;
            if (one.value) {
                ASSERT_NEAR(*one.value, *other.value, 1e-12) << each.name;
            }
        }
    }
}

TEST(EstimateProperties, AlphaIsPiCorrectedForTheNumberOfUnits) {
    Random random(4);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        const Estimate alpha = figure("krippendorff-alpha", table);
        if (!alpha.value) continue;
        const double n = static_cast<double>(table.units());
        const double po = static_cast<double>(table.both + table.neither) / n;
        const double p = static_cast<double>(table.used_by_a() + table.used_by_b()) / (2 * n);
        const double pe = p * p + (1 - p) * (1 - p);
        const double pi = (po - pe) / (1 - pe);
        ASSERT_NEAR(*alpha.value, pi + (1 - pi) / (2 * n), 1e-9);
        ASSERT_GE(*figure("cohen-kappa", table).value, pi - 1e-12);  // kappa is never below pi
    }
}

TEST(EstimateProperties, MoreUncodedUnits) {
    Random random(5);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        TwoByTwo more = table;
        more.neither += 1;
        ASSERT_EQ(figure("dice", table).value, figure("dice", more).value);
        ASSERT_EQ(figure("jaccard", table).value, figure("jaccard", more).value);
        if (table.units() == 0) continue;
        ASSERT_GE(value("percent-agreement", more), value("percent-agreement", table));
        if (table.used_by_a() + table.used_by_b() > table.units()) continue;  // above one half
        ASSERT_GE(value("gwet-ac1", more), value("gwet-ac1", table) - 1e-12);
        if (const Estimate kappa = figure("cohen-kappa", table); kappa.value) {
            ASSERT_GE(value("cohen-kappa", more), *kappa.value - 1e-12);
        }
    }
}

TEST(EstimateProperties, DoublingTheUnitsChangesOnlyAlpha) {
    Random random(6);
    for (int round = 0; round < kRounds; ++round) {
        const TwoByTwo table = random_table(random);
        for (const Measure& each : measures()) {
            if (each.name == "krippendorff-alpha") continue;
            const Estimate once = figure(each.name, table);
            const Estimate twice = figure(each.name, table + table);
            ASSERT_EQ(once.value.has_value(), twice.value.has_value());
            if (once.value) {
                ASSERT_NEAR(*once.value, *twice.value, 1e-12) << each.name;
            }
        }
    }
}

TEST(EstimateProperties, SplittingATranscriptChangesOnlyTheInterval) {
    const std::vector<TwoByTwo> whole{{30, 4, 2, 90}, {10, 2, 1, 50}, {20, 1, 9, 70}, {9, 4, 1, 9}};
    std::vector<TwoByTwo> split = whole;
    const TwoByTwo first_half{3, 4, 0, 60};
    split[0] -= first_half;
    split.push_back(first_half);
    for (const Measure& each : measures()) {
        const Estimate before = estimate(each, whole);
        const Estimate after = estimate(each, split);
        EXPECT_EQ(before.value, after.value) << each.name;
        EXPECT_EQ(before.n_units, after.n_units);
        EXPECT_EQ(before.transcripts, 4);
        EXPECT_EQ(after.transcripts, 5);
        ASSERT_TRUE(before.interval && after.interval);
        EXPECT_NE(before.interval->low, after.interval->low) << each.name;
    }
}

TEST(Estimate, TablesAreSummedNotAveraged) {
    // A short transcript (kappa -1/3) must not weigh like a long one (kappa .75).
    const std::vector<TwoByTwo> tables{{0, 1, 1, 2}, {40, 5, 5, 40}};
    EXPECT_NEAR(*estimate(measure("percent-agreement"), tables).value, 82.0 / 94, 1e-12);
    const double joined = value("cohen-kappa", {40, 6, 6, 42});
    EXPECT_EQ(estimate(measure("cohen-kappa"), tables).value, joined);
    EXPECT_GT(joined, 0.7);
}

TEST(Estimate, CountsFarBeyondThirtyTwoBits) {
    // n = 8: Do = 2/8, De = 2 * 3/8 * 5/8.
    constexpr std::int64_t kHuge = 1'000'000'000'000'000'000;
    const TwoByTwo table{2 * kHuge, kHuge, kHuge, 4 * kHuge};
    EXPECT_NEAR(value("cohen-kappa", table), 1 - 0.25 / 0.46875, 1e-12);
    EXPECT_NEAR(value("krippendorff-alpha", table), 1 - 0.25 / 0.46875, 1e-12);
    EXPECT_NEAR(value("gwet-ac1", table), 1 - 0.25 / (1 - 0.46875), 1e-12);
    EXPECT_NEAR(value("percent-agreement", table), 0.75, 1e-12);
    EXPECT_NEAR(value("dice", table), 4.0 / 6, 1e-12);
    EXPECT_NEAR(value("jaccard", table), 0.5, 1e-12);
    EXPECT_EQ(figure("dice", table).n_units, 8e18);
}

TEST(Estimate, OneUseInABillionUnits) {
    constexpr std::int64_t kBillion = 1'000'000'000;
    EXPECT_NEAR(value("krippendorff-alpha", {1, 0, 0, kBillion - 1}), 1, 1e-15);
    EXPECT_EQ(value("cohen-kappa", {0, 1, 0, kBillion - 1}), 0);
    // n1 = 1, n0 = 2n - 1: alpha is 0 for a single disputed unit, however many units there are.
    EXPECT_NEAR(value("krippendorff-alpha", {0, 1, 0, kBillion - 1}), 0, 1e-12);
}

TEST(EstimatePooled, WorkedByHandForEveryMeasure) {
    // Code 1: po .9, pe .74, p .15. Code 2, used once and only by B: po .9, pe .9, p .05.
    const std::vector<std::vector<TwoByTwo>> codes{{{1, 1, 0, 8}}, {{0, 0, 1, 9}}};
    const auto pooled = [&](std::string_view name) {
        return *estimate_pooled(measure(name), codes).value;
    };
    EXPECT_NEAR(pooled("cohen-kappa"), 0.08 / 0.18, 1e-12);  // the mean of kappas would be .3077
    EXPECT_NEAR(pooled("krippendorff-alpha"), 1 - 38.0 / 70, 1e-12);
    EXPECT_NEAR(pooled("gwet-ac1"), 29.0 / 33, 1e-12);
    EXPECT_NEAR(pooled("percent-agreement"), 18.0 / 20, 1e-12);
    EXPECT_NEAR(pooled("dice"), 2.0 / 4, 1e-12);
    EXPECT_NEAR(pooled("jaccard"), 1.0 / 3, 1e-12);
    EXPECT_EQ(estimate_pooled(measure("dice"), codes).n_units, 20);
}

TEST(EstimatePooled, ACodeNobodyUsedLeavesKappaAndAlphaAlone) {
    const std::vector<std::vector<TwoByTwo>> one{{{5, 2, 1, 30}}};
    std::vector<std::vector<TwoByTwo>> two = one;
    two.push_back({{0, 0, 0, 38}});
    for (const std::string_view name : {"cohen-kappa", "krippendorff-alpha", "dice", "jaccard"}) {
        EXPECT_EQ(estimate_pooled(measure(name), one).value,
                  estimate_pooled(measure(name), two).value);
    }
    EXPECT_GT(*estimate_pooled(measure("gwet-ac1"), two).value,
              *estimate_pooled(measure("gwet-ac1"), one).value);
}

TEST(EstimatePooled, CodesMayCountInDifferentTranscripts) {
    // Code 2 has no unit in the first transcript; the order of the codes changes nothing.
    const std::vector<TwoByTwo> first{{5, 2, 1, 9}, {3, 1, 1, 8}, {4, 0, 1, 9}, {2, 2, 2, 7}};
    const std::vector<TwoByTwo> second{{}, {1, 1, 0, 8}, {2, 0, 1, 9}, {3, 1, 0, 7}};
    const std::vector<std::vector<TwoByTwo>> codes{first, second};
    const std::vector<std::vector<TwoByTwo>> reversed{second, first};
    for (const Measure& each : measures()) {
        const Estimate result = estimate_pooled(each, codes);
        const Estimate other = estimate_pooled(each, reversed);
        EXPECT_EQ(result.transcripts, 4);
        EXPECT_NEAR(*result.value, *other.value, 1e-12);
        ASSERT_TRUE(result.interval && other.interval) << result.why_no_interval;
        EXPECT_NEAR(result.interval->low, other.interval->low, 1e-9);
    }
}

TEST(EstimateDeathTest, CountsBelowZeroAreABug) {
    EXPECT_DEATH(figure("dice", {1, -1, 0, 5}), "never below zero");
}

}  // namespace
}  // namespace tandem::testing
