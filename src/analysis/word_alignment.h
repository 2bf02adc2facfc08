// Which words of two texts stand for each other, with the fewest words replaced, added and removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tandem {

struct AlignedWord {
    static constexpr std::ptrdiff_t kNone = -1;
    std::ptrdiff_t old_at, new_at;  // kNone: removed has no new word, added no old one
    bool operator==(const AlignedWord&) const = default;
};

struct WordAlignment {
    std::vector<AlignedWord> words;  // in the order of both texts
    bool fewest = true;  // false: so much differs that it was compared in parts, see align_words
};

// Words are numbers, equal for equal words. The unit-cost edit distance (Levenshtein 1966) along
// its diagonals (Ukkonen 1985, "Algorithms for approximate string matching"), O(n + d²) for d
// changes. Beyond 2,000 changes in one part, the text is parted where 16 words in a row are equal;
// a part that still has more is paired off word by word. Time and memory stay bounded.
WordAlignment align_words(const std::vector<std::uint32_t>& olds,
                          const std::vector<std::uint32_t>& news);

}  // namespace tandem
