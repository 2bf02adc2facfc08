// Times as transcripts write them, in milliseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

// `[H:]M?M:SS`, as in the header of an Otter turn; nothing may stand around it.
std::optional<std::int64_t> parse_clock(std::string_view text);

// `[H:]M:S[.,]fff` of a caption: hours may be missing, and Teams pads nothing ("0:0:13.540").
std::optional<std::int64_t> parse_cue_time(std::string_view text);

// "1:02:03", "0:05", and `padded` "01:02:03", "00:05": whole seconds, the rest is cut off.
std::string clock_text(std::int64_t ms, bool padded);

// "01:02:03.450", with this mark before the thousandths.
std::string cue_time_text(std::int64_t ms, char mark);

}  // namespace tandem
