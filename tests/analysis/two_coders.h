// Two coders compared by six measures, code by code, in the short way of 2 x 2 tables: what the
// engine of study_agreement.h, which answers everywhere, is held against.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tandem/agreement/measure_list.h"
#include "tandem/agreement/two_by_two.h"
#include "tandem/analysis/units.h"
#include "tandem/model/project.h"

namespace tandem::test {

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

struct AgreementOptions {
    UnitOptions units = {};
    std::vector<std::string> measures = {};  // names or aliases; empty: all of measures()
    double level = 0.95;                     // of the intervals
};

struct CodeAgreement {
    CodeId code;
    TwoByTwo counts;
    std::vector<Estimate> figures;  // one for each of AgreementResults::measures
};

struct AgreementResults {
    CoderId a, b;
    AgreementOptions options;
    std::vector<const Measure*> measures;
    std::vector<TranscriptId> transcripts;
    std::int64_t total_units = 0;
    std::string denominator;
    int changed = 0, lost = 0;         // as in UnitCounts
    std::vector<CodeAgreement> codes;  // in the order of the codebook's tree
    // Over the codes that at least one of the two used; one Estimate for each measure.
    std::vector<Estimate> pooled;
    TwoByTwo pooled_counts;  // decisions: units summed over those codes
    int pooled_codes = 0;
};

// Throws Error(BadInput) for a measure that does not exist. Requires: a != b, 0 < level < 1.
AgreementResults compare_coders(const Project& project, std::span<const Coding* const> codings,
                                std::span<const TranscriptId> transcripts, CoderId a, CoderId b,
                                const AgreementOptions& options = {});

}  // namespace tandem::test
