// The words of a Word document (ECMA-376 WordprocessingML), however deep they are wrapped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"
#include "exchange/zip_reader.h"

namespace tandem {

struct DocxLine {
    int paragraph = 0;             // from 1, empty ones counted
    bool opens_paragraph = false;  // false after a line break inside a paragraph
    std::string text;
};

struct DocxText {
    std::string encoding;  // of the document part
    std::vector<DocxLine> lines;
    std::vector<ReadWarning> warnings;  // `line` is a paragraph
};

bool is_docx(const ZipReader& archive);

// Throws Error(BadInput) naming the file for a document without a readable main part.
DocxText read_docx_text(const ZipReader& archive, std::string_view name);

// Views into `text`, for the line grammars.
std::vector<TextLine> as_lines(const DocxText& text);

}  // namespace tandem
