// The one interval method of the program: leave out one transcript at a time.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "tandem/agreement/estimate.h"

namespace tandem {

// Units of one interview resemble each other, so transcripts are the independent observations.
// Below four of them the spread says too little (coverage experiment in docs/statistics.md).
inline constexpr int kFewestTranscripts = 4;

struct JackknifeResult {
    std::optional<Interval> interval;
    std::string why_not;  // filled exactly when there is no interval
    double error = 0;     // SE; 0 when there is no interval
};

// `without_each[g]` is the figure computed without transcript g, or empty where it is undefined.
// Interval: value ± t(level; G − 1) · SE, SE² = (G − 1)/G · Σ (without_each[g] − their mean)², cut
// at `lowest` and 1. Requires: 0 < level < 1, lowest <= value <= 1.
JackknifeResult jackknife(double value, std::span<const std::optional<double>> without_each,
                          double level, double lowest);

}  // namespace tandem
