// What two coders did with each code, counted in units of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/two_by_two.h"
#include "tandem/model/project.h"

namespace tandem {

// What is counted. The unit decides a coefficient more than the coefficient's name does.
//   Turn       a turn of the transcript; marked when a span touches at least one character of it
//   Sentence   a sentence of a turn (UAX #29); marked when a span touches at least one character
//              of it that is not white space. Sentences of white space alone are no units.
//   Paragraph  a line of a turn; as a sentence
//   Character  a code point of a turn
//   Question   everything that was said to a question of the interview guide in one transcript,
//              in one stretch or several; marked when a span touches at least one character of it.
//              Where nobody says a word to it there is no unit; nor before the first question.
//   Document   a transcript
enum class Unit { Turn, Sentence, Paragraph, Character, Question, Document };

// "turn", "sentence", "paragraph" …; the plural is the name and an "s".
std::string_view unit_name(Unit unit);
// "turn, sentence, paragraph, character, question and document", with the last word that is given.
std::string unit_names(std::string_view last_word);
std::optional<Unit> find_unit(std::string_view name);

// "all turns but the interviewer's".
std::string denominator_in_words(Unit unit, bool participant_turns_only);

struct UnitOptions {
    Unit unit = Unit::Turn;
    // Leaves out turns by speakers marked as interviewer, and codings there: most teams never code
    // them, and they push every chance-corrected figure. Turns without a speaker stay.
    bool participant_turns_only = true;
    // A coding counts for its code and for all codes above it.
    bool roll_up = false;
    // Counted codes; empty: all codes (merged ones count as the code they were merged into).
    std::vector<CodeId> codes = {};
    // Whether codes that neither coder used anywhere get a row. Those named in `codes` always do.
    bool include_unused = false;
};

struct CodeUnits {
    CodeId code;
    std::vector<TwoByTwo> per_transcript;  // in the order of UnitCounts::transcripts
    TwoByTwo total;
};

struct UnitCounts {
    std::vector<TranscriptId> transcripts;
    std::vector<std::int64_t> units;  // per transcript
    std::int64_t total_units = 0;
    std::vector<CodeUnits> codes;  // in the order of the codebook's tree
    std::string denominator;       // in words: "all turns, the interviewer's included"
    int changed = 0;               // codings counted where their words, corrected since, are now
    int lost = 0;                  // codings without words any more, counted nowhere
};

// Counts codings by `a` and `b` in `transcripts`; others in `codings` are passed over. A coder's
// overlapping or touching spans of one code count once. Time: codings + units.
UnitCounts count_units(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts, CoderId a, CoderId b,
                       const UnitOptions& options = {});

}  // namespace tandem
