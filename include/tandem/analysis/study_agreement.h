// Agreement of a study by any measure: what `tandem agree`, the printed table and the Agreement
// view answer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/measured.h"
#include "tandem/agreement/rating_measures.h"
#include "tandem/agreement/span_measures.h"
#include "tandem/agreement/two_by_two.h"
#include "tandem/analysis/coded_spans.h"
#include "tandem/analysis/coded_units.h"

namespace tandem {

// A code that fewer units or passages carry is too rare to judge, unless a reader says otherwise. A
// code that one coder gave often and the other never is not rare: that disagreement is well
// founded.
inline constexpr std::int64_t kEnoughUnits = 5;

struct StudyAgreementOptions {
    CodedUnitOptions units = {};
    bool passages = false;  // freely placed passages instead of units; units.unit does not count
    bool sets = false;      // the set of codes on a unit is one value, instead of code by code
    // Counted codes; empty: all that the coders used (merged ones count as the code they were
    // merged into).
    std::vector<CodeId> codes = {};
    std::vector<std::string> measures = {};  // names or aliases; empty: default_measures()
    SetDistance distance = SetDistance::Masi;
    SpanOptions spans = {};
    IntervalChoice interval = {};
    std::string looked_at = "krippendorff-alpha";  // a table has its interval, or the first one's
    std::int64_t fewest = kEnoughUnits;  // units or passages with a code, for a figure of it
};

// One code, or several together.
struct CodeFigures {
    CodeId code;    // none: over codes
    int codes = 1;  // how many
    // Units, or passages, with the code: each coder's, all coders', anybody's. Over codes: summed.
    std::vector<std::int64_t> by_coder;
    std::int64_t by_all = 0, by_any = 0;
    std::int64_t units = 0;
    std::optional<TwoByTwo> table;  // of two coders, in units
    bool too_rare = false;          // fewer than StudyAgreementOptions::fewest have it
    std::vector<Measured> figures;  // one for each of StudyAgreement::measures
};

struct StudyAgreement {
    StudyAgreementOptions options;
    std::vector<CoderId> coders;
    std::vector<TranscriptId> transcripts;
    std::string unit;                          // "turn" …, "span"
    std::vector<std::int64_t> per_transcript;  // units; of passages: code points
    std::int64_t total_units = 0;              // of passages: code points
    std::string denominator;
    LeftOut left_out;
    std::vector<std::string> measures;  // titles, for each code
    std::vector<CodeFigures> codes;     // in the order of the codebook's tree
    // Over the codes that somebody used: units pooled, passages all together.
    CodeFigures pooled;
    // Measures that look at all codes at once: sets, pooled-kappa …
    std::vector<Measured> over_codes;
};

// Why a figure of these codes is withheld when they are too rare.
std::string why_too_rare(const StudyAgreement& agreement, const CodeFigures& of);

// "Ana, Ben and Cem".
std::string coders_in_words(const Project& project, std::span<const CoderId> coders);

// What is computed when no measure is named.
std::vector<std::string> default_measures(const StudyAgreementOptions& options, std::size_t coders);

// The names of all measures that passages, sets, or single codes can have.
std::vector<std::string_view> measures_for(const StudyAgreementOptions& options);

// The names of those that look at one code by itself, of so many coders.
std::vector<std::string_view> measures_of_codes(std::size_t coders);

// What cannot be computed has its reason in the answer. Throws Error(BadInput) for a measure that
// does not exist, or is for other data. Requires: as code_units().
StudyAgreement study_agreement(const Project& project, std::span<const Coding* const> codings,
                               std::span<const TranscriptId> transcripts,
                               std::span<const CoderId> coders,
                               const StudyAgreementOptions& options = {});

// What changes a figure: the same codings by turn, sentence and character, each of all text and
// then of what somebody marked. Requires: no passages, no sets.
std::vector<StudyAgreement> agreement_by_unit(const Project& project,
                                              std::span<const Coding* const> codings,
                                              std::span<const TranscriptId> transcripts,
                                              std::span<const CoderId> coders,
                                              StudyAgreementOptions options);

}  // namespace tandem
