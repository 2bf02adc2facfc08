#include "tandem/analysis/import_comparison.h"

#include <algorithm>

#include "tandem/analysis/negations.h"
#include "tandem/analysis/review_progress.h"

namespace tandem {

static std::vector<TurnVersion> turns_now(const Project& project, TranscriptId transcript) {
    std::vector<TurnVersion> turns;
    for (const Turn& turn : project.turns(transcript)) {
        const Speaker* speaker = project.speakers.find(turn.speaker);
        turns.push_back({turn.guid, turn.number, 0, speaker ? speaker->guid : Guid{}, turn.text,
                         turn.approximate, false});
    }
    return turns;
}

ComparedTranscript compare_with_import(const Project& project, TranscriptId transcript,
                                       const TranscriptHistory& history) {
    const std::vector<TurnVersion> now = turns_now(project, transcript);
    ComparedTranscript compared{transcript, compare_transcripts(history.imported, now)};
    attribute_differences(history, now, compared.comparison);
    // What came with another copy is the corrector's work: a transcript has one.
    const Coder* corrector = project.coders.find(review_of(project, transcript).corrector);
    for (TextDifference& difference : compared.comparison.differences)
        if (!difference.by && corrector) difference.by = corrector->guid;
    return compared;
}

std::vector<CorrectorChanges> changes_by_person(const Project& project,
                                                const std::vector<ComparedTranscript>& compared) {
    std::vector<CorrectorChanges> people;
    const auto of = [&](const Guid& guid) -> CorrectorChanges& {
        for (CorrectorChanges& each : people)
            if (each.guid == guid) return each;
        people.push_back({guid, {}, 0, 0, 0, {}, 0});
        return people.back();
    };
    for (const ComparedTranscript& each : compared) {
        for (const TextDifference& difference : each.comparison.differences) {
            CorrectorChanges& person = of(difference.by);
            person.words.replaced += difference.replaced;
            person.words.added += difference.added;
            person.words.removed += difference.removed;
            person.speaker_changes += difference.kind == DifferenceKind::Speaker;
            person.placeholders += difference.kind == DifferenceKind::Placeholder;
            person.capitals += difference.kind == DifferenceKind::Capitals;
            if (!person.transcripts.empty() && person.transcripts.back() == each.transcript)
                continue;
            person.transcripts.push_back(each.transcript);
            person.new_words += each.comparison.new_words;
        }
    }
    const auto name = [&](const CorrectorChanges& each) {
        for (const Coder& coder : project.coders)
            if (coder.guid == each.guid) return coder.name;
        return std::string();
    };
    std::sort(people.begin(), people.end(),
              [&](const CorrectorChanges& a, const CorrectorChanges& b) {
                  const std::string first = name(a), second = name(b);
                  return std::pair(first.empty(), first) < std::pair(second.empty(), second);
              });
    return people;
}

static bool was_heard(const Project& project, const Turn& turn) {
    const auto heard = project.second_listens.find(turn.id);
    return heard != project.second_listens.end() && heard->second.text == turn.text;
}

std::vector<SecondListenPlace> second_listens(const Project& project, TranscriptId transcript,
                                              const TranscriptHistory& history) {
    return second_listens(project, compare_with_import(project, transcript, history));
}

std::vector<SecondListenPlace> second_listens(const Project& project,
                                              const ComparedTranscript& compared) {
    std::vector<SecondListenPlace> places;
    const TranscriptId transcript = compared.transcript;
    const std::vector<Turn>& turns = project.turns(transcript);
    for (const TextDifference& difference : compared.comparison.differences) {
        const bool has_words =
            difference.kind == DifferenceKind::Words || difference.kind == DifferenceKind::Unclear;
        if (!has_words || difference.new_turn >= turns.size()) continue;
        const Turn& turn = turns[difference.new_turn];
        if (negations_in(difference.before) == negations_in(difference.after)) continue;
        if (was_heard(project, turn)) continue;
        places.push_back({transcript, turn.id, difference.new_range, difference.before,
                          difference.after, difference.by});
    }
    for (const Turn& turn : turns) {  // changed once more after they were heard
        const auto heard = project.second_listens.find(turn.id);
        if (heard == project.second_listens.end() ||
            !changes_negation(heard->second.text, turn.text))
            continue;
        const bool listed = std::any_of(places.begin(), places.end(),
                                        [&](const auto& each) { return each.turn == turn.id; });
        if (!listed)
            places.push_back(
                {transcript, turn.id, {{0}, length(turn.text)}, heard->second.text, turn.text, {}});
    }
    return places;
}

BesideImport beside_import(const Project& project, TranscriptId transcript,
                           const TranscriptHistory& history) {
    BesideImport beside;
    beside.imported = history.imported;
    beside.speakers = history.speakers;
    beside.turns = turns_beside(history.imported, turns_now(project, transcript));
    beside.compared = compare_with_import(project, transcript, history);
    beside.people = changes_by_person(project, {beside.compared});
    beside.second_listens = second_listens(project, beside.compared);
    return beside;
}

}  // namespace tandem
