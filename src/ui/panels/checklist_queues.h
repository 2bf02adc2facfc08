// The parts of the checklist that list places in the transcript.
#pragma once

#include "ui/panels/checklist.h"

namespace tandem::ui {

void draw_unclear(const View& view, const Transcript& transcript, Actions& actions);
void draw_second_listens(const View& view, const Transcript& transcript, Actions& actions);
// What is replaced is shown place by place before: each opens the words.
void draw_watch_list(const View& view, const Transcript& transcript, ChecklistState& state,
                     Actions& actions);
// The transcript beside what was imported.
void draw_comparison(const View& view, const Transcript& transcript, ChecklistState& state,
                     Actions& actions);

}  // namespace tandem::ui
