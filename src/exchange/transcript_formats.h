// One function for each format a transcript can be written in. All take turns whose text is
// printable (table_layout.h) and give the file's bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/transcript_reader.h"

namespace tandem {

// Otter's export: "Ana  0:05", the words, a blank line; "Ana" and two spaces where there is no
// time. Where nobody is named anywhere, "[00:00:05.250] words" or the words alone.
std::string transcript_text(const std::vector<ParsedTurn>& turns);

// The same as a Word document; the lines of a turn are line breaks in one paragraph.
std::string transcript_document(const std::vector<ParsedTurn>& turns, std::string_view name);

// One caption for each turn. Requires one time at least.
std::string transcript_webvtt(const std::vector<ParsedTurn>& turns, std::string_view name);
std::string transcript_subrip(const std::vector<ParsedTurn>& turns);

}  // namespace tandem
