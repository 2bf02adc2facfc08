// Krippendorff 2011, "Computing Krippendorff's alpha-reliability": section A (two observers,
// binary) .095 and section B (two observers, nominal, five values) .692; and alpha against the
// general definition by coincidences.
#include <array>

#include "tandem/base/random.h"

#include "one_table.h"

namespace tandem::testing {
namespace {

// From the definition: every unit enters its two ordered pairs into the coincidence matrix, then
// alpha = 1 - (n - 1) sum of o_ck / sum of n_c n_k over c != k.
std::optional<double> alpha_by_coincidences(const TwoByTwo& table) {
    std::array<std::array<double, 2>, 2> o{};
    const auto enter = [&](std::int64_t units, std::size_t by_a, std::size_t by_b) {
        for (std::int64_t unit = 0; unit < units; ++unit) {
            o[by_a][by_b] += 1;
            o[by_b][by_a] += 1;
        }
    };
    enter(table.both, 1, 1);
    enter(table.only_a, 1, 0);
    enter(table.only_b, 0, 1);
    enter(table.neither, 0, 0);
    const double n0 = o[0][0] + o[0][1];
    const double n1 = o[1][0] + o[1][1];
    if (n0 * n1 == 0) return std::nullopt;
    return 1 - (n0 + n1 - 1) * (o[0][1] + o[1][0]) / (2 * n0 * n1);
}

TEST(Krippendorff2011, SectionABinary) {
    // Coincidences o11 = 2, o01 = o10 = 4, o00 = 10.
    EXPECT_NEAR(value("krippendorff-alpha", {1, 1, 3, 5}), 0.095, 0.0005);
    EXPECT_NEAR(value("krippendorff-alpha", {1, 1, 3, 5}), 1 - 19.0 * 4 / (6 * 14), 1e-12);
}

TEST(Krippendorff2011, SectionBNominalByOneAgainstTheRest) {
    // Ben a a b b d c c c e d d a, Gerry b a b b b c c c e d d d: rows Ben, columns Gerry, a to e.
    const std::vector<std::vector<std::int64_t>> counts{
        {1, 1, 0, 1, 0}, {0, 2, 0, 0, 0}, {0, 0, 3, 0, 0}, {0, 1, 0, 2, 0}, {0, 0, 0, 0, 1}};
    const Estimate alpha = estimate_pooled(measure("krippendorff-alpha"), one_against_rest(counts));
    ASSERT_TRUE(alpha.value.has_value());
    EXPECT_NEAR(*alpha.value, 0.692, 0.0005);
    EXPECT_NEAR(*alpha.value, 1 - 23.0 * 6 / 448, 1e-12);
}

TEST(Krippendorff2011, AgreesWithTheCoincidenceMatrixOnRandomTables) {
    Random random(2011);
    for (int round = 0; round < 5000; ++round) {
        const std::uint64_t bound = 1 + random.below(60);
        const auto draw = [&] { return static_cast<std::int64_t>(random.below(bound)); };
        const TwoByTwo table{draw(), draw(), draw(), draw()};
        const std::optional<double> expected = alpha_by_coincidences(table);
        const Estimate alpha = figure("krippendorff-alpha", table);
        ASSERT_EQ(alpha.value.has_value(), expected.has_value()) << round;
        if (expected) {
            ASSERT_NEAR(*alpha.value, *expected, 1e-9) << round;
        }
    }
}

TEST(Krippendorff2011, HundredsOfThousandsOfUnitsDoNotOverflow) {
    // At 300,000 units a product of counts in 32 bits wraps; a peer prints 12.32.
    const TwoByTwo table{100'000, 20'000, 30'000, 150'000};
    const double n1 = 250'000;
    const double n0 = 350'000;
    EXPECT_NEAR(value("krippendorff-alpha", table), 1 - 599'999.0 * 50'000 / (n1 * n0), 1e-12);
}

}  // namespace
}  // namespace tandem::testing
