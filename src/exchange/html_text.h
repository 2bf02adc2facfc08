// The words of a web page, as noScribe, aTrain, oTranscribe and word processors write them.
#pragma once

#include <string>
#include <string_view>

#include "exchange/document_text.h"

namespace tandem {

bool looks_like_html(std::string_view text);

// Paragraphs and rows of tables become lines; what no reader of the page sees (scripts, styles,
// comments) is left out. Works through any text in one pass, well formed or not. `encoding` of the
// result stays empty.
DocumentText read_html_text(std::string_view text);

// Entities by name (Latin letters, punctuation) and number as characters.
std::string decode_html(std::string_view text);

}  // namespace tandem
