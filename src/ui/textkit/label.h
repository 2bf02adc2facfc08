// One line of text that is shown but not edited: names, buttons, counts.
#pragma once

#include <cfloat>
#include <imgui.h>
#include <string_view>

#include "ui/textkit/paragraph.h"

namespace tandem::ui {

class FontStack;

// The direction of the line of `paragraph` that `at` is on: for a passage that begins there, which
// must not take its direction from its own first letter.
Direction direction_at(std::string_view paragraph, CodePoints at);

// Width in px of `text` on one line; line feeds count as blanks.
float measure_label(FontStack& fonts, std::string_view text, Direction direction = Direction::Auto);

// Draws `text` with its top left corner at `at`, in a line of fonts.line_height(). When it is wider
// than `max_width` it ends in "…". Right-to-left text starts at `at` too; align it with
// measure_label(). Returns the width drawn. Shaped labels are kept, at most some thousands a stack.
float draw_label(ImDrawList& list, FontStack& fonts, ImVec2 at, ImU32 colour, std::string_view text,
                 float max_width = FLT_MAX, Direction direction = Direction::Auto);

}  // namespace tandem::ui
