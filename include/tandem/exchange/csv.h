// Comma-separated values (RFC 4180), as spreadsheets write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem {

struct CsvRow {
    int line = 0;  // where the row begins, from 1
    std::vector<std::string> fields;
};

// Quoted fields may hold commas, quotes (doubled) and line breaks. The separator is found from the
// first line: comma, semicolon or tab. Blank lines are skipped. Throws Error(BadInput) with file
// and line for an unclosed quote. `text` is decoded UTF-8 with LF.
std::vector<CsvRow> read_csv(std::string_view text, std::string_view name);

// The fields of the first line of something that may be no CSV at all; none when a quotation mark
// in it is never closed.
std::vector<std::string> csv_header(std::string_view line);

// One row, quoted where needed, ended by LF.
std::string csv_line(const std::vector<std::string>& fields, char separator = ',');

}  // namespace tandem
