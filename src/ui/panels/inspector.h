// The pane at the right: the selected coding, else the selected code, else the transcript.
#pragma once

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct InspectorState {
    CodingId coding;
    CodeId code;
    TranscriptId transcript;

    // The memo field and what it is about.
    Guid memo_of;
    std::string memo, memo_saved;
    TextField field;
    bool had_focus = false;
};

void inspector_panel(const View& view, InspectorState& state, Actions& actions);

// What is typed but not saved yet, as a command; nothing when all is saved.
std::optional<Command> unsaved_memo(const View& view, InspectorState& state);

}  // namespace tandem::ui
