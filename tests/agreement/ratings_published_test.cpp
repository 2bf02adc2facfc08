// Tables of publications whose data are short, with the figures printed there.
#include "agreement/scale.h"
#include "plain_ratings.h"

namespace tandem::testing {
namespace {

constexpr double kFourDigits = 0.00005;
constexpr double kThreeDigits = 0.0005;

// Educational and Psychological Measurement 20(1), 37-46.
TEST(Cohen1960, KappaAndLargestKappa) {
    const Ratings table = table_ratings({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
    EXPECT_NEAR(figure_of("cohen-kappa", table), 0.29 / 0.59, 1e-12);  // printed .492
    EXPECT_NEAR(figure_of("kappa-max", table), 0.49 / 0.59, 1e-12);    // printed .831
    const Measured kappa = ask("cohen-kappa", table);
    EXPECT_NEAR(*kappa.observed, 0.70, 1e-12);
    EXPECT_NEAR(*kappa.expected, 0.41, 1e-12);
}

// Computational Linguistics 34(4), 555-596, tables 1 and 2.
TEST(ArtsteinPoesio2008, EveryCoefficientOfTables1And2) {
    const Ratings one = table_ratings({{20, 20}, {10, 50}});
    EXPECT_NEAR(figure_of("brennan-prediger", one), 0.4, 1e-12);
    EXPECT_NEAR(figure_of("scott-pi", one), 0.341, kThreeDigits);
    EXPECT_NEAR(figure_of("cohen-kappa", one), 0.348, kThreeDigits);
    const Ratings two = table_ratings({{46, 6, 0}, {0, 32, 0}, {0, 6, 10}});
    EXPECT_NEAR(figure_of("scott-pi", two), 0.7995, kFourDigits);
    EXPECT_NEAR(figure_of("cohen-kappa", two), 0.8013, kFourDigits);
    const double pi = 0.4786 / 0.5986;
    EXPECT_NEAR(figure_of("krippendorff-alpha", two), pi + (1 - pi) / 200, 1e-12);  // printed .8
}

// Journal of Clinical Epidemiology 43(6), 543-549.
TEST(FeinsteinCicchetti1990, RatingsGiveTheSameAsTables) {
    EXPECT_NEAR(figure_of("percent-agreement", table_ratings({{40, 9}, {6, 45}})), 0.85, 1e-12);
    EXPECT_NEAR(figure_of("percent-agreement", table_ratings({{80, 10}, {5, 5}})), 0.85, 1e-12);
    EXPECT_NEAR(figure_of("cohen-kappa", table_ratings({{40, 9}, {6, 45}})), 0.70, 0.005);
    EXPECT_NEAR(figure_of("cohen-kappa", table_ratings({{80, 10}, {5, 5}})), 0.32, 0.005);
    EXPECT_NEAR(figure_of("pabak", table_ratings({{80, 10}, {5, 5}})), 0.70, 1e-12);
}

// Educational and Psychological Measurement 41(3), 687-699, pages 689 and 691.
TEST(BrennanPrediger1981, FreeAndFixedMargins) {
    const Ratings one = table_ratings({{50, 0, 0}, {10, 10, 10}, {20, 0, 0}});
    const Ratings two = table_ratings({{50, 0, 10}, {0, 10, 10}, {10, 10, 0}});
    for (const Ratings& table : {one, two}) {
        EXPECT_NEAR(figure_of("percent-agreement", table), 0.60, 1e-12);
        EXPECT_NEAR(figure_of("brennan-prediger", table), 0.40, 0.005);
        EXPECT_NEAR(*ask("brennan-prediger", table).expected, 0.33, 0.005);
    }
    EXPECT_NEAR(figure_of("cohen-kappa", one), 0.27, 0.005);
    EXPECT_NEAR(*ask("cohen-kappa", one).expected, 0.45, 0.005);
    EXPECT_NEAR(figure_of("cohen-kappa", one) / figure_of("kappa-max", one), 0.60, 0.005);
    EXPECT_NEAR(figure_of("cohen-kappa", two), 0.29, 0.005);
    EXPECT_NEAR(*ask("cohen-kappa", two).expected, 0.44, 0.005);
    EXPECT_EQ(figure_of("kappa-max", two), 1) << "the margins are the same";
}

// Psychological Bulletin 103(3), 374-378, page 376: the same agreement, three kinds of margins.
TEST(Zwick1988, ThreeKindsOfMargins) {
    const auto expect_row = [](const Ratings& table, double pi, double kappa) {
        EXPECT_NEAR(figure_of("percent-agreement", table), 0.600, kThreeDigits);
        EXPECT_NEAR(figure_of("brennan-prediger", table), 0.467, kThreeDigits);
        EXPECT_NEAR(figure_of("scott-pi", table), pi, kThreeDigits);
        EXPECT_NEAR(figure_of("cohen-kappa", table), kappa, kThreeDigits);
    };
    expect_row(table_ratings({{20, 0, 0, 5}, {0, 10, 15, 0}, {0, 15, 10, 0}, {5, 0, 0, 20}}), 0.467,
               0.467);
    expect_row(table_ratings({{20, 10, 10, 0}, {10, 10, 0, 0}, {10, 0, 10, 0}, {0, 0, 0, 20}}),
               0.444, 0.444);
    expect_row(table_ratings({{20, 5, 5, 10}, {0, 10, 5, 5}, {0, 5, 10, 5}, {0, 0, 0, 20}}),
               17.0 / 37, 0.474);  // printed .460
}

void expect_by_value(const Measured& figure, const std::vector<double>& printed, double within) {
    ASSERT_EQ(figure.by_value.size(), printed.size());
    for (std::size_t at = 0; at < printed.size(); ++at)
        EXPECT_NEAR(figure.by_value[at].value.value(), printed[at], within)
            << figure.by_value[at].name;
}

// "Content Analysis", 1st edition, pages 133 and 139.
TEST(Krippendorff1980, TwoObserversOfTenUnits) {
    const Ratings two = ratings_by_coder({"1211111121", "1221121211"}, 2);
    const Measured alpha = ask("krippendorff-alpha", two);
    EXPECT_NEAR(figure_of("percent-agreement", two), 0.600, kThreeDigits);
    EXPECT_NEAR(*alpha.observed, 0.400, kThreeDigits);
    EXPECT_NEAR(*alpha.expected, 0.442, kThreeDigits);
    EXPECT_NEAR(*alpha.value, 0.095, kThreeDigits);
}

TEST(Krippendorff1980, ThreeObserversOfNineUnits) {
    const Ratings three = ratings_by_coder({"112412132", "122442232", "122442332"}, 4);
    EXPECT_NEAR(figure_of("percent-agreement", three), 20.0 / 27, 1e-12);  // printed .740
    const Measured alpha = ask("krippendorff-alpha", three);
    EXPECT_NEAR(*alpha.observed, 7.0 / 27, 1e-12);  // printed .259
    EXPECT_NEAR(*alpha.expected, 0.724, 0.0006);
    EXPECT_NEAR(*alpha.value, 0.642, 0.0006);
    expect_by_value(alpha, {0.381, 0.711, 0.717, 0.764}, 0.001);
    EXPECT_NEAR(figure_of("krippendorff-alpha", three, {.level = Level::Interval}), 0.547,
                kThreeDigits);
    EXPECT_NEAR(figure_of("krippendorff-alpha", three, {.level = Level::Ratio}), 0.483,
                kThreeDigits);
}

// Statistical Methods in Medical Research 1(2), 201-218, page 202; data of Landis & Koch 1977.
TEST(Agresti1992, KappaAndItsError) {
    const Ratings table =
        table_ratings({{22, 2, 2, 0}, {5, 7, 14, 0}, {0, 2, 36, 0}, {0, 1, 17, 10}});
    const Measured kappa = ask("cohen-kappa", table, {}, {.method = IntervalMethod::Analytic});
    EXPECT_NEAR(*kappa.value, 0.493, kThreeDigits);
    EXPECT_NEAR(*kappa.se, 0.057, kThreeDigits);
}

// "Exploring Methods for the Automatic Summarization of Meetings" (thesis), page 58: INP, JJ, MD,
// NN, PRP, RB, UH, VB, VBP are 1 to 9.
TEST(Mieskes2009, KappaOfEachPartOfSpeech) {
    const Ratings three =
        ratings_by_coder({"71716215485161351", "81716215495171351", "71716215685171351"}, 9);
    const Measured kappa = ask("fleiss-kappa", three);
    EXPECT_NEAR(*kappa.observed, 0.84, 0.005);
    EXPECT_NEAR(*kappa.expected, 0.20, 0.01);
    EXPECT_NEAR(*kappa.value, 0.80, 0.005);
    expect_by_value(kappa, {1, 1, 1, 0.48, 1, 0.56, 0.67, 0.29, -0.02}, 0.01);
}

// ISRN Probability and Statistics 2012, 656390, page 3: Hubert's kappa is Conger's. The paper's
// equation 3.2 has a slip in its denominator; 8/11 is what its margins give.
TEST(Warrens2012, FourRatersOfThirtyUnits) {
    Units units;
    const auto add = [&units](int times, const std::vector<std::int32_t>& unit) {
        for (int i = 0; i < times; ++i) units.push_back(unit);
    };
    add(10, {1, 1, 1, 1});
    add(2, {1, 0, 1, 0});
    add(2, {1, 0, 0, 0});
    add(1, {0, 0, 0, 1});
    add(15, {0, 0, 0, 0});
    EXPECT_NEAR(figure_of("conger-kappa", ratings_from(units, 2)), 0.802479, 0.0000005);
    for (auto& unit : units) unit.resize(2);
    EXPECT_NEAR(figure_of("cohen-kappa", ratings_from(units, 2)), 8.0 / 11, 1e-12);
}

// Sociological Methodology 25, 47-76, page 57: figure 1, second by second.
TEST(Krippendorff1995, SecondsOfTheFirstThreePairs) {
    const Ratings bertha_bill =
        ratings_by_coder({"112222222211112222221111", "111122221111111221111111"}, 2);
    EXPECT_NEAR(figure_of("cohen-kappa", bertha_bill), 0.385, kThreeDigits);
    EXPECT_NEAR(figure_of("scott-pi", bertha_bill), 0.314, kThreeDigits);
    EXPECT_NEAR(figure_of("krippendorff-alpha", bertha_bill), 0.329, kThreeDigits);
    const Ratings john_jill =
        ratings_by_coder({"222222222222222222111111", "222222222211111111111111"}, 2);
    EXPECT_NEAR(figure_of("cohen-kappa", john_jill), 0.385, kThreeDigits);
    EXPECT_NEAR(figure_of("scott-pi", john_jill), 0.314, kThreeDigits);
    const Ratings gerret_gill =
        ratings_by_coder({"112222221122112222112211", "221122221122221122112211"}, 2);
    EXPECT_NEAR(figure_of("cohen-kappa", gerret_gill), 0.314, kThreeDigits);
    EXPECT_NEAR(figure_of("scott-pi", gerret_gill), 0.314, kThreeDigits);
    const std::string all(24, '2');
    EXPECT_FALSE(ask("cohen-kappa", ratings_by_coder({all, all}, 2)).value)
        << "Heather and Hill marked everything";
}

// "Computing Krippendorff's alpha-reliability", sections A to C.
TEST(Krippendorff2011, SectionB) {
    const Ratings two = ratings_by_coder({"112243335441", "212223335444"}, 5);
    EXPECT_NEAR(figure_of("krippendorff-alpha", two), 0.692, kThreeDigits);
}

const std::vector<std::string> kFourObservers{"123321412...", "1233224125..", ".33323422513",
                                              "12332441251."};

TEST(Krippendorff2011, SectionCAtEveryLevel) {
    const Ratings four = ratings_by_coder(kFourObservers, 5);
    const auto alpha = [&](Level level) {
        return figure_of("krippendorff-alpha", four, {.level = level});
    };
    EXPECT_NEAR(alpha(Level::Nominal), 0.743, kThreeDigits);
    EXPECT_NEAR(alpha(Level::Ordinal), 0.815, kThreeDigits);
    EXPECT_NEAR(alpha(Level::Interval), 0.849, kThreeDigits);
    EXPECT_NEAR(alpha(Level::Ratio), 0.797, kThreeDigits);
}

// The same data in "Handbook of Inter-Rater Reliability", 4th edition, and in irrCAC's
// cac.raw4raters.
TEST(Gwet2014, FourRaters) {
    const Ratings four = ratings_by_coder(kFourObservers, 5);
    EXPECT_NEAR(figure_of("gwet-ac1", four), 0.77544, 0.000005);
    EXPECT_NEAR(figure_of("fleiss-kappa", four), 0.76117, 0.000005);
    EXPECT_NEAR(figure_of("brennan-prediger", four), 0.77273, 0.000005);
    EXPECT_NEAR(figure_of("conger-kappa", four), 0.76282, 0.000005);
    EXPECT_NEAR(figure_of("krippendorff-alpha", four), 0.74342, 0.000005);
    EXPECT_NEAR(figure_of("percent-agreement", four), 0.81818, 0.000005);
}

TEST(Gwet2014, StandardErrorsOfTheFourRaters) {
    const Ratings four = ratings_by_coder(kFourObservers, 5);
    const auto error = [&](std::string_view name) {
        return ask(name, four, {}, {.method = IntervalMethod::Gwet}).se.value_or(-99);
    };
    EXPECT_NEAR(error("gwet-ac1"), 0.14295, 0.000005);
    EXPECT_NEAR(error("fleiss-kappa"), 0.15302, 0.000005);
    EXPECT_NEAR(error("brennan-prediger"), 0.14472, 0.000005);
    EXPECT_NEAR(error("conger-kappa"), 0.14917, 0.000005);
}

// British Journal of Mathematical and Statistical Psychology 61(1), 29-48: nearly all of 125 units
// are of one kind. The table is the example of the R package DiagnosisMed for that paper; the
// figures are worked by hand from its margins .984, .96 and their mean .972.
TEST(Gwet2008, HighAgreementAndOneKindRare) {
    const Ratings table = table_ratings({{118, 5}, {2, 0}});
    EXPECT_NEAR(figure_of("percent-agreement", table), 0.944, 1e-12);
    EXPECT_NEAR(figure_of("cohen-kappa", table), (0.944 - 0.94528) / (1 - 0.94528), 1e-12);
    EXPECT_NEAR(figure_of("scott-pi", table), (0.944 - 0.945568) / (1 - 0.945568), 1e-12);
    EXPECT_NEAR(figure_of("gwet-ac1", table), (0.944 - 0.054432) / (1 - 0.054432), 1e-12);
    EXPECT_NEAR(figure_of("brennan-prediger", table), 0.888, 1e-12);
}

// Three abstractors' categories of 100 pregnancies, cont3x3abstractors of irrCAC.
TEST(Gwet2014, TwoAbstractors) {
    const Ratings table = table_ratings({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
    EXPECT_NEAR(figure_of("gwet-ac1", table), 0.84933, 0.000005);
    EXPECT_NEAR(figure_of("cohen-kappa", table), 0.79641, 0.000005);
}

// Counts of raters for each category, one unit a row.
Ratings ratings_of_counts(const std::vector<std::vector<int>>& rows) {
    Units units;
    for (const auto& row : rows) {
        units.emplace_back();
        for (std::size_t k = 0; k < row.size(); ++k)
            units.back().insert(units.back().end(), static_cast<std::size_t>(row[k]),
                                static_cast<std::int32_t>(k));
    }
    return ratings_from(units, static_cast<int>(rows.front().size()));
}

const std::vector<std::int32_t> kA{1}, kAb{1, 2}, kBc{2, 3}, kNone{}, kOther{4};

// LREC 2004, 1503-1506: how far two sets are apart.
TEST(Passonneau2004, FourSteps) {
    EXPECT_EQ(distance(SetDistance::Passonneau2004, kAb, kAb), 0);
    EXPECT_NEAR(distance(SetDistance::Passonneau2004, kA, kAb), 1.0 / 3, 1e-15);
    EXPECT_NEAR(distance(SetDistance::Passonneau2004, kAb, kBc), 2.0 / 3, 1e-15);
    EXPECT_EQ(distance(SetDistance::Passonneau2004, kAb, kOther), 1);
}

// LREC 2006, 831-836: Jaccard's coefficient times 1, 2/3, 1/3 or 0.
TEST(Passonneau2006, MasiIsOneMinusJaccardTimesMonotonicity) {
    EXPECT_EQ(distance(SetDistance::Masi, kAb, kAb), 0);
    EXPECT_NEAR(distance(SetDistance::Masi, kA, kAb), 1 - 0.5 * 2 / 3, 1e-15);
    EXPECT_NEAR(distance(SetDistance::Masi, kAb, kBc), 1 - 1.0 / 3 / 3, 1e-15);
    EXPECT_EQ(distance(SetDistance::Masi, kAb, kOther), 1);
    EXPECT_EQ(distance(SetDistance::Masi, kNone, kNone), 0);  // NLTK: an error
    EXPECT_EQ(distance(SetDistance::Masi, kNone, kA), 1);
    EXPECT_NEAR(distance(SetDistance::Jaccard, kAb, kBc), 1 - 1.0 / 3, 1e-15);
    EXPECT_EQ(distance(SetDistance::Nominal, kA, kAb), 1);
}

// Psychological Bulletin 76(5), 378-382: 30 patients, 6 psychiatrists, 5 diagnoses.
TEST(Fleiss1971, ThirtyPatients) {
    const Ratings ratings = ratings_of_counts(
        {{0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
         {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
         {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
         {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
         {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
         {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}});
    EXPECT_NEAR(figure_of("fleiss-kappa", ratings), 0.430, kThreeDigits);
    EXPECT_NEAR(figure_of("krippendorff-alpha", ratings), 0.4334, kFourDigits);  // irr: .4309
    EXPECT_NEAR(*ask("fleiss-kappa", ratings).observed, 0.556, 0.001);           // printed .556
    EXPECT_NEAR(*ask("fleiss-kappa", ratings).expected, 0.220, 0.001);           // printed .220
}

TEST(Fleiss1971, TheTableOfTheEncyclopaedia) {
    const Ratings ratings = ratings_of_counts({{0, 0, 0, 0, 14},
                                               {0, 2, 6, 4, 2},
                                               {0, 0, 3, 5, 6},
                                               {0, 3, 9, 2, 0},
                                               {2, 2, 8, 1, 1},
                                               {7, 7, 0, 0, 0},
                                               {3, 2, 6, 3, 0},
                                               {2, 5, 3, 2, 2},
                                               {6, 5, 2, 1, 0},
                                               {0, 2, 2, 3, 7}});
    EXPECT_NEAR(figure_of("fleiss-kappa", ratings), 0.210, kThreeDigits);
}

// "Free-marginal multirater kappa", Joensuu Learning and Instruction Symposium (ERIC ED490661),
// tables 1 and 2. Printed .34 comes from the rounded .67.
TEST(Randolph2005, SameAgreementOtherMargins) {
    const Ratings even = ratings_of_counts({{3, 0}, {2, 1}, {1, 2}, {0, 3}});
    const Ratings skewed = ratings_of_counts({{3, 0}, {2, 1}, {2, 1}, {3, 0}});
    for (const Ratings& table : {even, skewed}) {
        EXPECT_NEAR(figure_of("percent-agreement", table), 0.67, 0.005);
        EXPECT_NEAR(figure_of("brennan-prediger", table), 0.33, 0.005);
    }
    EXPECT_NEAR(*ask("fleiss-kappa", even).expected, 0.50, 1e-12);
    EXPECT_NEAR(figure_of("fleiss-kappa", even), 1.0 / 3, 1e-12);
    EXPECT_NEAR(figure_of("fleiss-kappa", skewed), -0.2, 1e-12);
}

// Advances in Data Analysis and Classification 4(4), 271-286, page 284: eight pathologists on 30
// slides (O'Malley et al. 2006, Modern Pathology 19(2), page 176).
TEST(Warrens2010, EightPathologists) {
    Units units;
    const auto add = [&](int times, const std::vector<std::int32_t>& slide) {
        for (int i = 0; i < times; ++i) units.push_back(slide);
    };
    add(14, {0, 0, 0, 0, 0, 0, 0, 0});
    add(1, {0, 0, 0, 1, 0, 0, 0, 0});
    add(1, {0, 0, 0, 0, 0, 0, 0, 1});
    add(10, {1, 1, 1, 1, 1, 1, 1, 1});
    add(2, {1, 1, 0, 1, 1, 1, 1, 0});
    add(1, {1, 1, 0, 1, 0, 1, 1, 0});
    add(1, {1, 1, 0, 1, 0, 1, 0, 0});
    const Ratings slides = ratings_from(units, 2);
    EXPECT_NEAR(figure_of("brennan-prediger", slides), 117.0 / 140, 1e-12);  // printed .8358
    EXPECT_NEAR(figure_of("fleiss-kappa", slides), 0.8324, 0.0001);          // exact .83235
    EXPECT_NEAR(figure_of("conger-kappa", slides), 0.8326, kFourDigits);
}

// Communication Methods and Measures 1(1), 77-89: 40 units, 5 observers, values 0 to 3 (here 1 to
// 4).
TEST(HayesKrippendorff2007, OrdinalAlpha) {
    const std::vector<std::string> units{
        "112.2", "1101.", "2333.", ".00.0", "000.0", "000.0", "102.1", "1.20.", "222.2", "2111.",
        ".100.", "0000.", "1222.", "33223", "111.1", "111.1", "212.2", "1233.", "1101.", "000.0",
        "0011.", "00.00", "2333.", "0000.", "12.22", "0111.", "00010", "1212.", "1122.", "112.2",
        "110.0", "2121.", "22.22", "3222.", "222.2", "223.2", "222.2", "22.12", "2222.", "111.1"};
    Units read;
    for (const std::string& unit : units) {
        read.emplace_back();
        for (const char c : unit) read.back().push_back(c == '.' ? kMissing : c - '0');
    }
    EXPECT_NEAR(figure_of("krippendorff-alpha", ratings_from(read, 4), {.level = Level::Ordinal}),
                0.7598, kFourDigits);
}

// Communication Methods and Measures 10(4), 181-198, table 3: four units, sets of the labels a, b,
// d.
TEST(KrippendorffCraggs2016, Table3) {
    SetRatings data;
    data.codes = 3;
    data.sets = {{1, 2}, {2}, {0, 1, 2}, {1}, {}, {0}};
    data.ratings =
        ratings_from({{0, 1, kMissing}, {2, 3, 0}, {4, 5, 5}, {5, kMissing, kMissing}}, 6);
    const std::vector<std::string> names{"a", "b", "d"};
    const Measured alpha = measure_sets(*find_rating_measure("mvalpha"), data, names, {},
                                        {.method = IntervalMethod::None});
    ASSERT_TRUE(alpha.value) << alpha.why_not;
    EXPECT_NEAR(*alpha.value, 0.2866, kFourDigits);
}

}  // namespace
}  // namespace tandem::testing
