// Places in the codebook that a coding counts for.
#pragma once

#include <vector>

#include "tandem/analysis/coded_units.h"

#include "analysis/marks.h"

namespace tandem {

// For each place in `places`, those that a coding with it counts for.
std::vector<std::vector<int>> rolled_up(const CodePlaces& places, const RollUp& roll_up);

// Turns of one transcript that count, by the options' speakers and off-topic marks; what is left
// out is added to `left_out`.
std::vector<bool> turns_that_count(const Project& project, const std::vector<Turn>& turns,
                                   std::span<const CoderId> coders, const CodedUnitOptions& options,
                                   LeftOut& left_out);

}  // namespace tandem
