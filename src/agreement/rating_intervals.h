// How sure a figure for ratings is, by the methods that the literature has.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "agreement/tally.h"

namespace tandem {

struct FoundInterval {
    std::optional<Interval> interval;
    std::string why_not;  // filled exactly when there is no interval
    std::optional<double> error = {};
    std::optional<Draws> draws = {};
};

// A measure with the data it is asked about. `compressed` may have each unit pattern once.
struct Asked {
    const RatingMeasure& measure;
    const Ratings& ratings;
    const Scale& scale;
    const Tally& tally;
    double value;
};

// One for each of `asked`, which are about the same ratings: they are gone through once.
std::vector<FoundInterval> find_intervals(std::span<const Asked> asked,
                                          const IntervalChoice& choice);

std::vector<FoundInterval> jackknife_intervals(std::span<const Asked> asked,
                                               const IntervalChoice& choice);
FoundInterval analytic_interval(const Asked& asked, const IntervalChoice& choice);
FoundInterval gwet_interval(const Asked& asked, const IntervalChoice& choice);
FoundInterval krippendorff_interval(const Asked& asked, const IntervalChoice& choice);
FoundInterval unit_bootstrap_interval(const Asked& asked, const IntervalChoice& choice);
FoundInterval cluster_bootstrap_interval(const Asked& asked, const IntervalChoice& choice);

// Equal units once, with how many there are; apart by cluster if asked. In ascending order.
Ratings compressed(const Ratings& ratings, bool by_cluster);

// The interval between the two quantiles of the replicates; their spread is the error. Refuses when
// more than one replicate in twenty has no value.
FoundInterval percentile_interval(std::vector<double> replicates, int undefined,
                                  const IntervalChoice& choice, const std::string& what);

// Fleiss, Cohen & Everitt 1969; see analytic_interval.cpp.
struct KappaErrors {
    double error;
    double null_error;
};
KappaErrors kappa_errors(const Tally& tally, const Scale& scale);

}  // namespace tandem
