// The codebook as a tree at the left.
#pragma once

#include <unordered_set>

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct CodeTreeState {
    CodeId selected;
    std::unordered_set<CodeId> closed;
    bool chose_closed = false;  // large codebooks begin folded
};

void code_tree_panel(const View& view, CodeTreeState& state, Actions& actions);

}  // namespace tandem::ui
