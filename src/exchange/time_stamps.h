// Times that transcribers and programs put into the lines of a text: "[00:12]", "(1:02:03)",
// "#00:00:05-1#", "[00:00.000 --> 00:04.000]". Format notes §2.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tandem {

struct TimeStamp {
    std::size_t size = 0;  // in bytes, brackets included
    std::int64_t start_ms = 0;
    std::optional<std::int64_t> end_ms;  // of a range
    char mark = '\0';                    // '[', '(' or '#'; zero for a time without brackets
};

// A stamp in brackets or hashes that `text` begins with, or ends with.
std::optional<TimeStamp> leading_stamp(std::string_view text);
std::optional<TimeStamp> trailing_stamp(std::string_view text);

// "00:12", "1:02:03.5" without brackets, with white space or nothing behind it.
std::optional<TimeStamp> leading_bare_time(std::string_view text);

// How many stamps in square brackets or hashes stand within `text`.
int count_stamps(std::string_view text);

}  // namespace tandem
