// The CSV files of `tandem measure`, read strictly: what is not understood is refused with its
// line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/csv.h"

namespace tandem {

// "Cannot read 'FILE': line 12 …", thrown as Error(BadInput).
[[noreturn]] void refuse_measure_line(const std::string& file, int line, const std::string& what);

// All rows, without white space around their fields. Throws Error: not there, not UTF-8, empty.
std::vector<CsvRow> measure_csv(const std::string& file);

// A file with a header. Throws Error as well for a column that is missing, unknown or there twice,
// and for a row with more or fewer fields than the header.
class MeasureRows {
 public:
    MeasureRows(const std::string& file, const std::vector<std::string_view>& needed,
                const std::vector<std::string_view>& possible);

    // Requires: one of the needed columns.
    std::size_t column(std::string_view name) const { return *find(name); }
    std::optional<std::size_t> find(std::string_view name) const;
    const std::vector<CsvRow>& rows() const { return rows_; }  // without the header

 private:
    std::vector<std::string> names_;
    std::vector<CsvRow> rows_;
};

// A finite decimal number, all of the text; nothing otherwise.
std::optional<double> measure_number(std::string_view text);

// "a|b" to its parts, without white space around them; nothing from an empty text. Empty parts are
// left out.
std::vector<std::string> split_list(std::string_view text, char separator);

}  // namespace tandem
