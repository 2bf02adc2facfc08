// The list of strings and the places of one of them; a part of the page of de-identification.
#pragma once

#include "ui/panels/deidentify_panel.h"

namespace tandem::ui {

void deidentify_list(const View& view, DeidentifyState& state, Actions& actions);

// Strings that nobody has decided about.
int open_items(const DeidentifyState& state);

}  // namespace tandem::ui
