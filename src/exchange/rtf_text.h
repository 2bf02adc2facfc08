// The words of a document in Rich Text Format, as f4, Express Scribe and word processors write it.
#pragma once

#include <string_view>

#include "exchange/document_text.h"

namespace tandem {

bool looks_like_rtf(std::string_view bytes);

// Paragraphs become lines, cells of a row are separated by tabs. Hidden and deleted text, pictures,
// headers, footers, footnotes and comments are left out. Throws Error(BadInput) naming the file for
// groups nested beyond any document.
DocumentText read_rtf_text(std::string_view bytes, std::string_view name);

}  // namespace tandem
