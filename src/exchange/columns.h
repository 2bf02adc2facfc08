// The columns of a CSV file by their header, in any order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/csv.h"

namespace tandem {

// Header names are compared in lower case without white space around them.
class Columns {
 public:
    explicit Columns(const CsvRow& header);

    bool has(std::string_view name) const { return find(name).has_value(); }
    std::optional<std::size_t> find(std::string_view name) const;
    const std::vector<std::string>& names() const { return names_; }

    // Without white space around it; empty when the column or the field is not there.
    std::string field(const CsvRow& row, std::string_view name) const;
    // The same; nothing when the column or the field is not there.
    std::optional<std::string> cell(const CsvRow& row, std::string_view name) const;

 private:
    std::vector<std::string> names_;
};

std::string trimmed(std::string_view text);
std::string in_lower_case(std::string_view text);  // ASCII letters only

// "Cannot read 'FILE': line 12 …", thrown as Error(BadInput).
[[noreturn]] void refuse_line(std::string_view file, int line, const std::string& what);

}  // namespace tandem
