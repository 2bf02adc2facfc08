// Text with the marks of Markdown, taken away.
#pragma once

#include <string>
#include <vector>

#include "exchange/document_text.h"

namespace tandem {

// At least three lines have headings, bold words, links or escaped characters.
bool looks_like_markdown(const std::vector<TextLine>& lines);

// Line by line without headings' marks, emphasis, links' addresses and escapes; list marks and
// everything in code stay. A heading that repeats is a speaker's name: it gets a colon.
DocumentText read_markdown_text(const std::vector<TextLine>& lines);

}  // namespace tandem
