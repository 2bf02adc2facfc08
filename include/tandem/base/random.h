// Seeded random numbers: the same sequence on every machine, and the seed can be printed.
#pragma once

#include <cstdint>

namespace tandem {

// SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators").
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();

    // Uniform in [0, bound), without modulo bias. Requires: bound > 0.
    std::uint64_t below(std::uint64_t bound);

    // Uniform in [0, 1), 53 bits.
    double unit();

 private:
    std::uint64_t state_;
};

}  // namespace tandem
