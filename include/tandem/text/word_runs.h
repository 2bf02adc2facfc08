// Runs of letters and runs of digits: what names and numbers are made of, also in "PT06_kay.txt".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

enum class WordShape {
    Digits,
    Caseless,  // of a script without capitals
    Lower,
    Capital,   // "Kay", "O'Neil", "McKay", "I"
    Capitals,  // "IBH"
    Mixed      // "iPhone"
};

struct WordRun {
    TextRange range;  // code points of the text
    std::size_t byte_begin = 0, byte_end = 0;
    std::string key;  // folded, as fold() does
    WordShape shape = WordShape::Lower;
    bool unspaced = false;  // of a script that puts no spaces between words (Chinese, Thai …)
    bool attaches = false;  // of one that writes small words in front of others (Arabic, Hebrew)
};

// In order. Marks and what cannot be seen belong to the letter before; an apostrophe between
// letters is part of a run, but not the one of a possessive: "Kay's" is "Kay" and "s". Letters and
// digits, and scripts with and without spaces, never share a run. Requires valid UTF-8.
std::vector<WordRun> word_runs(std::string_view text);

}  // namespace tandem
