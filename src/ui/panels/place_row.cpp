#include "ui/panels/place_row.h"

#include <algorithm>
#include <cmath>

#include "tandem/text/direction.h"

#include "ui/textkit/label.h"
#include "ui/words.h"

namespace tandem::ui {

PlaceColumns place_columns(const View& view, const RowBox& box) {
    const float left = box.min.x + view.px(130), right = box.max.x - view.px(10);
    return {box.min.x + view.px(8), box.min.x + view.px(34), left,
            std::floor(left + (right - left) * 0.46f), right};
}

void draw_place_name(const View& view, const RowBox& box, const PlaceColumns& columns,
                     std::string_view name) {
    draw_label(*ImGui::GetWindowDrawList(), view.type.small,
               {columns.place, box.middle(view.type.small)}, view.theme.dim, name,
               columns.left - columns.place - view.px(8));
}

// Returns the width of the words, and of what replaces them.
static float draw_words(const View& view, const RowBox& box, const PlaceColumns& columns,
                        const std::string& words, bool rtl, const std::string* with) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack &plain = view.type.plain, &strong = view.type.strong;
    const float most = (columns.right - columns.middle) * 0.7f;
    if (!with) {
        draw_label(list, strong, {columns.middle, box.middle(strong)}, view.theme.text, words,
                   most);
        return std::min(most, measure_label(strong, words));
    }
    const float gap = view.px(7), y = std::round((box.min.y + box.max.y) / 2 + view.px(1));
    const float old_width = std::min(most / 2, measure_label(plain, words));
    const float new_width = std::min(most / 2, measure_label(strong, *with));
    const float old_x = columns.middle + (rtl ? new_width + gap : 0);
    const float new_x = columns.middle + (rtl ? 0 : old_width + gap);
    draw_label(list, plain, {old_x, box.middle(plain)}, view.theme.dim, words, most / 2);
    hairline(list, {old_x, y}, {old_x + old_width, y}, view.theme.dim);
    draw_label(list, strong, {new_x, box.middle(strong)}, view.theme.text, *with, most / 2);
    return old_width + gap + new_width;
}

void draw_in_context(const View& view, const RowBox& box, const PlaceColumns& columns,
                     const KeywordInContext& line, bool rtl, const std::string* with) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& plain = view.type.plain;
    const std::string mark = rtl ? "\u200f" : "\u200e";  // the direction of the turn
    const std::string left = mark + (rtl ? line.right : line.left);
    const std::string right = mark + (rtl ? line.left : line.right);
    const float width = draw_words(view, box, columns, mark + line.words, rtl, with);
    const float y = box.middle(plain);
    // Blanks at the end of a label have no width, but these stand before a word.
    const float blank = line.left.ends_with(' ') ? view.px(4) : 0;
    const float before = rtl ? 0 : blank, after = rtl ? blank : 0;
    list.PushClipRect({columns.left, box.min.y}, {columns.middle, box.max.y}, true);
    draw_label(list, plain, {columns.middle - before - measure_label(plain, left), y},
               view.theme.dim, left);
    list.PopClipRect();
    list.PushClipRect({columns.middle + width, box.min.y}, {columns.right, box.max.y}, true);
    draw_label(list, plain, {columns.middle + width + after, y}, view.theme.dim, right);
    list.PopClipRect();
}

void draw_tick(const View& view, const RowBox& box, float x, bool on) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float side = view.px(14), y = std::floor((box.min.y + box.max.y - side) / 2);
    const ImVec2 min(x, y), max(x + side, y + side);
    list.AddRectFilled(min, max, on ? view.theme.accent : view.theme.field, view.px(3));
    list.AddRect(min, max, on ? view.theme.accent : view.theme.faint, view.px(3));
    if (on)
        draw_icon(list, Icon::Check, {(min.x + max.x) / 2, (min.y + max.y) / 2}, view.px(10),
                  view.theme.on_accent);
}

bool pressed_at_tick(const RowBox& box, const PlaceColumns& columns) {
    if (!box.pressed) return false;
    const bool at_tick = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && box.hovered &&
                         ImGui::GetIO().MousePos.x < columns.place;
    return at_tick || ImGui::IsKeyDown(ImGuiKey_Space);
}

void place_row(const View& view, const PlaceRow& what, int i, PlaceList list, Actions& actions) {
    const SearchHit& place = what.place;
    const Turn* turn = view.project.find_turn(place.transcript, place.turn);
    const Transcript* transcript = view.project.transcripts.find(place.transcript);
    if (!turn || !transcript) return;
    const auto at = static_cast<std::size_t>(i);
    const KeywordInContext line = in_context(turn->text, place.range, kAroundPlace);
    const std::string name = turn_name(*transcript, *turn);
    ImGui::PushID(i);
    const RowBox box =
        row(view, "##place", name + " " + line.words, i == list.row, view.px(kPlaceRow));
    name_item(name + " " + line.words, list.chosen[at]);
    if (list.focus_row == i) {
        focus_here();
        list.focus_row = -1;
    }
    ImGui::PopID();
    const PlaceColumns columns = place_columns(view, box);
    draw_tick(view, box, columns.check, list.chosen[at]);
    draw_place_name(view, box, columns, name);
    draw_in_context(view, box, columns, line,
                    first_strong_direction(turn->text) == tandem::Direction::RightToLeft,
                    what.with);
    if (!box.pressed) return;
    list.row = i;
    if (pressed_at_tick(box, columns))
        list.chosen[at] = !list.chosen[at];
    else
        actions.post(
            OpenTranscript{place.transcript, place.turn, place.range.begin, place.range.end});
}

}  // namespace tandem::ui
