// The ICU break iterators, on UTF-8 and in bytes; for use inside text/ only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <vector>

namespace tandem {

enum class SegmentKind { Grapheme, Word, Sentence };

// Walks one text. Positions are bytes; the text must be valid UTF-8, shorter than 2 GiB, and stay
// alive. Rules of the root locale, so that a study reads the same on every machine.
class Segments {
 public:
    Segments(std::string_view text, SegmentKind kind);
    ~Segments();
    Segments(const Segments&) = delete;
    Segments& operator=(const Segments&) = delete;

    // The end of the segment after the last one returned; nothing at the end of the text.
    std::optional<std::size_t> next();

    // Whether the segment just returned by next() holds a letter, number, kana or ideograph.
    bool is_word() const;

    // The last boundary at or before, the first at or after `byte`. Requires: a character begins at
    // `byte`, or the text ends there.
    std::size_t at_or_before(std::size_t byte);
    std::size_t at_or_after(std::size_t byte);

 private:
    std::string_view text_;
    UText utext_;
    std::unique_ptr<icu::BreakIterator> iterator_;
};

// Walks the graphemes of one text from its beginning; asks ICU only where two characters might
// join, which makes plain text ten times as fast as Segments.
class Graphemes {
 public:
    explicit Graphemes(std::string_view text) : text_(text) {}

    // The end, in bytes, of the next grapheme. Requires: the last one was not text.size().
    std::size_t next();

 private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<Segments> segments_;
};

// Where the words, white space and punctuation of `text` end, in bytes, the last one being
// text.size(). No end is inside a grapheme: where the rules for words would cut one (a prepended
// mark before a space, a run of flags), two segments stay together.
std::vector<std::uint32_t> word_segment_ends(std::string_view text);

}  // namespace tandem
