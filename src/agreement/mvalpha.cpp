// Krippendorff & Craggs 2016, "The reliability of multi-valued coding of data", Communication
// Methods and Measures 10(4), 181-198. The distance of two sets is 1 - 2|C and K| / (|C| + |K|). Do
// is the mean over pairs within units. De weighs pairs of set sizes as often as the sizes occurred
// and, within two sizes, all pairs of sets by the labels' frequencies: n_l for a label in one of
// the sets, n_l (n_l - 1) for one in both. Instead of going through all sets we multiply
//     Π_l (1 + n_l x + n_l y + n_l (n_l - 1) x y t),
// in which the coefficient of x^c y^k t^s is the weight of all pairs of sizes c, k that share s.
#include <algorithm>

#include "agreement/rating_figures.h"

namespace tandem {
namespace {

// weight(c, k, shared) for c, k ≤ most.
class PairWeights {
 public:
    explicit PairWeights(std::size_t most) : width_(most + 1), weight_(width_ * width_ * width_) {
        weight_[0] = 1;
    }

    double at(std::size_t c, std::size_t k, std::size_t shared) const {
        return weight_[(c * width_ + k) * width_ + shared];
    }

    // From the largest sizes down, so that each step still reads the product without this label.
    void multiply(double in_one, double in_both) {
        for (std::size_t c = width_; c-- > 0;) {
            for (std::size_t k = width_; k-- > 0;) {
                for (std::size_t shared = std::min(c, k) + 1; shared-- > 0;) {
                    double& cell = weight_[(c * width_ + k) * width_ + shared];
                    if (c > 0) cell += in_one * at(c - 1, k, shared);
                    if (k > 0) cell += in_one * at(c, k - 1, shared);
                    if (c > 0 && k > 0 && shared > 0)
                        cell += in_both * at(c - 1, k - 1, shared - 1);
                }
            }
        }
    }

 private:
    std::size_t width_;
    std::vector<double> weight_;
};

double set_distance(std::size_t one, std::size_t other, std::size_t shared) {
    const std::size_t sizes = one + other;
    if (sizes == 0) return 0;
    return 1 - 2 * static_cast<double>(shared) / static_cast<double>(sizes);
}

double expected_disagreement(const std::vector<double>& sizes, const std::vector<double>& labels,
                             double n) {
    double used = 0;
    for (const double count : labels) used += count;
    PairWeights weights(sizes.size() - 1);
    // Over `used`, so that nothing overflows; all pairs of two sizes have the same power of it.
    for (const double count : labels)
        if (count > 0) weights.multiply(count / used, count / used * ((count - 1) / used));
    double expected = 0;
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        for (std::size_t k = 0; k < sizes.size(); ++k) {
            if (sizes[c] == 0 || sizes[k] == 0) continue;
            double all = 0, apart = 0;
            for (std::size_t shared = 0; shared <= std::min(c, k); ++shared) {
                all += weights.at(c, k, shared);
                apart += weights.at(c, k, shared) * set_distance(c, k, shared);
            }
            if (all > 0) expected += sizes[c] / n * (sizes[k] / n) * (apart / all);
        }
    }
    return expected;
}

Figure figure(const Tally& tally, const Scale& scale) {
    const std::vector<double> count = pairable_values(tally);
    const std::vector<std::vector<std::int32_t>>& sets = *scale.sets;
    std::size_t largest = 0;
    for (const auto& set : sets) largest = std::max(largest, set.size());
    std::vector<double> sizes(largest + 1), labels(static_cast<std::size_t>(scale.codes));
    double n = 0;
    for (std::size_t set = 0; set < sets.size(); ++set) {
        n += count[set];
        sizes[sets[set].size()] += count[set];
        for (const std::int32_t label : sets[set])
            labels[static_cast<std::size_t>(label)] += count[set];
    }
    if (n == 0) return no_figure(kNothingToCompare);
    double observed = 0;
    std::vector<std::int32_t> both;
    tally.coincidence.each([&](int row, int column, double value) {
        if (row == column) return;
        const auto &one = sets[static_cast<std::size_t>(row)],
                   &other = sets[static_cast<std::size_t>(column)];
        both.clear();
        std::ranges::set_intersection(one, other, std::back_inserter(both));
        observed += value * set_distance(one.size(), other.size(), both.size());
    });
    const double expected = expected_disagreement(sizes, labels, n);
    if (expected == 0) return no_figure(kNoPairableVariation);
    return {.value = 1 - observed / n / expected,
            .observed = observed / n,
            .expected = expected,
            .why_not = {}};
}

}  // namespace

RatingMeasure mvalpha() {
    return {.name = "mvalpha",
            .title = "Multi-valued alpha",
            .source = "Krippendorff & Craggs 2016",
            .formula = "1 - Do / De with 1 - 2|C and K| / (|C| + |K|)",
            .aliases = {"mv-alpha", "", ""},
            .needs = Needs::Sets,
            .figure = figure};
}

}  // namespace tandem
