// The answer of `tandem measure`: a figure, or why there is none, with all that a reader needs to
// redo it by hand. The same for ratings, tables and spans.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tandem/agreement/estimate.h"

namespace tandem {

enum class IntervalMethod {
    None,
    Jackknife,        // leave out one cluster (transcript) at a time
    Analytic,         // the measure's own formula, units independent
    Gwet,             // linearisation, units independent
    Krippendorff,     // bootstrap from the coincidence matrix
    UnitBootstrap,    // units drawn with replacement
    ClusterBootstrap  // clusters drawn with replacement
};

// Requires: 0 < level < 1, replicates > 0.
struct IntervalChoice {
    IntervalMethod method = IntervalMethod::Jackknife;
    double level = 0.95;
    int replicates = 1000;
    std::uint64_t seed = 1;
};

// One value (category, code) by itself; no value: undefined for it.
struct ValueFigure {
    std::string name;
    std::optional<double> value;
};

// "Show the calculation": tables of numbers with their names, then the formula with numbers in it.
struct WorkTable {
    std::string title;
    std::vector<std::string> columns;
    std::vector<std::string> rows;
    std::vector<std::vector<double>> cells;  // [row][column]
};

struct Work {
    std::vector<WorkTable> tables;
    std::vector<std::string> lines;
};

// A number of the tables as a reader sees it: six digits.
std::string number_text(double value);

// How an interval that rests on random numbers was drawn: the same seed gives the same interval.
struct Draws {
    int replicates;
    std::uint64_t seed;
};

struct Measured {
    std::string measure;
    std::string title;
    std::string source;
    std::optional<double> value;
    std::string why_not;  // filled exactly when there is no value
    double n_units = 0;   // units that at least one coder rated
    int n_coders = 0;
    double n_pairable = 0;  // units that two coders or more rated
    // po and pe (agreement) for measures of the kappa family, Do and De (disagreement) for alpha.
    std::optional<double> observed;
    std::optional<double> expected;
    std::optional<double> se;  // of the interval's method
    std::optional<Interval> interval;
    std::optional<Draws> draws;   // of the interval; none: no random numbers in it
    std::string why_no_interval;  // filled exactly when there is no interval
    std::vector<ValueFigure> by_value;
    std::vector<std::string> remarks;  // what a reader must know beside the number
    Work work;
};

}  // namespace tandem
