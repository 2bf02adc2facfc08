// How far the correction of transcripts has come, by transcript and by person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// The transcript's review; that of one not started when it has none.
const Review& review_of(const Project& project, TranscriptId transcript);

struct ReviewCoverage {
    std::int64_t turns = 0, reviewed = 0;
    // Rounded down, so that 100 means all. A transcript without turns is covered.
    std::int64_t percent() const { return turns == 0 ? 100 : reviewed * 100 / turns; }
};

ReviewCoverage review_coverage(const Project& project, TranscriptId transcript);

// What somebody has to correct. Done: corrected or checked.
struct Workload {
    CoderId corrector;  // none: what is nobody's
    std::int64_t transcripts = 0, done = 0;
    std::int64_t turns = 0, reviewed = 0;
    std::int64_t ms = 0, done_ms = 0;  // see interview_duration()
};

// By name of the person; last what is nobody's, if anything is.
std::vector<Workload> workloads(const Project& project);

// "Each of the 31 transcripts was corrected by 1 of 4 people.", from the assignments and statuses,
// or how much of that does not hold yet. Empty without transcripts.
std::string correctors_fact(const Project& project);

}  // namespace tandem
