// A field for text of any script: names, memos, corrections, search.
#pragma once

#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {

// Colours and measures; the field has no look of its own.
struct TextFieldStyle {
    ImU32 text = 0, placeholder = 0, background = 0, border = 0, focus = 0;
    ImU32 selection = 0, caret = 0;
    ImVec2 padding{10, 6};
    float rounding = 6;
    float line_height = 0;  // 0: the font's own
};

struct TextFieldOptions {
    bool multiline = false;  // Return begins a new line; Ctrl+Return submits
    bool read_only = false;  // can be selected and copied
    float width = 0;         // 0: what is left of the window's line
    float min_height = 0;    // a multi-line field grows with its text between the two
    float max_height = 0;    // 0: no limit
    bool secret = false;     // shows a dot for each letter, and gives nothing to the clipboard
    bool steps_out = false;  // a motion past the text is reported; see TextFieldEvents::leaving
    std::string_view placeholder = {};
};

// By so much a multi-line field's words are narrower than its inside: the caret stands behind the
// last letter of a full line.
inline constexpr float kFieldCaretWidth = 1.5f;

// What happened in this frame.
struct TextFieldEvents {
    bool changed = false;
    bool submitted = false;  // Return (Ctrl+Return in a multi-line field)
    bool cancelled = false;  // Escape
    // With steps_out: where a motion wanted to go beyond the text. Up and Down, or sideways.
    enum class Leaving { Nowhere, Above, Below, Before, After };
    Leaving leaving = Leaving::Nowhere;
};

// The state of one field between frames. Positions are code points of the value. Set `take_focus`
// to move the keyboard here in the next frame.
struct TextField {
    CodePoints caret, anchor;
    bool take_focus = false;

    // Kept by draw_text_field().
    struct Version {
        std::string text;
        CodePoints caret, anchor;
    };
    Paragraph paragraph;
    std::string seen;  // the value at the end of the last frame
    bool ready = false;
    bool focused = false;       // has the caret
    bool was_nav_item = false;  // ImGui's keyboard focus was here in the last frame
    std::vector<Version> undo, redo;
    bool joins_undo = false;  // the next typed character extends the last undo step
    float goal_x = -1;        // the column that Up and Down keep to
    ImVec2 scroll{0, 0};
    double since_move = 0;  // seconds, for the caret's blinking

    // Return that was pressed but not yet carried out, and what an input method sent.
    struct Return {
        bool pressed = false;
        double seconds = 0;  // since then
        int frames = 0;
    };
    Return held;
    double since_composed = 1;  // seconds since characters came without a key
};

// Draws and edits `value`. `id` is the item's label ("Memo", "##search"), unique in its window.
// A value changed from outside is taken over; undo history is kept within the field.
// Return that confirms a composition of an input method neither submits nor enters the text. GLFW
// sends such a Return as a key like any other, and the characters apart from it, mostly later. So
// Return is held for a frame (at least 15 ms, at most two frames) and dropped when characters come
// meanwhile without the key of any character, which only an input method (or a paste by the X
// server) does; so is Return within 20 ms after such characters. Ctrl+Return is not held. Not
// caught: an input method that takes longer than that to send its word, and other keys that it uses
// itself (arrows, Backspace, Escape), because GLFW tells nothing of a composition under way. While
// a field has the caret io.WantTextInput is true: shortcuts of a plain letter must then rest. Those
// with Control do not reach the program if the field uses them itself.
TextFieldEvents draw_text_field(const char* id, TextField& field, std::string& value,
                                FontStack& fonts, const TextFieldStyle& style,
                                const TextFieldOptions& options = {});

void select_all(TextField& field);

}  // namespace tandem::ui
