// What two coders did with one code, counted in units: all that a two-coder figure needs to know.
#pragma once

#include <cstdint>

namespace tandem {

// Units (turns, sentences, characters …) that both coders saw, by who gave them the code.
// Requires: no count below zero, and all counts together below 2^63.
struct TwoByTwo {
    std::int64_t both = 0;
    std::int64_t only_a = 0;
    std::int64_t only_b = 0;
    std::int64_t neither = 0;

    std::int64_t units() const { return both + only_a + only_b + neither; }
    std::int64_t used_by_a() const { return both + only_a; }
    std::int64_t used_by_b() const { return both + only_b; }
    std::int64_t used_by_either() const { return both + only_a + only_b; }

    TwoByTwo& operator+=(const TwoByTwo& other);
    TwoByTwo& operator-=(const TwoByTwo& other);
    bool operator==(const TwoByTwo&) const = default;
};

TwoByTwo operator+(TwoByTwo left, const TwoByTwo& right);
TwoByTwo operator-(TwoByTwo left, const TwoByTwo& right);

}  // namespace tandem
