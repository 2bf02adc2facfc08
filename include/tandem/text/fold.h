// Keys for search: "Café" finds "CAFE", a curly quote finds a straight one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

// Case, accents, ligatures, curly quotes, dashes and every kind of space folded away.
std::string fold(std::string_view text);

// Non-overlapping occurrences of `needle` in `text`, left to right, in code points of `text`.
// An empty needle has none.
std::vector<TextRange> find_exact(std::string_view text, std::string_view needle);
std::vector<TextRange> find_folded(std::string_view text, std::string_view needle);

// How well what was typed matches a name, for pickers: letters of `typed` in order in `name`,
// starts of words count more. 0 = no match; higher is better. An empty `typed` matches all with 1.
int match_score(std::string_view typed, std::string_view name);

}  // namespace tandem
