// The figures the program knows, by name: what the window offers and the command line accepts.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "tandem/agreement/estimate.h"
#include "tandem/agreement/two_by_two.h"

namespace tandem {

// Which units a measure looks at; printed beside every figure, because it decides the number.
enum class Denominator { AllUnits, UsedUnits };

// Every measure has the form 1 − observed / expected. Pooled over codes it is 1 − Σ observed /
// Σ expected, so `ingredients` decides how codes weigh: proportions give every code the same
// weight, counts weigh a code by its units. A new measure is one file that fills this in and one
// line in measure_list.cpp.
struct Measure {
    std::string_view name;   // "cohen-kappa": command line, JSON
    std::string_view title;  // "Cohen's kappa"
    std::string_view source;
    std::string_view pooling;                 // how codes are pooled, and who says so
    std::array<std::string_view, 2> aliases;  // other accepted names; may be empty
    Denominator denominator;
    double lowest;  // the smallest value it can take; cuts the interval

    // Requires: table.units() > 0. expected == 0 means that the measure is undefined.
    Ingredients (*ingredients)(const TwoByTwo& table);
};

// In the order in which they are shown.
std::span<const Measure> measures();

// By name or alias, in lower case; nullptr when there is none.
const Measure* find_measure(std::string_view name);

// "all units", "units where either coder used the code".
std::string_view describe(Denominator denominator);

// One code. The tables are summed over transcripts, never averaged: a two-line transcript must not
// weigh like a two-hour one. Requires: 0 < level < 1.
Estimate estimate(const Measure& measure, std::span<const TwoByTwo> per_transcript,
                  double level = 0.95);

// Several codes: [code][transcript], every code with the same number of transcripts. Codes without
// any unit do not count. Not the mean of the codes' values: a code without variation has none.
Estimate estimate_pooled(const Measure& measure,
                         std::span<const std::vector<TwoByTwo>> per_code_per_transcript,
                         double level = 0.95);

}  // namespace tandem
