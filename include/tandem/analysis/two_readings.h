// Passages that two coders read differently: what a study shows whose approach does not measure
// readings against each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct CoderReading {
    CoderId coder;
    std::vector<CodingId> codings;  // by where they begin
};

// Words of one turn that hang together by the codings on them.
struct TwoReadings {
    TranscriptId transcript;
    TurnId turn;
    std::int64_t turn_number = 0;
    CodePoints begin, end;
    std::vector<CoderReading> readings;  // two or more, by the coders' names
};

// Where two coders or more gave codes and not all the same ones, of the same kinds and voices. What
// one coder alone marked is no second reading. Transcripts by name, in reading order. Lost codings
// have no place and do not appear.
std::vector<TwoReadings> find_two_readings(const Project& project,
                                           std::span<const Coding* const> codings);

}  // namespace tandem
