// Codings of the same words with the same code, seen as one passage.
#pragma once

#include <span>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct Passage {
    CodeId code;
    TranscriptId transcript;
    std::vector<const Coding*> codings;  // by id
    // Whose words are printed: the coder with the lowest id; of that coder's codings the longest,
    // then the first.
    const Coding* printed = nullptr;
};

// Codings of one code that share a character, directly or through others, are one passage. Lost
// codings are in none. Order: transcripts by id, then where the printed words begin, then the code.
std::vector<Passage> find_passages(const Project& project, std::span<const Coding* const> codings);

// Whether every one of `coders` has a coding in the passage.
bool marked_by_all(const Passage& passage, std::span<const CoderId> coders);

// The coders of `codings`, by id.
std::vector<CoderId> coders_of(std::span<const Coding* const> codings);

}  // namespace tandem
