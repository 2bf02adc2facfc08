#include "ui/text_field_edit.h"

#include <algorithm>

namespace tandem::ui {
namespace {

constexpr std::size_t kMostUndoSteps = 200;
constexpr std::size_t kMostUndoBytes = 4'000'000;

void lay_out(FieldEditor& editor) {
    editor.field.paragraph.layout(editor.fonts, editor.wrap_width, editor.line_height);
}

// As many as there are letters, so that places in both are the same.
std::string dots(CodePoints count) {
    std::string text;
    for (std::int64_t i = 0; i < count.value; ++i) text += "•";
    return text;
}

void set_value(FieldEditor& editor, std::string text) {
    editor.field.paragraph.set_text(text);
    editor.value = editor.field.paragraph.text();
    editor.field.seen = editor.value;
    if (editor.secret) editor.field.paragraph.set_text(dots(length(editor.value)));
    lay_out(editor);
}

void trim_history(std::vector<TextField::Version>& history) {
    std::size_t bytes = 0, kept = 0;
    while (kept < history.size() && kept < kMostUndoSteps) {
        bytes += history[history.size() - 1 - kept].text.size();
        if (kept > 0 && bytes > kMostUndoBytes) break;
        ++kept;
    }
    history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(kept));
}

void remember(FieldEditor& editor) {
    TextField& field = editor.field;
    field.undo.push_back({editor.value, field.caret, field.anchor});
    trim_history(field.undo);
    field.redo.clear();
}

void replace(FieldEditor& editor, CodePoints begin, CodePoints end, std::string_view with) {
    const std::string_view old = editor.value;
    std::string text(slice(old, {0}, begin));
    text += with;
    text += slice(old, end, length(old));
    set_value(editor, std::move(text));
    editor.field.caret = editor.field.anchor = begin + length(with);
    editor.field.goal_x = -1;
    editor.field.since_move = 0;
    editor.changed = true;
}

void restore(FieldEditor& editor, std::vector<TextField::Version>& from,
             std::vector<TextField::Version>& to) {
    if (from.empty()) return;
    TextField& field = editor.field;
    to.push_back({editor.value, field.caret, field.anchor});
    const TextField::Version version = std::move(from.back());
    from.pop_back();
    set_value(editor, version.text);
    field.caret = version.caret;
    field.anchor = version.anchor;
    field.joins_undo = false;
    field.since_move = 0;
    editor.changed = true;
}

void erase_range(FieldEditor& editor, CodePoints begin, CodePoints end) {
    editor.field.joins_undo = false;
    if (begin == end) return;
    remember(editor);
    replace(editor, begin, end, "");
}

CodePoints vertical_target(FieldEditor& editor, int lines) {
    TextField& field = editor.field;
    const Paragraph& text = field.paragraph;
    const Caret from = text.caret(field.caret);
    if (field.goal_x < 0) field.goal_x = from.x;
    const int line = from.line + lines;
    if (line < 0) return {0};
    if (line >= text.line_count()) return text.length();
    return text.hit(field.goal_x, (static_cast<float>(line) + 0.5f) * editor.line_height);
}

CodePoints target(FieldEditor& editor, Motion motion) {
    const CodePoints at = editor.field.caret;
    const Paragraph& text = editor.field.paragraph;
    const bool rtl = text.rtl();
    switch (motion) {
        case Motion::Left:
            return text.left_of(at);
        case Motion::Right:
            return text.right_of(at);
        case Motion::WordLeft:
            return rtl ? text.next_word(at) : text.previous_word(at);
        case Motion::WordRight:
            return rtl ? text.previous_word(at) : text.next_word(at);
        case Motion::Up:
            return vertical_target(editor, -1);
        case Motion::Down:
            return vertical_target(editor, 1);
        case Motion::LineHome:
            return text.line_home(at);
        case Motion::LineEnd:
            return text.line_end(at);
        case Motion::TextHome:
            return {0};
        case Motion::TextEnd:
            return text.length();
    }
    return at;
}

// The end of the selection that Left or Right without Shift goes to.
CodePoints selection_side(const TextField& field, bool right) {
    const bool toward_end = right != field.paragraph.rtl();
    return toward_end ? selection_end(field) : selection_begin(field);
}

}  // namespace

