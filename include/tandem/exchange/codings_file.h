// Codings as CSV, both ways: how they come in bulk and go to other programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tandem {

// One span. Turns count from 1; begin and end are code points of the turn's text, half-open.
struct CodingLine {
    int line = 0;  // in the file, for messages
    std::string transcript;
    std::int64_t turn = 0, begin = 0, end = 0;
    std::string code;   // a name, alias or path
    std::string coder;  // empty when the file does not say
    std::string kind, voice, memo;
    std::string coding;  // lines with the same non-empty key are one coding of several turns
};

// Columns transcript, turn, begin, end, code and, if there, coder, kind, voice, memo, coding; in
// any order; others are not read. `text` is decoded UTF-8 with LF. Throws Error(BadInput) with file
// and line for a missing column or value, or something else where a number must be.
std::vector<CodingLine> read_codings(std::string_view text, std::string_view name);

// Columns transcript, turn, begin, end, code, coder, kind, voice, memo, and `coding` only when some
// line has one.
std::string write_codings(const std::vector<CodingLine>& lines);

// Whether a CSV file with these column names holds codings.
bool is_codings_header(const std::vector<std::string>& names);

}  // namespace tandem
