// Keys that keep more of a text than fold() does, and the way back from a key to its text; for use
// inside text/ only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

struct Folding {
    bool keep_case = false;
    bool keep_accents = false;  // marks, and letters with a stroke
    bool keep_blanks = false;   // tabs and line ends, which regular expressions can name
    bool keep_all = false;      // the key is the text
};

// Like fold(text), which keeps nothing.
std::string fold(std::string_view text, Folding folding);

// An accent, an optional vowel or tatweel.
bool is_droppable_mark(char32_t c);

enum class KeyUnit { Byte, Utf16 };

// Where the graphemes of a text are in its key, which is counted in bytes or in UTF-16 units.
class FoldedPlaces {
 public:
    FoldedPlaces(std::string_view text, Folding folding, KeyUnit unit);

    struct Place {
        TextRange range;                   // code points of the text
        std::size_t byte_begin, byte_end;  // bytes of the text
        std::size_t key_first_end;         // where the key of the first grapheme ends
        std::size_t key_end;               // … of the last
    };
    // The graphemes that units [begin, end) of the key come from. Requires: begin < end, both
    // within the key.
    Place around(std::size_t begin, std::size_t end) const;

 private:
    struct Ends {
        std::uint32_t key, byte, point;
    };
    std::vector<Ends> ends_;  // of the graphemes, after one for the beginning
};

}  // namespace tandem
