// Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition, chapter 5, infinite population:
// the coefficient is linearised, coefficient_i - coefficient being unit i's influence,
//     k*_i = k_i - 2 (1 - k) (pe_i - pe) / (1 - pe),   Var = sum (k*_i - k)^2 / (n (n - 1)),
// interval k ± t(n - 1) SE, cut at 1. (Gwet 2021, "Large-sample variance of Fleiss generalized
// kappa", Educational and Psychological Measurement 81(4), for Fleiss.) We divide by n (n - 1)
// throughout; irrCAC does so for raw data and divides by n for tables. For alpha pa' (without the
// small-sample term) enters the linearisation, as in irrCAC 1.4, not pa as in older releases. The
// differences of alpha's levels are weights here, 1 - d2 / the greatest d2; alpha and its error do
// not depend on what they are divided by.
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "agreement/rating_figures.h"
#include "agreement/rating_intervals.h"

namespace tandem {
namespace {

// What a rating adds to pe: half the slope of pe, for Conger by coder.
struct Slopes {
    std::vector<double> of_category;            // [k]
    std::vector<std::vector<double>> of_coder;  // [coder][k], Conger only
    std::vector<double> mean_of_coder;          // its mean over the coder's ratings
    std::vector<double> rated_by;               // units of the coder
};

// [k] Σ_l w_kl share_l.
std::vector<double> weighed_shares(const std::vector<double>& shares,
                                   const PairDisagreement& disagreement) {
    std::vector<double> out(shares.size());
    for (std::size_t k = 0; k < shares.size(); ++k)
        for (std::size_t l = 0; l < shares.size(); ++l)
            if (shares[l] != 0)
                out[k] += (1 - disagreement(static_cast<int>(k), static_cast<int>(l))) * shares[l];
    return out;
}

Slopes conger_slopes(const Tally& tally, const PairDisagreement& disagreement) {
    const auto width = static_cast<std::size_t>(tally.categories);
    Slopes out;
    std::vector<std::vector<double>> shares;
    std::vector<double> all(width);
    double coders = 0;
    for (int coder = 0; coder < tally.coders; ++coder) {
        double rated = 0;
        for (int k = 0; k < tally.categories; ++k) rated += tally.of_coder(coder, k);
        std::vector<double> own(width);
        for (std::size_t k = 0; k < width && rated > 0; ++k) {
            own[k] = tally.of_coder(coder, static_cast<int>(k)) / rated;
            all[k] += own[k];
        }
        coders += rated > 0 ? 1 : 0;
        shares.push_back(own);
        out.rated_by.push_back(rated);
    }
    for (const std::vector<double>& own : shares) {
        std::vector<double> others(width);
        for (std::size_t k = 0; k < width; ++k)
            others[k] = (all[k] - own[k]) / coders / (coders - 1);
        std::vector<double> slope = weighed_shares(others, disagreement);
        double mean = 0;
        for (std::size_t k = 0; k < width; ++k) mean += own[k] * slope[k];
        out.of_coder.push_back(std::move(slope));
        out.mean_of_coder.push_back(mean);
    }
    return out;
}

Slopes slopes_of(const Asked& asked, const PairDisagreement& disagreement) {
    const Tally& tally = asked.tally;
    Slopes out;
    switch (asked.measure.chance) {
        case Chance::Fleiss:
            out.of_category = weighed_shares(mean_shares(tally), disagreement);
            break;
        case Chance::Krippendorff: {
            std::vector<double> shares = pairable_values(tally);
            for (double& share : shares) share /= tally.values;
            out.of_category = weighed_shares(shares, disagreement);
            break;
        }
        case Chance::Gwet: {
            const double size = tally.categories;
            const std::vector<double> ones(static_cast<std::size_t>(size), 1);
            const double weights = size * size - weighed(ones, ones, disagreement);
            for (const double share : mean_shares(tally))
                out.of_category.push_back(weights / (size * (size - 1)) * (1 - share));
            break;
        }
        case Chance::Conger:
            return conger_slopes(tally, disagreement);
        default:
            out.of_category.resize(static_cast<std::size_t>(tally.categories));
    }
    return out;
}

// One unit's r_i, its Σ_k r_ik (r*_ik − 1), and what its ratings add to pe.
struct UnitParts {
    double ratings = 0;
    double agreeing = 0;
    double chance = 0;  // Σ over ratings of the slope; for Conger the deviation itself
};

UnitParts parts_of(std::span<const std::int32_t> unit, const Slopes& slopes,
                   const PairDisagreement& disagreement, double n) {
    UnitParts out;
    for (std::size_t coder = 0; coder < unit.size(); ++coder) {
        if (unit[coder] == kMissing) continue;
        const auto k = static_cast<std::size_t>(unit[coder]);
        ++out.ratings;
        out.chance += slopes.of_coder.empty()
                          ? slopes.of_category[k]
                          : n / slopes.rated_by[coder] *
                                (slopes.of_coder[coder][k] - slopes.mean_of_coder[coder]);
        for (std::size_t other = 0; other < unit.size(); ++other)
            if (other != coder && unit[other] != kMissing)
                out.agreeing += 1 - disagreement(unit[coder], unit[other]);
    }
    return out;
}

struct Linearised {
    double squares = 0;  // Σ (k*_i − k)²
    double units = 0;    // n
};

Linearised linearise(const Asked& asked, const Slopes& slopes, const PairDisagreement& disagreement,
                     double pa, double pe) {
    const Tally& tally = asked.tally;
    const bool alpha = asked.measure.chance == Chance::Krippendorff;
    const double n = alpha ? tally.paired : tally.rated;
    const double mean_ratings = alpha ? tally.values / tally.paired : 0;
    const double kappa = (pa - pe) / (1 - pe);
    Linearised out{0, n};
    for (std::size_t i = 0; i < asked.ratings.units(); ++i) {
        const UnitParts unit = parts_of(asked.ratings.unit(i), slopes, disagreement, n);
        if (unit.ratings < (alpha ? 2 : 1)) continue;
        const bool paired = unit.ratings >= 2;
        double agreement = 0, chance = 0;
        if (alpha) {
            agreement = unit.agreeing / (mean_ratings * (unit.ratings - 1)) -
                        pa * (unit.ratings - mean_ratings) / mean_ratings - pe;
            chance = unit.chance / mean_ratings - pe * unit.ratings / mean_ratings;
        } else {
            agreement = paired ? n / tally.paired *
                                     (unit.agreeing / (unit.ratings * (unit.ratings - 1)) - pe)
                               : 0;
            if (asked.measure.chance == Chance::Conger)
                chance = unit.chance;
            else if (asked.measure.chance == Chance::Uniform)
                chance = 0;
            else
                chance = unit.chance / unit.ratings - pe;
        }
        const double own = agreement / (1 - pe) - 2 * (1 - kappa) * chance / (1 - pe);
        out.squares += asked.ratings.times_of(i) * (own - kappa) * (own - kappa);
    }
    return out;
}

// Krippendorff's differences of values as weights by number.
Scale with_weights_of_level(Scale scale) {
    if (scale.level != Level::Interval && scale.level != Level::Ratio) return scale;
    scale.weights = scale.level == Level::Interval ? Weights::Quadratic : Weights::Ratio;
    scale.weights_by_number = true;
    return scale;
}

// Cohen's kappa knows only the units that both coders rated.
Ratings rated_by_both(const Ratings& ratings) {
    Ratings out;
    out.coders = 2;
    out.categories = ratings.categories;
    for (std::size_t i = 0; i < ratings.units(); ++i) {
        const std::span<const std::int32_t> unit = ratings.unit(i);
        if (unit[0] == kMissing || unit[1] == kMissing) continue;
        out.value.insert(out.value.end(), unit.begin(), unit.end());
        out.times.push_back(ratings.times.empty() ? 1 : ratings.times[i]);
    }
    return out;
}

}  // namespace

FoundInterval gwet_interval(const Asked& asked, const IntervalChoice& choice) {
    const bool alpha = asked.measure.chance == Chance::Krippendorff;
    if (asked.measure.name == "cohen-kappa" && asked.tally.rated > asked.tally.paired) {
        const Ratings both = rated_by_both(asked.ratings);
        const Tally counts = tally(both);
        return gwet_interval({asked.measure, both, asked.scale, counts, asked.value}, choice);
    }
    if (asked.measure.chance == Chance::None)
        return {std::nullopt, "there is no formula for the error of this measure"};
    if (alpha && asked.scale.level == Level::Ordinal)
        return {std::nullopt,
                "ordinal differences depend on the ratings themselves, and the linearisation takes "
                "the weights as given"};
    const PairDisagreement disagreement(with_weights_of_level(asked.scale), asked.tally.categories);
    const Figure figure = asked.measure.figure(asked.tally, asked.scale);
    const double pa = 1 - observed_disagreement(asked.tally, disagreement);
    double pe = figure.expected.value_or(0);
    if (alpha) {
        const std::vector<double> count = pairable_values(asked.tally);
        pe = 1 - weighed(count, count, disagreement) / asked.tally.values / asked.tally.values;
    }
    const double pa_linear =
        alpha ? 1 - weighed(asked.tally.coincidence, disagreement) / asked.tally.values : pa;
    const Linearised sums =
        linearise(asked, slopes_of(asked, disagreement), disagreement, pa_linear, pe);
    if (sums.units < 2) return {std::nullopt, "one unit says nothing about how units differ"};
    const double error = std::sqrt(sums.squares / sums.units / (sums.units - 1));
    if (!(error > 1e-12))
        return {std::nullopt, "the formula gives an error of zero: all units are alike"};
    const double t =
        boost::math::quantile(boost::math::students_t(sums.units - 1), (1 + choice.level) / 2);
    return {
        Interval{std::max(-1.0, asked.value - t * error), std::min(1.0, asked.value + t * error),
                 choice.level, "Gwet's linearisation, units taken as independent"},
        "", error};
}

}  // namespace tandem
