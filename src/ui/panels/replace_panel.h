// Replacing words in many transcripts: every place with what stands around it, and a tick.
#pragma once

#include <cstdint>
#include <vector>

#include "tandem/app/replacements.h"

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct ReplaceState {
    Replacement replacement;
    TextField words_field, with_field;
    TranscriptId only;  // none: in all

    // Kept by the panel.
    std::uint64_t revision = 0;
    Replacement asked;
    TranscriptId asked_only;
    std::vector<TranscriptId> unread;  // the next one last
    std::vector<ReplaceWords::Place> places;
    std::vector<bool> chosen;  // which of them are to be replaced
    bool chooses_new = true;   // places that are found are chosen at once
    bool has_more = false;     // than are listed
    int row = 0;               // the one that was last gone to
    int focus_row = -1;        // gets the keyboard when it is drawn; -1: none
};

void replace_panel(const View& view, ReplaceState& state, TranscriptId open, Actions& actions);

}  // namespace tandem::ui
