// After a second passage got a code: both side by side, "the same thing?"
#pragma once

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct SameThingState {
    CodingId first, second;  // none: nothing is asked
    bool renames = false;
    std::string name;
    TextField field;
};

// The field for another name of the code.
void begin_rename(SameThingState& state, const Code& code);

// Above the words; asks nothing that must be answered, and goes with the next action.
void same_thing_strip(const View& view, SameThingState& state, Actions& actions);

}  // namespace tandem::ui
