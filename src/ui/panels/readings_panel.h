// Passages that coders read differently, beside the Agreement page of a reflexive study.
#pragma once

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

void readings_panel(const View& view, Actions& actions);

}  // namespace tandem::ui
