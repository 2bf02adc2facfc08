// What correction made of transcripts, side by side.
#pragma once

#include <vector>

#include "tandem/analysis/import_comparison.h"
#include "tandem/tables/table.h"

namespace tandem {

// One row for each difference, under its transcript; totals by transcript and person as notes.
Table comparison_table(const Project& project, const std::vector<ComparedTranscript>& compared);

// "12 words changed of 244 (4.9 %; 9 replaced, 2 added, 1 removed), 1 with other capitals, 19
// speaker changes, 1 turn split, none joined, 41 placeholders, 2 unclear"
std::string comparison_sentence(const TranscriptComparison& comparison);

// "Noor: 12 words changed of 244 (4.9 %), 19 speaker changes, 3 placeholders, in 1 transcript"
std::string person_sentence(const Project& project, const CorrectorChanges& person);

}  // namespace tandem
