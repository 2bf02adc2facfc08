// What keys do to a text field's state, apart from how the field looks.
#pragma once

#include <string>
#include <string_view>

#include "ui/text_field.h"

namespace tandem::ui {

// One field at work in one frame. The paragraph is laid out after every change.
struct FieldEditor {
    TextField& field;
    std::string& value;
    FontStack& fonts;
    float wrap_width;
    float line_height;
    bool multiline;
    bool secret = false;
    bool changed = false;
};

enum class Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineHome,
    LineEnd,
    TextHome,
    TextEnd
};

// Takes over a value that was changed from outside.
void accept_value(FieldEditor& editor);

bool has_selection(const TextField& field);
CodePoints selection_begin(const TextField& field);
CodePoints selection_end(const TextField& field);
std::string selected_text(const TextField& field);

// A motion without `extend` drops the selection; Left and Right then go to its end on that side.
void move_caret(FieldEditor& editor, Motion motion, bool extend);
void place_caret(TextField& field, CodePoints at, bool extend);
// The word (2 clicks), or the line between two line feeds (3 or more).
void select_around(TextField& field, CodePoints at, int clicks);

// Replaces the selection. `typed` characters that follow each other are one undo step.
void insert_text(FieldEditor& editor, std::string_view text, bool typed);
void erase_backward(FieldEditor& editor, bool word);
void erase_forward(FieldEditor& editor, bool word);
void undo(FieldEditor& editor);
void redo(FieldEditor& editor);

// Text from the clipboard as the field can take it: valid, LF only, no control characters, and on
// one line if the field has one line.
std::string cleaned(std::string_view text, bool multiline);

}  // namespace tandem::ui
