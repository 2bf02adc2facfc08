#include "tandem/app/agreement_views.h"

#include <algorithm>
#include <array>

namespace tandem {
namespace {

// The later of the rounds in which the coders declared it done; none: one of them did not.
RoundId round_of(const Project& project, TranscriptId transcript, std::span<const CoderId> coders) {
    const Round* latest = nullptr;
    for (const CoderId coder : coders) {
        const Round* done = project.rounds.find(project.done_in(transcript, coder));
        if (!done) return {};
        if (!latest || started_before(*latest, *done)) latest = done;
    }
    return latest ? latest->id : RoundId{};
}

bool in_group(const Project& project, const Transcript& transcript,
              const std::optional<std::string>& group) {
    const Participant* who = project.participants.find(transcript.participant);
    return !group || (who && who->group == *group);
}

StudyAgreementOptions options_of(const AgreementQuery& query) {
    StudyAgreementOptions options;
    options.units.unit = query.unit;
    options.units.participant_turns_only = !query.all_turns;
    options.units.marked_only = query.marked_only;
    return options;
}

}  // namespace

std::vector<TranscriptId> compared_transcripts(const Project& project, Viewer viewer,
                                               std::span<const CoderId> coders, RoundId round,
                                               const std::optional<std::string>& group) {
    std::vector<TranscriptId> found;
    for (const Transcript* each : project.transcripts_by_name()) {
        const RoundId done = round_of(project, each->id, coders);
        if (!done || (round && done != round) || !in_group(project, *each, group)) continue;
        const bool open = std::ranges::all_of(
            coders, [&](CoderId coder) { return may_see(project, viewer, coder, each->id); });
        if (open) found.push_back(each->id);
    }
    return found;
}

StudyAgreement viewed_agreement(const Project& project, Viewer viewer,
                                std::span<const Coding* const> codings, const AgreementQuery& query,
                                std::vector<std::string> measures, CodeId code) {
    const std::array coders{query.a, query.b};
    StudyAgreementOptions options = options_of(query);
    options.measures = std::move(measures);
    if (code) options.codes = {code};
    return study_agreement(project, codings,
                           compared_transcripts(project, viewer, coders, query.round, query.group),
                           coders, options);
}

std::vector<StudyAgreement> viewed_changes(const Project& project, Viewer viewer,
                                           std::span<const Coding* const> codings,
                                           const AgreementQuery& query) {
    const std::array coders{query.a, query.b};
    return agreement_by_unit(
        project, codings, compared_transcripts(project, viewer, coders, query.round, query.group),
        coders, options_of(query));
}

std::vector<StudyAgreement> viewed_pairs(const Project& project, Viewer viewer,
                                         std::span<const Coding* const> codings,
                                         AgreementQuery query) {
    std::vector<StudyAgreement> pairs;
    const std::vector<const Coder*> coders = project.coders_who_code();
    for (std::size_t a = 0; a < coders.size(); ++a)
        for (std::size_t b = a + 1; b < coders.size(); ++b) {
            query.a = coders[a]->id;
            query.b = coders[b]->id;
            pairs.push_back(viewed_agreement(project, viewer, codings, query));
        }
    return pairs;
}

std::vector<RoundAgreement> viewed_rounds(const Project& project, Viewer viewer,
                                          std::span<const Coding* const> codings,
                                          AgreementQuery query) {
    std::vector<RoundAgreement> rounds;
    for (const Round* round : project.rounds_by_start()) {
        query.round = round->id;
        rounds.push_back({round->id, viewed_agreement(project, viewer, codings, query)});
    }
    return rounds;
}

}  // namespace tandem
