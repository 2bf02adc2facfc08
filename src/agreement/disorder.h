// The disorder of gamma (Mathet, Widlöcher & Métivier 2015): how badly units of several coders fit
// in the best alignment of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tandem/agreement/continuum.h"

namespace tandem {

// Positions are real: random continua need not fall on whole ones. begin < end.
struct AlignedUnit {
    double begin = 0;
    double end = 0;
    int value = 0;
};

using UnitLists = std::vector<std::vector<AlignedUnit>>;  // [coder]

UnitLists units_of(const Continuum& document);

// d(u, v) = α d_pos + β d_cat, equations 3-5 of the paper; its own weights by default.
struct Dissimilarity {
    double position = 1;  // α
    double category = 1;  // β
    double empty = 1;  // Δ∅, the dissimilarity of a unit and no unit, and of no unit and no unit

    // ((|begins apart| + |ends apart|) / (length + length))² Δ∅
    double position_of(const AlignedUnit& u, const AlignedUnit& v) const;
    double operator()(const AlignedUnit& u, const AlignedUnit& v) const;
};

// For each coder the index of a unit, or kNoUnit.
inline constexpr int kNoUnit = -1;
using UnitaryAlignment = std::vector<int>;

struct Alignment {
    std::vector<UnitaryAlignment> sets;  // every unit is in exactly one
    double total = 0;                    // Σ over sets of Σ over pairs of coders d / C(n, 2)
};

// The alignment of least total, proven. Two coders: an assignment problem, always solved. Three or
// more: a search that gives up, with nothing, after kMostSteps.
std::optional<Alignment> best_alignment(const UnitLists& units, const Dissimilarity& d = {});

inline constexpr std::size_t kMostSteps = 1'000'000;

// The cost of one set of units, as in Alignment::total.
double cost_of(const UnitaryAlignment& set, const UnitLists& units, const Dissimilarity& d);

}  // namespace tandem
