#include "tandem/app/agreement_views.h"

#include <algorithm>
#include <array>

#include "tandem/agreement/measure_list.h"

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
    if (query.unit != Unit::Character) options.units.share = query.share;
    options.looked_at = query.measure;
    if (query.with_below) options.units.roll_up.to = RollUp::To::Above;
    if (query.of_rare) options.fewest = 0;
    if (!find_measure(query.measure)) {
        options.measures = default_measures(options, 2);
        options.measures.push_back(query.measure);
    }
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

std::string where_in_words(const Project& project, const std::optional<std::string>& group,
                           RoundId round) {
    std::string words;
    if (group)
        words += group->empty() ? ", of participants without a group"
                                : ", of the group '" + *group + "'";
    if (const Round* in = project.rounds.find(round)) words += ", in the round '" + in->name + "'";
    return words;
}

StudyAgreement viewed_agreement(const Project& project, Viewer viewer,
                                std::span<const Coding* const> codings, const AgreementQuery& query,
                                std::vector<std::string> measures, CodeId code) {
    const std::array coders{query.a, query.b};
    StudyAgreementOptions options = options_of(query);
    if (!measures.empty()) options.measures = std::move(measures);
    if (code) options.codes = {code};
    StudyAgreement agreement = study_agreement(
        project, codings, compared_transcripts(project, viewer, coders, query.round, query.group),
        coders, options);
    agreement.denominator += where_in_words(project, query.group, query.round);
    return agreement;
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
