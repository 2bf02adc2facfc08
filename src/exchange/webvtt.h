// WebVTT, as Zoom, Teams, YouTube and noScribe write it. Grammars G2, G3 and G12.
#pragma once

#include <string_view>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// In a comment right behind the first line of our own files: each caption is a turn, said by the
// voice it names, and its words are taken as they stand.
inline constexpr std::string_view kTurnNote = "NOTE Each caption is a turn (Tandem)";

bool looks_like_webvtt(const std::vector<TextLine>& lines);

// Also reads a file whose `WEBVTT` line is missing.
Reading read_webvtt(const std::vector<TextLine>& lines);

}  // namespace tandem
