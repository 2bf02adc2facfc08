// The window's own building blocks, all drawn with textkit; every one can be found by its label.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

// --- Text, at ImGui's cursor --------------------------------------------------------------------

// `direction`: of the paragraph that a passage comes from, see direction_at() in textkit/label.h.
// One line; `max_width` 0: what is left of the window's line, then "…".
void text_line(const Look& look, FontStack& font, ImU32 colour, std::string_view text,
               float max_width = 0, Direction direction = Direction::Auto);
// Wrapped to `width` (0: what is left). Line height is 1.45 em. Returns the height.
float text_block(const Look& look, FontStack& font, ImU32 colour, std::string_view text,
                 float width = 0, Direction direction = Direction::Auto);
// The wrapped words of text_block(), to be measured or drawn elsewhere. Holds until the next call.
Paragraph& block(const Look& look, FontStack& font, std::string_view text, float width,
                 Direction direction = Direction::Auto);
void draw_block(const Look& look, ImDrawList& list, FontStack& font, ImVec2 at, ImU32 colour,
                Paragraph& words);
// "CODING": small, bold, dim.
void heading(const Look& look, std::string_view text);
void space(const Look& look, float design_px);

// --- Things to press ----------------------------------------------------------------------------

// Where mouse or keyboard press; draw focus_ring() over what stands there. True when it was
// pressed.
bool press_area(const char* id, ImVec2 size);
// The same over what is there already, and leaves the cursor: call ImGui::SetNextItemAllowOverlap()
// before the item below. Arrow keys reach it, Tab passes it.
bool press_over(const char* id, ImVec2 min, ImVec2 max);
// Around the last item, inside its box, while the keyboard is there and moves about. `colour` 0:
// the theme's; on a filled button another is needed.
void focus_ring(const Look& look, ImU32 colour = 0);

// The keyboard to the last item.
void focus_here();

enum class Weight { Plain, Accent, Quiet };

struct Button {
    std::string_view label;  // what is printed, and what tests and shortcuts find
    Weight weight = Weight::Plain;
    bool enabled = true;
    std::string_view tip = {};
};
// `id` must be unique in its window or under PushID.
bool button(const Look& look, const char* id, const Button& button);
float button_width(const Look& look, std::string_view label);

enum class Icon {
    Menu,
    Left,
    Undo,
    Redo,
    Moon,
    Sun,
    Right,
    Down,
    Check,
    Plus,
    Minus,
    Cross,
    Play,
    Pause,
    Question
};
bool icon_button(const Look& look, const char* id, Icon icon, std::string_view label,
                 bool enabled = true);
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

// A row over the whole width: the frame for trees and lists. Draw into it afterwards.
struct RowBox {
    ImVec2 min, max;
    bool pressed = false, double_clicked = false, hovered = false;
    float middle(const FontStack& font) const { return (min.y + max.y - font.line_height()) / 2; }
};
RowBox row(const Look& look, const char* id, std::string_view label, bool chosen, float height);

// The `count` rows of a list of which at most `shown` are in sight, the highlighted one among them.
// `draw` draws the row at a place, with that place as its id, and says whether it was pressed.
// Returns the place of the one that was, or -1.
template <class Draw>
int list_rows(const Look& look, int count, int shown, int highlighted, const Draw& draw) {
    const int first = std::clamp(highlighted - shown + 1, 0, std::max(0, count - shown));
    int pressed = -1;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, look.px(1)});
    for (int i = first; i < std::min(count, first + shown); ++i)
        if (draw(i)) pressed = i;
    ImGui::PopStyleVar();
    return pressed;
}

// One of a few words. Returns the place of the one that was pressed.
std::optional<int> segments(const Look& look, const char* id,
                            std::span<const std::string_view> words, int chosen);

// What a button is drawn on: lit under the mouse, with the ring of the keyboard. After the item.
void button_ground(const Look& look, ImVec2 min, ImVec2 max);

// A button that opens a list. Returns the place of what was chosen.
struct Choice {
    std::string label, note;
};
std::optional<int> chooser(const Look& look, const char* id, std::string_view caption,
                           const std::vector<Choice>& choices, int chosen, float width = 0);
// Of several things: the list stays open, and where it is, until Escape or a press beside it.
std::optional<int> chooser_of_several(const Look& look, const char* id, std::string_view caption,
                                      const std::vector<Choice>& choices, float width);

// --- Frames -------------------------------------------------------------------------------------

// `id` names the item; a drag changes `width` by `direction` (1: the pane is at the left).
void splitter(const Look& look, const char* id, float& width, float direction, float least,
              float most, float height);

// Over the last item, once the mouse rests on it.
void tooltip(const Look& look, std::string_view text);

// Words in the middle of an empty pane: what is missing and what to do.
void empty_state(const Look& look, std::string_view title, std::string_view advice);

// Puts the popup that is begun next below `at`, inside the window; its height follows what is in
// it, `most` at the most.
void place_popup(const Look& look, ImVec2 at, float width, float most);

TextFieldStyle field_style(const Look& look);

// Tells tests what the last item is called.
void name_item(std::string_view label, bool checked = false, bool open = false);

void square(ImDrawList& list, ImVec2 at, float size, ImU32 colour);
// One pixel high or wide, without smoothing.
void hairline(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour);

}  // namespace tandem::ui
