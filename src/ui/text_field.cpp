#include "ui/text_field.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <imgui_internal.h>
#include <optional>

#include "ui/frame_due.h"
#include "ui/text_field_edit.h"
#include "ui/textkit/label.h"

namespace tandem::ui {
namespace {

constexpr double kJustMoved = 1e-9;
constexpr float kCaretWidth = kFieldCaretWidth, kRingWidth = 2.0f;
constexpr double kReturnHold = 0.015, kAfterComposed = 0.02;  // seconds, see text_field.h

// Where things are in this frame, in screen coordinates.
struct FieldBox {
    ImVec2 min, max;     // the frame
    ImVec2 inner, area;  // top left corner and size of the text's window
    ImVec2 text;         // the paragraph's top left corner
};

// Characters typed in this frame. Control with Alt is AltGr on some keyboards and does type.
std::string typed_characters(const ImGuiIO& io) {
    std::string text;
    if (io.KeyCtrl && !io.KeyAlt) return text;
    for (const ImWchar c : io.InputQueueCharacters) {
        if (c < 0x20 || c == 0x7F) continue;
        std::array<char, 5> utf8{};
        ImTextCharToUtf8(utf8.data(), c);
        text += utf8.data();
    }
    return cleaned(text, false);
}

bool pressed(ImGuiKey key, ImGuiID owner) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner);
}

// Keys that neither ImGui's navigation nor a shortcut may see while the caret is here. Owned in
// every frame, because a shortcut may be asked for before the field is drawn.
void own_keys(ImGuiID id) {
    for (const ImGuiKey key :
         {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter,
          ImGuiKey_KeypadEnter, ImGuiKey_Space, ImGuiKey_Backspace, ImGuiKey_Delete})
        ImGui::SetKeyOwner(key, id);
    // Of one line too: lists below a field move their own mark by these.
    for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow}) ImGui::SetKeyOwner(key, id);
    for (const ImGuiKey key :
         {ImGuiKey_A, ImGuiKey_C, ImGuiKey_X, ImGuiKey_V, ImGuiKey_Z, ImGuiKey_Y})
        ImGui::SetKeyOwner(key, id);
}

std::optional<Motion> motion_pressed(ImGuiID id, bool multiline) {
    const bool ctrl = ImGui::GetIO().KeyCtrl;
    if (pressed(ImGuiKey_LeftArrow, id)) return ctrl ? Motion::WordLeft : Motion::Left;
    if (pressed(ImGuiKey_RightArrow, id)) return ctrl ? Motion::WordRight : Motion::Right;
    if (pressed(ImGuiKey_Home, id)) return ctrl ? Motion::TextHome : Motion::LineHome;
    if (pressed(ImGuiKey_End, id)) return ctrl ? Motion::TextEnd : Motion::LineEnd;
    if (multiline && pressed(ImGuiKey_UpArrow, id)) return Motion::Up;
    if (multiline && pressed(ImGuiKey_DownArrow, id)) return Motion::Down;
    return std::nullopt;
}

void handle_clipboard_keys(FieldEditor& editor, ImGuiID id, bool read_only) {
    TextField& field = editor.field;
    if (pressed(ImGuiKey_A, id)) select_all(field);
    const bool cut = pressed(ImGuiKey_X, id) && !read_only && !editor.secret;
    if (!editor.secret && (cut || pressed(ImGuiKey_C, id)) && has_selection(field))
        ImGui::SetClipboardText(selected_text(field).c_str());
    if (cut && has_selection(field)) erase_backward(editor, false);
    if (read_only) return;
    if (pressed(ImGuiKey_V, id)) {
        const char* clipboard = ImGui::GetClipboardText();
        const std::string text = clipboard ? cleaned(clipboard, editor.multiline) : "";
        if (!text.empty()) insert_text(editor, text, false);
    }
    const bool again = pressed(ImGuiKey_Y, id);
    const bool back = pressed(ImGuiKey_Z, id);
    if (again || (back && ImGui::GetIO().KeyShift))
        redo(editor);
    else if (back)
        undo(editor);
}

// Characters without any key that could have typed them come from an input method.
bool character_key_pressed() {
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key)
        if (key != ImGuiKey_Enter && key != ImGuiKey_KeypadEnter &&
            (key < ImGuiKey_LeftCtrl || key > ImGuiKey_RightSuper) &&
            ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), ImGuiInputFlags_Repeat))
            return true;
    return false;
}