void accept_value(FieldEditor& editor) {
    TextField& field = editor.field;
    if (!field.ready || field.seen != editor.value) {
        const bool from_outside = field.ready;
        if (from_outside) {
            field.undo.push_back({field.seen, field.caret, field.anchor});
            trim_history(field.undo);
            field.redo.clear();
        }
        set_value(editor, editor.value);
        field.ready = true;
        field.joins_undo = false;
    }
    lay_out(editor);
    const CodePoints end = field.paragraph.length();
    field.caret = std::clamp(field.caret, CodePoints{0}, end);
    field.anchor = std::clamp(field.anchor, CodePoints{0}, end);
}

bool has_selection(const TextField& field) {
    return field.caret != field.anchor;
}
CodePoints selection_begin(const TextField& field) {
    return std::min(field.caret, field.anchor);
}
CodePoints selection_end(const TextField& field) {
    return std::max(field.caret, field.anchor);
}

std::string selected_text(const TextField& field) {
    return std::string(slice(field.seen, selection_begin(field), selection_end(field)));
}

void select_all(TextField& field) {
    field.anchor = {0};
    field.caret = field.paragraph.length();
}

void place_caret(TextField& field, CodePoints at, bool extend) {
    field.caret = at;
    if (!extend) field.anchor = at;
    field.goal_x = -1;
    field.since_move = 0;
    field.joins_undo = false;
}

void move_caret(FieldEditor& editor, Motion motion, bool extend) {
    TextField& field = editor.field;
    const bool sideways = motion == Motion::Left || motion == Motion::Right;
    const bool vertical = motion == Motion::Up || motion == Motion::Down;
    const CodePoints to = sideways && !extend && has_selection(field)
                              ? selection_side(field, motion == Motion::Right)
                              : target(editor, motion);
    const float goal_x = field.goal_x;
    place_caret(field, to, extend);
    if (vertical) field.goal_x = goal_x;
}

void select_around(TextField& field, CodePoints at, int clicks) {
    if (clicks == 2) {
        const WordRange word = field.paragraph.word_at(at);
        place_caret(field, word.begin, false);
        place_caret(field, word.end, true);
        return;
    }
    const std::string& text = field.seen;
    const std::size_t byte = byte_at(text, at);
    const std::size_t before = byte == 0 ? std::string::npos : text.rfind('\n', byte - 1);
    const std::size_t after = std::min(text.find('\n', byte), text.size());
    place_caret(field, code_point_at(text, before == std::string::npos ? 0 : before + 1), false);
    place_caret(field, code_point_at(text, after), true);
}

void insert_text(FieldEditor& editor, std::string_view text, bool typed) {
    TextField& field = editor.field;
    if (!typed || !field.joins_undo || has_selection(field)) remember(editor);
    replace(editor, selection_begin(field), selection_end(field), text);
    field.joins_undo = typed;
}

void erase_backward(FieldEditor& editor, bool word) {
    const TextField& field = editor.field;
    CodePoints begin = selection_begin(field);
    if (!has_selection(field))
        begin = word ? field.paragraph.previous_word(field.caret)
                     : field.paragraph.backspace_begin(field.caret);
    erase_range(editor, begin, selection_end(field));
}

void erase_forward(FieldEditor& editor, bool word) {
    const TextField& field = editor.field;
    CodePoints end = selection_end(field);
    if (!has_selection(field))
        end = word ? field.paragraph.next_word(field.caret)
                   : field.paragraph.next_grapheme(field.caret);
    erase_range(editor, selection_begin(field), end);
}

void undo(FieldEditor& editor) {
    restore(editor, editor.field.undo, editor.field.redo);
}
void redo(FieldEditor& editor) {
    restore(editor, editor.field.redo, editor.field.undo);
}

std::string cleaned(std::string_view text, bool multiline) {
    const std::string valid = Paragraph(text).text();
    std::string clean;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const char c = valid[i];
        const bool line_feed_follows = i + 1 < valid.size() && valid[i + 1] == '\n';
        if (c == '\r' && line_feed_follows) continue;
        if (c == '\n' || c == '\r')
            clean += multiline ? '\n' : ' ';
        else if (c == '\t')
            clean += multiline ? '\t' : ' ';
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
            clean += c;
    }
    return clean;
}

}  // namespace tandem::ui
