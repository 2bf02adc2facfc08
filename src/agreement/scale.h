// How far apart two categories are, and the sums of it that every chance-corrected figure needs.
#pragma once

#include <span>
#include <vector>

#include "agreement/tally.h"

namespace tandem {

// 1 − weight, by Scale::weights: 0 for the same category, 1 for the farthest.
class PairDisagreement {
 public:
    PairDisagreement(const Scale& scale, int categories);

    double operator()(int one, int other) const;

 private:
    Weights weights_;
    std::vector<double> place_;
    double range_ = 0;
    double ratio_range_ = 0;
};

// Σ over cells of sum · disagreement, row by row.
double weighed(const Pairs& pairs, const PairDisagreement& disagreement);

// Σ_kl one_k · other_l · disagreement(k, l).
double weighed(std::span<const double> one, std::span<const double> other,
               const PairDisagreement& disagreement);

// Distance of two sets of codes, each ascending; ∅ against ∅ is 0, ∅ against anything else 1.
double distance(SetDistance kind, std::span<const std::int32_t> one,
                std::span<const std::int32_t> other);
// The same from the sizes of the sets and of what is in both.
double distance(SetDistance kind, std::size_t one, std::size_t other, std::size_t both);

}  // namespace tandem
