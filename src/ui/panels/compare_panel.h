// The open transcript beside how it was imported, turn by turn, with what was corrected marked.
#pragma once

#include <memory>
#include <vector>

#include "ui/actions.h"
#include "ui/turn_heights.h"
#include "ui/view.h"

namespace tandem::ui {

struct CompareState {
    bool all_turns = false;  // else only those with differences
    int row = 0;             // among the rows that are shown: the one that was opened last
    int focus_row = -1;      // gets the keyboard when it is drawn; -1: none

    // Kept by the panel.
    TranscriptId transcript;
    std::shared_ptr<const BesideImport> shown;
    bool shown_all = false;
    float width = 0;
    int font = 0;
    std::vector<std::size_t> rows;  // places in shown->turns
    // Places of differences, by the turn of the import, and of the transcript as it is.
    std::vector<std::vector<std::size_t>> old_differences, new_differences;
    TurnHeights heights;
};

void compare_panel(const View& view, CompareState& state, TranscriptId transcript,
                   Actions& actions);

}  // namespace tandem::ui
