#include "ui/panels/count_cell.h"

#include <algorithm>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {

void count_cell(const View& view, const char* id, ImVec2 min, ImVec2 max, const std::string& number,
                const OccurrenceQuery& query, Actions& actions) {
    const float around = std::max(view.px(5), (view.px(24) - (max.x - min.x)) / 2);
    const bool pressed = press_over(id, {min.x - around, min.y}, {max.x + around, max.y});
    const std::string words = describe(view.project, query) + ": " + number;
    name_item(words);
    focus_ring(view);
    if (ImGui::IsItemHovered()) {
        const float under =
            std::floor((min.y + max.y + view.type.small.line_height()) / 2) - view.px(1);
        hairline(*ImGui::GetWindowDrawList(), {min.x, under}, {max.x, under}, view.theme.text);
    }
    tooltip(view, words + ". Press it to list them.");
    if (pressed) actions.post(ShowOccurrences{query});
}

void count_line(const View& view, const char* id, const std::string& lead,
                const std::string& number, const OccurrenceQuery& query, Actions& actions) {
    FontStack& font = view.type.small;
    const float room = ImGui::GetContentRegionAvail().x, width = measure_label(font, number);
    float before = measure_label(font, lead + number) - width;
    const bool one_line = before + width <= room;
    if (!one_line) {
        text_block(view, font, view.theme.dim, lead);
        before = 0;
    }
    const float x = ImGui::GetCursorScreenPos().x + before, y = ImGui::GetCursorScreenPos().y;
    text_block(view, font, view.theme.dim, one_line ? lead + number : number);
    count_cell(view, id, {x, y}, {x + std::min(room, width), ImGui::GetItemRectMax().y}, number,
               query, actions);
}

OccurrenceQuery codings_with(CodeId code, bool below) {
    OccurrenceQuery query;
    query.code = code;
    query.with_below = below;
    return query;
}

}  // namespace tandem::ui
