// The lines above what is said, as Otter writes them.
#pragma once

#include <string>
#include <vector>

#include "tandem/exchange/transcript_reader.h"

namespace tandem {

// Whether turns have a line above them: when somebody is named somewhere.
bool has_turn_headers(const std::vector<ParsedTurn>& turns);

// "Ana  0:05" or, without a time, "Ana" and two spaces. `padded`: minutes have two digits, as in
// Otter's documents.
std::string turn_header(const ParsedTurn& turn, bool padded);

// "[00:00:05.250] " for a turn of a transcript without headers; empty when it has no time.
std::string turn_stamp(const ParsedTurn& turn);

}  // namespace tandem
