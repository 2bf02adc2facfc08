// Words and columns for a terminal: plain text, no colours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/tables/table.h"

namespace tandem::cli {

// Columns a terminal gives the text: two for wide East Asian characters and emoji, none for
// combining marks and joiners. A close approximation of Unicode UAX #11.
std::int64_t display_width(std::string_view text);

// Columns side by side, two spaces between, no space at line ends. A list without rows is empty.
struct Listing {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> right_aligned{};  // as many as columns, or empty

    std::string text() const;
};

// Title, columns, headings as lines of their own, notes.
std::string text_of(const Table& table);

// On one line, cut after about `most` code points with "…".
std::string one_line(std::string_view text, std::int64_t most = 72);

// "1:02:03", "0:05"; "–" for none.
std::string clock_text(std::optional<std::int64_t> ms);

// "2026-01-01 00:00" (UTC).
std::string date_text(std::int64_t unix_ms);

// "1 turn", "2 turns".
std::string counted(std::int64_t n, std::string_view one, std::string_view many);

std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace tandem::cli
