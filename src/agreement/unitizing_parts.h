// What Krippendorff's alphas for unitizing are made of: lengths of intersections between coders.
#pragma once

#include <vector>

#include "tandem/agreement/continuum.h"

#include "agreement/span_figures.h"

namespace tandem {

// One value, or the gaps. Lengths of several documents add up. Kept as sums over ordered pairs of
// coders, whole numbers, and divided by (coders − 1) only at the end.
struct ValueLengths {
    double all = 0;      // ℓ_c., over all coders
    double agreed = 0;   // (coders − 1) ℓ_cc
    double squares = 0;  // K_c: Σ L² over segments; for the gaps Σ L, a gap is no unit
    // Of this value where the other coder of a pair also has a segment (2016, erratum):
    double shared = 0;         // (coders − 1) ℓ'_c.
    double shared_agreed = 0;  // (coders − 1) ℓ'_cc
    double shared_squares =
        0;  // (coders − 1) K'_c: Σ over ordered pairs (segment ∩ the other's matter)²
};

struct UnitizingParts {
    double coders = 0;
    double length = 0;                 // of the document
    ValueLengths gaps;                 // φ
    std::vector<ValueLengths> values;  // one for each value

    UnitizingParts& operator+=(const UnitizingParts& other);
};

// A merge of each two coders' segments, O(n log n). `gaps` and what is shared are only right where
// first_overlap() finds nothing; the values' own lengths always are.
UnitizingParts unitizing_parts(const Continuum& document, std::size_t values);
std::vector<UnitizingParts> unitizing_parts(Continua documents, std::size_t values);

// Differences that rounding alone can make, as a share of what is subtracted.
inline constexpr double kHardlyAnything = 1e-12;

// Krippendorff 2019, eq. 34, for the values given; φ is one of them.
Quotient alpha_of(const std::vector<ValueLengths>& values, double coders);

// One value against all other text: the values "this" and "not this" of eq. 34.
std::vector<ValueLengths> one_against_rest(const UnitizingParts& parts, std::size_t value);

}  // namespace tandem