void carry_out_return(FieldEditor& editor, bool read_only) {
    editor.field.held = {};
    if (!read_only) insert_text(editor, "\n", false);
}

void handle_return(FieldEditor& editor, ImGuiID id, bool composed, bool read_only,
                   TextFieldEvents& events) {
    TextField& field = editor.field;
    const ImGuiIO& io = ImGui::GetIO();
    field.since_composed = composed ? 0 : field.since_composed + static_cast<double>(io.DeltaTime);
    if (composed) field.held = {};
    if (field.held.pressed) {
        field.held.seconds += static_cast<double>(io.DeltaTime);
        const bool due = field.held.seconds >= kReturnHold || ++field.held.frames >= 2;
        if (due || !io.InputQueueCharacters.empty()) carry_out_return(editor, read_only);
    }
    const bool enter = pressed(ImGuiKey_Enter, id) || pressed(ImGuiKey_KeypadEnter, id);
    if (!enter || field.since_composed < kAfterComposed) return;
    if (field.held.pressed) carry_out_return(editor, read_only);
    if (!editor.multiline || io.KeyCtrl)
        events.submitted = true;
    else
        field.held.pressed = true;
    if (field.held.pressed) ask_for_frame(kReturnHold);
}

void handle_typing(FieldEditor& editor, ImGuiID id, bool read_only, TextFieldEvents& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const std::string text = typed_characters(io);
    handle_return(editor, id, !text.empty() && !character_key_pressed(), read_only, events);
    if (read_only) return;
    if (!text.empty()) return insert_text(editor, text, true);
    if (pressed(ImGuiKey_Backspace, id)) erase_backward(editor, io.KeyCtrl);
    if (pressed(ImGuiKey_Delete, id)) erase_forward(editor, io.KeyCtrl);
}

// Where the motion goes that has no room in the text.
TextFieldEvents::Leaving leaving_by(const FieldEditor& editor, Motion motion) {
    using enum TextFieldEvents::Leaving;
    const TextField& field = editor.field;
    if (has_selection(field)) return Nowhere;
    const Paragraph& text = field.paragraph;
    const int line = text.caret(field.caret).line;
    const bool at_begin = field.caret.value == 0, at_end = field.caret >= text.length();
    const bool toward_end = (motion == Motion::Right || motion == Motion::WordRight) != text.rtl();
    switch (motion) {
        case Motion::Up:
            return line == 0 ? Above : Nowhere;
        case Motion::Down:
            return line + 1 >= text.line_count() ? Below : Nowhere;
        case Motion::Left:
        case Motion::Right:
        case Motion::WordLeft:
        case Motion::WordRight:
            return toward_end ? (at_end ? After : Nowhere) : (at_begin ? Before : Nowhere);
        default:
            return Nowhere;
    }
}

void handle_keys(FieldEditor& editor, ImGuiID id, const TextFieldOptions& options,
                 TextFieldEvents& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool read_only = options.read_only;
    own_keys(id);
    // Escape would take the keyboard out of the words.
    if (options.steps_out) ImGui::SetKeyOwner(ImGuiKey_Escape, id);
    if (const auto motion = motion_pressed(id, editor.multiline)) {
        if (options.steps_out && !io.KeyShift) events.leaving = leaving_by(editor, *motion);
        if (events.leaving == TextFieldEvents::Leaving::Nowhere)
            move_caret(editor, *motion, io.KeyShift);
    }
    if (io.KeyCtrl && !io.KeyAlt) handle_clipboard_keys(editor, id, read_only);
    handle_typing(editor, id, read_only, events);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) events.cancelled = true;
}

void handle_mouse(TextField& field, const FieldBox& box) {
    const ImGuiIO& io = ImGui::GetIO();
    const CodePoints under =
        field.paragraph.hit(io.MousePos.x - box.text.x, io.MousePos.y - box.text.y);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (ImGui::IsItemClicked()) {
        const int clicks = io.MouseClickedCount[0];
        if (clicks >= 2)
            select_around(field, under, clicks);
        else
            place_caret(field, under, io.KeyShift);
    } else if (ImGui::IsItemActive() && io.MouseClickedCount[0] < 2 &&
               ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        place_caret(field, under, true);
    }
}

