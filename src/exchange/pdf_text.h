// The words of a PDF. The program pdftotext (Poppler) takes them out of it, so that a hostile file
// harms a process of its own; what it prints in lines is made into paragraphs here.
#pragma once

#include <string>
#include <string_view>

#include "exchange/document_text.h"

namespace tandem {

bool looks_like_pdf(std::string_view bytes);

// Throws Error(BadInput) naming the file when the program is missing (and says what to install),
// takes too long, prints too much, or finds no words (a scan).
DocumentText read_pdf_text(std::string_view bytes, std::string_view name);

// Of what pdftotext prints with -raw: lines that repeat at the edges of pages, page numbers and
// paragraph numbers that a program printed are left out; wrapped lines are joined; a hyphen at a
// line's end goes only if the joined word stands elsewhere in the text; ligatures become letters.
DocumentText join_pdf_lines(const std::string& printed);

}  // namespace tandem
