// A figure that is either a value or the reason why there is none; never 0, 1 or NaN in its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tandem {

// Why there is no interval, where there is no value.
inline constexpr std::string_view kNoFigure = "there is no figure to put an interval around";

// `method` says in words how it was made: a figure is never shown without it.
struct Interval {
    double low;
    double high;
    double level;  // 0.95: 95 %
    std::string method;
};

// What a reader needs to redo the figure by hand: value = 1 − observed / expected. For a
// chance-corrected measure these are the disagreements Do = 1 − po and De = 1 − pe (pooled: summed
// over codes); for percent, Dice and Jaccard they are counts: disagreements, and the denominator.
struct Ingredients {
    double observed = 0;
    double expected = 0;
};

struct Estimate {
    std::optional<double> value;
    std::string why_not;  // filled exactly when there is no value
    Ingredients ingredients;
    // Pooled over codes: yes-or-no decisions, that is units summed over the codes.
    double n_units = 0;
    int transcripts = 0;  // those with at least one unit
    std::optional<Interval> interval;
    std::optional<double> error;  // standard error, where there is an interval
    std::string why_no_interval;  // filled exactly when there is no interval
};

}  // namespace tandem
