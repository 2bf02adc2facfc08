// A line of a transcript taken apart: who speaks, when, and what is said.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "exchange/speaker_names.h"

namespace tandem {

struct SpokenLine {
    std::optional<NamePrefix> prefix;  // its `rest` is without times at its ends
    std::string_view words;            // the same when the name is not taken for one
    std::optional<std::int64_t> start_ms, end_ms;
    bool strong = false;  // the name stands beside a time, or is bracketed as only names are
    bool edge = false;    // a time in brackets at the edge, or alone in its line
    bool bare = false;    // the time at its beginning has no brackets
    bool hash = false;    // "#00:00:05-1#", as f4 writes it
};

// `[TS] NAME: text`, `NAME: (TS) text`, `NAME (TS):`, `NAME [TS]`, `TS<tab>NAME:<tab>text`,
// `NAME: text #TS#`, `[TS] text`, a time alone; and lines without any time.
SpokenLine take_apart(std::string_view line);

// The line as words alone with `NAME:` before them, for texts whose times are no times of turns.
SpokenLine take_apart_untimed(std::string_view line);

// `NAME<tab>text`, `NAME  text` and `[NAME] text` of texts without colons; a single word.
std::optional<NamePrefix> column_prefix(std::string_view line);

}  // namespace tandem
