// Fleiss, Cohen & Everitt 1969, "Large sample standard errors of kappa and weighted kappa",
// Psychological Bulletin 72(5), 323-327, equations 9 (null) and 13. Units are taken as independent.
// Other measures: the linearisation of gwet_interval.cpp.
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "agreement/rating_figures.h"
#include "agreement/rating_intervals.h"

namespace tandem {

KappaErrors kappa_errors(const Tally& tally, const Scale& scale) {
    const PairDisagreement disagreement(scale, tally.categories);
    const TwoMargins margins = margins_of_two(tally);
    const double n = margins.units;
    const auto size = margins.first.size();
    std::vector<double> rows(size), columns(size);  // w̄_k+ and w̄_+l
    for (std::size_t k = 0; k < size; ++k) {
        for (std::size_t l = 0; l < size; ++l) {
            const double weight = 1 - disagreement(static_cast<int>(k), static_cast<int>(l));
            rows[k] += weight * margins.second[l] / n;
            columns[k] += weight * margins.first[l] / n;
        }
    }
    const double po = 1 - weighed(tally.joint, disagreement) / n;
    const double left = weighed(margins.first, margins.second, disagreement) / n / n;  // 1 − pe
    const double pe = 1 - left;
    double sum = 0, null_sum = 0;
    tally.joint.each([&](int row, int column, double units) {
        const double means =
            rows[static_cast<std::size_t>(row)] + columns[static_cast<std::size_t>(column)];
        const double part = (1 - disagreement(row, column)) * left - means * (1 - po);
        sum += units / n * part * part;
    });
    for (std::size_t k = 0; k < size; ++k) {
        for (std::size_t l = 0; l < size; ++l) {
            const double part =
                1 - disagreement(static_cast<int>(k), static_cast<int>(l)) - (rows[k] + columns[l]);
            null_sum += margins.first[k] / n * (margins.second[l] / n) * part * part;
        }
    }
    const double middle = po * pe - 2 * pe + po;
    return {std::sqrt(std::max(0.0, sum - middle * middle) / n) / (left * left),
            std::sqrt(std::max(0.0, null_sum - pe * pe) / n) / left};
}

FoundInterval analytic_interval(const Asked& asked, const IntervalChoice& choice) {
    if (asked.measure.name != "cohen-kappa") return gwet_interval(asked, choice);
    const KappaErrors errors = kappa_errors(asked.tally, asked.scale);
    if (!(errors.error > 0))
        return {std::nullopt, "the formula gives an error of zero: all units are alike"};
    const double z =
        boost::math::quantile(boost::math::normal_distribution<double>(), (1 + choice.level) / 2);
    return {Interval{std::max(-1.0, asked.value - z * errors.error),
                     std::min(1.0, asked.value + z * errors.error), choice.level,
                     "Fleiss, Cohen & Everitt 1969, units taken as independent"},
            "", errors.error};
}

}  // namespace tandem
