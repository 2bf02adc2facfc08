// Finding words in the whole study: every place with what stands around it.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "tandem/app/study_search.h"

#include "ui/actions.h"
#include "ui/panels/code_picker.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct FindPageState {
    SearchQuery query;
    TextField field;
    SearchScope scope;
    CodePickerState picker;

    // Kept by the panel.
    std::uint64_t revision = 0;
    std::optional<CoderId> me;
    SearchQuery asked;
    SearchScope asked_scope;
    std::optional<StudySearch> search;
    std::vector<bool> chosen;                            // which hits are to be coded
    std::vector<std::pair<TranscriptId, int>> count_of;  // in the order of the hits
    std::size_t counted = 0;
    int row = 0;          // the one that was last gone to
    int focus_row = -1;   // gets the keyboard when it is drawn; -1: none
    int scroll_row = -1;  // comes to the top
};

void find_panel(const View& view, FindPageState& state, Actions& actions);

// How many hits are chosen.
int chosen_hits(const FindPageState& state);

}  // namespace tandem::ui
