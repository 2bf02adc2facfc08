#include "exchange/document_text.h"

namespace tandem {

std::vector<TextLine> as_lines(const DocumentText& text) {
    std::vector<TextLine> lines;
    lines.reserve(text.lines.size());
    for (const DocumentLine& line : text.lines) {
        lines.push_back({line.number, line.opens_paragraph, line.text});
    }
    return lines;
}

}  // namespace tandem
