// The words of a Word document (ECMA-376 WordprocessingML), however deep they are wrapped.
#pragma once

#include <string>
#include <string_view>

#include "exchange/document_text.h"
#include "exchange/zip_reader.h"

namespace tandem {

bool is_docx(const ZipReader& archive);

// Throws Error(BadInput) naming the file for a document without a readable main part.
DocumentText read_docx_text(const ZipReader& archive, std::string_view name);
// The same of the main part's XML; `part` is its name.
DocumentText read_docx_part(std::string xml, const std::string& part, std::string_view name);

}  // namespace tandem
