// The axial board: themes, their codes, counts by group, and how codes are related.
#pragma once

#include "ui/actions.h"
#include "ui/panels/code_picker.h"
#include "ui/view.h"

namespace tandem::ui {

struct ThemesState {
    CodeId selected;
    CodePickerState picker;
    // What the picked code is for.
    enum class Purpose { Move, Merge, Relate };
    Purpose purpose = Purpose::Move;
    int relation_kind = 0;
    float right_width = 0;
};

void themes_panel(const View& view, ThemesState& state, Actions& actions);
// The selected code: what can be done with it, and its relations.
void relations_panel(const View& view, ThemesState& state, Actions& actions);

}  // namespace tandem::ui
