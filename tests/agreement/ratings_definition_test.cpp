// Every figure for ratings equals the same figure computed pair by pair from its definition.
#include <algorithm>

#include "plain_ratings.h"

namespace tandem::testing {
namespace {

constexpr int kRounds = 1500;
constexpr double kClose = 1e-9;

void expect_same(std::string_view name, const Measured& found, std::optional<double> wanted) {
    ASSERT_EQ(found.value.has_value(), wanted.has_value())
        << name << ": " << found.why_not << " " << wanted.value_or(-99);
    ASSERT_NE(found.value.has_value(), !found.why_not.empty());
    if (wanted) {
        ASSERT_NEAR(*found.value, *wanted, kClose) << name;
    }
}

std::optional<double> plain_fleiss(const Units& units, Weights weights, int q) {
    const auto pa = plain_agreement(units, weights, q);
    if (!pa) return std::nullopt;
    const auto shares = plain_shares(units, q);
    PlainParts parts{*pa, 0};
    for (int k = 0; k < q; ++k)
        for (int l = 0; l < q; ++l)
            parts.pe += plain_weight(weights, k + 1, l + 1, q) *
                        shares[static_cast<std::size_t>(k)] * shares[static_cast<std::size_t>(l)];
    return plain_value(parts);
}

std::optional<double> plain_gwet(const Units& units, Weights weights, int q) {
    const auto pa = plain_agreement(units, weights, q);
    if (!pa || q < 2) return std::nullopt;
    PlainParts parts{*pa, 0};
    double all_weights = 0;
    for (int k = 1; k <= q; ++k)
        for (int l = 1; l <= q; ++l) all_weights += plain_weight(weights, k, l, q);
    for (const double share : plain_shares(units, q))
        parts.pe += all_weights / (q * (q - 1.0)) * share * (1 - share);
    return plain_value(parts);
}

std::optional<double> plain_uniform(const Units& units, Weights weights, int q) {
    const auto pa = plain_agreement(units, weights, q);
    if (!pa || q < 2) return std::nullopt;
    PlainParts parts{*pa, 0};
    for (int k = 1; k <= q; ++k)
        for (int l = 1; l <= q; ++l) parts.pe += plain_weight(weights, k, l, q) / q / q;
    return plain_value(parts);
}

std::optional<double> plain_conger(const Units& units, Weights weights, int q) {
    const auto pa = plain_agreement(units, weights, q);
    if (!pa) return std::nullopt;
    std::vector<std::vector<std::int32_t>> by_coder;
    for (std::size_t g = 0; g < units.front().size(); ++g) {
        std::vector<std::int32_t> own;
        for (const auto& unit : units)
            if (unit[g] != kMissing) own.push_back(unit[g]);
        if (!own.empty()) by_coder.push_back(own);
    }
    double sum = 0, pairs = 0;
    for (std::size_t g = 0; g < by_coder.size(); ++g)
        for (std::size_t h = 0; h < by_coder.size(); ++h) {
            if (g == h) continue;
            double weight = 0;
            for (const std::int32_t one : by_coder[g])
                for (const std::int32_t other : by_coder[h])
                    weight += plain_weight(weights, one + 1, other + 1, q);
            sum += weight / static_cast<double>(by_coder[g].size() * by_coder[h].size());
            ++pairs;
        }
    return plain_value({*pa, sum / pairs});
}

// Two coders: only the units that both rated.
Units complete(const Units& units) {
    Units out;
    for (const auto& unit : units)
        if (std::ranges::count(unit, kMissing) == 0) out.push_back(unit);
    return out;
}

std::optional<double> plain_cohen(const Units& units, Weights weights, int q) {
    const Units both = complete(units);
    if (both.empty()) return std::nullopt;
    return plain_conger(both, weights, q);
}

using Plain = std::optional<double> (*)(const Units&, Weights, int);

void compare(std::string_view name, Plain plain, const std::vector<Weights>& weights,
             int most_coders, std::uint64_t seed) {
    Random random(seed);
    for (int round = 0; round < kRounds; ++round) {
        const int coders =
            2 + static_cast<int>(random.below(static_cast<std::uint64_t>(most_coders - 1)));
        const int q = 1 + static_cast<int>(random.below(5));
        const Units units = random_units(random, coders, q);
        const Weights chosen = weights[random.below(weights.size())];
        expect_same(name, ask(name, ratings_from(units, q), {.weights = chosen}),
                    plain(units, chosen, q));
        if (::testing::Test::HasFatalFailure()) return;
    }
}

const std::vector<Weights> kEvery{Weights::None,    Weights::Linear,  Weights::Quadratic,
                                  Weights::Ordinal, Weights::Radical, Weights::Ratio};

TEST(RatingsFromTheDefinition, FleissKappa) {
    compare("fleiss-kappa", plain_fleiss, kEvery, 5, 11);
}

TEST(RatingsFromTheDefinition, ScottPi) {
    compare("scott-pi", plain_fleiss, kEvery, 2, 12);
}

TEST(RatingsFromTheDefinition, CongerKappa) {
    compare("conger-kappa", plain_conger, kEvery, 5, 13);
}

TEST(RatingsFromTheDefinition, CohenKappa) {
    compare("cohen-kappa", plain_cohen, {Weights::None, Weights::Linear, Weights::Quadratic}, 2,
            14);
}

TEST(RatingsFromTheDefinition, GwetAc2) {
    compare("gwet-ac2", plain_gwet, kEvery, 5, 15);
}

TEST(RatingsFromTheDefinition, GwetAc1) {
    compare("gwet-ac1", plain_gwet, {Weights::None}, 5, 16);
}

TEST(RatingsFromTheDefinition, BrennanPrediger) {
    compare("brennan-prediger", plain_uniform, kEvery, 5, 17);
}

TEST(RatingsFromTheDefinition, PercentAgreement) {
    compare(
        "percent-agreement",
        [](const Units& units, Weights weights, int q) {
            return plain_agreement(units, weights, q);
        },
        {Weights::None}, 5, 18);
}

TEST(RatingsFromTheDefinition, KrippendorffAlphaOfEveryLevel) {
    for (const Level level : {Level::Nominal, Level::Ordinal, Level::Interval, Level::Ratio}) {
        Random random(19);
        for (int round = 0; round < kRounds; ++round) {
            const int coders = 2 + static_cast<int>(random.below(4));
            const int q = 1 + static_cast<int>(random.below(5));
            const Units units = random_units(random, coders, q);
            Ratings ratings = ratings_from(units, q);
            for (int k = 1; k <= q; ++k) ratings.numbers.push_back(k);
            expect_same(name_of(level), ask("krippendorff-alpha", ratings, {.level = level}),
                        plain_alpha(units, plain_difference(units, level)));
            if (HasFatalFailure()) return;
        }
    }
}

TEST(RatingsFromTheDefinition, HolstiAndKappaMax) {
    Random random(20);
    for (int round = 0; round < kRounds; ++round) {
        const int q = 1 + static_cast<int>(random.below(4));
        const Units units = random_units(random, 2, q);
        double made = 0, same = 0, n = 0, smaller = 0, chance = 0;
        for (const auto& unit : units) {
            made += static_cast<double>(said(unit).size());
            if (said(unit).size() == 2) ++n;
            if (said(unit).size() == 2 && unit[0] == unit[1]) ++same;
        }
        for (std::int32_t k = 0; k < q; ++k) {
            double first = 0, second = 0;
            for (const auto& unit : complete(units)) {
                first += unit[0] == k ? 1 / n : 0;
                second += unit[1] == k ? 1 / n : 0;
            }
            smaller += std::min(first, second);
            chance += first * second;
        }
        const Ratings ratings = ratings_from(units, q);
        expect_same("holsti", ask("holsti", ratings),
                    made == 0 ? std::nullopt : std::optional(2 * same / made));
        expect_same("kappa-max", ask("kappa-max", ratings),
                    n == 0 ? std::nullopt : plain_value({smaller, chance}));
        if (HasFatalFailure()) return;
    }
}

TEST(RatingsFromTheDefinition, DiceJaccardAndSpecificAgreement) {
    Random random(21);
    for (int round = 0; round < kRounds; ++round) {
        const Units units = random_units(random, 2, 2);
        double a = 0, b = 0, c = 0;
        for (const auto& unit : complete(units)) {
            a += unit[0] == 1 && unit[1] == 1 ? 1 : 0;
            b += unit[0] == 1 && unit[1] == 0 ? 1 : 0;
            c += unit[0] == 0 && unit[1] == 1 ? 1 : 0;
        }
        const bool used = a + b + c > 0;
        const Ratings ratings = ratings_from(units, 2);
        const std::optional<double> dice =
            used ? std::optional(2 * a / (2 * a + b + c)) : std::nullopt;
        expect_same("dice", ask("dice", ratings, {.yes = 1}), dice);
        expect_same("specific", ask("specific-agreement", ratings, {.yes = 1}), dice);
        expect_same("jaccard", ask("jaccard", ratings, {.yes = 1}),
                    used ? std::optional(a / (a + b + c)) : std::nullopt);
        if (HasFatalFailure()) return;
    }
}

// -1 and 1 would divide by 0; 0 and 0 are no distance apart.
TEST(RatingsFromTheDefinition, ARatioScaleHasNothingBelowZero) {
    Ratings ratings = ratings_from({{0, 1}, {0, 0}, {1, 1}}, 2);
    ratings.numbers = {-1, 1};
    const Measured below = ask("krippendorff-alpha", ratings, {.level = Level::Ratio});
    EXPECT_EQ(below.value, std::nullopt);
    EXPECT_TRUE(below.why_not.starts_with("there are values below 0")) << below.why_not;
    EXPECT_TRUE(ask("krippendorff-alpha", ratings, {.level = Level::Interval}).value.has_value());
    ratings.numbers = {0, 1};
    // Nominal: ((0 - 1) / (0 + 1))² = 1.
    EXPECT_DOUBLE_EQ(figure_of("krippendorff-alpha", ratings, {.level = Level::Ratio}),
                     figure_of("krippendorff-alpha", ratings));
    ratings.numbers = {0, 0};
    const Measured same = ask("krippendorff-alpha", ratings, {.level = Level::Ratio});
    EXPECT_TRUE(same.why_not.starts_with("no variation")) << same.why_not;
}

// One category against the rest, by making it so in the data.
TEST(RatingsFromTheDefinition, ByValueIsOneCategoryAgainstTheRest) {
    Random random(22);
    for (int round = 0; round < kRounds / 5; ++round) {
        const int q = 2 + static_cast<int>(random.below(3));
        const Units units = random_units(random, 2, q);
        for (const RatingMeasure& measure : rating_measures()) {
            if (!measure.by_value || !measure.figure) continue;
            const Measured found = ask(measure.name, ratings_from(units, q), {.yes = 0});
            ASSERT_EQ(found.by_value.size(), static_cast<std::size_t>(q)) << measure.name;
            for (std::int32_t k = 0; k < q; ++k) {
                Units folded = units;
                for (auto& unit : folded)
                    for (std::int32_t& value : unit)
                        if (value != kMissing) value = value == k ? 1 : 0;
                const Measured one = ask(measure.name, ratings_from(folded, 2), {.yes = 1});
                const auto& figure = found.by_value[static_cast<std::size_t>(k)].value;
                ASSERT_EQ(figure.has_value(), one.value.has_value()) << measure.name;
                if (figure) {
                    ASSERT_NEAR(*figure, *one.value, kClose) << measure.name;
                }
            }
        }
    }
}

}  // namespace
}  // namespace tandem::testing
