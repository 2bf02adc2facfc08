#include <algorithm>
#include <array>

#include "tandem/exchange/csv.h"

#include "table_formats.h"
#include "table_layout.h"

namespace tandem {

namespace {

using Fields = std::vector<std::string>;

// Spreadsheets take a field that begins with one of these for a formula; East Asian editions take
// the full-width forms too.
constexpr std::array<std::string_view, 10> kFormulaStarts = {
    "=", "+", "-", "@", "\t", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

// "-1.00 to 1.00": no spreadsheet makes anything of it, and a mark before it would be in the way.
bool is_range_of_numbers(std::string_view text) {
    return text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9' &&
           text.find(" to ") != std::string_view::npos &&
           text.find_first_not_of("-0123456789. to") == std::string_view::npos;
}

std::string guarded(std::string text) {
    const bool formula =
        !is_range_of_numbers(text) &&
        std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                    [&](std::string_view start) { return text.starts_with(start); });
    return formula ? "'" + text : text;
}

std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return text;
}

std::string field(const std::string& text, bool number, char separator) {
    const std::string words = separator == '\t' ? on_one_line(text) : text;
    return number ? words : guarded(words);
}

// Body rows with the headings they stand under, as the columns before the table's own.
class RowsUnderHeadings {
 public:
    RowsUnderHeadings(const Table& table, char separator)
        : separator_(separator),
          columns_(table.columns.size()),
          headings_(has_rows(table, Row::Kind::Heading)),
          subheadings_(has_rows(table, Row::Kind::Subheading)) {
        Fields names = leading("Heading", "Subheading");
        for (const Column& column : table.columns) {
            names.push_back(field(column.name, false, separator_));
        }
        if (!names.empty()) text_ += csv_line(names, separator_);
    }

    void add(const Row& row) {
        const std::string words = field(row.cells.front().text, false, separator_);
        if (row.kind == Row::Kind::Heading) {
            finish_heading();
            heading_ = words;
            subheading_.clear();
            pending_ = true;
        } else if (row.kind == Row::Kind::Subheading) {
            // A heading goes into the columns of its first subheading; only a bare one is pending.
            if (!subheading_.empty()) finish_heading();
            subheading_ = words;
            pending_ = true;
        } else {
            Fields fields = leading(heading_, subheading_);
            for (const Cell& cell : row.cells) {
                fields.push_back(field(cell.text, cell.number.has_value(), separator_));
            }
            text_ += csv_line(fields, separator_);
            pending_ = false;
        }
    }

    std::string finish() {
        finish_heading();
        return std::move(text_);
    }

 private:
    Fields leading(const std::string& heading, const std::string& subheading) const {
        Fields fields;
        if (headings_) fields.push_back(heading);
        if (subheadings_) fields.push_back(subheading);
        return fields;
    }

    // A heading with nothing below it would vanish without a row of its own.
    void finish_heading() {
        if (!pending_) return;
        Fields fields = leading(heading_, subheading_);
        fields.resize(fields.size() + columns_);
        text_ += csv_line(fields, separator_);
        pending_ = false;
    }

    char separator_;
    std::size_t columns_;
    bool headings_, subheadings_;
    bool pending_ = false;  // the latest heading has no row yet
    std::string heading_, subheading_, text_;
};

std::string delimited(const Table& table, char separator) {
    RowsUnderHeadings rows(table, separator);
    for (const Row& row : table.rows) rows.add(row);
    return rows.finish();
}

}  // namespace

std::string csv_table(const Table& table) {
    return delimited(table, ',');
}

std::string tsv_table(const Table& table) {
    return delimited(table, '\t');
}

}  // namespace tandem