// The caret comes by click, by Tab, or because the caller asks; it goes with ImGui's focus, or with
// a click elsewhere, which leaves ImGui's focus where it was.
void update_focus(TextField& field, ImGuiID id) {
    const bool asked = field.take_focus;  // a click that made the caller ask is not one elsewhere
    if (field.take_focus) {
        ImGuiWindow* window = ImGui::GetCurrentWindow();
        ImGui::FocusWindow(window);
        ImGui::SetFocusID(id, window);
        field.take_focus = false;
        field.focused = true;
    }
    const bool nav_item = ImGui::IsItemFocused();
    if (ImGui::IsItemClicked() || (nav_item && !field.was_nav_item)) field.focused = true;
    const bool clicked_elsewhere = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                                   !ImGui::IsItemClicked() && !ImGui::IsItemHovered();
    if (!nav_item || (clicked_elsewhere && !asked)) field.focused = false;
    if (!field.focused) {
        field.joins_undo = false;
        field.held = {};
    }
    field.was_nav_item = nav_item;
}

float text_x(const FieldBox& box, const TextField& field, bool multiline) {
    const bool at_right = !multiline && field.paragraph.rtl();
    const float spare = box.area.x - field.paragraph.widest_line() - kCaretWidth;
    return box.inner.x - field.scroll.x + (at_right ? std::max(0.0f, spare) : 0);
}

void place_text(FieldBox& box, const TextField& field, bool multiline) {
    box.text = {std::floor(text_x(box, field, multiline)), box.inner.y - field.scroll.y};
}

// Scrolls just so far that the caret can be seen, and never past the text.
void scroll_to_caret(TextField& field, const FieldBox& box, float line_height, bool multiline) {
    const Caret caret = field.paragraph.caret(field.caret);
    const float y = static_cast<float>(caret.line) * line_height;
    const float most_y = std::max(0.0f, field.paragraph.height() - box.area.y);
    const float most_x =
        multiline ? 0 : std::max(0.0f, field.paragraph.widest_line() + kCaretWidth - box.area.x);
    if (field.since_move == 0) {
        field.scroll.y = std::min(field.scroll.y, y);
        field.scroll.y = std::max(field.scroll.y, y + line_height - box.area.y);
        field.scroll.x = std::min(field.scroll.x, caret.x);
        field.scroll.x = std::max(field.scroll.x, caret.x + kCaretWidth - box.area.x);
    }
    field.scroll.x = std::clamp(field.scroll.x, 0.0f, most_x);
    field.scroll.y = std::clamp(field.scroll.y, 0.0f, most_y);
}

void scroll_by_wheel(TextField& field, const FieldBox& box, float line_height) {
    if (field.paragraph.height() <= box.area.y || !ImGui::IsItemHovered()) return;
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    field.scroll.y -= ImGui::GetIO().MouseWheel * line_height * 3;
}

// Tells the platform where the candidate window of an input method belongs.
void place_input_method(ImVec2 caret, float line_height) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    ImGuiPlatformImeData& place = context.PlatformImeData;
    place.WantVisible = place.WantTextInput = true;
    place.InputPos = caret;
    place.InputLineHeight = line_height;
    place.ViewportId = ImGui::GetCurrentWindow()->Viewport->ID;
    context.IO.WantTextInput = true;
}

void draw_caret(ImDrawList& list, TextField& field, const FieldBox& box, ImU32 colour,
                float line_height, bool read_only) {
    const Caret caret = field.paragraph.caret(field.caret);
    const ImVec2 at(std::floor(box.text.x + caret.x),
                    box.text.y + static_cast<float>(caret.line) * line_height);
    if (!read_only) place_input_method(at, line_height);
    // It moved in this frame when that is 0.
    if (field.since_move > 0) field.since_move += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (caret_is_seen(field.since_move))
        list.AddRectFilled({at.x, at.y + 2}, {at.x + kCaretWidth, at.y + line_height - 2}, colour);
    ask_for_frame(until_blink(field.since_move));
    field.since_move = std::max(field.since_move, kJustMoved);
}

