// `tandem agree`: from what is typed to agreement of what the reader may see.
#pragma once

#include <string>
#include <vector>

#include "tandem/analysis/study_agreement.h"
#include "tandem/app/measure.h"
#include "tandem/app/view.h"

namespace tandem {

// Names as they are typed; empty: not said.
struct AgreeRequest {
    std::string coders;  // "Ana,Ben,Cem"; empty: the study has exactly two
    std::string unit;    // turn, sentence, character, document, span
    std::string by;      // code or set
    std::vector<std::string> measures, codes;
    std::string roll_up;  // "all", or a level of the tree from 1
    std::string share;    // "0.5": as CodedUnitOptions::share
    std::string group, round;
    std::int64_t fewest = kEnoughUnits;  // as in StudyAgreementOptions
    bool all_turns = false;              // the interviewer's too
    bool without_off_topic = false;
    bool marked_only = false;
    std::string interval;  // one of interval_names()
    // Of it distance, match, threshold, sampler, samples and interval count.
    MeasureRequest how = {};
};

// Over the transcripts that all compared coders have declared done and the reader may see. Throws
// Error: no such coder, code, group, round, measure; nothing declared done.
StudyAgreement agree(const Project& project, Viewer viewer, const AgreeRequest& request);

// The same codings by turn, sentence and character, each of all text and of what somebody marked.
// Throws Error as well for passages and sets, which have no units to change.
std::vector<StudyAgreement> what_changes(const Project& project, Viewer viewer,
                                         const AgreeRequest& request);

// One sentence: what was taken because nothing else was named, and why; empty when all was named.
std::string defaults_in_words(const AgreeRequest& request);

// The units as `tandem measure --ratings` reads them: unit,coder,value,cluster. With one code in
// `request.codes` a value is 1 or 0, else the set of codes with | between. Throws Error as agree().
struct WrittenRatings {
    std::int64_t units = 0;
    bool sets = false;
};
WrittenRatings write_ratings(const Project& project, Viewer viewer, const AgreeRequest& request,
                             const std::string& path);

}  // namespace tandem
