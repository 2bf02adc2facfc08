// What stands behind a number: the codings, or the units of an agreement table, that it counts.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tandem/analysis/units.h"
#include "tandem/model/project.h"

namespace tandem {

// One of the four cells of a table of two coders.
enum class CellSide { Both, OnlyA, OnlyB, Neither };

struct AgreementCell {
    CoderId a, b;
    CellSide side = CellSide::Both;
    Unit unit = Unit::Turn;
    // As in CodedUnitOptions.
    bool participant_turns_only = true;
    bool roll_up = false;  // a coding counts for its code and for all codes above it
    bool marked_only = false;
    RoundId round = {};  // of it are the transcripts that are compared; none: of all rounds
    double share = 0;
    auto operator<=>(const AgreementCell&) const = default;
};

// Everything that is named must hold; what is left out does not narrow. Nothing named: all codings.
struct OccurrenceQuery {
    CodeId code;
    bool with_below = false;  // with the codes below it in the tree
    bool placed = false;      // without codings whose words are lost
    TranscriptId transcript;
    ParticipantId participant;
    std::optional<std::string> group;  // the participant's; "": participants without a group
    AttributeId attribute;             // the participant's has this value; "": not recorded
    std::string value;
    CoderId coder;
    RelationId relation;  // codings that support it
    // Lists units instead of codings: of `code`, or of each code that one of the two used. Of the
    // rest only `transcript` to `value` count.
    std::optional<AgreementCell> cell;
    auto operator<=>(const OccurrenceQuery&) const = default;
};

// One coding, or one unit and one code.
struct Occurrence {
    TranscriptId transcript;
    CodeId code;
    // The coding; of a unit those by either coder that make it count, by id, none for Neither.
    std::vector<CodingId> codings;
    // Where the words are: of a coding its first span; of a turn from the first to the last marked
    // character, the whole turn for Neither. No turn: words lost, or a whole transcript.
    TurnId turn;
    std::int64_t turn_number = 0;
    CodePoints begin, end;
    std::int64_t units = 1;    // more for a stretch of characters
    QuestionId question = {};  // the unit is everything that was said to it
};

struct Occurrences {
    std::vector<Occurrence> list;
    std::int64_t units = 0;  // what a number that counts codings or units says
    int participants = 0;    // what a number that counts participants says
};

// In the order of `transcripts`, then turns, then where the words begin; without words last. What
// is outside `transcripts` is passed over: for a cell they are those that are compared.
Occurrences find_occurrences(const Project& project, std::span<const Coding* const> codings,
                             std::span<const TranscriptId> transcripts,
                             const OccurrenceQuery& query);

// "Fear of judgment and below, in PT06, by Ana"; "Trust, marked by Ana and not by Ben".
std::string describe(const Project& project, const OccurrenceQuery& query);

}  // namespace tandem
