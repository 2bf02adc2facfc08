// Writing a memo: its type, its words, saved when the field is left. Inspector and memo list share
// it.
#pragma once

#include <optional>
#include <string>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct MemoEditor {
    std::string about;  // memo_subjects(); empty: nothing is being written
    Guid target;
    MemoId memo;       // none: a new one
    std::string type;  // one of memo_types(), or kConcern
    std::string text, saved;
    TextField field;
    bool had_focus = false;
};

// Goes on with a memo, or begins one. What was typed before is asked to be saved.
void edit_memo(const View& view, MemoEditor& editor, const Memo& memo, Actions& actions);
void begin_memo(const View& view, MemoEditor& editor, std::string about, Guid target,
                std::string type, Actions& actions);
// The type that a new memo has if nobody says another.
std::string usual_type(const std::string& about);

// What is typed but not saved yet, as a command; nothing when all is saved.
std::optional<Command> unsaved_memo(const View& view, MemoEditor& editor);

// Type, field and what else can be done with the memo. Saves when the field loses the keyboard or
// by Ctrl+Enter.
void draw_memo_editor(const View& view, MemoEditor& editor, Actions& actions);

// "Theoretical · Ana · 2026-11-22 17:40", a concern in the colour of warnings.
void draw_memo_head(const View& view, const Memo& memo);
std::string type_words(const std::string& type);

// All memos and concerns on a thing that may be seen, and the editor for those of the person at
// work. `target` is the thing's GUID.
void draw_memos(const View& view, MemoEditor& editor, const std::string& about, Guid target,
                Actions& actions);

}  // namespace tandem::ui
