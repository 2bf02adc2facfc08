// Pieces that several cards of the inspector, and other panels, share.
#pragma once

#include <functional>

#include "ui/panels/inspector.h"

namespace tandem::ui {

// The code's square and name, and its path below.
void draw_code_title(const View& view, const Code& code);

// A row with the code's square and name; the coder's name when it is not the reader.
void draw_code_link(const View& view, const char* id, CodeId code, CoderId coder,
                    const std::function<void()>& pressed);

// The memo of the person at work on a thing, and others' memos that may be seen. Saved when the
// field loses the keyboard or by Ctrl+Enter.
void draw_memo(const View& view, InspectorState& state, const std::string& about, Guid target,
               Actions& actions);

}  // namespace tandem::ui
