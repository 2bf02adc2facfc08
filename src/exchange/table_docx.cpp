#include <algorithm>
#include <cmath>
#include <cstddef>

#include "tandem/text/direction.h"

#include "docx_parts.h"
#include "markup.h"
#include "table_formats.h"
#include "table_layout.h"
#include "zip_writer.h"

namespace tandem {

namespace {

// Lengths are twentieths of a point; A4, margins of one inch.
struct Page {
    int width, height;
    bool landscape;
    bool small;              // 8 pt type
    double characters;       // on one line of body text
    std::size_t most_lines;  // a row with more may not fit on a page and has to be split
    static constexpr int kMargin = 1440;
    int text_width() const { return width - 2 * kMargin; }
};

constexpr Page kPortrait{11906, 16838, false, false, kPortraitCharacters, 45};
constexpr Page kLandscape{16838, 11906, true, false, kLandscapeCharacters, 28};
// Many columns of words stand in smaller type, so that their words need not be broken.
constexpr Page kSmallLandscape{16838, 11906, true, true, kSmallCharacters, 35};

const Page& page_for(const Table& table) {
    if (!needs_landscape(table)) return kPortrait;
    return needs_small_type(table) ? kSmallLandscape : kLandscape;
}

// Borders as journals print them: above and below the header and at the end (eighths of a point).
constexpr std::string_view kTableBorders =
    R"(<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>)"
    R"(<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tblBorders>)";
constexpr std::string_view kHeaderCell =
    R"(<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>)"
    R"(<w:vAlign w:val="bottom"/>)";

constexpr int kIndent = 200;  // for each step

struct ParagraphLook {
    std::string_view style;
    bool right = false;
    bool strong = false;
    int indent = 0;
};

void append_line(std::string& xml, std::string_view line, const ParagraphLook& look) {
    const bool right_to_left = first_strong_direction(line) == Direction::RightToLeft;
    xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(look.style).append("\"/>");
    if (right_to_left) xml += "<w:bidi/>";
    if (look.indent > 0) xml += "<w:ind w:left=\"" + std::to_string(look.indent * kIndent) + "\"/>";
    // In a right-to-left paragraph "right" would mean the trailing, left edge.
    if (look.right && !right_to_left) xml += "<w:jc w:val=\"right\"/>";
    xml += "</w:pPr>";
    if (!line.empty()) {
        xml += "<w:r>";
        if (look.strong || right_to_left) {
            xml += "<w:rPr>";
            if (look.strong) xml += "<w:b/><w:bCs/>";
            if (right_to_left) xml += "<w:rtl/>";
            xml += "</w:rPr>";
        }
        append_docx_words(xml, line);
        xml += "</w:r>";
    }
    xml += "</w:p>";
}

// One paragraph for each line, so that each has its own direction; at least one.
void append_paragraphs(std::string& xml, std::string_view text, const ParagraphLook& look) {
    while (true) {
        const std::size_t end = text.find('\n');
        append_line(xml, text.substr(0, end), look);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

// Whole twips that add up to the page's text width.
std::vector<int> column_widths(const Table& table, const Page& page) {
    std::vector<int> widths;
    double end = 0;
    int placed = 0;
    for (const double share : column_shares(table, page.characters)) {
        end += share * page.text_width();
        widths.push_back(static_cast<int>(std::lround(end)) - placed);
        placed += widths.back();
    }
    return widths;
}

void append_cell_start(std::string& xml, int width, std::size_t span, std::string_view properties) {
    xml.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(std::to_string(width));
    xml.append("\" w:type=\"dxa\"/>");
    if (span > 1) xml.append("<w:gridSpan w:val=\"").append(std::to_string(span)).append("\"/>");
    xml.append(properties).append("</w:tcPr>");
}

void append_header(std::string& xml, const Table& table, const Page& page,
                   const std::vector<int>& widths) {
    xml += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < widths.size(); ++i) {
        append_cell_start(xml, widths[i], 1, kHeaderCell);
        append_paragraphs(
            xml, table.columns[i].name,
            {page.small ? "TableHeaderSmall" : "TableHeader", table.columns[i].right_aligned});
        xml += "</w:tc>";
    }
    xml += "</w:tr>";
}

// A row taller than a page must be allowed to split, or some programs cut off its end.
bool fits_on_page(const Row& row, const std::vector<int>& widths, const Page& page) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const int width = row.kind == Row::Kind::Body ? widths[i] : page.text_width();
        const double characters = page.characters * width / page.text_width();
        if (wrapped_lines(row.cells[i].text, characters) > page.most_lines) return false;
    }
    return true;
}

void append_row(std::string& xml, const Table& table, const Row& row, const Page& page,
                const std::vector<int>& widths) {
    xml += fits_on_page(row, widths, page) ? "<w:tr><w:trPr><w:cantSplit/></w:trPr>" : "<w:tr>";
    if (row.kind != Row::Kind::Body) {
        const bool heading = row.kind == Row::Kind::Heading;
        append_cell_start(xml, page.text_width(), widths.size(), "");
        append_paragraphs(xml, row.cells.front().text,
                          {heading ? "TableHeading" : "TableSubheading"});
        xml += "</w:tc></w:tr>";
        return;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        append_cell_start(xml, widths[i], 1, "");
        append_paragraphs(
            xml, row.cells[i].text,
            {page.small ? "TableTextSmall" : "TableText", table.columns[i].right_aligned,
             row.cells[i].strong, row.cells[i].indent});
        xml += "</w:tc>";
    }
    xml += "</w:tr>";
}

void append_table(std::string& xml, const Table& table, const Page& page) {
    const std::vector<int> widths = column_widths(table, page);
    xml.append("<w:tbl><w:tblPr><w:tblW w:w=\"").append(std::to_string(page.text_width()));
    xml.append("\" w:type=\"dxa\"/>").append(kTableBorders);
    xml += R"(<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="100" w:type="dxa"/>)"
           R"(<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>)";
    for (const int width : widths) {
        xml.append("<w:gridCol w:w=\"").append(std::to_string(width)).append("\"/>");
    }
    xml += "</w:tblGrid>";
    append_header(xml, table, page, widths);
    for (const Row& row : table.rows) append_row(xml, table, row, page, widths);
    xml += "</w:tbl>";
}

void append_section(std::string& xml, const Page& page) {
    const std::string margin = std::to_string(Page::kMargin);
    xml.append("<w:sectPr><w:pgSz w:w=\"").append(std::to_string(page.width));
    xml.append("\" w:h=\"").append(std::to_string(page.height)).append("\"");
    if (page.landscape) xml += " w:orient=\"landscape\"";
    xml += "/><w:pgMar";
    for (const char* side : {"top", "right", "bottom", "left"}) {
        xml.append(" w:").append(side).append("=\"").append(margin).append("\"");
    }
    xml += " w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>";
}

}  // namespace

std::string docx_table(const Table& table) {
    const Page& page = page_for(table);
    std::string xml =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body>";
    append_paragraphs(xml, table.title, {"TableCaption"});
    if (!table.columns.empty()) append_table(xml, table, page);
    const std::string_view note_style = page.small ? "TableNoteSmall" : "TableNote";
    for (const std::string& note : table.notes) append_paragraphs(xml, note, {note_style});
    // Word wants a paragraph between a table and the end of the document.
    if (table.notes.empty()) append_paragraphs(xml, "", {"TableNote"});
    append_section(xml, page);
    xml += "</w:body></w:document>";
    return write_zip(docx_package(std::move(xml), table.title));
}

}  // namespace tandem
