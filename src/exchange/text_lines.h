// Decoded text as numbered lines, and what counts as white space in transcripts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tandem {

// A view into the decoded text, which must outlive it.
struct TextLine {
    int number = 0;                // from 1; of the paragraph when the file is a DOCX
    bool opens_paragraph = false;  // first of the text, after a blank line, or on a new page
    std::string_view text;         // without its line end
};

// A form feed begins a line too (a header may stand right behind it) but does not count as one.
std::vector<TextLine> split_lines(std::string_view text);

// Bytes of the white space character at the beginning or end of `text`; 0 when there is none. Every
// Unicode space counts, above all the no-break space that Otter and Word write.
std::size_t leading_space(std::string_view text);
std::size_t trailing_space(std::string_view text);

std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);
std::string_view trim(std::string_view text);

// Also true for a line of nothing but characters without width (byte order marks, joiners).
bool is_blank(std::string_view line);

// The lines that are not blank, joined by LF and otherwise untouched: the text of a turn.
std::string join_paragraphs(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end);

// Without the control characters that text has no use for: all below U+0020 but tab and LF.
std::string without_controls(std::string text);

// ASCII letters only; other letters must be equal.
bool equals_ignoring_case(std::string_view a, std::string_view b);

// At most `limit` bytes of `text`, cut between characters and then marked with an ellipsis.
std::string shortened(std::string_view text, std::size_t limit = 60);

}  // namespace tandem
