// The interval against a jackknife written from its definition by pseudo-values (Tukey 1958), with
// Student's t from a printed table.
#include "agreement/jackknife.h"

#include <array>
#include <cmath>

#include "tandem/base/random.h"

#include "one_table.h"

namespace tandem::testing {
namespace {

// Two-sided 95 %, 3 to 10 degrees of freedom.
constexpr std::array kT95{3.182446, 2.776445, 2.570582, 2.446912,
                          2.364624, 2.306004, 2.262157, 2.228139};

std::vector<std::optional<double>> replicates(std::initializer_list<double> values) {
    return {values.begin(), values.end()};
}

TEST(Jackknife, WorkedByHand) {
    // Mean .25, squares .05, SE^2 = 3/4 * .05 = .0375.
    const JackknifeResult result = jackknife(0.25, replicates({0.1, 0.2, 0.3, 0.4}), 0.95, -1);
    ASSERT_TRUE(result.interval.has_value()) << result.why_not;
    EXPECT_NEAR(result.interval->low, 0.25 - 3.182446 * std::sqrt(0.0375), 1e-6);
    EXPECT_NEAR(result.interval->high, 0.25 + 3.182446 * std::sqrt(0.0375), 1e-6);
    EXPECT_EQ(result.interval->level, 0.95);
    EXPECT_EQ(result.interval->method,
              "jackknife over 4 transcripts, Student's t with 3 degrees of freedom");
    EXPECT_EQ(result.why_not, "");
}

TEST(Jackknife, CutAtTheRangeOfTheMeasure) {
    const JackknifeResult wide = jackknife(0.5, replicates({0, 0.9, 0, 0.9}), 0.95, -1);
    ASSERT_TRUE(wide.interval.has_value());
    EXPECT_EQ(wide.interval->low, -1);
    EXPECT_EQ(wide.interval->high, 1);
    const JackknifeResult dice = jackknife(0.5, replicates({0, 0.9, 0, 0.9}), 0.95, 0);
    ASSERT_TRUE(dice.interval.has_value());
    EXPECT_EQ(dice.interval->low, 0);
}

TEST(Jackknife, FewerThanFourTranscriptsGiveNoInterval) {
    EXPECT_EQ(jackknife(0.5, replicates({0.4, 0.5, 0.6}), 0.95, -1).why_not,
              "at least 4 transcripts are needed, there are 3");
    EXPECT_EQ(jackknife(0.5, replicates({0.4}), 0.95, -1).why_not,
              "at least 4 transcripts are needed, there is 1");
}

TEST(Jackknife, AnUndefinedReplicateGivesNoInterval) {
    // All uses of the code are in the first transcript.
    const std::vector<TwoByTwo> tables{{5, 1, 1, 9}, {0, 0, 0, 9}, {0, 0, 0, 9}, {0, 0, 0, 9}};
    for (const std::string_view name : {"krippendorff-alpha", "cohen-kappa", "dice"}) {
        const Estimate result = estimate(measure(name), tables);
        EXPECT_TRUE(result.value.has_value());
        EXPECT_FALSE(result.interval.has_value());
        EXPECT_EQ(result.why_no_interval,
                  "the figure rests on a single transcript: without that one it is undefined");
    }
    EXPECT_TRUE(estimate(measure("gwet-ac1"), tables).interval.has_value());
}

TEST(Jackknife, NoSpreadIsNotCertainty) {
    const std::vector<TwoByTwo> perfect{{3, 0, 0, 9}, {1, 0, 0, 5}, {2, 0, 0, 7}, {4, 0, 0, 9}};
    const Estimate result = estimate(measure("krippendorff-alpha"), perfect);
    EXPECT_EQ(result.value, 1);
    EXPECT_FALSE(result.interval.has_value());
    EXPECT_EQ(result.why_no_interval, "the figure is the same whichever transcript is left out");
}

TEST(Jackknife, TranscriptsWithoutUnitsDoNotCount) {
    std::vector<TwoByTwo> tables{{3, 1, 0, 9}, {1, 2, 1, 5}, {2, 0, 2, 7}, {4, 1, 1, 9}};
    const Estimate before = estimate(measure("krippendorff-alpha"), tables);
    tables.insert(tables.begin() + 1, 3, TwoByTwo{});
    const Estimate after = estimate(measure("krippendorff-alpha"), tables);
    EXPECT_EQ(after.transcripts, 4);
    ASSERT_TRUE(before.interval && after.interval);
    EXPECT_EQ(before.interval->low, after.interval->low);
    EXPECT_EQ(before.interval->high, after.interval->high);
}

TEST(Jackknife, AHigherLevelIsWider) {
    const std::vector<TwoByTwo> tables{
        {30, 1, 2, 90}, {10, 2, 1, 50}, {20, 1, 2, 70}, {40, 4, 1, 9}};
    const Estimate at_95 = estimate(measure("dice"), tables, 0.95);
    const Estimate at_80 = estimate(measure("dice"), tables, 0.80);
    ASSERT_TRUE(at_95.interval && at_80.interval);
    EXPECT_LT(at_95.interval->low, at_80.interval->low);
    EXPECT_GT(at_95.interval->high, at_80.interval->high);
    EXPECT_EQ(at_80.interval->level, 0.80);
}

// Pseudo-values G * whole - (G - 1) * without; their standard error; t from the table.
Interval by_pseudo_values(const Measure& measure, const std::vector<TwoByTwo>& tables) {
    const double whole = *estimate(measure, tables).value;
    const double count = static_cast<double>(tables.size());
    std::vector<double> pseudo;
    double mean = 0;
    for (std::size_t left_out = 0; left_out < tables.size(); ++left_out) {
        std::vector<TwoByTwo> rest = tables;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
        pseudo.push_back(count * whole - (count - 1) * *estimate(measure, rest).value);
        mean += pseudo.back() / count;
    }
    double squares = 0;
    for (const double each : pseudo) squares += (each - mean) * (each - mean);
    const double half = kT95[tables.size() - 4] * std::sqrt(squares / (count * (count - 1)));
    return {std::max(measure.lowest, whole - half), std::min(1.0, whole + half), 0.95, ""};
}

TEST(Jackknife, EqualsThePseudoValuesOnRandomTables) {
    Random random(1958);
    for (int round = 0; round < 400; ++round) {
        std::vector<TwoByTwo> tables(4 + random.below(8));
        for (TwoByTwo& table : tables) {
            const auto draw = [&](std::uint64_t bound) {
                return static_cast<std::int64_t>(1 + random.below(bound));
            };
            table = {draw(30), draw(8), draw(8), draw(100)};
        }
        for (const Measure& each : measures()) {
            const Estimate result = estimate(each, tables);
            ASSERT_TRUE(result.interval.has_value()) << each.name << result.why_no_interval;
            const Interval expected = by_pseudo_values(each, tables);
            ASSERT_NEAR(result.interval->low, expected.low, 1e-6) << each.name;
            ASSERT_NEAR(result.interval->high, expected.high, 1e-6) << each.name;
        }
    }
}

}  // namespace
}  // namespace tandem::testing
