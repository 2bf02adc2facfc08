// How often each code was used, by how many participants, in which group.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// Lost codings are not counted.
struct CodeCount {
    int codings = 0;
    int passages = 0;  // codings that share words are one; see passages.h
    int transcripts = 0;
    int participants = 0;
    bool operator==(const CodeCount&) const = default;
};

struct CodeFrequency {
    CodeId code;
    int depth = 0;
    CodeCount own;    // the code itself
    CodeCount total;  // the code and all below it; participants and transcripts counted once
    std::vector<CodeCount> own_by_group, total_by_group;  // in the order of Frequencies::groups
};

struct Frequencies {
    std::vector<std::string> groups;  // see participant_groups
    // N: participants with at least one of the transcripts, in all and by group.
    int participants = 0;
    std::vector<int> participants_by_group;
    int transcripts = 0;
    std::vector<CodeFrequency> codes;  // in the order of the codebook's tree
};

// The groups of participants, in the order of their first participant; "" stands for participants
// without a group, and is there only if there are some.
std::vector<std::string> participant_groups(const Project& project);

// The participant's group; "" for a transcript without a participant.
std::string_view group_of(const Project& project, TranscriptId transcript);

// Codings outside `transcripts` are passed over. A transcript without a participant counts as a
// transcript and in no group.
Frequencies count_frequencies(const Project& project, std::span<const Coding* const> codings,
                              std::span<const TranscriptId> transcripts);

}  // namespace tandem
