// Anybody's ratings as numbers: which of q categories each coder gave to each unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tandem {

// A coder said nothing about a unit. Not the same as "none of the codes", which is a category.
inline constexpr std::int32_t kMissing = -1;

// Requires: value.size() is a multiple of coders; each value is kMissing or in [0, categories);
// times, where given, is not below zero and below 2^53 in sum; times and cluster are empty or have
// one entry for each unit.
struct Ratings {
    int coders = 0;
    int categories = 0;                 // of the codebook, not only those that occur
    std::vector<std::int32_t> value;    // unit by unit: the first coder's, the second's, …
    std::vector<std::int64_t> times;    // how many units are exactly so; empty: each stands for one
    std::vector<std::int32_t> cluster;  // the transcript of each unit, from 0; empty: not known
    int clusters = 0;
    // What a category stands for on an interval or ratio scale; empty: categories are no numbers.
    std::vector<double> numbers;

    std::size_t units() const {
        return coders == 0 ? 0 : value.size() / static_cast<std::size_t>(coders);
    }
    std::span<const std::int32_t> unit(std::size_t at) const {
        return std::span(value).subspan(at * static_cast<std::size_t>(coders),
                                        static_cast<std::size_t>(coders));
    }
    double times_of(std::size_t at) const {
        return times.empty() ? 1 : static_cast<double>(times[at]);
    }
};

// Two coders: rows are the first coder's categories, columns the second's.
// Requires: count.size() == categories * categories, no count below zero.
struct ContingencyTable {
    int categories = 0;
    std::vector<std::int64_t> count;  // row by row
};

// Each cell that is not empty becomes one unit that stands for its count.
Ratings ratings_of(const ContingencyTable& table);

// Several codes on one unit: a category of `ratings` is a set of codes.
// Requires: sets.size() == ratings.categories; each set ascending, without repetition, of numbers
// in [0, codes); no set twice.
struct SetRatings {
    Ratings ratings;
    int codes = 0;
    std::vector<std::vector<std::int32_t>> sets;
};

// One code of the sets as its own yes-or-no ratings: 0 no, 1 yes.
Ratings ratings_of_code(const SetRatings& sets, std::int32_t code);

}  // namespace tandem
