// What the Agreement page shows: coders compared over what the reader may see.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tandem/analysis/study_agreement.h"
#include "tandem/app/view.h"

namespace tandem {

struct AgreementQuery {
    CoderId a, b;
    Unit unit = Unit::Turn;
    bool all_turns = false;                 // the interviewer's too
    bool marked_only = false;               // as in CodedUnitOptions
    std::optional<std::string> group = {};  // the participant's; "": those without a group
    RoundId round = {};                     // none: all rounds
    auto operator<=>(const AgreementQuery&) const = default;
};

// Transcripts that all `coders` have declared done and in which the viewer may see them all, by
// name. Each counts in one round: that in which the last of them declared it done. Without a round
// all of them.
std::vector<TranscriptId> compared_transcripts(const Project& project, Viewer viewer,
                                               std::span<const CoderId> coders, RoundId round = {},
                                               const std::optional<std::string>& group = {});

// Of `codings`, those of compared_transcripts(). By the measures of measures(), unless others are
// named; of all codes that the two used, unless one is.
StudyAgreement viewed_agreement(const Project& project, Viewer viewer,
                                std::span<const Coding* const> codings, const AgreementQuery& query,
                                std::vector<std::string> measures = {}, CodeId code = {});

// As agreement_by_unit().
std::vector<StudyAgreement> viewed_changes(const Project& project, Viewer viewer,
                                           std::span<const Coding* const> codings,
                                           const AgreementQuery& query);

// Each two of those who code, by name; the coders of the query do not count.
std::vector<StudyAgreement> viewed_pairs(const Project& project, Viewer viewer,
                                         std::span<const Coding* const> codings,
                                         AgreementQuery query);

struct RoundAgreement {
    RoundId round;
    StudyAgreement agreement;
};
// Each round by itself, in their order; the round of the query does not count.
std::vector<RoundAgreement> viewed_rounds(const Project& project, Viewer viewer,
                                          std::span<const Coding* const> codings,
                                          AgreementQuery query);

}  // namespace tandem
