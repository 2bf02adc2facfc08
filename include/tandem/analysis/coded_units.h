// What any number of coders gave each unit of the text: the data of every agreement of a study.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tandem/agreement/ratings.h"
#include "tandem/agreement/two_by_two.h"
#include "tandem/analysis/units.h"
#include "tandem/model/project.h"

namespace tandem {

// Codes that a coding counts for.
//   Own    its own
//   Above  its own and all above it
//   Level  the one above it at `level` of the tree, from 1 at the top; its own where that is higher
struct RollUp {
    enum class To { Own, Above, Level };
    To to = To::Own;
    int level = 0;
};

struct CodedUnitOptions {
    Unit unit = Unit::Turn;
    // Leaves out turns by speakers marked as interviewer, and codings there: most teams never code
    // them, and they push every chance-corrected figure. Turns without a speaker stay.
    bool participant_turns_only = true;
    // Leaves out turns that every compared coder called off topic, and codings there. One that only
    // some of them did stays: whether it is about the topic is what they differ in.
    bool without_off_topic = false;
    // Leaves out units to which nobody gave any code: the figure is then conditional on that.
    bool marked_only = false;
    RollUp roll_up = {};
    // A unit has a code for a coder who gave it to at least this share of its characters, white
    // space not counted; 0: to any of them. Spans of the coder that overlap count once. Not for
    // characters, which have no shares.
    double share = 0;
};

// One code on one unit: who gave it, bit i for the i-th coder.
struct GivenCode {
    int code = 0;  // place in CodedUnits::codes
    std::uint64_t coders = 0;
    bool operator==(const GivenCode&) const = default;
};

// One unit, or a run of characters that everybody marked alike.
struct CodedUnit {
    std::int32_t transcript = 0;      // index in CodedUnits::transcripts
    std::int64_t turn = 0;            // its number; 0: the transcript as a whole
    std::int64_t part = 0;            // a sentence or paragraph of the turn, from 1; 0: neither
    QuestionId question = {};         // everything said to it; none: not a question
    std::int64_t begin = 0, end = 0;  // code points of the turn, half-open
    std::int64_t times = 1;           // characters of the run
    std::vector<GivenCode> given;     // ascending by code
};

// As it is typed: "0.5".
std::string share_in_words(double share);

// What was not counted, or counted elsewhere than chosen.
struct LeftOut {
    std::int64_t interviewer_turns = 0;
    std::int64_t off_topic_turns = 0;
    std::int64_t off_topic_by_some = 0;  // turns that some compared coders called so; not left out
    std::int64_t unmarked_units = 0;
    std::int64_t below_share = 0;    // a coder's codes on units, of less than the asked share of it
    std::int64_t unasked_turns = 0;  // by questions: before the first one is asked
    std::int64_t unanswered = 0;     // questions that were asked without an answer
    int changed = 0;                 // codings counted where their words, corrected since, are now
    int lost = 0;                    // codings without words any more
    bool operator==(const LeftOut&) const = default;
};

struct CodedUnits {
    Unit unit = Unit::Turn;
    std::vector<CoderId> coders;
    std::vector<TranscriptId> transcripts;
    std::vector<CodeId> codes;  // the codebook in the tree's order, all of it
    std::vector<CodedUnit> units;
    std::vector<std::int64_t> per_transcript;  // units
    std::int64_t total = 0;
    LeftOut left_out;
    std::string denominator;  // in words: "all turns but the interviewer's"
};

// At most so many coders are compared at once.
inline constexpr std::size_t kMostCoders = 64;

// Counts codings by `coders` in `transcripts`; others in `codings` are passed over. A coder's
// overlapping or touching spans of one code count once. In reading order. Requires: two coders or
// more, each once, at most kMostCoders.
CodedUnits code_units(const Project& project, std::span<const Coding* const> codings,
                      std::span<const TranscriptId> transcripts, std::span<const CoderId> coders,
                      const CodedUnitOptions& options = {});

// One code as yes (1) or no (0) on each unit, transcripts as clusters; equal units once, with how
// many they are.
struct CodeRatings {
    int code = 0;  // place in CodedUnits::codes
    Ratings ratings;
    std::vector<std::int64_t> by_coder;  // units to which each gave it
    std::int64_t by_all = 0, by_any = 0;
    TwoByTwo table;  // of the first two coders
};

// For each code, used or not.
std::vector<CodeRatings> ratings_of_codes(const CodedUnits& units);

// The set of codes that each coder gave each unit, of `codes` (places, ascending). The codes of the
// sets are numbered by their place in `codes`; the empty set is a value.
SetRatings set_ratings(const CodedUnits& units, std::span<const int> codes);

// "PT06", "PT06:12", "PT06:12.3" (the third sentence), "PT06:12.p3" (paragraph), "PT06:12@15" (the
// code point 15 of the turn, `at` in the run), "PT06:Q4" (everything said to that question).
std::string unit_label(const Project& project, const CodedUnits& units, const CodedUnit& unit,
                       std::int64_t at = 0);

}  // namespace tandem
