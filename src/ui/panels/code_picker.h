// Finding a code by a few letters of its name.
#pragma once

#include <string>
#include <vector>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct CodePickerState {
    bool opening = false, open = false;
    std::string typed;
    TextField field;
    int highlighted = 0;
    std::vector<CodeId> recent;  // newest first
    CodingId recodes;            // gets the code that is picked; none: the selected words do
};

struct PickedCode {
    CodeId code;           // none when a new one is wanted
    std::string new_name;  // of the new one
    bool cancelled = false;
    explicit operator bool() const { return code || !new_name.empty() || cancelled; }
};

// Best match first; without letters, recent codes and then the codebook's order.
std::vector<CodeId> matching_codes(const View& view, const CodePickerState& state);

// The field, the list and the definition of the highlighted code, at ImGui's cursor; for use in an
// open popup. `may_make` offers a new code of the typed name.
PickedCode pick_code(const View& view, CodePickerState& state, bool may_make);

void open_picker(CodePickerState& state);

// The picker over the words selected in the transcript; `at` is where it should open.
void code_picker_panel(const View& view, CodePickerState& state, ImVec2 at, Actions& actions);

}  // namespace tandem::ui
