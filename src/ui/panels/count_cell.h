// Numbers that open what they count.
#pragma once

#include <imgui.h>
#include <string>

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

// Over a number that is drawn already between `min` and `max`; pressed, the page of passages lists
// what it counts. Where it stands in a row, call ImGui::SetNextItemAllowOverlap() before the row.
// `id` must be unique in its window or under PushID.
void count_cell(const View& view, const char* id, ImVec2 min, ImVec2 max, const std::string& number,
                const OccurrenceQuery& query, Actions& actions);

// A line of small words with a number in it, at ImGui's cursor. What leads up to the number, "5
// turns, ", stands in the same line if there is room.
void count_line(const View& view, const char* id, const std::string& lead,
                const std::string& number, const OccurrenceQuery& query, Actions& actions);

// Codings with the code, those without words included; with `below` also of the codes below it.
OccurrenceQuery codings_with(CodeId code, bool below = false);

}  // namespace tandem::ui
