// Which way a piece of text reads, so that documents can say so for each paragraph.
#pragma once

#include <string_view>

namespace tandem {

enum class Direction { Neutral, LeftToRight, RightToLeft };

// The direction of the first strong character outside isolates (Unicode UAX #9, rules P2 and P3);
// Neutral when there is none: digits, punctuation, nothing. Requires valid UTF-8.
Direction first_strong_direction(std::string_view text);

}  // namespace tandem
