// Where graphemes, words and sentences begin and end (Unicode UAX #29, by ICU).
#pragma once

#include <string_view>
#include <vector>

#include "tandem/text/utf8.h"

namespace tandem {

// Half-open, in code points of the text asked about.
struct TextRange {
    CodePoints begin, end;
    bool operator==(const TextRange&) const = default;
};

// Sentences of a turn, in order, without gaps; white space after a sentence belongs to it. An empty
// text has none. Rules of no language in particular: a full stop before a capital letter ends a
// sentence, so "Dr. Smith came." is two; a line end always does.
std::vector<TextRange> sentences(std::string_view text);

// Words only (segments with a letter, number, kana or ideograph), in order.
std::vector<TextRange> words(std::string_view text);

// The same, with the words themselves, parts of `text`.
struct WordInText {
    TextRange range;
    std::string_view text;
};
std::vector<WordInText> words_in(std::string_view text);

// The smallest range around `range` that cuts no grapheme, so that no coding begins inside "é" or
// an emoji. An empty range stays empty.
TextRange snap_to_graphemes(std::string_view text, TextRange range);

// The smallest range of whole words, of whole sentences, around `range`, which cuts no grapheme
// either. White space and punctuation count as words here. An empty range stays empty.
TextRange snap_to_words(std::string_view text, TextRange range);
TextRange snap_to_sentences(std::string_view text, TextRange range);

// `range` without white space at either end.
TextRange trim(std::string_view text, TextRange range);

// The first byte at or after `at`, where a character begins, that is no white space.
std::size_t after_white_space(std::string_view text, std::size_t at);

}  // namespace tandem
