// Where two coders differ, place by place, for walking through the text together.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// By turn: the first three are disagreements about whether the code is in the turn; in the others
// both coders gave the code to the turn. Boundaries is for information only.
enum class Difference {
    Missed,       // the other coder has nothing to set against it
    OtherCode,    // the other coder gave some of the same words a code that this one did not give
                  // in the turn
    ParentChild,  // the same, and one of the two codes stands under the other
    Kind,         // "barrier" against "facilitator"; a coding without a kind contradicts nothing
    Voice,        // "first-hand" against "about-others"; the same
    Boundaries,   // not the same words
};

// "missed", "other code", "broader or narrower code", "kind differs", "voice differs",
// "boundaries differ".
std::string_view difference_name(Difference difference);

// Whether it is a disagreement when turns are counted (the first three).
bool counts_by_turn(Difference difference);

enum class MarkedBy { OnlyA, OnlyB, Both };

// One turn and one code. An exchange of codes appears twice, once under each code, so that the
// places of one code are as many as `only_a` and `only_b` in its table by turns.
struct Disagreement {
    TranscriptId transcript;
    TurnId turn;
    std::int64_t turn_number = 0;
    CodePoints begin, end;  // from the first to the last marked character of the turn
    CodeId code;
    CodeId other_code;  // for OtherCode and ParentChild: what the other coder gave instead
    MarkedBy marked_by = MarkedBy::Both;
    Difference difference = Difference::Missed;
    // The codings behind it, by id: of the code, and on the other coder's side of `other_code`.
    std::vector<CodingId> codings_a, codings_b;
};

struct DisagreementOptions {
    bool participant_turns_only = true;  // as in CodedUnitOptions
    std::vector<CodeId> codes = {};      // places of these codes; empty: all
    bool boundaries = true;              // list Difference::Boundaries too
};

// In reading order: transcripts as given, turns, then where the marked words begin, then the
// codebook's order. Lost codings have no place and do not appear.
std::vector<Disagreement> find_disagreements(const Project& project,
                                             std::span<const Coding* const> codings,
                                             std::span<const TranscriptId> transcripts, CoderId a,
                                             CoderId b, const DisagreementOptions& options = {});

}  // namespace tandem
