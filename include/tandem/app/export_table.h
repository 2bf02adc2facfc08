// A Table to a file, in the format of the file's name.
#pragma once

#include <string>
#include <string_view>

#include "tandem/tables/table.h"

namespace tandem {

// The file's bytes, in the format of the path's extension. Throws Error as export_table().
std::string table_bytes(const Table& table, const std::string& path);

// By extension: .docx .xlsx .csv .tsv .html .md .tex. Whole or not at all: a temporary file beside
// it is renamed into place. Throws Error naming the file, and the formats for an extension that is
// none of them.
void export_table(const Table& table, const std::string& path);

// In one of the formats that are text, for a terminal: "md", "csv" …
std::string table_as_text(const Table& table, std::string_view format = "md");

}  // namespace tandem
