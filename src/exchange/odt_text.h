// The words of an OpenDocument text (ISO/IEC 26300), as LibreOffice and Google Docs write it.
#pragma once

#include <string>
#include <string_view>

#include "exchange/document_text.h"
#include "exchange/zip_reader.h"

namespace tandem {

bool is_odt(const ZipReader& archive);

// Rows of tables become lines with tabs. Deleted text, comments and footnotes are left out with a
// warning. Throws Error(BadInput) naming the file when the text is missing or no XML.
DocumentText read_odt_text(const ZipReader& archive, std::string_view name);
// The same of its part content.xml.
DocumentText read_odt_part(std::string xml, std::string_view name);

}  // namespace tandem
