// Observed and chance disorder: what gamma, gamma-cat and gamma-k are made of.
#pragma once

#include "tandem/base/random.h"

#include "agreement/disorder.h"
#include "agreement/span_figures.h"

namespace tandem {

// Σ w d_cat and Σ w over pairs of units that the best alignment puts together (Mathet 2017).
struct WeighedPairs {
    double apart = 0;
    double weight = 0;
    std::size_t pairs = 0;

    std::optional<double> disorder() const {
        if (weight == 0) return std::nullopt;
        return apart / weight;
    }
};

struct GammaDisorder {
    double disorder = 0;  // of the best alignments, per mean number of units of a coder
    WeighedPairs all;
    std::vector<WeighedPairs> with_code;  // pairs that have the code on either side
};

// Nothing where an alignment is beyond reach. Requires: at least one unit.
std::optional<GammaDisorder> gamma_disorder(const std::vector<UnitLists>& documents,
                                            std::size_t codes);

// One random continuum for each document.
std::vector<UnitLists> random_units(const Spans& spans, Sampler sampler, Random& random);

struct ChanceDisorder {
    std::vector<GammaDisorder> samples;
    double mean = 0;       // δe
    double precision = 0;  // half the 95 % interval of the mean, as a share of it

    // The mean over the samples where it is defined.
    std::optional<double> mean_of(const WeighedPairs GammaDisorder::*pairs) const;
    std::optional<double> mean_of_code(std::size_t code) const;
};

std::optional<ChanceDisorder> chance_disorder(const Spans& spans, const SpanOptions& options);

// Observed and chance disorder with what every answer says about them; nothing where the figure is
// refused or only the observed disorder is asked for, and then `figure` says so.
struct GammaParts {
    GammaDisorder observed;
    ChanceDisorder chance;
};
std::optional<GammaParts> gamma_parts(Measured& figure, const Spans& spans,
                                      const SpanOptions& options);

}  // namespace tandem
