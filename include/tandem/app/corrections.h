// What was corrected in transcripts, by whom and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tandem/app/workspace.h"
#include "tandem/tables/table.h"

namespace tandem {

// One correction of one turn. Dividing and joining turns corrects nothing.
struct Correction {
    TranscriptId transcript;
    std::int64_t turn = 0;  // its number
    std::int64_t at_ms = 0;
    std::string actor;          // empty when nobody was named
    std::string before, after;  // the whole text
};

// From the journal, in the order of the transcripts' names, then of turns, then of time; without
// those that were undone or put back. What came by merging is nobody's. `transcript`: of that one
// only.
std::vector<Correction> corrections_of(const Workspace& workspace,
                                       std::optional<TranscriptId> transcript = {});

// One row for the words that were put in the place of others: transcript, turn, old, new, who,
// when.
Table corrections_table(const Project& project, const std::vector<Correction>& corrections);

// The same as a file: .txt, a line for each, or one of table_formats(). Throws Error naming the
// file for another extension.
std::string corrections_file(const Project& project, const std::vector<Correction>& corrections,
                             const std::string& path);

}  // namespace tandem
