// Agreement of any number of coders by any measure, code by code.
#pragma once

#include <span>

#include "tandem/analysis/study_agreement.h"
#include "tandem/tables/table.h"

namespace tandem {

// As agreement_table(): counts, one column for each measure of single codes, an interval behind
// Krippendorff's alpha (behind the first measure when alpha is not among them); the last row is
// pooled over codes. Undefined figures are "–" with a letter that a note explains.
Table study_agreement_table(const Project& project, const StudyAgreement& agreement);

// What changes a figure: one row for each of `all`, which count the same codings otherwise; the
// figures are pooled, and those of single codes where codes were named.
Table what_changes_table(const Project& project, std::span<const StudyAgreement> all);

// "Left out: …", one sentence each; none where nothing was.
std::vector<std::string> exclusions(const LeftOut& left_out);

}  // namespace tandem
