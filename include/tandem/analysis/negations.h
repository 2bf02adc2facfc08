// Words that turn a sentence into its opposite, and edits that add or take one away.
#pragma once

#include <cstdint>
#include <string_view>

namespace tandem {

// English with its contractions ("didn't", also as "didnt"), Spanish, French, German. Where a word
// denies in one language and not in another it counts: a second listen too many costs less than one
// too few. Somali "ma" does not count: in French it is "my".
bool is_negation(std::string_view word);

// How many of the words in the text are.
std::int64_t negations_in(std::string_view text);

// Whether anything that differs, word by word, has more or fewer negations than what it replaced:
// "did want" to "did not want" does, "didn't" to "did not" does not.
bool changes_negation(std::string_view old_text, std::string_view new_text);

}  // namespace tandem
