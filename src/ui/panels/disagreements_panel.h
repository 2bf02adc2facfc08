// The places where two coders differ, beside the table of figures.
#pragma once

#include "ui/panels/agreement_panel.h"

namespace tandem::ui {

void disagreements_panel(const View& view, AgreementState& state, Actions& actions);

}  // namespace tandem::ui
