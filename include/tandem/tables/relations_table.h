// Stated relations between codes, with the passages that show them.
#pragma once

#include <span>

#include "tandem/model/project.h"
#include "tandem/tables/table.h"

namespace tandem {

// Columns: from, relation, to, supporting passages (by turn name), memo. Support outside `codings`
// is not printed; a note counts it.
Table relations_table(const Project& project, std::span<const Coding* const> codings,
                      std::span<const Relation* const> relations);

}  // namespace tandem
