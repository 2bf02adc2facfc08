// WebVTT, as Zoom, Teams, YouTube and noScribe write it. Grammars G2, G3 and G12.
#pragma once

#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

bool looks_like_webvtt(const std::vector<TextLine>& lines);

// Also reads a file whose `WEBVTT` line is missing.
Reading read_webvtt(const std::vector<TextLine>& lines);

}  // namespace tandem
