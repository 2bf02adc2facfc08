#include <cstddef>

#include "markup.h"
#include "table_formats.h"
#include "table_layout.h"

namespace tandem {

namespace {

// White space is kept (quotes are verbatim); rows stay whole on paper and the header is repeated.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fdfdfb; --rule: #1c1c1c; --soft: #6b6b6b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e4df; --paper: #1b1c1e; --rule: #b5b2aa; --soft: #9a978f; }
}
body { margin: 2rem auto; max-width: 62rem; padding: 0 1.25rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.45 Georgia, "Times New Roman", "Noto Serif", serif; }
body.wide { max-width: 84rem; font-size: .875rem; }
table { width: 100%; border-collapse: collapse; border-top: 2px solid var(--rule);
  border-bottom: 2px solid var(--rule); }
caption { overflow-wrap: anywhere; caption-side: top; text-align: start; font-weight: bold; padding: 0 .5rem .6rem; }
th, td { padding: .35rem .5rem; text-align: start; vertical-align: top; white-space: pre-wrap;
  overflow-wrap: break-word; }
.long { overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid var(--rule); vertical-align: bottom; }
tbody th { padding-top: 1rem; }
tbody tr.sub th { padding-top: .5rem; font-weight: normal; font-style: italic; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n { white-space: pre; }
.note { overflow-wrap: anywhere; margin: .5rem .5rem 0; font-size: .875rem; color: var(--soft); }
@media print {
  :root { --ink: #000; --paper: #fff; --rule: #000; --soft: #000; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tbody th { break-after: avoid; }
}
)";

std::string lines(std::string_view text) {
    std::string html;
    for (const char c : escape_markup(text)) {
        if (c == '\n') {
            html += "<br>";
        } else {
            html += c;
        }
    }
    return html;
}

// Shares of the page in whole tenths of a per cent, as integers: no locale in the output.
std::string column_group(const Table& table) {
    std::string html = "<colgroup>";
    for (const double share : column_shares(table, line_characters(table))) {
        const auto tenths = static_cast<int>(share * 1000 + 0.5);
        html += "<col style=\"width:" + std::to_string(tenths / 10) + "." +
                std::to_string(tenths % 10) + "%\">";
    }
    return html + "</colgroup>\n";
}

// Only a cell with a very long word may have its words broken; the table would get too wide.
std::string classes(const std::string& text, bool right) {
    const bool breaks = has_long_word(text);
    if (!right && !breaks) return "";
    return std::string(" class=\"") + (right ? "n" : "") + (right && breaks ? " " : "") +
           (breaks ? "long" : "") + "\"";
}

std::string header(const Table& table) {
    std::string html = "<thead>\n<tr>";
    for (const Column& column : table.columns) {
        html += "<th scope=\"col\" dir=\"auto\"" + classes(column.name, column.right_aligned) +
                ">" + lines(column.name) + "</th>";
    }
    return html + "</tr>\n</thead>\n";
}

std::string heading_row(const Table& table, const Row& row) {
    const bool sub = row.kind == Row::Kind::Subheading;
    return std::string(sub ? "<tr class=\"sub\">" : "<tr>") + "<th colspan=\"" +
           std::to_string(table.columns.size()) + "\" scope=\"colgroup\" dir=\"auto\"" +
           classes(row.cells.front().text, false) + ">" + lines(row.cells.front().text) +
           "</th></tr>\n";
}

std::string body_row(const Table& table, const Row& row) {
    std::string html = "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        html += "<td dir=\"auto\"" + classes(cell.text, table.columns[i].right_aligned);
        if (cell.indent > 0)
            html += " style=\"padding-inline-start:" + std::to_string(cell.indent) + ".5em\"";
        html += ">";
        html += cell.strong ? "<strong>" + lines(cell.text) + "</strong>" : lines(cell.text);
        html += "</td>";
    }
    return html + "</tr>\n";
}

// A row group for each heading; rows before the first heading are one too.
void append_bodies(std::string& html, const Table& table) {
    html += "<tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        if (row.kind == Row::Kind::Heading && i > 0) html += "</tbody>\n<tbody>\n";
        html += row.kind == Row::Kind::Body ? body_row(table, row) : heading_row(table, row);
    }
    html += "</tbody>\n";
}

}  // namespace

std::string html_table(const Table& table) {
    std::string html =
        "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<title>" + escape_markup(table.title) + "</title>\n<style>";
    html.append(kStyle).append("</style>\n</head>\n");
    html += needs_landscape(table) ? "<body class=\"wide\">\n" : "<body>\n";
    if (table.columns.empty()) {
        html += "<h1 dir=\"auto\">" + lines(table.title) + "</h1>\n";
    } else {
        html += "<table>\n<caption dir=\"auto\">" + lines(table.title) + "</caption>\n";
        html += column_group(table) + header(table);
        append_bodies(html, table);
        html += "</table>\n";
    }
    for (const std::string& note : table.notes) {
        html += "<p class=\"note\" dir=\"auto\">" + lines(note) + "</p>\n";
    }
    return html + "</body>\n</html>\n";
}

}  // namespace tandem
