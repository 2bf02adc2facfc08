// Binomial draws: by counting through the distribution where few successes are expected, otherwise
// by transformed rejection (Hörmann 1993, "The generation of binomial random variates", Journal of
// Statistical Computation and Simulation 46, 101-110, algorithm BTRS).
#include "agreement/draw.h"

#include <algorithm>
#include <cmath>

namespace tandem {
namespace {

constexpr double kFewSuccesses = 10;

std::int64_t draw_by_counting(Random& random, double trials, double chance) {
    const double odds = chance / (1 - chance);
    double left = random.unit();
    double mass = std::exp(trials * std::log1p(-chance));
    double successes = 0;
    while (left > mass && successes < trials) {
        left -= mass;
        ++successes;
        mass *= odds * (trials - successes + 1) / successes;
        if (mass <= 0) break;  // nothing but rounding is left
    }
    return static_cast<std::int64_t>(successes);
}

std::int64_t draw_by_rejection(Random& random, double n, double p) {
    const double spread = std::sqrt(n * p * (1 - p));
    const double b = 1.15 + 2.53 * spread;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double centre = n * p + 0.5;
    const double squeeze = 0.92 - 4.2 / b;
    const double scale = (2.83 + 5.1 / b) * spread;
    const double mode = std::floor((n + 1) * p);
    const double log_odds = std::log(p / (1 - p));
    const double height = std::lgamma(mode + 1) + std::lgamma(n - mode + 1);
    for (;;) {
        const double u = random.unit() - 0.5;
        double v = random.unit();
        const double inside = 0.5 - std::abs(u);
        const double k = std::floor((2 * a / inside + b) * u + centre);
        if (k < 0 || k > n) continue;
        if (inside >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
        v = std::log(v * scale / (a / (inside * inside) + b));
        if (v <= height - std::lgamma(k + 1) - std::lgamma(n - k + 1) + (k - mode) * log_odds)
            return static_cast<std::int64_t>(k);
    }
}

}  // namespace

std::int64_t draw_binomial(Random& random, std::int64_t trials, double chance) {
    if (trials == 0 || chance <= 0) return 0;
    if (chance >= 1) return trials;
    if (chance > 0.5) return trials - draw_binomial(random, trials, 1 - chance);
    const double n = static_cast<double>(trials);
    return n * chance < kFewSuccesses ? draw_by_counting(random, n, chance)
                                      : draw_by_rejection(random, n, chance);
}

std::vector<std::int64_t> draw_multinomial(Random& random, std::int64_t trials,
                                           std::span<const double> weights) {
    std::vector<std::int64_t> out(weights.size());
    // What the cells from each one on weigh together, summed from behind: the last is exactly
    // itself.
    std::vector<double> rest(weights.size());
    double sum = 0;
    for (std::size_t cell = weights.size(); cell-- > 0;) rest[cell] = sum += weights[cell];
    for (std::size_t cell = 0; cell < weights.size() && trials > 0; ++cell) {
        if (weights[cell] == 0) continue;
        out[cell] = draw_binomial(random, trials, weights[cell] / rest[cell]);
        trials -= out[cell];
    }
    return out;
}

}  // namespace tandem
