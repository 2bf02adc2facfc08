// Codebooks as CSV, both ways.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/transcript_reader.h"
#include "tandem/model/codebook.h"
#include "tandem/model/project.h"

namespace tandem {

struct ParsedCodebook {
    std::vector<Code> codes;   // parents before children; ids and guids are not set
    std::vector<int> parents;  // for each code: index of its parent, -1 at the top
    std::vector<ReadWarning> warnings;
};

// Columns id, name, alias, parent, level, kinds, definition, use_when, do_not_use_when, example,
// near_miss, near_miss_code, source, derivation in any order; only `name` must be there. `parent`
// is an id, else a name, else a path "A > B"; rows come in any order. Without an alias column the
// id is the alias. `near_miss_code` becomes the alias (else the name) of the row it names. `text`
// is decoded UTF-8 with LF. Throws Error(BadInput) with file and line for: no name, unknown level
// or parent, an id or a name under one parent that is there twice, a row that is its own ancestor.
ParsedCodebook read_codebook(std::string_view text, std::string_view name);

// The same columns. An id is the alias, or c1, c2 … for codes without one of their own. Merged
// codes are left out. What is read back writes the same bytes again.
std::string write_codebook(const Project& project);

// Whether a CSV file with these column names is a codebook.
bool is_codebook_header(const std::vector<std::string>& names);

}  // namespace tandem
