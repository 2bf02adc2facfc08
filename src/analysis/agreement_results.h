// Two coders compared by six measures, code by code, in the short way of 2 x 2 tables: what the
// engine of study_agreement.h, which answers everywhere, is held against.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tandem/agreement/measure_list.h"
#include "tandem/analysis/units.h"

namespace tandem {

struct AgreementOptions {
    UnitOptions units = {};
    std::vector<std::string> measures = {};  // names or aliases; empty: all of measures()
    double level = 0.95;                     // of the intervals
};

struct CodeAgreement {
    CodeId code;
    TwoByTwo counts;
    std::vector<Estimate> figures;  // one for each of AgreementResults::measures
    bool too_rare = false;          // fewer than kEnoughUnits units carry the code by either
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

}  // namespace tandem
