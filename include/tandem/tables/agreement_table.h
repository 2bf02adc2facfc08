// Agreement between two coders, code by code.
#pragma once

#include "tandem/analysis/agreement_results.h"
#include "tandem/tables/table.h"

namespace tandem {

// Counts, one column for each measure, and an interval behind Krippendorff's alpha (behind the
// first measure when alpha is not among them). Undefined figures are "–" with a letter that a note
// explains; the last row is pooled over codes.
Table agreement_table(const Project& project, const AgreementResults& results);

}  // namespace tandem
