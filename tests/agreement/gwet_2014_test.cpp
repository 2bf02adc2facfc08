// Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition: the data sets that the author's R
// package irrCAC (1.0, CRAN) carries, with the figures that its documentation prints; the weighted
// figures and those of three digits are what the tests of irrCAC's Python port hold. The book
// itself was not at hand.
#include <cmath>

#include "plain_ratings.h"

namespace tandem::testing {
namespace {

constexpr double kThreeDigits = 0.0005000001;
constexpr double kSevenDigits = 0.00000005;

struct Printed {
    std::string_view measure;
    double value, error;
};

void expect_printed(const Ratings& ratings, const std::vector<Printed>& rows, double digits,
                    Weights weights = Weights::None) {
    for (const Printed& row : rows) {
        const Measured found =
            ask(row.measure, ratings, {.weights = weights}, {.method = IntervalMethod::Gwet});
        ASSERT_TRUE(found.value) << row.measure << ": " << found.why_not;
        EXPECT_NEAR(*found.value, row.value, digits) << row.measure;
        ASSERT_TRUE(found.se) << row.measure << ": " << found.why_no_interval;
        EXPECT_NEAR(*found.se, row.error, digits) << row.measure;
    }
}

// Raters for each category, one unit a row.
Ratings ratings_of_raters(const std::vector<std::vector<int>>& rows) {
    Units units;
    for (const auto& row : rows) {
        std::vector<std::int32_t> unit;
        for (std::size_t k = 0; k < row.size(); ++k)
            unit.insert(unit.end(), static_cast<std::size_t>(row[k]), static_cast<std::int32_t>(k));
        units.push_back(std::move(unit));
    }
    return ratings_from(units, static_cast<int>(rows.front().size()));
}

// distrib.6raters: the first fifteen patients of Fleiss 1971.
TEST(Gwet2014, SixPsychiatrists) {
    const Ratings six = ratings_of_raters({{0, 0, 0, 6, 0},
                                           {0, 3, 0, 0, 3},
                                           {0, 1, 4, 0, 1},
                                           {0, 0, 0, 0, 6},
                                           {0, 3, 0, 3, 0},
                                           {2, 0, 4, 0, 0},
                                           {0, 0, 4, 0, 2},
                                           {2, 0, 3, 1, 0},
                                           {2, 0, 0, 4, 0},
                                           {0, 0, 0, 0, 6},
                                           {1, 0, 0, 5, 0},
                                           {1, 1, 0, 4, 0},
                                           {0, 3, 3, 0, 0},
                                           {1, 0, 0, 5, 0},
                                           {0, 2, 0, 3, 1}});
    expect_printed(six,
                   {{"gwet-ac1", 0.4448007, 0.08418757},
                    {"fleiss-kappa", 0.4139265, 0.08119291},
                    {"brennan-prediger", 0.4388889, 0.08312142}},
                   kSevenDigits);
    EXPECT_NEAR(figure_of("krippendorff-alpha", six), 0.4204384, kSevenDigits);
    EXPECT_NEAR(figure_of("percent-agreement", six), 0.5511111, kSevenDigits);
    EXPECT_NEAR(*ask("gwet-ac1", six).expected, 0.1914815, kSevenDigits);
    EXPECT_NEAR(*ask("fleiss-kappa", six).expected, 0.2340741, kSevenDigits);
}

// cac.dist4cat: fifteen subjects, four raters, three categories.
TEST(Gwet2014, FourRatersOfThreeCategories) {
    const Ratings four = ratings_of_raters({{3, 0, 1},
                                            {2, 1, 1},
                                            {2, 1, 1},
                                            {2, 0, 2},
                                            {3, 1, 0},
                                            {3, 1, 0},
                                            {0, 4, 0},
                                            {0, 3, 1},
                                            {0, 0, 4},
                                            {3, 1, 0},
                                            {0, 4, 0},
                                            {0, 3, 1},
                                            {0, 2, 2},
                                            {0, 0, 4},
                                            {3, 1, 0}});
    EXPECT_NEAR(figure_of("gwet-ac1", four), 0.3518903, kSevenDigits);
}

// cont3x3abstractors. kappa's error is that of Fleiss, Cohen & Everitt; the others are ours with
// n(n - 1) below, where irrCAC's functions for tables have n.
TEST(Gwet2014, TwoAbstractorsToSevenDigits) {
    const Ratings table = table_ratings({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
    EXPECT_NEAR(figure_of("cohen-kappa", table), 0.7964094, kSevenDigits);
    EXPECT_NEAR(figure_of("scott-pi", table), 0.7962397, kSevenDigits);
    EXPECT_NEAR(figure_of("krippendorff-alpha", table), 0.7972585, kSevenDigits);
    EXPECT_NEAR(figure_of("percent-agreement", table), 0.89, 1e-12);
    const Measured kappa = ask("cohen-kappa", table, {}, {.method = IntervalMethod::Analytic});
    EXPECT_NEAR(kappa.se.value_or(-99), 0.05891072, kSevenDigits);
    const double more = std::sqrt(100.0 / 99);
    expect_printed(table,
                   {{"gwet-ac1", 0.8493305, 0.04321747 * more},
                    {"brennan-prediger", 0.835, 0.04693346 * more}},
                   kSevenDigits);
}

// cont4x4diagnosis: 223 patients, two ways to a diagnosis.
TEST(Gwet2014, TwoDiagnoses) {
    const Ratings table =
        table_ratings({{40, 4, 4, 17}, {6, 25, 2, 13}, {4, 1, 21, 12}, {15, 5, 9, 45}});
    EXPECT_NEAR(figure_of("cohen-kappa", table), 0.432, kThreeDigits);
    EXPECT_NEAR(figure_of("scott-pi", table), 0.430, kThreeDigits);
    EXPECT_NEAR(figure_of("gwet-ac1", table), 0.456, kThreeDigits);
    EXPECT_NEAR(figure_of("brennan-prediger", table), 0.450, kThreeDigits);
    struct Weighed {
        Weights weights;
        double kappa, kappa_error, ac2;
    };
    for (const Weighed& row : {Weighed{Weights::Linear, 0.407, 0.053, 0.377},
                               Weighed{Weights::Quadratic, 0.383, 0.066, 0.299}}) {
        const Measured kappa = ask("cohen-kappa", table, {.weights = row.weights},
                                   {.method = IntervalMethod::Analytic});
        EXPECT_NEAR(kappa.value.value_or(-99), row.kappa, kThreeDigits);
        EXPECT_NEAR(kappa.se.value_or(-99), row.kappa_error, kThreeDigits);
        EXPECT_NEAR(figure_of("gwet-ac2", table, {.weights = row.weights}), row.ac2, kThreeDigits);
    }
    EXPECT_NEAR(figure_of("gwet-ac2", table, {.weights = Weights::Ordinal}), 0.324, kThreeDigits);
    EXPECT_NEAR(figure_of("gwet-ac2", table, {.weights = Weights::Radical}), 0.418, kThreeDigits);
    EXPECT_NEAR(figure_of("gwet-ac2", table, {.weights = Weights::Ratio}), 0.359, kThreeDigits);
}

// cac.raw4raters, page 120.
TEST(Gwet2014, WeightedFiguresOfTheFourRaters) {
    const Ratings four =
        ratings_by_coder({"123321412...", "1233224125..", ".33323422513", "12332441251."}, 5);
    struct Weighed {
        Weights weights;
        double ac2, error;
    };
    for (const Weighed& row :
         {Weighed{Weights::Linear, 0.859, 0.117}, Weighed{Weights::Quadratic, 0.914, 0.104},
          Weighed{Weights::Ordinal, 0.899, 0.107}, Weighed{Weights::Radical, 0.820, 0.128},
          Weighed{Weights::Ratio, 0.857, 0.122}})
        expect_printed(four, {{"gwet-ac2", row.ac2, row.error}}, kThreeDigits, row.weights);
}

// cac.raw5obser: a part of the table on page 125; values 0 to 3 (here 1 to 4).
TEST(Gwet2014, FiveObservers) {
    const Ratings five = ratings_by_coder({"223.112233.1242", "2241111.3221342", "314111333211332",
                                           ".24....1.21133.", "3..1112.3....42"},
                                          4);
    expect_printed(five,
                   {{"gwet-ac1", 0.497, 0.122},
                    {"fleiss-kappa", 0.458, 0.120},
                    {"brennan-prediger", 0.487, 0.121},
                    {"conger-kappa", 0.469, 0.117},
                    {"krippendorff-alpha", 0.481, 0.114}},
                   kThreeDigits);
}

// cac.raw.g1g2.
TEST(Gwet2014, FourRatersOfFourteenUnits) {
    const Ratings four = ratings_by_coder(
        {"123321412...22", "1233224125..21", ".3332342251333", "12332441251.22"}, 5);
    expect_printed(four,
                   {{"gwet-ac1", 0.685, 0.134},
                    {"fleiss-kappa", 0.657, 0.150},
                    {"brennan-prediger", 0.679, 0.136},
                    {"conger-kappa", 0.659, 0.146},
                    {"krippendorff-alpha", 0.632, 0.150}},
                   kThreeDigits);
}

// cac.raw.gender.
TEST(Gwet2014, NineMenSixWomen) {
    const Ratings four = ratings_by_coder(
        {"111112223111112", "111121233111121", "122311223122311", "333311223333311"}, 3);
    expect_printed(four,
                   {{"gwet-ac1", 0.208, 0.091},
                    {"fleiss-kappa", 0.129, 0.141},
                    {"brennan-prediger", 0.183, 0.102},
                    {"conger-kappa", 0.166, 0.121},
                    {"krippendorff-alpha", 0.143, 0.141}},
                   kThreeDigits);
}

// cac.ben.gerry: of Gerry one rating is missing.
TEST(Gwet2014, BenAndGerry) {
    const Ratings two = ratings_by_coder({"112243335441", "212223335.44"}, 5);
    expect_printed(two,
                   {{"gwet-ac1", 0.661, 0.184},
                    {"fleiss-kappa", 0.649, 0.191},
                    {"brennan-prediger", 0.659, 0.185},
                    {"conger-kappa", 0.657, 0.179},
                    {"krippendorff-alpha", 0.665, 0.180}},
                   kThreeDigits);
}

}  // namespace
}  // namespace tandem::testing
