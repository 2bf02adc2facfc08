// What a file that was corrected elsewhere makes of a transcript, before it is done.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/app/view.h"
#include "tandem/exchange/transcript_reader.h"
#include "tandem/model/project.h"

namespace tandem {

// One turn of the file. Turns that are the same, or the same with other words, are `kept`.
struct ReimportedTurn {
    TurnId kept;    // none: a new turn
    TurnId source;  // of a new turn: the one that its first words come from; none: nowhere
    CodePoints at;  // in the text of `source`, where they begin
};

// A turn of the transcript that has no turn of its own in the file.
struct GoneTurn {
    TurnId turn;
    std::size_t target = 0;  // the turn of the file, from 0, that has its words or stands beside it
    CodePoints at;           // where there
    bool joined = false;     // its words are there; else they are gone
};

struct ReimportPlan {
    std::vector<ReimportedTurn> turns;  // as many as the file has, in its order
    std::vector<GoneTurn> gone;
    std::size_t same = 0, changed = 0;  // of those kept, by their words
    // Where a span of the transcript is in the file's turns, whose ids `ids` holds.
    std::vector<TextSpan> place(const TextSpan& span, const std::vector<TurnId>& ids) const;

    struct Group;  // turns that share words with each other and with no others
    std::vector<std::shared_ptr<const Group>> groups;  // by the place of the transcript's turn
    std::vector<TurnId> old_ids;                       // in order
};

// A file that was corrected elsewhere, to take the place of the transcript's text. Throws Error:
// cannot be read, is no transcript, or is another transcript's file byte for byte. Where no tiers
// are chosen, those are read again that were chosen at the import, as far as the file has them.
ReimportTranscript read_again(const Project& project, TranscriptId transcript,
                              const std::string& path, const ReadingChoices& reading = {});

// Aligned by the words that both have in the same order, and where there are none by speaker and
// place. About n log n in the length of the texts. Throws Error(Conflict) when nothing differs but
// times, Error(BadInput) for a file without turns.
ReimportPlan plan_reimport(const Project& project, TranscriptId transcript,
                           const ParsedTranscript& file);

// Codings open to the viewer whose words would change or be lost.
struct ReimportedCodings {
    std::vector<const Coding*> changed, lost;
};
ReimportedCodings codings_after(const Project& project, Viewer viewer, TranscriptId transcript,
                                const ParsedTranscript& file, const ReimportPlan& plan);

// The label that a turn of the file has in the study: where the file names nobody, or writes the
// name in other letters, the one there stays.
std::string speaker_after(const Project& project, const Turn& kept, const ParsedTurn& turn);

}  // namespace tandem
