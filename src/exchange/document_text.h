// The words of a document of any kind, as lines for the line grammars.
#pragma once

#include <string>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

struct DocumentLine {
    int number = 0;  // from 1: of the paragraph, or of the line where the kind has lines
    bool opens_paragraph = false;  // false after a line break inside a paragraph
    std::string text;
};

struct DocumentText {
    std::string encoding;  // of the part that holds the words
    std::string title;     // where the kind has a place for one
    std::vector<DocumentLine> lines;
    std::vector<ReadWarning> warnings;  // `line` is a number of `lines`
};

// Views into `text`, for the line grammars.
std::vector<TextLine> as_lines(const DocumentText& text);

}  // namespace tandem
