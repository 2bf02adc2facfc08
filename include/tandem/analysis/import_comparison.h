// Transcripts of a study held against how they were imported: what changed, whose work it is, and
// what has to be heard again. With Workspace::transcript_histories().
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tandem/analysis/transcript_comparison.h"
#include "tandem/model/project.h"

namespace tandem {

struct ComparedTranscript {
    TranscriptId transcript;
    TranscriptComparison comparison;
};

// Differences that came with another copy of the study are ascribed to the transcript's corrector.
ComparedTranscript compare_with_import(const Project& project, TranscriptId transcript,
                                       const TranscriptHistory& history);

struct CorrectorChanges {
    Guid guid;  // of the person; none: the journal names nobody
    WordChanges words;
    std::int64_t capitals = 0, speaker_changes = 0, placeholders = 0;
    std::vector<TranscriptId> transcripts;  // in which the person changed something
    std::int64_t new_words = 0;             // of these, as they are now
};

// By name; last what is nobody's.
std::vector<CorrectorChanges> changes_by_person(const Project& project,
                                                const std::vector<ComparedTranscript>& compared);

// Words whose correction made a negation come or go, in a turn that nobody has heard again as it
// reads now.
struct SecondListenPlace {
    TranscriptId transcript;
    TurnId turn;
    TextRange range;            // of the turn
    std::string before, after;  // empty: nothing
    Guid by;
};

// In reading order; last turns that were heard again and got another negation since.
std::vector<SecondListenPlace> second_listens(const Project& project, TranscriptId transcript,
                                              const TranscriptHistory& history);
std::vector<SecondListenPlace> second_listens(const Project& project,
                                              const ComparedTranscript& compared);

// A transcript beside how it was imported, with all that can be told of it.
struct BesideImport {
    std::vector<TurnVersion> imported;
    std::map<Guid, std::string> speakers;  // as they were called at the import
    std::vector<TurnsBeside> turns;        // of `imported` and the turns now
    ComparedTranscript compared;
    std::vector<CorrectorChanges> people;
    std::vector<SecondListenPlace> second_listens;
};

BesideImport beside_import(const Project& project, TranscriptId transcript,
                           const TranscriptHistory& history);

}  // namespace tandem
