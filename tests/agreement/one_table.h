// Short ways to ask for a figure by name.
#pragma once

#include <gtest/gtest.h>
#include <string_view>
#include <vector>

#include "tandem/agreement/measure_list.h"

namespace tandem::testing {

inline const Measure& measure(std::string_view name) {
    const Measure* found = find_measure(name);
    EXPECT_NE(found, nullptr) << name;
    return *found;
}

inline Estimate figure(std::string_view name, const TwoByTwo& table) {
    return estimate(measure(name), std::vector<TwoByTwo>{table});
}

// Requires a defined figure; -99 (and a failed test) otherwise.
inline double value(std::string_view name, const TwoByTwo& table) {
    const Estimate result = figure(name, table);
    EXPECT_TRUE(result.value.has_value()) << name << ": " << result.why_not;
    return result.value.value_or(-99);
}

// Mutually exclusive categories as one yes-or-no table per category: [category][one transcript].
// Rows are coder A's categories, columns coder B's.
inline std::vector<std::vector<TwoByTwo>> one_against_rest(
    const std::vector<std::vector<std::int64_t>>& counts) {
    std::vector<std::vector<TwoByTwo>> codes;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        TwoByTwo table;
        for (std::size_t row = 0; row < counts.size(); ++row) {
            for (std::size_t column = 0; column < counts.size(); ++column) {
                const std::int64_t count = counts[row][column];
                if (row == code && column == code) {
                    table.both += count;
                } else if (row == code) {
                    table.only_a += count;
                } else if (column == code) {
                    table.only_b += count;
                } else {
                    table.neither += count;
                }
            }
        }
        codes.push_back({table});
    }
    return codes;
}

}  // namespace tandem::testing
