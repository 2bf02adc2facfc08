// Random counts, the same on every machine for the same seed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tandem/base/random.h"

namespace tandem {

// How many of `trials` succeed. Requires: trials >= 0, 0 <= chance <= 1.
std::int64_t draw_binomial(Random& random, std::int64_t trials, double chance);

// `trials` shared out over cells with these weights, one binomial draw a cell. Requires: weights
// not below zero, their sum above zero.
std::vector<std::int64_t> draw_multinomial(Random& random, std::int64_t trials,
                                           std::span<const double> weights);

}  // namespace tandem
