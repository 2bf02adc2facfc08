// Declaring the study's approach, in the middle of the window.
#pragma once

#include <string>
#include <string_view>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct ApproachState {
    bool opening = false, open = false;
    std::string before;  // the study's when it was opened; another one: it has been declared
    std::string chosen;  // of approaches(); empty: none yet
    std::string reason;
    TextField reason_field;
    bool to_first = false;  // the keyboard goes to the first row
    bool onward = false;    // … to what is to be done after choosing
};

void open_approach_card(ApproachState& state, const std::string& approach);

// What the approach does to agreement, in one sentence.
std::string_view approach_sentence(std::string_view approach);

void approach_card(const View& view, ApproachState& state, Actions& actions);

}  // namespace tandem::ui
