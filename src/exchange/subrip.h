// SubRip (SRT): numbered captions, `00:00:01,000 --> 00:00:04,000`. Format notes §2.5.
#pragma once

#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// A caption's time stands in the first lines, alone or under a number.
bool looks_like_subrip(const std::vector<TextLine>& lines);

Reading read_subrip(const std::vector<TextLine>& lines);

}  // namespace tandem
