#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "tandem/base/error.h"

#include "table_formats.h"
#include "table_layout.h"
#include "xlsx_file.h"

namespace tandem {

namespace {

constexpr std::size_t kMostRows = LXW_ROW_MAX;
constexpr std::size_t kMostColumns = LXW_COL_MAX;
// Half of what a cell holds: a piece fits even when all of it has to be escaped.
constexpr std::size_t kPieceUnits = 16000;
constexpr std::string_view kLongSheet = "Long texts";
constexpr std::uint8_t kA4 = 9;
constexpr double kLineHeight = 15;   // points, of 11 pt type
constexpr double kTitleHeight = 17;  // of 12 pt type
constexpr double kMostHeight = 409;  // Excel's limit for a row
constexpr int kMostIndent = 15;      // Excel's limit
constexpr double kLeastWidth = 6;    // characters
// Letters in the room of one digit, which is the unit of a width: prose is narrower than figures.
constexpr double kLetters = 1.15;
constexpr double kLongTextWidth = 100;

using Role = XlsxLook::Role;

// A text too long for its cell, to be written whole on a sheet of its own.
struct LongText {
    std::string cell;  // "C12"
    std::string text;
};

// The sheet under way, from the top down.
struct Sheet {
    XlsxFile& file;
    const Table& table;
    lxw_worksheet* sheet;
    std::vector<double> widths;  // of the columns, in characters
    std::string long_sheet;
    std::vector<LongText> long_texts{};
    lxw_row_t row = 0;
};

std::string cell_name(lxw_row_t row, lxw_col_t column) {
    char name[LXW_MAX_CELL_NAME_LENGTH] = {};
    lxw_rowcol_to_cell(name, row, column);
    return name;
}

// What stands in the cell; the whole of a longer text is remembered for the other sheet.
std::string fitting(Sheet& at, lxw_col_t column, const std::string& text) {
    if (fits_xlsx_cell(text)) return text;
    const std::string name = cell_name(at.row, column);
    at.long_texts.push_back({name, text});
    return std::string(utf16_pieces(text, kPieceUnits).front()) + "\n[Whole text on sheet \"" +
           at.long_sheet + "\", " + name + "]";
}

double total_width(const Sheet& at) {
    double sum = 0;
    for (const double width : at.widths) sum += width;
    return std::max(sum, kLongTextWidth / 2);
}

// Excel fits unmerged rows to their text by itself when it opens the file, other programs do not;
// so rows of several lines get their height here.
void set_height(Sheet& at, std::size_t lines) {
    if (lines < 2) return;
    const double height = static_cast<double>(lines) * kLineHeight + 3;
    worksheet_set_row(at.sheet, at.row, std::min(kMostHeight, height), nullptr);
}

void add_across(Sheet& at, const std::string& text, const XlsxLook& look) {
    const std::string words = fitting(at, 0, text);
    set_height(at, wrapped_lines(words, total_width(at) * kLetters));
    at.file.write_across(at.sheet, at.row, at.widths.size(), words, look);
    ++at.row;
}

// Larger type than the height of a row is made for, and no program fits a merged row to its text.
void add_title(Sheet& at) {
    const std::string words = fitting(at, 0, at.table.title);
    const auto lines = static_cast<double>(wrapped_lines(words, total_width(at)));
    worksheet_set_row(at.sheet, at.row, std::min(kMostHeight, lines * kTitleHeight + 3), nullptr);
    at.file.write_across(at.sheet, at.row, at.widths.size(), words,
                         {Role::Title, false, false, false, -1});
    ++at.row;
}

// The number, where showing it with its decimals gives the printed text; a percentage or a "< .001"
// stays as it is printed.
std::optional<double> shown_number(const Cell& cell) {
    if (!cell.number || !std::isfinite(*cell.number)) return std::nullopt;
    if (cell.decimals < 0 || cell.decimals > 30) return std::nullopt;
    if (Cell::of(*cell.number, cell.decimals).text != cell.text) return std::nullopt;
    return cell.number;
}

void add_body_row(Sheet& at, const Row& row, bool last) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        const auto column = static_cast<lxw_col_t>(i);
        XlsxLook look{Role::Body, at.table.columns[i].right_aligned, cell.strong, last, -1};
        if (!look.right) look.indent = std::clamp(cell.indent, 0, kMostIndent);
        if (const std::optional<double> number = shown_number(cell)) {
            look.decimals = cell.decimals;
            at.file.write_number(at.sheet, at.row, column, *number, look);
        } else {
            const std::string words = fitting(at, column, cell.text);
            const double room = at.widths[i] * kLetters - 2.0 * look.indent;
            lines = std::max(lines, wrapped_lines(words, room));
            at.file.write_text(at.sheet, at.row, column, words, look);
        }
    }
    set_height(at, lines);
    ++at.row;
}

