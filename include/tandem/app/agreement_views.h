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
    bool with_below = false;                // a coding counts for all codes above its own, too
    bool of_rare = false;                   // figures also of codes that are too rare to judge
    std::optional<std::string> group = {};  // the participant's; "": those without a group
    RoundId round = {};                     // none: all rounds
    double share = 0;                       // as in CodedUnitOptions; of characters it is passed by
    // The one that is looked at. It is counted besides those of measures(), and the printed table
    // has its interval.
    std::string measure = "krippendorff-alpha";
    auto operator<=>(const AgreementQuery&) const = default;
};

// Transcripts that all `coders` have declared done and in which the viewer may see them all, by
// name. Each counts in one round: that in which the last of them declared it done. Without a round
// all of them.
std::vector<TranscriptId> compared_transcripts(const Project& project, Viewer viewer,
                                               std::span<const CoderId> coders, RoundId round = {},
                                               const std::optional<std::string>& group = {});

// ", of the group 'patient', in the round 'Round 2'"; nothing where neither is named.
std::string where_in_words(const Project& project, const std::optional<std::string>& group,
                           RoundId round);

// Of `codings`, those of compared_transcripts(). By the measures of measures() and that of the
// query, unless others are named; of all codes that the two used, unless one is.
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
