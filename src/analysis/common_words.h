// Words of everyday English, so that what is not among them can be asked about.
#pragma once

#include <string>
#include <unordered_set>

namespace tandem {

// In lower case. A dictionary of the machine has many more; these are always there.
const std::unordered_set<std::string>& common_words();
// Those that are no name even where they are written with a capital in the middle of a sentence.
const std::unordered_set<std::string>& function_words();
// Days, holidays, abbreviations, what speakers are called: not asked about either.
const std::unordered_set<std::string>& capitalised_words();

}  // namespace tandem
