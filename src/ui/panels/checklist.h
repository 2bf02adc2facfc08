// The pane at the right in the Correct way: how far the correction is, who speaks, and what waits.
#pragma once

#include <string>

#include "ui/actions.h"
#include "ui/panels/transcript_state.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct ChecklistState {
    TranscriptId transcript;
    // A field of one line that is open now.
    enum class Asked { Nothing, Reason, Note, SpeakerName };
    Asked asked = Asked::Nothing;
    SpeakerId speaker;  // whose name is asked for
    std::string words;
    TextField field;
    std::string wrong, right;  // of a new entry of the watch list
    TextField wrong_field, right_field;
    bool compares = false;  // the differences are shown
};

void checklist_panel(const View& view, ChecklistState& state, const TranscriptState& transcript,
                     Actions& actions);

// Those who speak in the transcript, in the order in which they first do: Ctrl+1 is the first.
std::vector<SpeakerId> speakers_in(const Project& project, TranscriptId transcript);

}  // namespace tandem::ui
