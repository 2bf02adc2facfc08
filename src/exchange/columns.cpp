#include "exchange/columns.h"

#include <algorithm>

#include "tandem/base/error.h"

namespace tandem {

std::string trimmed(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\n\r";
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1));
}

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void refuse_line(std::string_view file, int line, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(file) + "': line " +
                                         std::to_string(line) + " " + what);
}

Columns::Columns(const CsvRow& header) {
    for (const std::string& name : header.fields) names_.push_back(in_lower_case(trimmed(name)));
}

std::optional<std::size_t> Columns::find(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::string Columns::field(const CsvRow& row, std::string_view name) const {
    return cell(row, name).value_or("");
}

std::optional<std::string> Columns::cell(const CsvRow& row, std::string_view name) const {
    const auto column = find(name);
    if (!column || *column >= row.fields.size()) return std::nullopt;
    return trimmed(row.fields[*column]);
}

}  // namespace tandem
