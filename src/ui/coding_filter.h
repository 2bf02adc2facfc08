// Which of the codings that may be seen are shown in the transcript.
#pragma once

#include <optional>
#include <vector>

#include "tandem/app/derived.h"

namespace tandem::ui {

// What is not set lets all through.
struct CodingFilter {
    CodeId code;  // and those below it
    CoderId coder;
    RoundId round;
    bool is_on() const { return code || coder || round; }
    bool operator==(const CodingFilter&) const = default;
};

// Codings in `always` pass: what somebody has selected or is led to is never hidden.
TranscriptMarks filtered(const Project& project, const TranscriptMarks& marks,
                         const CodingFilter& filter, const std::vector<CodingId>& always);

// "Showing 2 of 33 codings: Self-stigma, by Ana".
std::string filter_sentence(const Project& project, const CodingFilter& filter, std::size_t shown,
                            std::size_t all);

}  // namespace tandem::ui
