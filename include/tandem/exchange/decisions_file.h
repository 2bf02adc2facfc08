// The review list of a de-identification as CSV, to be decided in a spreadsheet and read again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/decisions.h"

namespace tandem {

struct DecisionLine {
    int line = 0;  // in the file, for messages
    Decision decision;
    std::int64_t count = 0;  // places where the string stands
    std::string contexts;    // a few of them
    std::string place;       // "PT06:12", "PT06:12@34"; empty: wherever the string stands
};

// Columns string, type, count, decision, replacement, contexts, place. The decision is empty where
// nobody decided yet, or "keep", "replace", "replace exactly".
std::string write_decisions(const std::vector<DecisionLine>& lines);

// Needs the columns string and decision; count and contexts are not read. Throws Error(BadInput)
// with file and line. `text` is decoded UTF-8 with LF.
std::vector<DecisionLine> read_decisions(std::string_view text, std::string_view name);

// A study's own names: one a line, or a CSV file with a column string and, if there, type and
// replacement. The choice is left open.
std::vector<Decision> read_names(std::string_view text, std::string_view name);

}  // namespace tandem
