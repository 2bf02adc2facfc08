// Codings whose words were changed or lost by a correction, a replacement or a file imported again:
// what was chosen beside what stands there now. Each opens the transcript there.
#pragma once

#include <string>
#include <utility>

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct ChangedState {
    enum class Which { Both, Changed, Lost };
    Which which = Which::Both;
    bool mine = false;        // only those of the person at work
    TranscriptId transcript;  // none: of all
    int row = 0;              // the one that was opened last
    int focus_row = -1;       // gets the keyboard when it is drawn; -1: none
};

void changed_panel(const View& view, ChangedState& state, Actions& actions);

// The part of both texts in which they differ, with up to `around` code points before it; "… " is
// put before what is left out.
std::pair<std::string, std::string> from_first_difference(const std::string& before,
                                                          const std::string& after,
                                                          std::int64_t around);

}  // namespace tandem::ui
