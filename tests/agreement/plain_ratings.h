// Ratings as a test writes them, and every coefficient again from its definition: pair by pair,
// with nothing shared with src/agreement.
#pragma once

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/rating_measures.h"
#include "tandem/base/random.h"

namespace tandem::testing {

// [unit][coder]; kMissing where nothing was said.
using Units = std::vector<std::vector<std::int32_t>>;

inline Ratings ratings_from(const Units& units, int categories, int coders = 0) {
    Ratings out;
    out.coders = units.empty() ? coders : static_cast<int>(units.front().size());
    out.categories = categories;
    for (const auto& unit : units) out.value.insert(out.value.end(), unit.begin(), unit.end());
    return out;
}

// [coder][unit] as papers print it: digits are categories from 1, '.' is missing.
inline Ratings ratings_by_coder(const std::vector<std::string>& coders, int categories) {
    Units units(coders.front().size());
    for (const std::string& coder : coders)
        for (std::size_t unit = 0; unit < coder.size(); ++unit)
            units[unit].push_back(coder[unit] == '.' ? kMissing : coder[unit] - '1');
    Ratings out = ratings_from(units, categories);
    for (int k = 1; k <= categories; ++k) out.numbers.push_back(k);
    return out;
}

inline Ratings table_ratings(const std::vector<std::vector<std::int64_t>>& rows) {
    ContingencyTable table{.categories = static_cast<int>(rows.size()), .count = {}};
    for (const auto& row : rows) table.count.insert(table.count.end(), row.begin(), row.end());
    Ratings out = ratings_of(table);
    for (int k = 1; k <= table.categories; ++k) out.numbers.push_back(k);
    return out;
}

inline std::vector<std::string> numbered_names(int categories) {
    std::vector<std::string> out;
    for (int k = 1; k <= categories; ++k) out.push_back(std::to_string(k));
    return out;
}

inline Measured ask(std::string_view name, const Ratings& ratings, const Scale& scale = {},
                    const IntervalChoice& interval = {.method = IntervalMethod::None}) {
    const RatingMeasure* measure = find_rating_measure(name);
    if (!measure) {
        ADD_FAILURE() << "no measure " << name;
        return {};
    }
    return measure_ratings(*measure, ratings, numbered_names(ratings.categories), scale, interval);
}

// Requires a defined figure; -99 (and a failed test) otherwise.
inline double figure_of(std::string_view name, const Ratings& ratings, const Scale& scale = {}) {
    const Measured found = ask(name, ratings, scale);
    EXPECT_TRUE(found.value.has_value()) << name << ": " << found.why_not;
    return found.value.value_or(-99);
}

// ---- From the definitions
// -------------------------------------------------------------------------

// Weight of agreement of two categories of q, from 1.
inline double plain_weight(Weights weights, int k, int l, int q) {
    const double apart = std::abs(k - l);
    switch (weights) {
        case Weights::None:
            return k == l ? 1 : 0;
        case Weights::Linear:
            return q == 1 ? 1 : 1 - apart / (q - 1);
        case Weights::Quadratic:
            return q == 1 ? 1 : 1 - apart * apart / ((q - 1.0) * (q - 1.0));
        case Weights::Radical:
            return q == 1 ? 1 : 1 - std::sqrt(apart) / std::sqrt(q - 1.0);
        case Weights::Ordinal:
            return k == l ? 1 : 1 - (apart + 1) * apart / 2 / (q * (q - 1.0) / 2);
        case Weights::Ratio: {
            if (k == l) return 1;
            const double one = apart / (k + l), all = (q - 1.0) / (q + 1.0);
            return 1 - one * one / (all * all);
        }
    }
    return 0;
}

struct PlainParts {
    double pa = 0;
    double pe = 0;
};

inline std::optional<double> plain_value(const PlainParts& parts) {
    if (1 - parts.pe < 1e-12) return std::nullopt;
    return (parts.pa - parts.pe) / (1 - parts.pe);
}

inline std::vector<std::int32_t> said(const std::vector<std::int32_t>& unit) {
    std::vector<std::int32_t> out;
    for (const std::int32_t value : unit)
        if (value != kMissing) out.push_back(value);
    return out;
}

// Mean over units of the mean weight over ordered pairs of ratings; nothing without a pair.
inline std::optional<double> plain_agreement(const Units& units, Weights weights, int q) {
    double sum = 0, count = 0;
    for (const auto& unit : units) {
        const auto values = said(unit);
        if (values.size() < 2) continue;
        double inside = 0, pairs = 0;
        for (std::size_t g = 0; g < values.size(); ++g)
            for (std::size_t h = 0; h < values.size(); ++h)
                if (g != h) {
                    inside += plain_weight(weights, values[g] + 1, values[h] + 1, q);
                    ++pairs;
                }
        sum += inside / pairs;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / count;
}

// π_k: the mean over rated units of the share of their ratings that are k.
inline std::vector<double> plain_shares(const Units& units, int q) {
    std::vector<double> out(static_cast<std::size_t>(q));
    double rated = 0;
    for (const auto& unit : units) {
        const auto values = said(unit);
        if (values.empty()) continue;
        ++rated;
        for (const std::int32_t value : values)
            out[static_cast<std::size_t>(value)] += 1.0 / static_cast<double>(values.size());
    }
    for (double& share : out) share /= rated;
    return out;
}

// Krippendorff's alpha as the ratio of two means over pairs of pairable values.
inline std::optional<double> plain_alpha(
    const Units& units, const std::function<double(std::int32_t, std::int32_t)>& difference) {
    std::vector<std::int32_t> all;
    double observed = 0;
    for (const auto& unit : units) {
        const auto values = said(unit);
        if (values.size() < 2) continue;
        for (std::size_t g = 0; g < values.size(); ++g)
            for (std::size_t h = 0; h < values.size(); ++h)
                if (g != h)
                    observed +=
                        difference(values[g], values[h]) / (static_cast<double>(values.size()) - 1);
        all.insert(all.end(), values.begin(), values.end());
    }
    double expected = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            if (i != j) expected += difference(all[i], all[j]);
    if (expected == 0) return std::nullopt;
    const auto n = static_cast<double>(all.size());
    return 1 - (observed / n) / (expected / (n * (n - 1)));
}

// n_g of pairable values, for the ordinal difference.
inline std::function<double(std::int32_t, std::int32_t)> plain_difference(const Units& units,
                                                                          Level level) {
    std::map<std::int32_t, double> count;
    for (const auto& unit : units) {
        const auto values = said(unit);
        if (values.size() < 2) continue;
        for (const std::int32_t value : values) ++count[value];
    }
    return [count, level](std::int32_t c, std::int32_t k) mutable {
        if (c == k) return 0.0;
        const double x = c + 1, y = k + 1;
        if (level == Level::Nominal) return 1.0;
        if (level == Level::Interval) return (x - y) * (x - y);
        if (level == Level::Ratio) return (x - y) / (x + y) * ((x - y) / (x + y));
        double between = -(count[c] + count[k]) / 2;
        for (std::int32_t g = std::min(c, k); g <= std::max(c, k); ++g) between += count[g];
        return between * between;
    };
}

// Random units of every awkward kind: missing values, few categories, one unit, silent coders.
inline Units random_units(Random& random, int coders, int categories) {
    const std::uint64_t most = random.below(3) == 0 ? 3 : 30;
    Units units(random.below(most) + 1);
    const std::uint64_t missing = random.below(4);  // of 4
    const std::uint64_t used = 1 + random.below(static_cast<std::uint64_t>(categories));
    const bool agree_often = random.below(2) == 0;
    const std::uint64_t silent = random.below(6);  // a coder without a rating, if there is one
    for (auto& unit : units) {
        const auto truth = static_cast<std::int32_t>(random.below(used));
        for (int coder = 0; coder < coders; ++coder) {
            const bool agrees = agree_often && random.below(4) != 0;
            const auto value = agrees ? truth : static_cast<std::int32_t>(random.below(used));
            const bool nothing = random.below(4) < missing && missing < 3;
            unit.push_back(nothing || static_cast<std::uint64_t>(coder) == silent ? kMissing
                                                                                  : value);
        }
    }
    return units;
}

}  // namespace tandem::testing
