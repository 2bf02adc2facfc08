#include "tandem/text/direction.h"

#include "exchange/docx_parts.h"
#include "exchange/transcript_formats.h"
#include "exchange/transcript_text.h"
#include "exchange/zip_writer.h"

namespace tandem {
namespace {

// A turn's lines are breaks within one paragraph, so that no line of it can be taken for a header.
void append_paragraph(std::string& xml, std::string_view text, std::string_view style) {
    const bool right_to_left = first_strong_direction(text) == Direction::RightToLeft;
    xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
    xml += right_to_left ? "<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>" : "</w:pPr><w:r>";
    while (true) {
        const std::size_t end = text.find('\n');
        append_docx_words(xml, text.substr(0, end));
        if (end == std::string_view::npos) break;
        xml += "<w:br/>";
        text.remove_prefix(end + 1);
    }
    xml += "</w:r></w:p>";
}

}  // namespace

std::string transcript_document(const std::vector<ParsedTurn>& turns, std::string_view name) {
    const bool headers = has_turn_headers(turns);
    std::string xml =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body>";
    for (const ParsedTurn& turn : turns) {
        if (headers) append_paragraph(xml, turn_header(turn, true), "TurnHeader");
        append_paragraph(xml, headers ? turn.text : turn_stamp(turn) + turn.text, "TurnText");
    }
    // A4, margins of one inch, in twentieths of a point.
    xml +=
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
        "w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>"
        "</w:sectPr></w:body></w:document>";
    return write_zip(docx_package(std::move(xml), name));
}

}  // namespace tandem
