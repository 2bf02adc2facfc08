// Keys for search: "Café" finds "CAFE", a curly quote finds a straight one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

// Case, accents, ligatures, curly quotes, dashes and every kind of space (line ends too) folded
// away, and what cannot be seen (soft hyphens, joiners, direction marks). Marks go where they are
// accents or optional vowels (Latin, Greek, Cyrillic, Hebrew, Arabic, with its tatweel) and stay
// where they are letters (Devanagari and its relatives, Thai, kana). A key, never to be shown or
// stored. Requires valid UTF-8, as all below.
std::string fold(std::string_view text);

// The same, but accents stay, and capitals if asked: whether two words are the same word.
std::string fold_keeping_accents(std::string_view text, bool keep_case = false);

// Non-overlapping occurrences of `needle` in `text`, left to right, in code points of `text`.
// An empty needle, or one that folds to nothing, has none. find_exact compares code points as they
// stand; ranges of find_folded are whole graphemes: "fi" typed finds the ligature that holds it.
std::vector<TextRange> find_exact(std::string_view text, std::string_view needle);
std::vector<TextRange> find_folded(std::string_view text, std::string_view needle);

// How well what was typed matches a name, for pickers: letters of `typed` in order in `name`,
// the beginning of the name, starts of words and letters in a row count more. Both are folded;
// white space and punctuation in `typed` do not count. 0 = no match; higher is better. An empty
// `typed` matches all with 1. Only the first 1,000 code points of a name are looked at.
int match_score(std::string_view typed, std::string_view name);

}  // namespace tandem
