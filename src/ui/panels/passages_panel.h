// What a number counts, place by place: each opens the transcript there.
#pragma once

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

// What is listed, and the row that was opened last.
struct PassagesPlace {
    OccurrenceQuery query;
    int row = 0;
    bool operator==(const PassagesPlace&) const = default;
};

struct PassagesState {
    PassagesPlace place;
    int focus_row = -1;  // gets the keyboard when it is drawn; -1: none
};

void passages_panel(const View& view, PassagesState& state, Actions& actions);

}  // namespace tandem::ui
