// A table as data: built by the builders here, written to any format by exchange/table_writer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/analysis/occurrences.h"

namespace tandem {

// A cell is text, or a number with the decimals it is printed with (XLSX keeps the number).
struct Cell {
    std::string text;              // what is printed, always filled
    std::optional<double> number;  // set when the cell is a number
    int decimals = 0;
    bool strong = false;
    int indent = 0;  // steps to the right that the text stands under the one above it
    std::optional<OccurrenceQuery> counts;  // what the number is made of, where the builder knows

    Cell() = default;
    Cell(std::string words) : text(std::move(words)) {}
    Cell(const char* words) : text(words) {}
    // Printed with `digits` decimals, "." as the decimal mark, whatever the locale.
    static Cell of(double value, int digits);
    static Cell count(long long value);
    static Cell count(long long value, OccurrenceQuery of);
};

struct Column {
    std::string name;
    double width = 1.0;  // share of the page, relative to the other columns
    bool right_aligned = false;
};

struct Row {
    enum class Kind { Body, Heading, Subheading };  // a heading has one cell and spans the table
    Kind kind = Kind::Body;
    std::vector<Cell> cells;  // as many as columns for Body; one for headings
};

struct Table {
    std::string name;   // short, for sheet and file names: "theme-quotes"
    std::string title;  // printed above: "Theme-to-quote table"
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes;  // printed below, one paragraph each
};

}  // namespace tandem
