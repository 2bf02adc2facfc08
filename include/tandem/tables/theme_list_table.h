// Themes and subthemes with their definitions and how many participants stand behind each.
#pragma once

#include <span>

#include "tandem/model/project.h"
#include "tandem/tables/table.h"

namespace tandem {

// Columns: theme, level, kinds, definition, codes, codings, and participants n/N for each group.
Table theme_list_table(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts);

}  // namespace tandem
