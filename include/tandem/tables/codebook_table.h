// The codebook for print.
#pragma once

#include "tandem/model/project.h"
#include "tandem/tables/table.h"

namespace tandem {

// The tree is shown by numbers (1, 1.1, 1.1.1) and indents. Columns that no code fills are left
// out; merged codes are.
Table codebook_table(const Project& project);

}  // namespace tandem
