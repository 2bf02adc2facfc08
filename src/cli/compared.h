// Who is compared with whom, where: for `agree` and the agreement table.
#pragma once

#include <string>
#include <vector>

#include "tandem/analysis/agreement_results.h"

#include "cli/session.h"

namespace tandem::cli {

struct ComparedCoders {
    std::string coders;  // "Ana,Ben"; empty: the study has exactly two
    std::string unit = "turn";
    std::vector<std::string> measures, codes;
    bool all_turns = false, roll_up = false;  // all: the interviewer's too
    double level = 0.95;
};

// Over the transcripts that both have declared done and the reader may see. Throws Error: not two
// coders, nothing declared done.
AgreementResults compare(const Workspace& workspace, const ComparedCoders& compared);

}  // namespace tandem::cli
