#include "tandem/exchange/decisions_file.h"

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"

#include "exchange/columns.h"

namespace tandem {
namespace {

Choice choice_in(const CsvRow& row, const Columns& columns, std::string_view file) {
    const std::string written = columns.field(row, "decision");
    if (const auto choice = choice_of(in_lower_case(written))) return *choice;
    refuse_line(file, row.line,
                "has '" + written +
                    "' in the column 'decision'. Write keep, replace or replace exactly, or leave "
                    "it empty.");
}

// Spreadsheets take text that begins so for a formula; a sheet gets an apostrophe before it, and
// reading takes it away again.
bool looks_like_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos;
}

std::string for_sheet(const std::string& text) {
    return looks_like_formula(text) ? "'" + text : text;
}

std::string from_sheet(std::string text) {
    if (text.size() > 1 && text[0] == '\'' && looks_like_formula(text.substr(1))) text.erase(0, 1);
    return text;
}

}  // namespace

std::string write_decisions(const std::vector<DecisionLine>& lines) {
    std::string out =
        csv_line({"string", "type", "count", "decision", "replacement", "contexts", "place"});
    for (const DecisionLine& line : lines)
        out +=
            csv_line({for_sheet(line.decision.text), line.decision.type,
                      line.place.empty() ? std::to_string(line.count) : "",
                      std::string(choice_word(line.decision.choice)),
                      for_sheet(line.decision.replacement), for_sheet(line.contexts), line.place});
    return out;
}

std::vector<DecisionLine> read_decisions(std::string_view text, std::string_view name) {
    const std::vector<CsvRow> table = read_csv(text, name);
    if (table.empty())
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name) +
                        "': it is empty. 'tandem deidentify STUDY --list' writes such a file.");
    const Columns columns(table[0]);
    for (const char* column : {"string", "decision"})
        if (!columns.has(column))
            refuse_line(name, table[0].line,
                        "has no column '" + std::string(column) +
                            "'. 'tandem deidentify STUDY --list' writes a file that has it.");
    std::vector<DecisionLine> lines;
    for (std::size_t i = 1; i < table.size(); ++i) {
        const CsvRow& row = table[i];
        DecisionLine line;
        line.line = row.line;
        line.decision.text = from_sheet(columns.field(row, "string"));
        line.decision.type = columns.field(row, "type");
        line.decision.choice = choice_in(row, columns, name);
        line.decision.replacement = from_sheet(columns.field(row, "replacement"));
        line.place = columns.field(row, "place");
        if (line.decision.text.empty()) refuse_line(name, row.line, "names no string.");
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Decision> read_names(std::string_view text, std::string_view name) {
    std::vector<Decision> names;
    const std::string_view first = text.substr(0, text.find('\n'));
    const bool is_table = in_lower_case(first).find("string") != std::string::npos;
    if (!is_table) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string line = trimmed(text.substr(at, end - at));
            if (!line.empty()) names.push_back({line, "", Choice::Undecided, ""});
            at = end + 1;
        }
        return names;
    }
    const std::vector<CsvRow> table = read_csv(text, name);
    const Columns columns(table[0]);
    if (!columns.has("string")) refuse_line(name, table[0].line, "has no column 'string'.");
    for (std::size_t i = 1; i < table.size(); ++i)
        if (const std::string written = from_sheet(columns.field(table[i], "string"));
            !written.empty())
            names.push_back({written, columns.field(table[i], "type"), Choice::Undecided,
                             from_sheet(columns.field(table[i], "replacement"))});
    return names;
}

}  // namespace tandem
