// The measures that a 2 x 2 table gives: one function and one file each.
#pragma once

#include "tandem/agreement/measure_list.h"

namespace tandem {

Measure percent_agreement();
Measure dice();
Measure jaccard();
Measure cohen_kappa();
Measure krippendorff_alpha();
Measure gwet_ac1();

// How often a coder's answers to n units, or both coders' answers to 2n, were yes and no. In
// double, because twice the number of units may not fit an int64.
struct Margins {
    double yes;
    double no;
};

Margins pooled_margins(const TwoByTwo& table);

}  // namespace tandem
