// Places where words would be replaced, to be shown before that is done.
#pragma once

#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/model/project.h"

namespace tandem {

struct Replacement {
    std::string words, with;  // words: as they stand in the texts, to the accent
    bool whole_word = false;
    bool keep_case = false;  // finds "Ibs" and "ibs" for "IBS" too, and writes "Ibh" and "ibh"
    bool operator==(const Replacement&) const = default;
};

// In the transcripts named, or in all; transcript by transcript, in reading order. Places that read
// so already are left out. Throws Error(BadInput) for nothing to look for, and for what is no text.
std::vector<ReplaceWords::Place> find_replacements(const Project& project,
                                                   const Replacement& replacement,
                                                   const std::vector<TranscriptId>& in = {});

}  // namespace tandem
