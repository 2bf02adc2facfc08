// Of one code: what changes its figure, and how it is calculated.
#pragma once

#include "ui/panels/agreement_panel.h"

namespace tandem::ui {

// The chosen measure by turn, sentence and character, of all text and of marked text.
void draw_what_changes(const View& view, AgreementState& state, Actions& actions);
// Tables and formula of the chosen measure, as `tandem agree --show-work` prints them.
void draw_calculation(const View& view, const AgreementState& state, const StudyAgreement& results,
                      const CodeFigures& row);

}  // namespace tandem::ui
