// Transcripts as a table with a column for the words and columns for time and speaker: Whisper's
// TSV, NVivo (Timespan, Content, Speaker), tables in documents. Grammars G8 and G11.
#pragma once

#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// One of the first lines names a column for the words and one for time or speaker, separated by
// tabs (as rows of document tables are), commas or semicolons.
bool looks_like_cue_table(const std::vector<TextLine>& lines);

// Each row is a turn. A time is "0:12.4", "0:12.4 - 0:15.0", or a number: of milliseconds under
// "start" and "end", as Whisper writes them, of seconds elsewhere and when it has a decimal point.
// Whisper quotes nothing, so quotation marks between tabs are words. Throws Error(BadInput) for an
// unclosed quotation mark between commas.
Reading read_cue_table(const std::vector<TextLine>& lines, std::string_view name);

}  // namespace tandem
