// Percentile bootstrap (Efron & Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13)
// over units and over clusters. Units are drawn as one multinomial over the patterns that occur,
// not one by one. Drawing 4 to 8 clusters with replacement covers too little (docs/statistics.md):
// it is here for comparison, the jackknife is the default.
#include <algorithm>
#include <cmath>

#include "agreement/draw.h"
#include "agreement/jackknife.h"
#include "agreement/rating_intervals.h"

namespace tandem {
namespace {

// Between the two nearest, as most programs do (Hyndman & Fan 1996, definition 7).
double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at));
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

double deviation(const std::vector<double>& values) {
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

bool stands_before(const Ratings& ratings, std::size_t at, std::span<const std::int32_t> unit) {
    return std::ranges::lexicographical_compare(ratings.unit(at), unit);
}

// For each unit its place in `patterns`, which has all of them in lexicographical order, once.
std::vector<std::size_t> patterns_of(const Ratings& units, const Ratings& patterns) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < units.units(); ++i) {
        std::size_t low = 0, high = patterns.units();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (stands_before(patterns, middle, units.unit(i)))
                low = middle + 1;
            else
                high = middle;
        }
        places.push_back(low);
    }
    return places;
}

}  // namespace

Ratings compressed(const Ratings& ratings, bool by_cluster) {
    const auto width = static_cast<std::size_t>(ratings.coders);
    std::vector<std::size_t> order(ratings.units());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto cluster_of = [&](std::size_t i) {
        return by_cluster && !ratings.cluster.empty() ? ratings.cluster[i] : 0;
    };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (cluster_of(a) != cluster_of(b)) return cluster_of(a) < cluster_of(b);
        return std::ranges::lexicographical_compare(ratings.unit(a), ratings.unit(b));
    });
    Ratings out;
    out.coders = ratings.coders;
    out.categories = ratings.categories;
    out.clusters = ratings.clusters;
    for (const std::size_t i : order) {
        const std::int64_t times = ratings.times.empty() ? 1 : ratings.times[i];
        const std::span<const std::int32_t> unit = ratings.unit(i);
        const bool same = !out.times.empty() && out.cluster.back() == cluster_of(i) &&
                          std::ranges::equal(std::span(out.value).last(width), unit);
        if (same) {
            out.times.back() += times;
            continue;
        }
        out.value.insert(out.value.end(), unit.begin(), unit.end());
        out.times.push_back(times);
        out.cluster.push_back(cluster_of(i));
    }
    return out;
}

FoundInterval percentile_interval(std::vector<double> replicates, int undefined,
                                  const IntervalChoice& choice, const std::string& what) {
    if (undefined * 20 > choice.replicates || replicates.size() < 2)
        return {std::nullopt, "in " + std::to_string(undefined) + " of " +
                                  std::to_string(choice.replicates) +
                                  " draws the figure is undefined: the data are too few"};
    std::ranges::sort(replicates);
    std::string method = what + ", percentiles";
    if (undefined > 0)
        method += ", without " + std::to_string(undefined) + " draws that have no value";
    return {Interval{quantile(replicates, (1 - choice.level) / 2),
                     quantile(replicates, (1 + choice.level) / 2), choice.level, method},
            "", deviation(replicates), Draws{choice.replicates, choice.seed}};
}

FoundInterval unit_bootstrap_interval(const Asked& asked, const IntervalChoice& choice) {
    const Ratings units = compressed(asked.ratings, false);
    std::vector<double> weights;
    std::int64_t all = 0;
    for (const std::int64_t times : units.times) {
        weights.push_back(static_cast<double>(times));
        all += times;
    }
    Random random(choice.seed);
    std::vector<double> values;
    int undefined = 0;
    for (int replicate = 0; replicate < choice.replicates; ++replicate) {
        const std::vector<std::int64_t> drawn = draw_multinomial(random, all, weights);
        Tally counts(units.coders, units.categories);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            counts.add_unit(units.unit(i), static_cast<double>(drawn[i]));
        const Figure figure = asked.measure.figure(counts, asked.scale);
        if (figure.why_not.empty())
            values.push_back(figure.value);
        else
            ++undefined;
    }
    return percentile_interval(std::move(values), undefined, choice,
                               "bootstrap over units, taken as independent");
}

FoundInterval cluster_bootstrap_interval(const Asked& asked, const IntervalChoice& choice) {
    if (asked.ratings.cluster.empty())
        return {std::nullopt,
                "the data do not say which units are of one transcript (column cluster)"};
    const int clusters = asked.ratings.clusters;
    if (clusters < kFewestTranscripts)
        return {std::nullopt, "at least " + std::to_string(kFewestTranscripts) +
                                  " transcripts are needed, there " +
                                  (clusters == 1 ? "is 1" : "are " + std::to_string(clusters))};
    const Ratings units = compressed(asked.ratings, true);
    const Ratings patterns = compressed(units, false);
    const std::vector<std::size_t> pattern_of = patterns_of(units, patterns);
    Random random(choice.seed);
    std::vector<double> values, drawn(static_cast<std::size_t>(clusters)), times;
    int undefined = 0;
    for (int replicate = 0; replicate < choice.replicates; ++replicate) {
        std::ranges::fill(drawn, 0);
        for (int i = 0; i < clusters; ++i)
            ++drawn[random.below(static_cast<std::uint64_t>(clusters))];
        times.assign(patterns.units(), 0);
        for (std::size_t i = 0; i < units.units(); ++i)
            times[pattern_of[i]] +=
                units.times_of(i) * drawn[static_cast<std::size_t>(units.cluster[i])];
        Tally counts(units.coders, units.categories);
        for (std::size_t i = 0; i < times.size(); ++i) counts.add_unit(patterns.unit(i), times[i]);
        const Figure figure = asked.measure.figure(counts, asked.scale);
        if (figure.why_not.empty())
            values.push_back(figure.value);
        else
            ++undefined;
    }
    return percentile_interval(std::move(values), undefined, choice,
                               "bootstrap over " + std::to_string(clusters) + " transcripts");
}

}  // namespace tandem
