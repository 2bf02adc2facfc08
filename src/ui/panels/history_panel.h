// The journal of the study, newest first.
#pragma once

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct HistoryState {};

void history_panel(const View& view, HistoryState& state, Actions& actions);

}  // namespace tandem::ui
