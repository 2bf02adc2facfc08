// Grouping codings by shared words, without looking at any text.
#pragma once

#include <span>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// Groups of the codings (given as indices) whose spans share a character, directly or through
// others; lost codings are in none. Only codings of one transcript can share a turn, so they may
// be mixed. Indices rise within a group; groups come in the order of their first index.
// Time: n log n in the number of spans.
std::vector<std::vector<std::size_t>> group_by_shared_words(std::span<const Coding* const> codings);

}  // namespace tandem
