// What two coders marked in one transcript, laid out for one pass over it.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "tandem/analysis/code_tree.h"
#include "tandem/model/project.h"

#include "analysis/stretches.h"

namespace tandem {

// The codebook as numbers: place 0 … n − 1 in the tree's order.
struct CodePlaces {
    std::vector<CodeInTree> tree;
    std::vector<int> parent;  // place of the parent, −1 at the top
    std::unordered_map<CodeId, int> place;

    explicit CodePlaces(const Project& project);
    std::size_t size() const { return tree.size(); }
    // −1 for a code that is not in the codebook. Follows merges.
    int find(const Project& project, CodeId code) const;
    // Whether `code` is `ancestor` or stands below it.
    bool is_under(int code, int ancestor) const;
};

// The codes that count: all of them when none are named.
std::vector<bool> wanted_codes(const Project& project, const CodePlaces& places,
                               std::span<const CodeId> named);

// One span of one coding; with roll-up one for each code above it as well.
struct Mark {
    int code = 0;  // place in CodePlaces
    int turn = 0;  // index in project.turns(transcript)
    bool by_b = false;
    std::int64_t begin = 0, end = 0;
    const Coding* coding = nullptr;
};

struct MarkOptions {
    CoderId a, b;
    bool participant_turns_only = false;
    bool roll_up = false;
};

// Codings by `coders`, one list for each of `transcripts`.
std::vector<std::vector<const Coding*>> by_transcript(std::span<const Coding* const> codings,
                                                      std::span<const TranscriptId> transcripts,
                                                      std::span<const CoderId> coders);

// Which turns of a transcript count.
std::vector<bool> counted_turns(const Project& project, const std::vector<Turn>& turns,
                                bool participant_turns_only);

// Sorted by code, turn, coder, begin. `codings` are of one transcript, by a or b.
std::vector<Mark> marks_of(const Project& project, const CodePlaces& places,
                           std::span<const Coding* const> codings, const std::vector<Turn>& turns,
                           const MarkOptions& options);

// Where each of the two marked, united.
struct Sides {
    std::vector<Stretch> a, b;
};
// `marks` are of one code in one turn.
Sides sides_of(std::span<const Mark> marks);

}  // namespace tandem
