// What correctors write in square brackets: what could not be heard, and what was taken out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/project.h"
#include "tandem/text/boundaries.h"

namespace tandem {

enum class BracketKind {
    Unclear,      // "[unclear: sertraline? 00:08:52]", "[inaudible 00:08:52]", "[unclear]"
    Sound,        // "[laughs]", "[crosstalk]"
    Placeholder,  // "[Clinic A]", and whatever else stands in brackets
};

struct BracketMark {
    TextRange range;  // of the turn, with the brackets
    BracketKind kind = BracketKind::Placeholder;
    std::string words;                  // Unclear: what was heard, perhaps; else what stands there
    std::optional<std::int64_t> at_ms;  // Unclear: as written
};

// In order. A bracket that is not closed within 200 code points is no mark; of nested ones the
// innermost is.
std::vector<BracketMark> bracket_marks(std::string_view text);

// "[unclear: sertraline? 00:08:52]"; "[unclear 00:08:52]" without words.
std::string unclear_mark(std::string_view words, std::optional<std::int64_t> at_ms);

// When the code point `at` of the turn is spoken, if its words are spread evenly over its time: up
// to its end, else to the beginning of the next turn that has one. None when the turn has no time.
std::optional<std::int64_t> spoken_at(const std::vector<Turn>& turns, const Turn& turn,
                                      CodePoints at);

// The text of the turn with an uncertain mark around the words in `range`. Words that may be a
// mark already stay as they are: requires that `range` touches none.
std::string with_unclear(const std::vector<Turn>& turns, const Turn& turn, TextRange range,
                         std::optional<std::int64_t> at_ms);

// An uncertain mark that waits.
struct UnclearPlace {
    TranscriptId transcript;
    TurnId turn;
    BracketMark mark;  // its time is spoken_at() when it names none
};

// In all transcripts, by name, in reading order.
std::vector<UnclearPlace> unclear_places(const Project& project);
std::vector<UnclearPlace> unclear_places(const Project& project, TranscriptId transcript);

}  // namespace tandem
