// The middle of the window: one transcript, to be read, coded and corrected.
#pragma once

#include "ui/actions.h"
#include "ui/panels/transcript_state.h"
#include "ui/view.h"

namespace tandem::ui {

void transcript_panel(const View& view, TranscriptState& state, Actions& actions);

// "Ben's codings of this transcript are hidden until you have both declared it done."; empty when
// nothing is hidden.
std::string hidden_note(const View& view, TranscriptId transcript);

}  // namespace tandem::ui
