// The pane at the right: the selected coding, else participant, code, turn or the transcript.
#pragma once

#include "ui/actions.h"
#include "ui/panels/memo_editor.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct InspectorState {
    CodingId coding;
    CodeId code;
    TranscriptId transcript;
    ParticipantId participant;
    TurnId turn;  // of that transcript, for a memo on it
    MemoEditor memo;
    bool unfolded = false;  // the code's definition on the card of a coding

    // The words of the codebook that are being changed on the card of a code.
    struct CodeEdit {
        CodeId code;
        int field = -1;  // -1: none
        std::string text, saved;
        TextField words;
        bool had_focus = false;
    };
    CodeEdit edit;

    struct WordCount {
        TranscriptId transcript;
        std::size_t bytes = 0;
        std::int64_t words = 0;
    };
    WordCount words;
};

void inspector_panel(const View& view, InspectorState& state, Actions& actions);

}  // namespace tandem::ui
