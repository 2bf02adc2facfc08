// Each interval against what its source or a second way of computing it gives.
#include "agreement/rating_intervals.h"

#include <algorithm>

#include "tandem/agreement/measure_list.h"
#include "tandem/agreement/planning.h"

#include "agreement/draw.h"
#include "agreement/jackknife.h"
#include "plain_ratings.h"

namespace tandem::testing {
namespace {

Ratings in_clusters(const Units& units, int categories, int clusters) {
    Ratings out = ratings_from(units, categories);
    out.clusters = clusters;
    for (std::size_t i = 0; i < units.size(); ++i)
        out.cluster.push_back(static_cast<std::int32_t>(i % static_cast<std::size_t>(clusters)));
    return out;
}

const Ratings kCohensTable = table_ratings({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});

TEST(JackknifeOfRatings, IsTheOneOfTwoByTwoTables) {
    Random random(31);
    for (int round = 0; round < 200; ++round) {
        Units units;
        for (int i = 0; i < 60; ++i) {
            const auto truth = static_cast<std::int32_t>(random.below(2));
            units.push_back({truth, random.below(5) == 0 ? 1 - truth : truth});
        }
        const Ratings ratings = in_clusters(units, 2, 6);
        std::vector<TwoByTwo> tables(6);
        for (std::size_t i = 0; i < units.size(); ++i) {
            TwoByTwo& table = tables[i % 6];
            (units[i][0] == 1 ? (units[i][1] == 1 ? table.both : table.only_a)
                              : (units[i][1] == 1 ? table.only_b : table.neither)) += 1;
        }
        for (const std::string_view name :
             {"cohen-kappa", "krippendorff-alpha", "gwet-ac1", "dice"}) {
            const Estimate wanted = estimate(*find_measure(name), tables);
            const Measured found = ask(name, ratings, {.yes = 1}, {});
            ASSERT_EQ(wanted.interval.has_value(), found.interval.has_value());
            ASSERT_NEAR(*wanted.value, *found.value, 1e-12) << name;
            ASSERT_NEAR(wanted.interval->low, found.interval->low, 1e-9) << name;
            ASSERT_NEAR(wanted.interval->high, found.interval->high, 1e-9) << name;
        }
    }
}

TEST(JackknifeOfRatings, LeavesOutEachClusterOfManyCoders) {
    Random random(32);
    for (int round = 0; round < 100; ++round) {
        Units units = random_units(random, 4, 3);
        while (units.size() < 20) units.push_back(units.back());
        const Ratings ratings = in_clusters(units, 3, 5);
        const Measured found = ask("fleiss-kappa", ratings, {}, {});
        if (!found.interval) continue;
        std::vector<std::optional<double>> without;
        for (int out = 0; out < 5; ++out) {
            Units rest;
            bool counts = false;
            for (std::size_t i = 0; i < units.size(); ++i) {
                if (static_cast<int>(i % 5) == out)
                    counts = counts || said(units[i]).size() >= 2;
                else
                    rest.push_back(units[i]);
            }
            if (counts) without.push_back(ask("fleiss-kappa", ratings_from(rest, 3)).value);
        }
        const JackknifeResult wanted = jackknife(*found.value, without, 0.95, -1);
        ASSERT_TRUE(wanted.interval);
        ASSERT_NEAR(found.interval->low, wanted.interval->low, 1e-9);
    }
}

TEST(JackknifeOfRatings, SaysWhyThereIsNone) {
    EXPECT_NE(ask("cohen-kappa", kCohensTable, {}, {}).why_no_interval.find("cluster"),
              std::string::npos);
    const Units units{{0, 0}, {1, 1}, {0, 1}, {1, 1}, {0, 0}, {1, 0}};
    EXPECT_EQ(ask("cohen-kappa", in_clusters(units, 2, 3), {}, {}).why_no_interval,
              "at least 4 transcripts are needed, there are 3");
}

// Fleiss, Cohen & Everitt 1969 by the delta method, differentiating kappa numerically.
TEST(AnalyticInterval, IsTheDeltaMethodOfKappa) {
    const std::vector<std::vector<double>> counts{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    for (const Weights weights : {Weights::None, Weights::Linear, Weights::Quadratic}) {
        const auto kappa = [&](const std::vector<std::vector<double>>& p) {
            double po = 0, pe = 0;
            std::vector<double> rows(3), columns(3);
            for (std::size_t k = 0; k < 3; ++k)
                for (std::size_t l = 0; l < 3; ++l) {
                    rows[k] += p[k][l];
                    columns[l] += p[k][l];
                }
            for (std::size_t k = 0; k < 3; ++k)
                for (std::size_t l = 0; l < 3; ++l) {
                    const double weight =
                        plain_weight(weights, static_cast<int>(k) + 1, static_cast<int>(l) + 1, 3);
                    po += weight * p[k][l];
                    pe += weight * rows[k] * columns[l];
                }
            return (po - pe) / (1 - pe);
        };
        std::vector<std::vector<double>> p = counts;
        for (auto& row : p)
            for (double& cell : row) cell /= 200;
        double mean = 0, squares = 0;
        for (std::size_t k = 0; k < 3; ++k)
            for (std::size_t l = 0; l < 3; ++l) {
                auto more = p, less = p;
                more[k][l] += 1e-6;
                less[k][l] -= 1e-6;
                const double slope = (kappa(more) - kappa(less)) / 2e-6;
                mean += p[k][l] * slope;
                squares += p[k][l] * slope * slope;
            }
        const double error = std::sqrt((squares - mean * mean) / 200);
        const Measured found = ask("cohen-kappa", kCohensTable, {.weights = weights},
                                   {.method = IntervalMethod::Analytic});
        EXPECT_NEAR(*found.se, error, 1e-7);
        EXPECT_NEAR(found.interval->high - found.interval->low, 2 * 1.959963985 * error, 1e-6);
    }
}

TEST(AnalyticInterval, GwetsLinearisationForTwoCodersIsFleissCohenEveritt) {
    for (const Weights weights : {Weights::None, Weights::Linear, Weights::Quadratic}) {
        const Scale scale{.weights = weights};
        const double analytic =
            *ask("cohen-kappa", kCohensTable, scale, {.method = IntervalMethod::Analytic}).se;
        const double gwet =
            *ask("cohen-kappa", kCohensTable, scale, {.method = IntervalMethod::Gwet}).se;
        EXPECT_NEAR(analytic * analytic * 200, gwet * gwet * 199, 1e-9);
    }
}

TEST(AnalyticInterval, DoublingTheDataDividesTheErrorByRootTwo) {
    const Ratings twice = table_ratings({{176, 28, 36}, {20, 80, 20}, {4, 12, 24}});
    const IntervalChoice analytic{.method = IntervalMethod::Analytic};
    EXPECT_NEAR(*ask("cohen-kappa", kCohensTable, {}, analytic).se / std::sqrt(2.0),
                *ask("cohen-kappa", twice, {}, analytic).se, 1e-12);
}

// Four coders who are right three times in four, and silent once in five.
Ratings four_of_400_units() {
    Random random(33);
    Units units;
    for (int i = 0; i < 400; ++i) {
        const auto truth = static_cast<std::int32_t>(random.below(3));
        units.emplace_back();
        for (int coder = 0; coder < 4; ++coder) {
            const bool wrong = random.below(4) == 0, nothing = random.below(5) == 0;
            units.back().push_back(
                nothing ? kMissing : (wrong ? static_cast<std::int32_t>(random.below(3)) : truth));
        }
    }
    return in_clusters(units, 3, 400);
}

// The jackknife over single units approaches the same error as the linearisation.
TEST(GwetInterval, IsNearTheJackknifeOverUnits) {
    const Ratings ratings = four_of_400_units();
    for (const std::string_view name :
         {"fleiss-kappa", "conger-kappa", "gwet-ac1", "brennan-prediger", "krippendorff-alpha"}) {
        const double linear = *ask(name, ratings, {}, {.method = IntervalMethod::Gwet}).se;
        const double jackknifed = *ask(name, ratings, {}, {}).se;
        EXPECT_NEAR(linear / jackknifed, 1, 0.02) << name;
    }
}

TEST(GwetInterval, OfAlphaOnNumbersIsNearTheJackknifeOverUnits) {
    Ratings ratings = four_of_400_units();
    ratings.numbers = {1, 2, 5};
    for (const Level level : {Level::Interval, Level::Ratio}) {
        const Scale scale{.level = level};
        const IntervalChoice gwet{.method = IntervalMethod::Gwet};
        const double linear = *ask("krippendorff-alpha", ratings, scale, gwet).se;
        EXPECT_NEAR(linear / *ask("krippendorff-alpha", ratings, scale, {}).se, 1, 0.02)
            << name_of(level);
        Ratings tenfold = ratings;
        tenfold.numbers = {10, 20, 50};
        EXPECT_NEAR(linear, *ask("krippendorff-alpha", tenfold, scale, gwet).se, 1e-12);
    }
    EXPECT_FALSE(ask("krippendorff-alpha", ratings, {.level = Level::Ordinal},
                     {.method = IntervalMethod::Gwet})
                     .interval);
}

// Between two values there is one difference, whatever the level.
TEST(GwetInterval, OfAlphaOnTwoValuesIsTheNominalOne) {
    Ratings ratings = table_ratings({{46, 6}, {9, 39}});
    ratings.numbers = {0, 1};
    const IntervalChoice gwet{.method = IntervalMethod::Gwet};
    const double nominal = *ask("krippendorff-alpha", ratings, {}, gwet).se;
    for (const Level level : {Level::Interval, Level::Ratio})
        EXPECT_NEAR(*ask("krippendorff-alpha", ratings, {.level = level}, gwet).se, nominal, 1e-12);
}

TEST(KrippendorffInterval, ClosedFormEqualsDrawing) {
    const Ratings table = table_ratings({{46, 6}, {9, 39}});
    const Measured exact =
        ask("krippendorff-alpha", table, {}, {.method = IntervalMethod::Krippendorff});
    ASSERT_TRUE(exact.interval);
    EXPECT_FALSE(exact.draws);
    // X of 100 draws disagree with probability Do = .15: drawn here, 20,000 times.
    const double expected = *exact.expected;
    Random random(34);
    std::vector<double> alphas;
    for (int i = 0; i < 20'000; ++i)
        alphas.push_back(1 -
                         static_cast<double>(draw_binomial(random, 100, 0.15)) / 100 / expected);
    std::ranges::sort(alphas);
    EXPECT_NEAR(exact.interval->low, alphas[500], 0.011 / expected);
    EXPECT_NEAR(exact.interval->high, alphas[19'500], 0.011 / expected);
}

TEST(Bootstraps, TheSameSeedGivesTheSameInterval) {
    Random random(35);
    Units units;
    for (int i = 0; i < 120; ++i) {
        const auto truth = static_cast<std::int32_t>(random.below(3));
        units.push_back({truth, random.below(4) == 0 ? 0 : truth, truth});
    }
    const Ratings ratings = in_clusters(units, 3, 6);
    for (const IntervalMethod method :
         {IntervalMethod::UnitBootstrap, IntervalMethod::ClusterBootstrap,
          IntervalMethod::Krippendorff}) {
        const IntervalChoice choice{.method = method, .replicates = 300, .seed = 7};
        IntervalChoice other = choice;
        other.seed = 8;
        const Measured one = ask("krippendorff-alpha", ratings, {}, choice);
        const Measured again = ask("krippendorff-alpha", ratings, {}, choice);
        const Measured different = ask("krippendorff-alpha", ratings, {}, other);
        ASSERT_TRUE(one.interval) << one.why_no_interval;
        EXPECT_EQ(one.interval->low, again.interval->low);
        EXPECT_NE(one.interval->low, different.interval->low);
        EXPECT_LT(one.interval->low, *one.value);
        EXPECT_GT(one.interval->high, *one.value);
        EXPECT_EQ(one.draws->seed, 7u);
        EXPECT_EQ(one.draws->replicates, 300);
    }
}

// The unit bootstrap's error approaches the linearised one.
TEST(Bootstraps, UnitBootstrapSpreadsAsTheLinearisationSays) {
    const Ratings table = table_ratings({{440, 70, 90}, {50, 200, 50}, {10, 30, 60}});
    const double drawn = *ask("cohen-kappa", table, {},
                              {.method = IntervalMethod::UnitBootstrap, .replicates = 4000})
                              .se;
    const double linear = *ask("cohen-kappa", table, {}, {.method = IntervalMethod::Gwet}).se;
    EXPECT_NEAR(drawn / linear, 1, 0.05);
}

TEST(Draws, BinomialHasItsMeanAndVariance) {
    Random random(36);
    const std::vector<std::pair<std::int64_t, double>> cases{
        {10, .3},   {1000, .002},         {1000, .4},
        {1000, .9}, {1'000'000'000, .25}, {1'000'000'000, 1e-9}};
    for (const auto& [trials, chance] : cases) {
        double sum = 0, squares = 0;
        constexpr int kDraws = 20'000;
        const double mean = static_cast<double>(trials) * chance;
        const double variance = mean * (1 - chance);
        for (int i = 0; i < kDraws; ++i) {
            const double away = static_cast<double>(draw_binomial(random, trials, chance)) - mean;
            sum += away;
            squares += away * away;
        }
        EXPECT_NEAR(sum / kDraws, 0, 5 * std::sqrt(variance / kDraws)) << trials << " " << chance;
        EXPECT_NEAR(squares / kDraws / variance, 1, 0.06) << trials << " " << chance;
    }
    EXPECT_EQ(draw_binomial(random, 5, 0), 0);
    EXPECT_EQ(draw_binomial(random, 5, 1), 5);
}

TEST(Draws, MultinomialSharesOutAll) {
    Random random(37);
    const std::vector<double> weights{3, 0, 1, 6};
    std::vector<double> sums(4);
    for (int i = 0; i < 2000; ++i) {
        const auto drawn = draw_multinomial(random, 50, weights);
        EXPECT_EQ(drawn[0] + drawn[1] + drawn[2] + drawn[3], 50);
        for (std::size_t cell = 0; cell < 4; ++cell) sums[cell] += static_cast<double>(drawn[cell]);
    }
    EXPECT_NEAR(sums[0] / 100'000, .3, .01);
    EXPECT_EQ(sums[1], 0);
    EXPECT_NEAR(sums[3] / 100'000, .6, .01);
}

// Content Analysis, 4th edition, after Bloch & Kraemer 1989.
TEST(BlochKraemer1989, RequiredCodings) {
    EXPECT_EQ(required_codings(.8, .25, .05), 139);
    EXPECT_EQ(required_codings(.667, .25, .05), 81);
}

TEST(Benchmark, CumulatesFromTheTop) {
    const Benchmark found = benchmark("landis-koch", .75, .08);
    ASSERT_EQ(found.steps.size(), 6u);
    EXPECT_NEAR(found.steps.back().cumulative, 1, 1e-12);
    EXPECT_LT(found.steps[1].cumulative, 1);
    EXPECT_EQ(found.reached, "substantial");
    EXPECT_EQ(benchmark("krippendorff", .75, .08).reached, "not reliable");
}

}  // namespace
}  // namespace tandem::testing
