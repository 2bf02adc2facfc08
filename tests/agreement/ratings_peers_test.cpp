// Mistakes of other programs (docs/statistics.md, "Where other programs differ"), what must hold
// for any ratings, and extreme data.
#include <algorithm>

#include "agreement/scale.h"
#include "plain_ratings.h"

namespace tandem::testing {
namespace {

constexpr std::int64_t kBillion = 1'000'000'000;

// A code's two-by-two table as ratings: 1 given, 0 not.
Ratings code_table(std::int64_t both, std::int64_t only_a, std::int64_t only_b,
                   std::int64_t neither) {
    return table_ratings({{neither, only_b}, {only_a, both}});
}

double kappa(std::int64_t both, std::int64_t only_a, std::int64_t only_b, std::int64_t neither) {
    return figure_of("cohen-kappa", code_table(both, only_a, only_b, neither));
}

// Seven cases by characters of 1,000; each coder's own overlapping spans count once. Beside each
// what QualCoder gives.
TEST(QualCoder, SevenRows) {
    EXPECT_NEAR(kappa(100, 100, 100, 700), 0.375, 1e-12);    // A 0-200, B 100-300: .2987
    EXPECT_NEAR(kappa(200, 100, 0, 700), 14.0 / 19, 1e-12);  // .6667, Jaccard
    EXPECT_EQ(kappa(0, 150, 0, 850), 0);                     // A alone, overlapping itself: .3333
    EXPECT_EQ(kappa(100, 0, 0, 900), 1);                     // the same extent: .1395
    EXPECT_NEAR(kappa(100, 100, 100, 30'700), 153.0 / 308, 1e-12);  // 30 files more: .2987
    EXPECT_NEAR(kappa(100, 100, 100, 700), 0.375,
                1e-12);                                 // files only A opened do not count: .0683
    EXPECT_NEAR(kappa(900, 50, 50, 0), -0.0526, 5e-5);  // A 0-950, B 50-1000: .8998
}

// A 1-10 and again 5-6, B 5-6: two characters of ten, not 4 of 12.
TEST(Requal, ACodersOwnOverlapCountsOnce) {
    EXPECT_NEAR(figure_of("jaccard", code_table(2, 8, 0, 0), {.yes = 1}), 0.2, 1e-12);
}

// INCEpTION #2219: entirely different documents gave alpha 1.
TEST(Inception, DifferentEverywhereIsNotOne) {
    EXPECT_LT(figure_of("krippendorff-alpha", code_table(0, 20, 20, 0)), 0);
    const Measured nothing_shared =
        ask("krippendorff-alpha", ratings_from({{0, kMissing}, {kMissing, 1}}, 2));
    EXPECT_FALSE(nothing_shared.value);
    EXPECT_EQ(nothing_shared.why_not, "nothing to compare: there is no unit that two coders rated");
    const Measured one_category = ask("cohen-kappa", ratings_from({{0, 0}, {0, 0}}, 2));
    EXPECT_FALSE(one_category.value);
    EXPECT_NE(one_category.why_not.find("no variation"), std::string::npos);
}

TEST(Dkpro, ThreeHundredThousandUnitsDoNotOverflow) {
    const Ratings big = table_ratings({{200'000, 30'000}, {20'000, 50'000}});
    const Ratings small = table_ratings({{200, 30}, {20, 50}});
    EXPECT_NEAR(figure_of("krippendorff-alpha", big), figure_of("scott-pi", small), 1e-5);
    EXPECT_NEAR(figure_of("krippendorff-alpha", table_ratings({{9, 0}, {0, 4}})), 1, 1e-12);  // #35
}

// Its own examples for Gwet 2008, and the second one of Cohen 1960.
TEST(Dkpro, Ac1OfItsExamples) {
    const Ratings ten = table_ratings({{8, 1}, {0, 1}});
    EXPECT_NEAR(figure_of("gwet-ac1", ten), 0.8658, 0.00005);
    EXPECT_NEAR(*ask("gwet-ac1", ten).expected, 0.255, 1e-12);
    EXPECT_NEAR(figure_of("scott-pi", ten), 0.6078, 0.00005);
    const Ratings cohen = table_ratings({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
    EXPECT_NEAR(figure_of("gwet-ac1", cohen), 0.5760, 0.00005);
}

// Values that only unpairable units have do not enter alpha's ordinal distance or anything else of
// it.
TEST(Krippendorffsalpha, UnitsSeenOnceDoNotCount) {
    const Units pairs{{0, 0}, {0, 3}, {3, 3}, {2, 2}};
    Units more = pairs;
    more.push_back({1, kMissing});
    more.push_back({kMissing, 1});
    for (const Level level : {Level::Nominal, Level::Ordinal})
        EXPECT_EQ(figure_of("krippendorff-alpha", ratings_from(pairs, 4), {.level = level}),
                  figure_of("krippendorff-alpha", ratings_from(more, 4), {.level = level}));
}

TEST(Irrcac, AUnitWithoutRatingsChangesNothing) {
    const Units units{{0, 0, 1}, {1, 1, kMissing}, {2, 0, 2}, {1, 1, 1}};
    Units more = units;
    more.push_back({kMissing, kMissing, kMissing});
    for (const RatingMeasure& measure : rating_measures()) {
        if (measure.needs != Needs::Ratings) continue;
        const Scale scale{.yes = 1};
        EXPECT_EQ(ask(measure.name, ratings_from(units, 3), scale).value,
                  ask(measure.name, ratings_from(more, 3), scale).value)
            << measure.name;
    }
}

TEST(UndefinedRatings, EverySituationOfTheTable) {
    const Ratings all_same = ratings_from({{0, 0}, {0, 0}, {0, 0}}, 2);
    const Ratings one_category = ratings_from({{0, 0}, {0, 0}}, 1);
    const Ratings one_unit = ratings_from({{0, 1}}, 2);
    const Ratings others_once =
        ratings_from({{0, 0, kMissing}, {0, 0, 0}, {1, kMissing, kMissing}}, 2);
    for (const std::string_view name :
         {"cohen-kappa", "scott-pi", "fleiss-kappa", "conger-kappa", "krippendorff-alpha"}) {
        EXPECT_FALSE(ask(name, all_same).value) << name;
        EXPECT_FALSE(ask(name, one_category).value) << name;
    }
    for (const std::string_view name :
         {"gwet-ac1", "brennan-prediger", "pabak", "percent-agreement"})
        EXPECT_EQ(figure_of(name, all_same), 1) << name;
    for (const std::string_view name : {"gwet-ac1", "gwet-ac2", "brennan-prediger", "pabak"})
        EXPECT_NE(ask(name, one_category).why_not.find("one category"), std::string::npos) << name;
    EXPECT_EQ(figure_of("percent-agreement", one_category), 1);
    EXPECT_EQ(figure_of("cohen-kappa", one_unit), 0);
    EXPECT_EQ(figure_of("scott-pi", one_unit), -1);
    EXPECT_NEAR(figure_of("krippendorff-alpha", one_unit), 0, 1e-12);
    EXPECT_EQ(figure_of("gwet-ac1", one_unit), -1);
    EXPECT_EQ(figure_of("fleiss-kappa", others_once), 1);
    EXPECT_FALSE(ask("krippendorff-alpha", others_once).value);
    EXPECT_EQ(ask("dice", all_same, {.yes = 1}).why_not, "nobody used the code");
    for (const RatingMeasure& measure : rating_measures())
        if (measure.figure &&
            (measure.needs == Needs::Ratings || measure.needs == Needs::TwoCoders)) {
            EXPECT_FALSE(ask(measure.name, ratings_from({}, 3, 2), {.yes = 0}).why_not.empty());
        }
}

TEST(RatingProperties, OrderOfCodersUnitsAndCategoriesDoesNotMatter) {
    Random random(41);
    for (int round = 0; round < 400; ++round) {
        const int coders = 2 + static_cast<int>(random.below(3));
        const Units units = random_units(random, coders, 4);
        Units turned = units;
        std::ranges::reverse(turned);
        for (auto& unit : turned) {
            std::rotate(unit.begin(), unit.begin() + 1, unit.end());
            for (std::int32_t& value : unit)
                if (value != kMissing) value = (value + 1) % 4;
        }
        for (const RatingMeasure& measure : rating_measures()) {
            if (!measure.figure || measure.needs == Needs::Sets) continue;
            if (measure.needs == Needs::TwoCoders && coders != 2) continue;
            const Measured one = ask(measure.name, ratings_from(units, 4), {.yes = 1});
            const Measured other = ask(measure.name, ratings_from(turned, 4), {.yes = 2});
            ASSERT_EQ(one.value.has_value(), other.value.has_value()) << measure.name;
            if (one.value) {
                ASSERT_NEAR(*one.value, *other.value, 1e-12) << measure.name;
                ASSERT_TRUE(std::isfinite(*one.value));
            }
        }
    }
}

TEST(RatingProperties, DoublingChangesOnlyAlpha) {
    Random random(42);
    for (int round = 0; round < 300; ++round) {
        const Units units = random_units(random, 3, 3);
        Units twice = units;
        twice.insert(twice.end(), units.begin(), units.end());
        Ratings counted = ratings_from(units, 3);
        counted.times.assign(units.size(), 2);
        for (const std::string_view name : {"percent-agreement", "fleiss-kappa", "conger-kappa",
                                            "gwet-ac1", "brennan-prediger"}) {
            const Measured once = ask(name, ratings_from(units, 3));
            const Measured doubled = ask(name, ratings_from(twice, 3));
            ASSERT_EQ(once.value.has_value(), doubled.value.has_value()) << name;
            if (once.value) {
                ASSERT_NEAR(*once.value, *doubled.value, 1e-12) << name;
            }
        }
        // A unit that stands for two is two units, in alpha too.
        const Measured alpha = ask("krippendorff-alpha", ratings_from(twice, 3));
        const Measured same = ask("krippendorff-alpha", counted);
        ASSERT_EQ(alpha.value.has_value(), same.value.has_value());
        if (alpha.value) {
            ASSERT_NEAR(*alpha.value, *same.value, 1e-12);
        }
    }
}

TEST(RatingProperties, AlphaIsPiCorrectedForTheNumberOfUnits) {
    Random random(43);
    for (int round = 0; round < 500; ++round) {
        Units units = random_units(random, 2, 4);
        for (auto& unit : units)
            for (std::int32_t& value : unit) value = std::max(value, 0);
        const Measured pi = ask("scott-pi", ratings_from(units, 4));
        if (!pi.value) continue;
        const double n = static_cast<double>(units.size());
        ASSERT_NEAR(figure_of("krippendorff-alpha", ratings_from(units, 4)),
                    *pi.value + (1 - *pi.value) / (2 * n), 1e-9);
    }
}

TEST(ExtremeRatings, CountsOfABillion) {
    const Ratings huge = table_ratings({{kBillion, kBillion / 2}, {kBillion / 4, 3 * kBillion}});
    const Ratings small = table_ratings({{1000, 500}, {250, 3000}});
    for (const RatingMeasure& measure : rating_measures()) {
        if (!measure.figure || measure.needs == Needs::Sets) continue;
        const double alike = measure.name == "krippendorff-alpha" ? 1e-4 : 1e-12;
        EXPECT_NEAR(figure_of(measure.name, huge, {.yes = 1}),
                    figure_of(measure.name, small, {.yes = 1}), alike)
            << measure.name;
    }
    EXPECT_EQ(kappa(0, 1, 0, kBillion), 0);  // one disputed unit in a billion
    EXPECT_NEAR(figure_of("krippendorff-alpha", code_table(1, 0, 0, kBillion)), 1, 1e-12);
    EXPECT_NEAR(figure_of("krippendorff-alpha", code_table(0, 1, 0, kBillion)), 0, 1e-9);
    const Measured drawn =
        ask("cohen-kappa", huge, {}, {.method = IntervalMethod::UnitBootstrap, .replicates = 100});
    ASSERT_TRUE(drawn.interval) << drawn.why_no_interval;
    EXPECT_LT(drawn.interval->high - drawn.interval->low, 1e-3);
}

TEST(ExtremeRatings, AMillionUnitsOfSixtyCategories) {
    Random random(44);
    Ratings ratings;
    ratings.coders = 2;
    ratings.categories = 60;
    double same = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        const auto truth = static_cast<std::int32_t>(random.below(60));
        const auto other =
            random.below(3) == 0 ? static_cast<std::int32_t>(random.below(60)) : truth;
        ratings.value.push_back(truth);
        ratings.value.push_back(other);
        same += truth == other ? 1 : 0;
    }
    const Measured alpha = ask("krippendorff-alpha", ratings);
    EXPECT_NEAR(*alpha.observed, 1 - same / 1e6, 1e-12);
    EXPECT_NEAR(*alpha.expected, 59.0 / 60, 1e-3);
    EXPECT_NEAR(*alpha.value, 1 - *alpha.observed / *alpha.expected, 1e-12);
}

// Numbers as measured: thousands of categories, most pairs of which do not occur.
TEST(ExtremeRatings, ManyNumbersOnAnIntervalScale) {
    Random random(45);
    Units units;
    std::vector<double> numbers;
    for (std::int32_t i = 0; i < 1500; ++i) {
        numbers.push_back(static_cast<double>(i) * 0.37 + 5);
        units.push_back({i, static_cast<std::int32_t>(std::min<std::uint64_t>(
                                1499, static_cast<std::uint64_t>(i) + random.below(40)))});
    }
    Ratings ratings = ratings_from(units, 1500);
    ratings.numbers = numbers;
    const auto difference = [&](std::int32_t c, std::int32_t k) {
        const double apart =
            numbers[static_cast<std::size_t>(c)] - numbers[static_cast<std::size_t>(k)];
        return apart * apart;
    };
    EXPECT_NEAR(figure_of("krippendorff-alpha", ratings, {.level = Level::Interval}),
                *plain_alpha(units, difference), 1e-9);
}

// ---- Sets
// ------------------------------------------------------------------------------------------

SetRatings random_sets(Random& random, int coders, int codes) {
    SetRatings out;
    out.codes = codes;
    for (std::int32_t bits = 0; bits < 1 << codes; ++bits) {
        out.sets.emplace_back();
        for (std::int32_t code = 0; code < codes; ++code)
            if ((bits >> code & 1) != 0) out.sets.back().push_back(code);
    }
    out.ratings = ratings_from(random_units(random, coders, 1 << codes), 1 << codes);
    return out;
}

// De of Krippendorff & Craggs by going through all pairs of sets.
double plain_mv_expected(const Units& units, const SetRatings& data) {
    std::vector<double> labels(static_cast<std::size_t>(data.codes)), sizes(5);
    double n = 0;
    for (const auto& unit : units) {
        const auto values = said(unit);
        if (values.size() < 2) continue;
        for (const std::int32_t value : values) {
            const auto& set = data.sets[static_cast<std::size_t>(value)];
            ++n;
            ++sizes[set.size()];
            for (const std::int32_t label : set) ++labels[static_cast<std::size_t>(label)];
        }
    }
    double expected = 0;
    for (std::size_t c = 0; c < sizes.size(); ++c)
        for (std::size_t k = 0; k < sizes.size(); ++k) {
            double all = 0, apart = 0;
            for (const auto& one : data.sets)
                for (const auto& other : data.sets) {
                    if (one.size() != c || other.size() != k) continue;
                    double weight = 1, shared = 0;
                    for (std::int32_t label = 0; label < data.codes; ++label) {
                        const bool in_one = std::ranges::count(one, label) > 0;
                        const bool in_other = std::ranges::count(other, label) > 0;
                        const double count = labels[static_cast<std::size_t>(label)];
                        if (in_one && in_other) weight *= count * (count - 1);
                        if (in_one != in_other) weight *= count;
                        shared += in_one && in_other ? 1 : 0;
                    }
                    all += weight;
                    apart +=
                        weight * (c + k == 0 ? 0 : 1 - 2 * shared / static_cast<double>(c + k));
                }
            if (all > 0) expected += sizes[c] / n * sizes[k] / n * apart / all;
        }
    return expected;
}

TEST(SetsFromTheDefinition, MvalphaAndAlphaOverSets) {
    Random random(46);
    const std::vector<std::string> names{"a", "b", "c"};
    for (int round = 0; round < 600; ++round) {
        const int coders = 2 + static_cast<int>(random.below(3));
        const SetRatings data = random_sets(random, coders, 3);
        Units units;
        for (std::size_t i = 0; i < data.ratings.units(); ++i)
            units.emplace_back(data.ratings.unit(i).begin(), data.ratings.unit(i).end());
        for (const SetDistance kind : {SetDistance::Nominal, SetDistance::Jaccard,
                                       SetDistance::Masi, SetDistance::Passonneau2004}) {
            const Measured found =
                measure_sets(*find_rating_measure("alpha-sets"), data, names, {.distance = kind},
                             {.method = IntervalMethod::None});
            const auto wanted = plain_alpha(units, [&](std::int32_t c, std::int32_t k) {
                return distance(kind, data.sets[static_cast<std::size_t>(c)],
                                data.sets[static_cast<std::size_t>(k)]);
            });
            ASSERT_EQ(found.value.has_value(), wanted.has_value());
            if (wanted) {
                ASSERT_NEAR(*found.value, *wanted, 1e-9);
            }
        }
        const Measured mv = measure_sets(*find_rating_measure("mvalpha"), data, names, {},
                                         {.method = IntervalMethod::None});
        if (mv.why_not.starts_with("nothing")) continue;
        const double expected = plain_mv_expected(units, data);
        ASSERT_EQ(mv.value.has_value(), expected > 0) << mv.why_not;
        if (!mv.value) continue;
        ASSERT_NEAR(*mv.expected, expected, 1e-9);
        ASSERT_NEAR(*mv.value, 1 - *mv.observed / expected, 1e-12);
    }
}

TEST(SetsFromTheDefinition, PooledAndMeanKappaByHand) {
    // Code a: both 1, only A 1, neither 8; code b: only B 1, neither 9 (as
    // EstimatePooled.WorkedByHand).
    SetRatings data;
    data.codes = 2;
    data.sets = {{}, {0}, {1}};
    Units units(10, {0, 0});
    units[0] = {1, 1};
    units[1] = {1, 0};
    units[2] = {0, 2};
    data.ratings = ratings_from(units, 3);
    const std::vector<std::string> names{"a", "b"};
    const auto value = [&](std::string_view name) {
        return *measure_sets(*find_rating_measure(name), data, names, {}, {}).value;
    };
    EXPECT_NEAR(value("pooled-kappa"), 0.08 / 0.18, 1e-12);
    EXPECT_NEAR(value("pooled-alpha"), 1 - 38.0 / 70, 1e-12);
    EXPECT_NEAR(value("mean-kappa"), (0.16 / 0.26 + 0) / 2, 1e-12);
}

}  // namespace
}  // namespace tandem::testing
