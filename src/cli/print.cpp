#include "cli/print.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "tandem/text/boundaries.h"
#include "tandem/text/utf8.h"

namespace tandem::cli {
namespace {

struct CodePointRange {
    char32_t first, last;
};

constexpr std::array<CodePointRange, 11> kNoWidth{{{0x0300, 0x036F},
                                                   {0x0591, 0x05C7},
                                                   {0x0610, 0x061A},
                                                   {0x064B, 0x065F},
                                                   {0x0900, 0x0902},
                                                   {0x093C, 0x093C},
                                                   {0x0941, 0x0948},
                                                   {0x094D, 0x094D},
                                                   {0x200B, 0x200F},
                                                   {0x202A, 0x202E},
                                                   {0xFE00, 0xFE0F}}};
constexpr std::array<CodePointRange, 7> kTwoColumns{{{0x1100, 0x115F},
                                                     {0x2E80, 0xA4CF},
                                                     {0xAC00, 0xD7A3},
                                                     {0xF900, 0xFAFF},
                                                     {0xFE30, 0xFE6F},
                                                     {0xFF00, 0xFF60},
                                                     {0x1F300, 0x3FFFD}}};

template <std::size_t N>
bool is_in(const std::array<CodePointRange, N>& ranges, char32_t point) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const CodePointRange& range) {
        return point >= range.first && point <= range.last;
    });
}

std::string padded(const std::string& text, std::int64_t width, bool right) {
    const std::int64_t missing = std::max<std::int64_t>(0, width - display_width(text));
    const std::string spaces(static_cast<std::size_t>(missing), ' ');
    return right ? spaces + text : text + spaces;
}

std::string two_digits(std::int64_t n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

}  // namespace

std::int64_t display_width(std::string_view text) {
    std::int64_t width = 0;
    const std::u16string units = to_utf16(text);
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t point = units[i];
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < units.size())
            point = 0x10000 + ((point - 0xD800) << 10) + (units[++i] - 0xDC00u);
        if (!is_in(kNoWidth, point)) width += is_in(kTwoColumns, point) ? 2 : 1;
    }
    return width;
}

std::string Listing::text() const {
    if (rows.empty()) return "";
    std::vector<std::int64_t> widths(header.size());
    const auto widen = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], display_width(row[i]));
    };
    widen(header);
    for (const auto& row : rows) widen(row);
    std::string out;
    const auto print = [&](const std::vector<std::string>& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            const bool right = i < right_aligned.size() && right_aligned[i];
            line += (i > 0 ? "  " : "") + padded(row[i], widths[i], right);
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out += line + "\n";
    };
    print(header);
    for (const auto& row : rows) print(row);
    return out;
}

std::string text_of(const Table& table) {
    Listing listing;
    for (const Column& column : table.columns) {
        listing.header.push_back(column.name);
        listing.right_aligned.push_back(column.right_aligned);
    }
    for (const Row& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row.cells) cells.push_back(one_line(cell.text, 60));
        listing.rows.push_back(std::move(cells));
    }
    std::string out = table.title.empty() ? "" : table.title + "\n\n";
    out += listing.text();
    for (const std::string& note : table.notes) out += "\n" + note + "\n";
    return out;
}

std::string one_line(std::string_view text, std::int64_t most) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (length(line).value <= most) return line;
    const TextRange kept = snap_to_graphemes(line, {{0}, {most - 1}});
    return std::string(slice(line, kept.begin, kept.end)) + "…";
}

std::string clock_text(std::optional<std::int64_t> ms) {
    if (!ms) return "–";
    const std::int64_t seconds = *ms / 1000, minutes = seconds / 60 % 60, hours = seconds / 3600;
    return (hours > 0 ? std::to_string(hours) + ":" + two_digits(minutes)
                      : std::to_string(minutes)) +
           ":" + two_digits(seconds % 60);
}

std::string date_text(std::int64_t unix_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(unix_ms)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const auto minute = duration_cast<minutes>(at - day).count();
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two_digits(static_cast<unsigned>(date.month())) + "-" +
           two_digits(static_cast<unsigned>(date.day())) + " " + two_digits(minute / 60) + ":" +
           two_digits(minute % 60);
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += between;
        out += words[i];
    }
    return out;
}

}  // namespace tandem::cli
