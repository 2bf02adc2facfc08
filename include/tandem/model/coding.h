// One coder gave one code to one quotation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"
#include "tandem/model/span.h"

namespace tandem {

// How the words under a coding compare with the words its coder chose.
enum class CodingState { Same = 0, Changed = 1, Lost = 2 };

// Compares a coding's quote with the words that are under its spans now, both as quote_of gives
// them (in tandem/model/project.h). Words count, not how they lie in turns: where either has the
// joining mark " … " the other may have it too, white space, or nothing, since a turn was split or
// joined there. Everything else must be the same to the character. No words now: Lost.
CodingState state_of(std::string_view quote, std::string_view words_now);

struct Coding {
    CodingId id;
    Guid guid;
    CoderId coder;
    CodeId code;      // after merges of codes: where it counts
    CodeId coded_as;  // what its coder chose
    TranscriptId transcript;
    RoundId round;
    std::string kind;   // "barrier", …; empty when the code has no kinds
    std::string voice;  // "first-hand", "about-others" or empty
    std::string
        quote;  // the words its coder chose or last confirmed; several spans joined by " … "
    CodingState state = CodingState::Same;
    std::int64_t made_at = 0;     // Unix milliseconds
    std::vector<TextSpan> spans;  // in reading order, apart from each other; empty when lost
    bool negative = false;        // the passage cuts against its code
    bool candidate = false;       // marked as a quote to print
    std::string in_vivo;  // the words that gave the code its name; they stay when it is renamed
};

const std::vector<std::string>& coding_voices();

}  // namespace tandem
