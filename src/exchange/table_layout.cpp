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
constexpr std::size_t kLongestWord = 30;  // in ordinary prose, German too
constexpr double kPadding = 2;            // characters, both sides of a cell together

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

// What must not be broken in a cell: a figure as a whole ("0.67 to 0.79"), words each for itself.
std::size_t longest_part(const Cell& cell, bool figure) {
    const auto indent = static_cast<std::size_t>(2 * std::max(cell.indent, 0));
    if (figure && cell.text.find('\n') == std::string::npos)
        return std::min(cell.text.size(), kLongestKeptWord);
    return std::min(longest_word(cell.text), kLongestKeptWord) + indent;
}

// Characters that each column needs so that no ordinary word in it is broken.
std::vector<double> needed_characters(const Table& table) {
    std::vector<std::size_t> longest;
    for (const Column& column : table.columns)
        longest.push_back(std::min(longest_word(column.name), kLongestKeptWord));
    for (const Row& row : table.rows) {
        if (row.kind != Row::Kind::Body) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool figure = table.columns[i].right_aligned;
            longest[i] = std::max(longest[i], longest_part(row.cells[i], figure));
        }
    }
    std::vector<double> needed;
    for (const std::size_t word : longest) {
        needed.push_back(static_cast<double>(word) + kPadding);
    }
    return needed;
}

double sum_of(const std::vector<double>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

// The longest words give way until all columns fit on the line; short ones ("Alias") stay whole.
void fit_on_line(std::vector<double>& needed, double line) {
    if (needed.empty()) return;
    double most = *std::ranges::max_element(needed) - kPadding;
    for (; sum_of(needed) > line && most > 1; --most) {
        for (double& column : needed) column = std::min(column, most + kPadding);
    }
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
    return table.columns.size() > 5 || sum_of(needed_characters(table)) > kPortraitCharacters;
}

bool needs_small_type(const Table& table) {
    return sum_of(needed_characters(table)) > kLandscapeCharacters;
}

double line_characters(const Table& table) {
    if (!needs_landscape(table)) return kPortraitCharacters;
    return needs_small_type(table) ? kSmallCharacters : kLandscapeCharacters;
}

std::vector<double> column_shares(const Table& table, double line) {
    std::vector<double> wanted;
    for (const Column& column : table.columns) {
        wanted.push_back(std::isfinite(column.width) && column.width > 0 ? column.width : 1.0);
    }
    const double sum = sum_of(wanted);
    std::vector<double> needed = needed_characters(table);
    fit_on_line(needed, line);
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

bool has_long_word(std::string_view text) {
    return longest_word(text) > kLongestWord;
}

std::size_t wrapped_lines(std::string_view text, double characters) {
    const double line = std::max(characters, 1.0);
    std::size_t lines = 1;
    double used = 0;  // on this line
    double word = 0;  // of them by the word under way
    for (const char c : text) {
        if (c == '\n') {
            ++lines;
            used = word = 0;
            continue;
        }
        const double places = places_taken(static_cast<unsigned char>(c));
        used += places;
        word = c == ' ' || places > 1 ? 0 : word + places;
        if (used <= line || c == ' ') continue;
        ++lines;
        // The word goes along to the next line, or the line ends within it.
        used = word < line ? std::max(word, places) : places;
        word = std::min(word, used);
    }
    return lines;
}

}  // namespace tandem
