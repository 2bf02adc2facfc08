// A Table as a file: DOCX, XLSX, CSV, TSV, HTML, Markdown, LaTeX.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/tables/table.h"

namespace tandem {

// "docx", "xlsx", "csv", "tsv", "html", "md", "tex".
std::vector<std::string> table_formats();

// The file's bytes; the same table gives the same bytes always. Throws Error(BadInput) for a format
// that is not in the list.
std::string write_table(const Table& table, std::string_view format);

}  // namespace tandem
