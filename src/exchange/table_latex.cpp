#include <cmath>
#include <cstddef>

#include "table_formats.h"
#include "table_layout.h"

namespace tandem {

namespace {

constexpr std::string_view kPackages =
    "% Needs \\usepackage{booktabs,longtable,array}. The text is UTF-8: use XeLaTeX or LuaLaTeX "
    "with\n"
    "% \\usepackage{fontspec}, or pdfLaTeX with "
    "\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\n"
    "% and a font that has every character below.\n";

// Empty for a character that stands for itself.
std::string_view replacement(char c) {
    switch (c) {
        case '\\':
            return "\\textbackslash{}";
        case '{':
            return "\\{";
        case '}':
            return "\\}";
        case '$':
            return "\\$";
        case '&':
            return "\\&";
        case '#':
            return "\\#";
        case '%':
            return "\\%";
        case '_':
            return "\\_";
        case '^':
            return "\\textasciicircum{}";
        case '~':
            return "\\textasciitilde{}";
        case '<':
            return "\\textless{}";
        case '>':
            return "\\textgreater{}";
        case '|':
            return "\\textbar{}";
        case '`':
            return "\\textasciigrave{}";
        case '"':
            return "\\textquotedbl{}";
        case '\t':
            return " ";
        default:
            return "";
    }
}

std::string escaped(std::string_view raw, std::string_view line_break) {
    const std::size_t begin = std::min(raw.find_first_not_of(" \t\n"), raw.size());
    const std::string_view text = raw.substr(begin, raw.find_last_not_of(" \t\n") + 1 - begin);
    std::string tex;
    tex.reserve(text.size() + text.size() / 16);
    // After "\\" a bracket or star would be read as that command's argument.
    if (!text.empty() && (text.front() == '[' || text.front() == '*')) tex += "{}";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool ligature = i > 0 && c == text[i - 1] && (c == '-' || c == '\'' || c == ',');
        const std::string_view other = replacement(c);
        if (ligature) tex += "{}";  // "--" would become a dash, "''" and ",," a quotation mark
        if (c == '\n') {
            tex += line_break;
        } else if (other.empty()) {
            tex += c;
        } else {
            tex += other;
        }
    }
    return tex;
}

std::string cell_text(std::string_view text) {
    return escaped(text, "\\newline{}");
}

// Three decimals by integers: no locale in the output.
std::string thousandths(double share) {
    const auto value = static_cast<int>(std::floor(share * 1000));
    std::string digits = std::to_string(1000 + value);
    return digits.size() > 4 || value >= 1000 ? "1" : "0." + digits.substr(1);
}

std::string column_kinds(const Table& table) {
    const std::vector<double> shares = column_shares(table, line_characters(table));
    std::string kinds;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        kinds += table.columns[i].right_aligned ? ">{\\raggedleft\\arraybackslash}"
                                                : ">{\\raggedright\\arraybackslash}";
        kinds += "p{\\dimexpr " + thousandths(shares[i]) + "\\linewidth-2\\tabcolsep\\relax}";
        kinds += i + 1 < shares.size() ? "%\n" : "";
    }
    return kinds;
}

std::string header(const Table& table) {
    std::string tex;
    for (const Column& column : table.columns) {
        tex += (tex.empty() ? "" : " & ") + ("\\textbf{" + cell_text(column.name) + "}");
    }
    return "\\toprule\n" + tex + " \\\\\n\\midrule\n";
}

// The star keeps a heading on the page of the row that follows.
std::string heading_row(const Row& row, std::size_t columns) {
    const bool heading = row.kind == Row::Kind::Heading;
    return std::string(heading ? "\\addlinespace[0.8em]\n" : "\\addlinespace[0.3em]\n") +
           "\\multicolumn{" + std::to_string(columns) +
           "}{>{\\raggedright\\arraybackslash}p{\\dimexpr\\linewidth-2\\tabcolsep\\relax}}{" +
           (heading ? "\\textbf{" : "\\emph{") + cell_text(row.cells.front().text) + "}} \\\\*\n";
}

std::string body_row(const Row& row) {
    std::string tex;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string words = cell_text(row.cells[i].text);
        tex += i > 0 ? " & " : "";
        if (row.cells[i].indent > 0)
            tex += "\\leftskip=" + std::to_string(row.cells[i].indent) + "em\\relax ";
        tex += row.cells[i].strong ? "\\textbf{" + words + "}" : words;
    }
    return tex + " \\\\\n";
}

}  // namespace

std::string latex_table(const Table& table) {
    const std::string title = escaped(table.title, " ");
    std::string tex(kPackages);
    if (table.columns.empty()) {
        tex += "\\noindent\\textbf{" + title + "}\\par\n";
    } else {
        tex += "\\begin{longtable}{" + column_kinds(table) + "}\n";
        if (!title.empty()) tex += "\\caption{" + title + "}\\\\\n";
        const std::string head = header(table);
        tex += head + "\\endfirsthead\n" + head + "\\endhead\n\\bottomrule\n\\endfoot\n";
        for (const Row& row : table.rows) {
            tex += row.kind == Row::Kind::Body ? body_row(row)
                                               : heading_row(row, table.columns.size());
        }
        tex += "\\end{longtable}\n";
    }
    for (const std::string& note : table.notes) {
        tex += "{\\footnotesize\\noindent " + cell_text(note) + "\\par}\n";
    }
    return tex;
}

}  // namespace tandem
