// A Table as lines of text, for tests.
#pragma once

#include <string>
#include <vector>

#include "tandem/base/check.h"
#include "tandem/tables/table.h"

namespace tandem {

// "a | b | c"; headings begin with "# " or "## ", indented cells with an em space for each step.
inline std::vector<std::string> lines_of(const Table& table) {
    std::vector<std::string> lines;
    for (const Row& row : table.rows) {
        const bool body = row.kind == Row::Kind::Body;
        TANDEM_CHECK(row.cells.size() == (body ? table.columns.size() : 1),
                     "a row has a cell for each column, a heading has one");
        std::string line = body ? "" : row.kind == Row::Kind::Heading ? "# " : "## ";
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            line += at > 0 ? " | " : "";
            for (int step = 0; step < row.cells[at].indent; ++step) line += "\u2003";
            line += row.cells[at].text;
        }
        lines.push_back(line);
    }
    return lines;
}

inline std::string column_names(const Table& table) {
    std::string names;
    for (const Column& column : table.columns) names += (names.empty() ? "" : " | ") + column.name;
    return names;
}

// Whether one of the notes contains `words`.
inline bool notes_say(const Table& table, const std::string& words) {
    for (const std::string& note : table.notes)
        if (note.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace tandem
