// What changed between two versions of a turn, word by word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tandem/text/utf8.h"

namespace tandem {

// Code points [begin, end) of the old text are replaced by `inserted` code points.
struct TextEdit {
    CodePoints begin, end, inserted;
    bool operator==(const TextEdit&) const = default;
};

// Edits from first to last, in the old text's coordinates, not touching each other. Whole words
// (ICU word segments, white space and punctuation are words of their own) are the smallest things
// replaced, so that no edit begins or ends inside a grapheme. Applied to old_text from last to
// first they give new_text. Requires valid UTF-8. Few differences are found with the fewest words
// changed; many in a long text by first aligning the words that occur once in both; a part without
// such words becomes one edit. Bounded: O(n) memory and about n log n time for texts of any length.
std::vector<TextEdit> word_diff(std::string_view old_text, std::string_view new_text);

// Words [old_begin, old_end) are replaced by [new_begin, new_end).
struct TokenEdit {
    std::size_t old_begin, old_end, new_begin, new_end;
};

// The same for words that are numbers, equal for equal words.
std::vector<TokenEdit> token_diff(const std::vector<std::uint32_t>& olds,
                                  const std::vector<std::uint32_t>& news);

}  // namespace tandem
