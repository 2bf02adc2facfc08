#include "app/measure_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t{1} << 31;

std::string without_spaces(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\n\r";
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1));
}

int first_line_not_utf8(std::string_view bytes) {
    int line = 1;
    for (;; ++line) {
        const std::size_t end = bytes.find('\n');
        if (!is_valid_utf8(bytes.substr(0, end))) return line;
        if (end == std::string_view::npos) return line;
        bytes.remove_prefix(end + 1);
    }
}

}  // namespace

void refuse_measure_line(const std::string& file, int line, const std::string& what) {
    throw Error(ErrorKind::BadInput,
                "Cannot read '" + file + "': line " + std::to_string(line) + " " + what);
}

std::vector<CsvRow> measure_csv(const std::string& file) {
    std::string bytes = read_file(file, kMostBytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (!is_valid_utf8(bytes))
        refuse_measure_line(file, first_line_not_utf8(bytes),
                            "is not UTF-8. Save the file as CSV in UTF-8.");
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\r')
            text += bytes[i];
        else if (i + 1 == bytes.size() || bytes[i + 1] != '\n')
            text += '\n';
    }
    std::vector<CsvRow> rows = read_csv(text, file);
    if (rows.empty())
        throw Error(ErrorKind::BadInput, "Cannot read '" + file + "': there is nothing in it.");
    for (CsvRow& row : rows)
        for (std::string& field : row.fields) field = without_spaces(field);
    return rows;
}

MeasureRows::MeasureRows(const std::string& file, const std::vector<std::string_view>& needed,
                         const std::vector<std::string_view>& possible)
    : rows_(measure_csv(file)) {
    const int line = rows_.front().line;
    for (const std::string& field : rows_.front().fields) {
        names_.push_back(in_small_letters(field));
        if (std::ranges::find(needed, names_.back()) == needed.end() &&
            std::ranges::find(possible, names_.back()) == possible.end())
            refuse_measure_line(file, line, "has the column '" + field + "', which is not known.");
        if (std::ranges::count(names_, names_.back()) > 1)
            refuse_measure_line(file, line, "has the column '" + field + "' twice.");
    }
    for (const std::string_view name : needed)
        if (!find(name))
            refuse_measure_line(file, line, "has no column '" + std::string(name) + "'.");
    rows_.erase(rows_.begin());
    for (const CsvRow& row : rows_)
        if (row.fields.size() != names_.size())
            refuse_measure_line(file, row.line,
                                "has " + std::to_string(row.fields.size()) +
                                    " fields, the header " + std::to_string(names_.size()) + ".");
}

std::optional<std::size_t> MeasureRows::find(std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::optional<double> measure_number(std::string_view text) {
    double out = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(out))
        return std::nullopt;
    return out == 0 ? 0 : out;  // -0 is 0
}

std::vector<std::string> split_list(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        std::string part = without_spaces(text.substr(0, end));
        if (!part.empty()) out.push_back(std::move(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace tandem
