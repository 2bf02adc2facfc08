// Who was interviewed: the description of the sample.
#pragma once

#include <span>
#include <string>

#include "tandem/model/project.h"
#include "tandem/tables/table.h"

namespace tandem {

// A column for each group and one for all. Numbers (whole, decimal) as mean [sample SD], words as
// n (%). Attributes to print, in order; empty: all but dates and free text, which could tell who
// somebody is.
Table participants_table(const Project& project, std::span<const std::string> attributes = {});

}  // namespace tandem
