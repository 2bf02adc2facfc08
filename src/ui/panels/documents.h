// The list of transcripts at the left.
#pragma once

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct DocumentsState {
    TranscriptId open;
};

void documents_panel(const View& view, DocumentsState& state, Actions& actions);

}  // namespace tandem::ui
