// One function for each format a table can be written in. All take a table whose text is printable
// (table_layout.h) and give the file's bytes.
#pragma once

#include <string>

#include "tandem/tables/table.h"

namespace tandem {

// An Office Open XML text document: title, table, notes; upright or landscape as the table needs.
std::string docx_table(const Table& table);

// A workbook with one sheet, and a sheet "Long texts" when a cell holds more than Excel's 32,767
// characters. Throws Error(BadInput) for more rows than a sheet has, Error(Storage) when the
// temporary file cannot be written.
std::string xlsx_table(const Table& table);

// For statistics programs and spreadsheets: a line of column names, then body rows only. Headings
// become leading columns "Heading" and "Subheading", so that every row is complete in itself; one
// without rows below it keeps a row of its own. Title and notes are left out.
// Text that a spreadsheet would run as a formula (= + - @ first, also in full width) gets a leading
// apostrophe; numbers do not. UTF-8 without byte order mark, LF.
std::string csv_table(const Table& table);

// The same separated by tabs; tabs and line breaks inside a cell become spaces. A cell with a
// straight double quote is quoted, as spreadsheets and R expect.
std::string tsv_table(const Table& table);

// One page without scripts or anything from elsewhere, for screen (light and dark) and print.
std::string html_table(const Table& table);

// A pipe table as GitHub and pandoc read it, title above and notes below.
std::string markdown_table(const Table& table);

// A fragment for \input, with the packages it needs named in its first lines.
std::string latex_table(const Table& table);

}  // namespace tandem
