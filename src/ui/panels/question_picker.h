// Saying which question of the interview guide is asked at a turn.
#pragma once

#include <string>
#include <vector>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct QuestionPickerState {
    bool opening = false, open = false;
    std::string typed;
    TextField field;
    int highlighted = 0;
    TranscriptId transcript;
    TurnId turn;
    bool first_of_several = false;  // turns are selected, and a question is asked in one
};

void open_question_picker(QuestionPickerState& state, const Turn& turn, bool first_of_several);

// Key and wording are looked through; best match first, without letters in the guide's order.
std::vector<const GuideQuestion*> matching_questions(const View& view, const std::string& typed);

// Over the transcript; `at` is where it should open.
void question_picker_panel(const View& view, QuestionPickerState& state, ImVec2 at,
                           Actions& actions);

}  // namespace tandem::ui
