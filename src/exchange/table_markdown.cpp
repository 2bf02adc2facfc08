#include <algorithm>
#include <cstddef>

#include "table_formats.h"

namespace tandem {

namespace {

// CommonMark's marks, with those of GitHub tables and pandoc: emphasis, code, mathematics,
// citations, raw TeX. "[" alone makes nothing, so "[...]" in a quote stays readable.
constexpr std::string_view kMarks = "\\`*_~^$@|";

bool makes_link(std::string_view text, std::size_t bracket) {
    const std::size_t next = bracket + 1;
    return next < text.size() &&
           std::string_view("([{:").find(text[next]) != std::string_view::npos;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin));
}

std::string escaped(std::string_view raw) {
    const std::string text = trimmed(raw);
    std::string md;
    md.reserve(text.size() + text.size() / 16);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<') {
            md += "&lt;";
        } else if (c == '>') {
            md += "&gt;";
        } else if (c == '&') {
            md += "&amp;";
        } else if (c == '\n') {
            md += "<br>";
        } else if (kMarks.find(c) != std::string_view::npos || (c == ']' && makes_link(text, i))) {
            md.append(1, '\\').append(1, c);
        } else {
            md += c;
        }
    }
    return md;
}

// At the start of a paragraph some characters make a list, a heading or a definition: "1. ", "- ".
std::string paragraph(std::string_view text) {
    std::string md = escaped(text);
    if (md.empty()) return md;
    const std::size_t digits = std::min(md.find_first_not_of("0123456789"), md.size());
    const bool number =
        digits > 0 && digits < md.size() && (md[digits] == '.' || md[digits] == ')');
    if (number) {
        md.insert(digits, 1, '\\');
    } else if (std::string_view("#+-=:%").find(md.front()) != std::string_view::npos) {
        md.insert(0, 1, '\\');
    }
    return md;
}

std::string marked(std::string_view text, std::string_view mark) {
    const std::string md = escaped(text);
    return md.empty() ? md : std::string(mark).append(md).append(mark);
}

std::string heading_row(const Row& row, std::size_t columns) {
    const std::string_view mark = row.kind == Row::Kind::Heading ? "**" : "*";
    std::string md = "| " + marked(row.cells.front().text, mark) + " |";
    for (std::size_t i = 1; i < columns; ++i) md += " |";
    return md + "\n";
}

std::string body_row(const Row& row) {
    std::string md = "|";
    for (const Cell& cell : row.cells) {
        md += " ";
        for (int step = 0; step < cell.indent; ++step) md += "\u2003";  // outside the marks
        md += (cell.strong ? marked(cell.text, "**") : escaped(cell.text)) + " |";
    }
    return md + "\n";
}

std::string header(const Table& table) {
    std::string names = "|";
    std::string rule = "|";
    for (const Column& column : table.columns) {
        names += " " + escaped(column.name) + " |";
        rule += column.right_aligned ? " ---: |" : " --- |";
    }
    return names + "\n" + rule + "\n";
}

}  // namespace

std::string markdown_table(const Table& table) {
    std::string md = marked(table.title, "**");
    if (!md.empty()) md += "\n";
    if (!table.columns.empty()) {
        md += (md.empty() ? "" : "\n") + header(table);
        for (const Row& row : table.rows) {
            md += row.kind == Row::Kind::Body ? body_row(row)
                                              : heading_row(row, table.columns.size());
        }
    }
    for (const std::string& note : table.notes) {
        md += (md.empty() ? "" : "\n") + paragraph(note) + "\n";
    }
    return md;
}

}  // namespace tandem