void draw_contents(ImDrawList& list, TextField& field, const FieldBox& box, FontStack& fonts,
                   const TextFieldStyle& style, const TextFieldOptions& options,
                   float line_height) {
    list.PushClipRect({box.min.x + 1, box.inner.y - 2},
                      {box.max.x - 1, box.inner.y + box.area.y + 2}, true);
    for (const LineRect& rect :
         field.paragraph.rects(selection_begin(field), selection_end(field))) {
        const float y = box.text.y + static_cast<float>(rect.line) * line_height;
        list.AddRectFilled({box.text.x + rect.x0, y}, {box.text.x + rect.x1, y + line_height},
                           style.selection);
    }
    field.paragraph.draw(list, fonts, box.text, style.text);
    if (field.seen.empty() && !options.placeholder.empty()) {
        const float y = box.inner.y + (line_height - fonts.line_height()) / 2;
        draw_label(list, fonts, {box.inner.x, std::floor(y)}, style.placeholder,
                   options.placeholder, box.area.x);
    }
    if (field.focused) draw_caret(list, field, box, style.caret, line_height, options.read_only);
    list.PopClipRect();
}

void draw_frame(ImDrawList& list, const FieldBox& box, const TextFieldStyle& style, bool focused) {
    list.AddRectFilled(box.min, box.max, style.background, style.rounding);
    if (focused)
        list.AddRect(box.min, box.max, style.focus, style.rounding, 0, kRingWidth);
    else
        list.AddRect(box.min, box.max, style.border, style.rounding);
}

// The frame's size, from the text as it was laid out.
FieldBox make_box(const TextField& field, const TextFieldStyle& style,
                  const TextFieldOptions& options, float width, float line_height) {
    float height = line_height + style.padding.y * 2;
    if (options.multiline) {
        height = std::max(field.paragraph.height() + style.padding.y * 2, options.min_height);
        if (options.max_height > 0) height = std::min(height, options.max_height);
    }
    FieldBox box;
    box.min = ImGui::GetCursorScreenPos();
    box.max = {box.min.x + width, box.min.y + height};
    box.inner = {box.min.x + style.padding.x, box.min.y + style.padding.y};
    box.area = {std::max(1.0f, width - style.padding.x * 2),
                std::max(1.0f, height - style.padding.y * 2)};
    return box;
}

}  // namespace

TextFieldEvents draw_text_field(const char* id, TextField& field, std::string& value,
                                FontStack& fonts, const TextFieldStyle& style,
                                const TextFieldOptions& options) {
    const float width = options.width > 0 ? options.width : ImGui::GetContentRegionAvail().x;
    const float line_height = style.line_height > 0 ? style.line_height : fonts.line_height();
    // Room for the caret behind the last letter of a full line.
    const float wrap_width =
        options.multiline ? std::max(1.0f, width - style.padding.x * 2 - kCaretWidth) : FLT_MAX;
    FieldEditor editor{field,         value, fonts, wrap_width, line_height, options.multiline,
                       options.secret};
    accept_value(editor);
    FieldBox box = make_box(field, style, options, width, line_height);
    place_text(box, field, options.multiline);

    // The field draws its own ring.
    const bool hides_ring = field.focused && GImGui->NavCursorVisible;
    if (hides_ring) ImGui::SetNavCursorVisible(false);
    ImGui::InvisibleButton(id, {width, box.max.y - box.min.y}, ImGuiButtonFlags_EnableNav);
    if (hides_ring) ImGui::SetNavCursorVisible(true);
    const ImGuiID item = ImGui::GetItemID();
    TextFieldEvents events;
    update_focus(field, item);
    handle_mouse(field, box);
    scroll_by_wheel(field, box, line_height);
    if (field.focused) {
        // Else Tab would only show where the keyboard is, again and again, and never leave.
        ImGui::SetNavCursorVisible(true);
        GImGui->NavHighlightItemUnderNav = false;  // the mouse is still where it is
        handle_keys(editor, item, options, events);
    }
    events.changed = editor.changed;

    scroll_to_caret(field, box, line_height, options.multiline);
    place_text(box, field, options.multiline);
    if (ImGui::IsRectVisible(box.min, box.max)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const AtlasScope scope(list, fonts.atlas());
        draw_frame(list, box, style, field.focused);
        draw_contents(list, field, box, fonts, style, options, line_height);
    }
    return events;
}

}  // namespace tandem::ui
