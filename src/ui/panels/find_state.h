// What the find bar of the transcript remembers between frames.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tandem/app/study_search.h"

#include "ui/text_field.h"

namespace tandem::ui {

// A hit in the open transcript: its turn by its place from 0.
struct TurnHit {
    int turn = 0;
    TextRange range;
};

struct FindState {
    bool open = false;
    SearchQuery query;
    TextField field;
    int step = 0;       // hits to go on (or back) by, once they are known
    bool seek = false;  // to the first hit from `from_turn`, `from_at` on
    int from_turn = 0;
    CodePoints from_at;

    // Kept by refresh_hits().
    std::uint64_t revision = 0;
    TranscriptId transcript;
    SearchQuery asked;
    std::optional<StudySearch> search;
    std::vector<TurnHit> hits;
    int last_turn = 0;  // of the last hit
};

// Looks through the transcript in portions; new words, another transcript and corrections begin
// anew. Afterwards `hits` holds what is known so far.
void refresh_hits(const Project& project, std::uint64_t revision, TranscriptId transcript,
                  FindState& find);
bool all_hits_known(const FindState& find);

}  // namespace tandem::ui
