// Weights: Cohen 1968 (linear, quadratic as usually given); Gwet 2014, "Handbook of Inter-Rater
// Reliability", 4th edition, chapter 3 (ordinal, radical, ratio). Distances of sets: Passonneau
// 2004 (LREC), "Computing reliability for coreference annotation"; MASI: Passonneau 2006 (LREC), 1
// − J·M.
#include "agreement/scale.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tandem {

PairDisagreement::PairDisagreement(const Scale& scale, int categories) : weights_(scale.weights) {
    if (weights_ == Weights::None) return;
    for (int k = 0; k < categories; ++k)
        place_.push_back(scale.weights_by_number ? (*scale.numbers)[static_cast<std::size_t>(k)]
                                                 : static_cast<double>(k + 1));
    if (place_.empty()) return;
    const auto [lowest, highest] = std::ranges::minmax(place_);
    range_ = highest - lowest;
    ratio_range_ = highest + lowest == 0 ? 0 : range_ / (highest + lowest);
}

double PairDisagreement::operator()(int one, int other) const {
    if (one == other) return 0;
    const auto size = static_cast<double>(place_.size());
    const double between = std::abs(one - other);
    if (weights_ == Weights::None) return 1;
    if (weights_ == Weights::Ordinal) return between * (between + 1) / (size * (size - 1));
    const double x = place_[static_cast<std::size_t>(one)];
    const double y = place_[static_cast<std::size_t>(other)];
    const double apart = std::abs(x - y) / range_;
    switch (weights_) {
        case Weights::Linear:
            return apart;
        case Weights::Quadratic:
            return apart * apart;
        case Weights::Radical:
            return std::sqrt(apart);
        default: {  // Ratio
            const double share = x + y == 0 ? 0 : (x - y) / (x + y) / ratio_range_;
            return share * share;
        }
    }
}

double weighed(const Pairs& pairs, const PairDisagreement& disagreement) {
    double sum = 0;
    pairs.each([&](int row, int column, double value) {
        if (row != column) sum += value * disagreement(row, column);
    });
    return sum;
}

double weighed(std::span<const double> one, std::span<const double> other,
               const PairDisagreement& disagreement) {
    double sum = 0;
    for (std::size_t k = 0; k < one.size(); ++k) {
        if (one[k] == 0) continue;
        for (std::size_t l = 0; l < other.size(); ++l)
            if (l != k && other[l] != 0)
                sum += one[k] * other[l] * disagreement(static_cast<int>(k), static_cast<int>(l));
    }
    return sum;
}

double distance(SetDistance kind, std::size_t one, std::size_t other, std::size_t both) {
    if (both == one && both == other) return 0;
    if (kind == SetDistance::Nominal || both == 0) return 1;
    const bool nested = both == std::min(one, other);
    if (kind == SetDistance::Passonneau2004) return nested ? 1.0 / 3 : 2.0 / 3;
    const double jaccard = static_cast<double>(both) / static_cast<double>(one + other - both);
    if (kind == SetDistance::Jaccard) return 1 - jaccard;
    return 1 - jaccard * (nested ? 2.0 / 3 : 1.0 / 3);
}

double distance(SetDistance kind, std::span<const std::int32_t> one,
                std::span<const std::int32_t> other) {
    std::vector<std::int32_t> both;
    std::ranges::set_intersection(one, other, std::back_inserter(both));
    return distance(kind, one.size(), other.size(), both.size());
}

}  // namespace tandem
