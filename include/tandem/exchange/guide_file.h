// The questions of an interview guide as CSV, both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct GuideLine {
    int line = 0;
    std::string key;
    std::optional<std::string> wording, group;  // nothing: the line has no such field
};

// Whether the columns are an interview guide's.
bool is_guide_header(const std::vector<std::string>& names);

// Columns `question` (the key, Q4), `wording` and perhaps `group`, in any order; others are not
// read. `text` is decoded UTF-8 with LF. Throws Error(BadInput) with file and line: a column is
// missing, a question has no key, two have the same (whatever its capitals).
std::vector<GuideLine> read_guide(std::string_view text, std::string_view name);

std::string write_guide(const Project& project);

}  // namespace tandem
