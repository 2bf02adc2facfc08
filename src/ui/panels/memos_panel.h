// All memos and concerns of the study that may be seen, with filters; and the one that is read.
#pragma once

#include "ui/actions.h"
#include "ui/panels/memo_editor.h"
#include "ui/view.h"

namespace tandem::ui {

struct MemosState {
    std::string type, about;  // empty: all
    CoderId coder;            // none: all
    std::string words;
    TextField field;
    bool oldest_first = false;
    MemoId chosen;
    MemoEditor editor;
    float right_width = 0;
};

// Those that pass the filters, in their order.
std::vector<MemoId> filtered_memos(const View& view, const MemosState& state);

void memos_panel(const View& view, MemosState& state, Actions& actions);
// The chosen memo: what it hangs on, and its words, to be changed by who wrote it.
void memo_panel(const View& view, MemosState& state, Actions& actions);

}  // namespace tandem::ui
