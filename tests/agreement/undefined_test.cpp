// Nothing is 0 or 1 because it is undefined (docs/statistics.md, "When there is no value"). Peers
// give 1, 0, NaN or an exception for the same data.
#include "one_table.h"

namespace tandem::testing {
namespace {

void expect_no_value(std::string_view name, const TwoByTwo& table, std::string_view why) {
    const Estimate result = figure(name, table);
    EXPECT_FALSE(result.value.has_value()) << name;
    EXPECT_EQ(result.why_not, why) << name;
    EXPECT_FALSE(result.interval.has_value()) << name;
    EXPECT_FALSE(result.why_no_interval.empty()) << name;
}

TEST(Undefined, BothUsedTheCodeNowhere) {
    constexpr TwoByTwo kNowhere{0, 0, 0, 40};
    EXPECT_EQ(value("percent-agreement", kNowhere), 1);
    EXPECT_EQ(value("gwet-ac1", kNowhere), 1);
    const std::string_view why = "no variation: both coders left the code out everywhere";
    expect_no_value("cohen-kappa", kNowhere, why);
    expect_no_value("krippendorff-alpha", kNowhere, why);
    expect_no_value("dice", kNowhere, "nobody used the code");
    expect_no_value("jaccard", kNowhere, "nobody used the code");
}

TEST(Undefined, BothUsedTheCodeEverywhere) {
    constexpr TwoByTwo kEverywhere{40, 0, 0, 0};
    for (const std::string_view name : {"percent-agreement", "gwet-ac1", "dice", "jaccard"}) {
        EXPECT_EQ(value(name, kEverywhere), 1) << name;
    }
    const std::string_view why = "no variation: both coders gave the code to every unit";
    expect_no_value("cohen-kappa", kEverywhere, why);
    expect_no_value("krippendorff-alpha", kEverywhere, why);
}

TEST(Undefined, OneCoderNeverUsedTheCodeIsDefined) {
    for (const std::int64_t used : {2, 3, 7, 29}) {
        const TwoByTwo only_b{0, 0, used, 101 - used};
        EXPECT_EQ(value("cohen-kappa", only_b), 0);  // exactly
        EXPECT_LT(value("krippendorff-alpha", only_b), 0);
        EXPECT_EQ(value("dice", only_b), 0);
        EXPECT_EQ(value("jaccard", only_b), 0);
    }
    // A single disputed unit: (2n - 1) cancels, alpha is 0. With more it is below, and tends to 0
    // as the code becomes rare.
    EXPECT_NEAR(value("krippendorff-alpha", {0, 0, 1, 100}), 0, 1e-12);
    EXPECT_GT(value("krippendorff-alpha", {0, 0, 10, 99'990}),
              value("krippendorff-alpha", {0, 0, 10, 90}));
}

TEST(Undefined, NoUnitSeenByTwoCoders) {
    for (const Measure& each : measures()) {
        const std::string_view why = "nothing to compare: there is no unit that both coders saw";
        expect_no_value(each.name, {}, why);
        EXPECT_EQ(estimate(each, {}).why_not, why);
        EXPECT_EQ(estimate_pooled(each, {}).why_not, why);
    }
}

TEST(Undefined, OneUnitOneOfTwoSaysYes) {
    constexpr TwoByTwo kOneUnit{0, 1, 0, 0};
    EXPECT_EQ(value("percent-agreement", kOneUnit), 0);
    EXPECT_EQ(value("cohen-kappa", kOneUnit), 0);
    EXPECT_EQ(value("krippendorff-alpha", kOneUnit), 0);
    EXPECT_EQ(value("gwet-ac1", kOneUnit), -1);
    EXPECT_EQ(value("dice", kOneUnit), 0);
}

TEST(Undefined, PooledOverCodesWithoutVariation) {
    const std::vector<std::vector<TwoByTwo>> codes{{{0, 0, 0, 9}}, {{9, 0, 0, 0}}};
    EXPECT_EQ(estimate_pooled(measure("cohen-kappa"), codes).why_not,
              "no variation: both coders gave each code either everywhere or nowhere");
    EXPECT_EQ(estimate_pooled(measure("dice"), codes).value, 1);
    const std::vector<std::vector<TwoByTwo>> unused{{{0, 0, 0, 9}}, {{0, 0, 0, 9}}};
    EXPECT_EQ(estimate_pooled(measure("dice"), unused).why_not, "nobody used any of the codes");
}

}  // namespace
}  // namespace tandem::testing
