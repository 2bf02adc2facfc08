// Captions: timed pieces of text, as WebVTT and SubRip write them, and how they become turns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// In code points: display names in meetings carry pronouns and institutions.
inline constexpr std::size_t kLongestCueName = 60;

struct Cue {
    int line = 0;  // of its time, or of its text when it has none
    std::optional<std::int64_t> start_ms, end_ms;
    std::string text;  // lines separated by LF
    // Who speaks, where the file has a place of its own for that; "" is "nobody is named". Without
    // it the words say who speaks, or the speaker before goes on.
    std::optional<std::string> speaker;
    bool markup = true;  // `text` has tags and entities of captions
};

struct CueList {
    std::vector<Cue> cues;
    std::vector<ReadWarning> warnings;
    bool rows_are_turns = false;  // cues of one speaker in a row are not joined
    // Each cue is a turn: only `<v NAME>` says who speaks, and for its cue alone.
    bool words_as_written = false;
};

// Leaves out times that cannot be: an end without a beginning, or before it. Says what was wrong,
// to follow on the cue's name; empty when nothing was.
std::string mend_times(Cue& cue);

// A well-formed `TIME --> TIME`, whatever follows it.
bool is_cue_timing(std::string_view line);

// From line `begin` on. `webvtt` also skips NOTE, STYLE and REGION blocks. Text without a time that
// can be read stays, as a cue without times and with a warning.
CueList scan_cues(const std::vector<TextLine>& lines, std::size_t begin, bool webvtt);

// Speakers from `<v NAME>` or `NAME:`; a cue without one continues the speaker before. Consecutive
// cues of a speaker become one turn if at most 2 s lie between them; in a file that names nobody
// each cue stays a turn. Captions that roll up show each line twice or more; it is kept once.
Reading turns_of_cues(CueList list);

}  // namespace tandem
