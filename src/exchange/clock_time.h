// Times as transcripts write them, in milliseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tandem {

// `[H:]M?M:SS`, as in the header of an Otter turn; nothing may stand around it.
std::optional<std::int64_t> parse_clock(std::string_view text);

// `[H:]M:S[.,]fff` of a caption: hours may be missing, and Teams pads nothing ("0:0:13.540").
std::optional<std::int64_t> parse_cue_time(std::string_view text);

}  // namespace tandem
