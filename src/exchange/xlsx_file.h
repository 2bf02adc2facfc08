// One Excel workbook being written by libxlsxwriter, with its formats and its temporary file.
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>
#include <xlsxwriter.h>

namespace tandem {

// How a cell looks; equal looks share one format, as a workbook has room for 64,000 only.
struct XlsxLook {
    enum class Role { Title, Header, Heading, Subheading, Body, Note };
    Role role = Role::Body;
    bool right = false;
    bool strong = false;
    bool last = false;  // the table's end, with the closing rule
    int decimals = -1;  // of a number; -1 for text
    int indent = 0;
    auto operator<=>(const XlsxLook&) const = default;
};

// libxlsxwriter can only write to a file: it stands in a directory of its own that nobody else can
// read, and is gone when this object is. Every failure throws Error(Storage).
class XlsxFile {
 public:
    explicit XlsxFile(const std::string& title);
    ~XlsxFile();
    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;

    // `name` as xlsx_sheet_name gives it.
    lxw_worksheet* add_sheet(const std::string& name);
    lxw_format* format(const XlsxLook& look);

    // Always as a string, whatever it begins with. Requires: fits_xlsx_cell(text).
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                    const XlsxLook& look);
    // The same across columns [0, columns).
    void write_across(lxw_worksheet* sheet, lxw_row_t row, std::size_t columns,
                      const std::string& text, const XlsxLook& look);
    void write_number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
                      const XlsxLook& look);

    // Closes the workbook; nothing can be written afterwards.
    std::string finish();

 private:
    std::filesystem::path directory_;
    lxw_workbook* workbook_ = nullptr;
    std::map<XlsxLook, lxw_format*> formats_;
};

// Excel's limit for one cell is 32,767 UTF-16 units, with "_x0041_" counted as it is escaped.
bool fits_xlsx_cell(std::string_view text);

// `text` in pieces of at most `units` UTF-16 units, cut between code points; at least one piece.
std::vector<std::string_view> utf16_pieces(std::string_view text, std::size_t units);

// What Excel allows as the name of a sheet: up to 31 UTF-16 units, none of []:*?/\ or a control, no
// apostrophe at either end, not "History".
std::string xlsx_sheet_name(std::string_view name);

}  // namespace tandem