// Frozen on screen, repeated on paper.
void add_header(Sheet& at) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < at.table.columns.size(); ++i) {
        const Column& column = at.table.columns[i];
        const auto index = static_cast<lxw_col_t>(i);
        const std::string words = fitting(at, index, column.name);
        lines = std::max(lines, wrapped_lines(words, at.widths[i] * kLetters));
        at.file.write_text(at.sheet, at.row, index, words,
                           {Role::Header, column.right_aligned, false, false, -1});
        worksheet_set_column(at.sheet, index, index, at.widths[i], nullptr);
    }
    set_height(at, lines);
    worksheet_repeat_rows(at.sheet, at.row, at.row);
    ++at.row;
    worksheet_freeze_panes(at.sheet, at.row, 0);
}

void add_table(Sheet& at) {
    add_header(at);
    const lxw_row_t first = at.row;
    for (std::size_t i = 0; i < at.table.rows.size(); ++i) {
        const Row& row = at.table.rows[i];
        const bool last = i + 1 == at.table.rows.size();
        if (row.kind == Row::Kind::Body) {
            add_body_row(at, row, last);
        } else {
            const bool heading = row.kind == Row::Kind::Heading;
            add_across(at, row.cells.front().text,
                       {heading ? Role::Heading : Role::Subheading, false, false, last, -1});
        }
    }
    // Filtering would tear rows from the headings above them.
    const bool headings =
        has_rows(at.table, Row::Kind::Heading) || has_rows(at.table, Row::Kind::Subheading);
    if (!headings && at.row > first) {
        const auto last_column = static_cast<lxw_col_t>(at.table.columns.size() - 1);
        worksheet_autofilter(at.sheet, first - 1, 0, at.row - 1, last_column);
    }
}

void add_long_texts(XlsxFile& file, const std::string& name, const std::vector<LongText>& texts) {
    lxw_worksheet* sheet = file.add_sheet(name);
    const XlsxLook header{Role::Header, false, false, false, -1};
    const char* names[] = {"Cell", "Part", "Text"};
    const double widths[] = {8, kLeastWidth, kLongTextWidth};
    for (lxw_col_t i = 0; i < 3; ++i) {
        file.write_text(sheet, 0, i, names[i], header);
        worksheet_set_column(sheet, i, i, widths[i], nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 1;
    for (const LongText& text : texts) {
        int part = 1;
        for (const std::string_view piece : utf16_pieces(text.text, kPieceUnits)) {
            file.write_text(sheet, row, 0, text.cell, {});
            file.write_number(sheet, row, 1, part, {Role::Body, true, false, false, 0});
            file.write_text(sheet, row, 2, std::string(piece), {});
            ++part;
            ++row;
        }
    }
}

void check_size(const Table& table) {
    // Title, header, an empty row and the notes stand on the sheet too.
    const std::size_t rows = table.rows.size() + table.notes.size() + 3;
    if (rows <= kMostRows && table.columns.size() <= kMostColumns) return;
    throw Error(ErrorKind::BadInput,
                "The table '" + table.title + "' has " + std::to_string(table.rows.size()) +
                    " rows and " + std::to_string(table.columns.size()) +
                    " columns, more than an Excel sheet holds (1,048,576 and 16,384). Export it as "
                    "CSV.");
}

void set_page(Sheet& at) {
    if (needs_landscape(at.table)) worksheet_set_landscape(at.sheet);
    worksheet_set_paper(at.sheet, kA4);
    worksheet_fit_to_pages(at.sheet, 1, 0);
}

}  // namespace

std::string xlsx_table(const Table& table) {
    check_size(table);
    XlsxFile file(table.title);
    const std::string name = xlsx_sheet_name(table.name);
    Sheet at{file, table, file.add_sheet(name), {}, std::string(kLongSheet)};
    // Excel compares names without case; anything that could be the same gets out of the way.
    if (name.size() == kLongSheet.size()) at.long_sheet += " (2)";
    const double line = line_characters(table);
    for (const double share : column_shares(table, line)) {
        at.widths.push_back(std::clamp(share * line, kLeastWidth, kLongTextWidth));
    }
    set_page(at);
    add_title(at);
    if (!table.columns.empty()) add_table(at);
    ++at.row;
    for (const std::string& note : table.notes) {
        add_across(at, note, {Role::Note, false, false, false, -1});
    }
    if (!at.long_texts.empty()) add_long_texts(file, at.long_sheet, at.long_texts);
    return file.finish();
}

}  // namespace tandem
