// The numbers of the lesson, made from its marks.
#pragma once

#include <string_view>

#include "tandem/agreement/estimate.h"
#include "tandem/agreement/two_by_two.h"

#include "ui/panels/agreement_panel.h"

namespace tandem::ui {

// The marks in so many characters of text; at least the marks themselves.
TwoByTwo lesson_table(const LessonState& state, std::int64_t text);
// One idea: one coder marks a stretch, the other a part of it. As one turn, and in characters.
TwoByTwo idea_by_turn();
TwoByTwo idea_by_character(const LessonState& state);
// By one of measures().
Estimate lesson_figure(std::string_view measure, const TwoByTwo& table);

}  // namespace tandem::ui
