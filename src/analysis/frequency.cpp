#include "tandem/analysis/frequency.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "analysis/marks.h"
#include "passage_groups.h"

namespace tandem {
namespace {

// Who stands behind a transcript.
struct Source {
    ParticipantId participant;
    int group = -1;  // index in Frequencies::groups; −1 without a participant
};

using Sources = std::unordered_map<TranscriptId, Source>;

Sources sources_of(const Project& project, std::span<const TranscriptId> transcripts,
                   const std::vector<std::string>& groups) {
    Sources sources;
    for (const TranscriptId id : transcripts) {
        Source source;
        const Transcript* transcript = project.transcripts.find(id);
        const Participant* person =
            transcript ? project.participants.find(transcript->participant) : nullptr;
        if (person) {
            source.participant = person->id;
            source.group =
                static_cast<int>(std::ranges::find(groups, person->group) - groups.begin());
        }
        sources.emplace(id, source);
    }
    return sources;
}

CodeCount count(std::span<const Coding* const> codings, const Sources& sources) {
    std::unordered_set<TranscriptId> transcripts;
    std::unordered_set<ParticipantId> participants;
    for (const Coding* coding : codings) {
        transcripts.insert(coding->transcript);
        if (const ParticipantId person = sources.at(coding->transcript).participant)
            participants.insert(person);
    }
    return {static_cast<int>(codings.size()),
            static_cast<int>(group_by_shared_words(codings).size()),
            static_cast<int>(transcripts.size()), static_cast<int>(participants.size())};
}

std::vector<CodeCount> count_groups(std::span<const Coding* const> codings, const Sources& sources,
                                    std::size_t groups) {
    std::vector<std::vector<const Coding*>> lists(groups);
    for (const Coding* coding : codings)
        if (const int group = sources.at(coding->transcript).group; group >= 0)
            lists[static_cast<std::size_t>(group)].push_back(coding);
    std::vector<CodeCount> counts;
    for (const auto& list : lists) counts.push_back(count(list, sources));
    return counts;
}

void count_participants(const Sources& sources, Frequencies& result) {
    std::set<std::pair<int, ParticipantId>> people;
    for (const auto& [transcript, source] : sources)
        if (source.participant) people.emplace(source.group, source.participant);
    result.participants = static_cast<int>(people.size());
    result.participants_by_group.assign(result.groups.size(), 0);
    for (const auto& [group, person] : people)
        ++result.participants_by_group[static_cast<std::size_t>(group)];
}

}  // namespace

std::vector<std::string> participant_groups(const Project& project) {
    std::vector<std::string> groups;
    for (const Participant& participant : project.participants)
        if (std::ranges::find(groups, participant.group) == groups.end())
            groups.push_back(participant.group);
    return groups;
}

std::string_view group_of(const Project& project, TranscriptId transcript) {
    const Transcript* row = project.transcripts.find(transcript);
    const Participant* person = row ? project.participants.find(row->participant) : nullptr;
    return person ? std::string_view(person->group) : std::string_view();
}

Frequencies count_frequencies(const Project& project, std::span<const Coding* const> codings,
                              std::span<const TranscriptId> transcripts) {
    const CodePlaces places(project);
    Frequencies result;
    result.groups = participant_groups(project);
    const Sources sources = sources_of(project, transcripts, result.groups);
    result.transcripts = static_cast<int>(sources.size());
    count_participants(sources, result);

    // By place in the tree: codings of the code itself, and of the code and all below it.
    std::vector<std::vector<const Coding*>> own(places.size()), total(places.size());
    for (const Coding* coding : codings) {
        if (coding->spans.empty() || !sources.contains(coding->transcript)) continue;
        const int place = places.find(project, coding->code);
        if (place >= 0) own[static_cast<std::size_t>(place)].push_back(coding);
        for (int at = place; at >= 0; at = places.parent[static_cast<std::size_t>(at)])
            total[static_cast<std::size_t>(at)].push_back(coding);
    }
    for (std::size_t at = 0; at < places.size(); ++at) {
        CodeFrequency row{places.tree[at].code->id,
                          places.tree[at].depth,
                          count(own[at], sources),
                          count(total[at], sources),
                          count_groups(own[at], sources, result.groups.size()),
                          count_groups(total[at], sources, result.groups.size())};
        result.codes.push_back(std::move(row));
    }
    return result;
}

}  // namespace tandem
