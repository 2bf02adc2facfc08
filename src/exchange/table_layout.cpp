#include "table_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

namespace tandem {

namespace {

// Longer words (addresses, scripts without spaces) may be broken by the program that shows them.
constexpr std::size_t kLongestKeptWord = 16;
constexpr double kPadding = 2;  // characters, both sides of a cell together

// Ideographs, kana, Hangul and emoji take two places; by lead byte, which is near enough to
// estimate a height: U+3000 to U+DFFF begin with E3 to ED, everything from U+10000 with F0 to F4.
double places_taken(unsigned char byte) {
    if ((byte & 0xC0) == 0x80) return 0;
    return (byte >= 0xE3 && byte <= 0xED) || byte >= 0xF0 ? 2 : 1;
}

bool is_noncharacter(std::string_view text, std::size_t at) {
    const std::string_view three = text.substr(at, 3);
    return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t') {
            length = 0;
            continue;
        }
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++length;
        longest = std::max(longest, length);
        if (c == '-' || c == '/') length = 0;
    }
    return longest;
}

// Characters that each column needs so that no ordinary word in it is broken.
std::vector<double> needed_characters(const Table& table) {
    std::vector<std::size_t> longest;
    for (const Column& column : table.columns) longest.push_back(longest_word(column.name));
    for (const Row& row : table.rows) {
        if (row.kind != Row::Kind::Body) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (longest[i] < kLongestKeptWord) {
                longest[i] = std::max(longest[i], longest_word(row.cells[i].text));
            }
        }
    }
    std::vector<double> needed;
    for (const std::size_t word : longest) {
        needed.push_back(static_cast<double>(std::min(word, kLongestKeptWord)) + kPadding);
    }
    return needed;
}

void check_row(const Row& row, std::size_t columns) {
    const std::size_t cells = row.kind == Row::Kind::Body ? columns : 1;
    TANDEM_CHECK(columns > 0, "a table with rows has columns");
    TANDEM_CHECK(row.cells.size() == cells, "a body row fills its columns, a heading has one cell");
}

}  // namespace

std::string printable(std::string_view text) {
    TANDEM_CHECK(is_valid_utf8(text), "text in a table is UTF-8");
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            if (i + 1 == text.size() || text[i + 1] != '\n') kept += '\n';
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            continue;
        } else if (is_noncharacter(text, i)) {
            i += 2;
        } else if (c != '\x7F') {
            kept += c;
        }
    }
    return kept;
}

Table printable(const Table& table) {
    Table copy = table;
    copy.name = printable(table.name);
    copy.title = printable(table.title);
    for (Column& column : copy.columns) column.name = printable(column.name);
    for (Row& row : copy.rows) {
        check_row(row, table.columns.size());
        for (Cell& cell : row.cells) cell.text = printable(cell.text);
    }
    for (std::string& note : copy.notes) note = printable(note);
    return copy;
}

bool has_rows(const Table& table, Row::Kind kind) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [kind](const Row& row) { return row.kind == kind; });
}

bool needs_landscape(const Table& table) {
    const std::vector<double> needed = needed_characters(table);
    return table.columns.size() > 5 ||
           std::accumulate(needed.begin(), needed.end(), 0.0) > kPortraitCharacters;
}

std::vector<double> column_shares(const Table& table, double line) {
    std::vector<double> wanted;
    for (const Column& column : table.columns) {
        wanted.push_back(std::isfinite(column.width) && column.width > 0 ? column.width : 1.0);
    }
    const double sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    const std::vector<double> needed = needed_characters(table);
    // Too narrow columns are widened; what is left over their need is shared out among the others.
    std::vector<double> spare;
    double missing = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        wanted[i] /= sum;
        spare.push_back(wanted[i] - needed[i] / line);
        if (spare[i] < 0) missing -= spare[i];
    }
    double available = 0;
    for (const double room : spare) available += std::max(room, 0.0);
    if (missing == 0 || available <= 0) return wanted;
    const double granted = std::min(1.0, available / missing);
    const double taken = missing * granted / available;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        wanted[i] -= spare[i] < 0 ? spare[i] * granted : spare[i] * taken;
    }
    return wanted;
}

std::size_t wrapped_lines(std::string_view text, double characters) {
    std::size_t lines = 0;
    while (true) {
        const std::size_t end = text.find('\n');
        double length = 0;
        for (const char c : text.substr(0, end)) {
            length += places_taken(static_cast<unsigned char>(c));
        }
        lines += 1 + static_cast<std::size_t>(length / std::max(characters, 1.0));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

}  // namespace tandem
