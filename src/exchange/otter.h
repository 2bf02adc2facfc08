// Otter.ai's text export and its relatives (Otter DOCX, Teams DOCX, bold Markdown): a line with a
// name and a time, then what was said. Grammar G1 of the format notes.
#pragma once

#include <string_view>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// Its words for a turn of nobody in particular.
inline constexpr std::string_view kUnknownSpeaker = "Unknown Speaker";

struct OtterReading : Reading {
    int headers = 0;          // lines read as "who, when"
    bool first_line = false;  // the text begins with a header
    bool marks = false;       // Otter's own preamble or footer is there
};

// `NAME  0:17`, `NAME [0:17]`, `**NAME** 0:17` and nothing else in the line.
bool is_turn_header(std::string_view line);

OtterReading read_otter(const std::vector<TextLine>& lines);

// Enough evidence to read an unknown file this way.
bool looks_like_otter(const OtterReading& reading);

}  // namespace tandem
