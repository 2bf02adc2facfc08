// What the writers of tables share: text that every format can hold, and the columns' widths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/tables/table.h"

namespace tandem {

// Characters of body type (10 pt serif) on one line of an A4 page with margins of 2.5 cm.
constexpr double kPortraitCharacters = 86;
constexpr double kLandscapeCharacters = 133;
constexpr double kSmallCharacters = 166;  // of 8 pt, on its side

// The text with LF line ends and without what XML 1.0 cannot carry and nobody can see: C0 controls
// other than tab and line feed, delete, U+FFFE and U+FFFF.
std::string printable(std::string_view text);

// The same table with printable text throughout. Checks that it is well formed: valid UTF-8, as
// many cells as columns in a body row, one in a heading.
Table printable(const Table& table);

bool has_rows(const Table& table, Row::Kind kind);

// More than five columns, or words too long to stand beside each other on an upright page.
bool needs_landscape(const Table& table);

// So many columns of words that only small type keeps the words whole, even on a page on its side.
bool needs_small_type(const Table& table);

// Characters on one line of the page that the table needs.
double line_characters(const Table& table);

// Each column's share of the page, adding up to 1: as Column::width asks, but a column's longest
// longest word, or figure, fits as long as the others can give way; where not all fit, the longest
// are broken first. `line` is the page's width in characters.
std::vector<double> column_shares(const Table& table, double line);

// Whether a word in it is longer than those of prose: an address, or a script without spaces.
bool has_long_word(std::string_view text);

// Lines that `text` takes in a column of `characters`, an estimate: words go on the next line
// whole.
std::size_t wrapped_lines(std::string_view text, double characters);

}  // namespace tandem
