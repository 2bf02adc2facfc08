// Mathet, Widlöcher & Métivier 2015: the best alignment, against every possible one, and against
// the observed disorders that pygamma-agreement 0.5.9 (an integer programme) gives.
#include <algorithm>
#include <cmath>
#include <limits>

#include "agreement/disorder.h"
#include "agreement/matching.h"
#include "span_study.h"

namespace tandem::testing {
namespace {

double units_per_coder(const UnitLists& units) {
    double count = 0;
    for (const auto& coder : units) count += static_cast<double>(coder.size());
    return count / static_cast<double>(units.size());
}

double disorder(const UnitLists& units, const Dissimilarity& d = {}) {
    const auto alignment = best_alignment(units, d);
    EXPECT_TRUE(alignment.has_value());
    return alignment ? alignment->total / units_per_coder(units) : -1;
}

TEST(Pygamma, ThreeCodersWithTwoUnitsEach) {
    // Shares of exact fractions: .408756434917 in its single precision.
    EXPECT_NEAR(
        disorder({{{1, 5, 0}, {10, 14, 1}}, {{2, 6, 0}, {11, 15, 1}}, {{1, 4, 0}, {9, 14, 2}}}),
        0.40875643, 1e-6);
}

TEST(Pygamma, ItsRandomContinuaOfThreeCoders) {
    EXPECT_NEAR(disorder({{{373938, 716439, 2}, {1130082, 1613892, 0}},
                          {{339553, 673303, 0}, {845304, 1238337, 2}},
                          {{253388, 677929, 0}, {1017483, 1427270, 0}}}),
                0.8253427, 1e-6);
    EXPECT_NEAR(disorder({{{146993, 636308, 1}, {915119, 1357042, 0}},
                          {{23548, 551913, 0}, {904188, 1238351, 1}},
                          {{137902, 569221, 0}, {1247641, 1649196, 0}}}),
                0.9491503, 1e-6);
    EXPECT_NEAR(disorder({{{459006, 843060, 1}, {1277804, 1677230, 0}},
                          {{244629, 690938, 1}, {1137832, 1527671, 0}},
                          {{-106022, 296146, 1}, {574941, 985434, 0}}}),
                1.3278083, 1e-6);
    EXPECT_NEAR(disorder({{{3596508, 8136128, 0}, {10140772, 14071268, 0}},
                          {{509526, 5677162, 0}, {5057392, 8042500, 2}},
                          {{3101083, 7221930, 1}, {9168460, 12887912, 0}}}),
                1.2597536, 1e-6);
}

TEST(Pygamma, TwoCodersWithOtherWeights) {
    const Dissimilarity d{3, 2, 1};
    EXPECT_NEAR(
        disorder({{{1, 5, 0}, {6, 10, 1}, {11, 15, 2}}, {{2, 7, 0}, {8, 12, 1}, {11, 15, 0}}}, d),
        1.0277778, 1e-6);
    EXPECT_NEAR(disorder({{{231051, 597165, 1}, {627764, 1080341, 1}, {1298592, 1708513, 0}},
                          {{201883, 596708, 1}, {678215, 1094063, 0}, {1293054, 1677224, 0}}},
                         d),
                0.6703331, 1e-6);
    EXPECT_NEAR(disorder({{{256686, 4132607, 0}, {5688432, 9087545, 1}, {9486186, 13443605, 2}},
                          {{1502232, 5768455, 2}, {6152060, 10466444, 1}, {9004395, 12941478, 1}}},
                         d),
                1.3903924, 1e-6);
}

// Puts the units of coder after coder into the sets so far, or into new ones, in every way.
struct EveryAlignment {
    const UnitLists& units;
    Dissimilarity d;
    std::vector<UnitaryAlignment> sets = {};
    double least = std::numeric_limits<double>::infinity();

    void place(std::size_t coder, std::size_t index) {
        if (coder == units.size()) {
            double total = 0;
            for (const UnitaryAlignment& set : sets) total += cost_of(set, units, d);
            least = std::min(least, total);
            return;
        }
        if (index == units[coder].size()) return place(coder + 1, 0);
        for (std::size_t i = 0; i < sets.size(); ++i) {
            if (sets[i][coder] != kNoUnit) continue;
            sets[i][coder] = static_cast<int>(index);
            place(coder, index + 1);
            sets[i][coder] = kNoUnit;
        }
        UnitaryAlignment alone(units.size(), kNoUnit);
        alone[coder] = static_cast<int>(index);
        sets.push_back(alone);
        place(coder, index + 1);
        sets.pop_back();
    }
};

TEST(BestAlignment, IsTheLeastOfAllAlignments) {
    Random random(11);
    for (int round = 0; round < 1'500; ++round) {
        Shape shape = random_shape(random);
        shape.documents = 1;
        shape.coders = 2 + round % 3;
        shape.most = shape.coders == 2 ? 5 : shape.coders == 3 ? 3 : 2;
        shape.may_overlap = round % 2 == 0;
        const UnitLists units = units_of(random_study(random, shape).documents.front());
        std::size_t count = 0;
        for (const auto& coder : units) count += coder.size();
        if (count == 0 || count > 10) continue;
        const Dissimilarity d{round % 5 == 0 ? 3.0 : 1.0, round % 7 == 0 ? 0.5 : 1.0, 1};
        EveryAlignment every{units, d};
        every.place(0, 0);
        const auto best = best_alignment(units, d);
        ASSERT_TRUE(best.has_value());
        ASSERT_NEAR(best->total, every.least, 1e-9) << "round " << round;
        std::size_t placed = 0;
        for (const UnitaryAlignment& set : best->sets)
            placed += static_cast<std::size_t>(
                std::ranges::count_if(set, [](int index) { return index != kNoUnit; }));
        ASSERT_EQ(placed, count);
    }
}

// Σ gains of every way to match, by trying all.
double most_gain(const std::vector<std::vector<double>>& gains, std::size_t row,
                 std::vector<bool>& taken) {
    if (row == gains.size()) return 0;
    double best = most_gain(gains, row + 1, taken);
    for (std::size_t column = 0; column < taken.size(); ++column) {
        if (taken[column] || gains[row][column] == 0) continue;
        taken[column] = true;
        best = std::max(best, gains[row][column] + most_gain(gains, row + 1, taken));
        taken[column] = false;
    }
    return best;
}

TEST(BestMatching, GainsTheMostOfAllMatchings) {
    Random random(12);
    for (int round = 0; round < 3'000; ++round) {
        const std::size_t rows = random.below(7), columns = random.below(7);
        std::vector<std::vector<double>> gains(rows, std::vector<double>(columns, 0));
        std::vector<MatchGain> list;
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                if (random.below(2) == 0) continue;
                // Often alike, so that ties are met.
                gains[row][column] = random.below(3) == 0 ? 1 : 0.01 + random.unit();
                list.push_back({row, column, gains[row][column]});
            }
        const std::vector<std::size_t> matched = best_matching(rows, columns, list);
        std::vector<bool> taken(columns, false);
        double sum = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            if (matched[row] == kAlone) continue;
            ASSERT_FALSE(taken[matched[row]]);
            taken[matched[row]] = true;
            ASSERT_GT(gains[row][matched[row]], 0);
            sum += gains[row][matched[row]];
        }
        std::vector<bool> none(columns, false);
        ASSERT_NEAR(sum, most_gain(gains, 0, none), 1e-9) << "round " << round;
    }
}

}  // namespace
}  // namespace tandem::testing
