// What a page shows while that is counted which it is about.
#pragma once

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

// As Counted, whatever is counted.
struct CountingState {
    bool there = false, fresh = false, ended = false;
    std::string_view problem;
};
template <class Result>
CountingState state_of(const Counted<Result>& counted) {
    return {counted.result != nullptr, counted.fresh, counted.ended, counted.problem};
}

// A line at ImGui's cursor that says that it is being counted, or why not, with a button to count
// again; nothing once it is fresh. What an older count gave is to be drawn with older_view().
void counting_line(const View& view, const CountingState& state, Actions& actions);

// The theme in which all words stand back.
Theme greyed(const Theme& theme);
View older_view(const View& view, const Theme& greyed);

}  // namespace tandem::ui
