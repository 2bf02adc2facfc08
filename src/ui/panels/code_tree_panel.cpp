#include "ui/panels/code_tree_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/count_cell.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 28;
constexpr float kIndent = 13;

struct TreeRow {
    const Code* code;
    int depth;
    bool has_children;
};

// Rows that are not inside a closed one.
std::vector<TreeRow> open_rows(const View& view, const CodeTreeState& state) {
    std::vector<TreeRow> rows;
    const std::vector<CodeInTree>& codes = view.derived.codes();
    int closed_depth = -1;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const int depth = codes[i].depth;
        if (closed_depth >= 0 && depth > closed_depth) continue;
        const bool parent = i + 1 < codes.size() && codes[i + 1].depth > depth;
        rows.push_back({codes[i].code, depth, parent});
        closed_depth = state.closed.contains(codes[i].code->id) ? depth : -1;
    }
    return rows;
}

void draw_row(const View& view, const RowBox& box, const TreeRow& each, bool closed,
              Actions& actions) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float indent = view.px(kIndent) * static_cast<float>(each.depth);
    const float middle = (box.min.y + box.max.y) / 2, side = view.px(10);
    if (each.has_children)
        draw_icon(list, closed ? Icon::Right : Icon::Down,
                  {box.min.x + indent + view.px(7), middle}, view.px(9), view.theme.faint);
    square(list, {box.min.x + indent + view.px(16), std::round(middle - side / 2)}, side,
           view.colours.of(each.code->id));
    const int count = view.derived.count_of(each.code->id);
    const std::string number = std::to_string(count);
    const float number_width = measure_label(view.type.small, number);
    const float right = box.max.x - view.px(8) - number_width;
    const float x = box.min.x + indent + view.px(33), room = right - view.px(8) - x;
    draw_label(list, view.type.plain, {x, box.middle(view.type.plain)}, view.theme.text,
               each.code->name, room);
    if (measure_label(view.type.plain, each.code->name) > room) tooltip(view, each.code->name);
    if (count == 0 && each.has_children) return;
    draw_label(list, view.type.small, {right, box.middle(view.type.small)}, view.theme.faint,
               number);
    count_cell(view, "##codings-with", {right, box.min.y}, {right + number_width, box.max.y},
               number, codings_with(each.code->id), actions);
}

// More than a screenful begins with the upper two levels open.
void choose_closed(const View& view, CodeTreeState& state) {
    constexpr std::size_t kMany = 80;
    if (state.chose_closed || view.derived.codes().empty()) return;
    state.chose_closed = true;
    if (view.derived.codes().size() <= kMany) return;
    for (const CodeInTree& each : view.derived.codes())
        if (each.depth >= 1) state.closed.insert(each.code->id);
}

void press_row(const View& view, const RowBox& box, const TreeRow& each, CodeTreeState& state,
               Actions& actions) {
    const float indent = view.px(kIndent) * static_cast<float>(each.depth);
    const bool on_arrow = ImGui::GetIO().MousePos.x < box.min.x + indent + view.px(19);
    if (box.double_clicked && !on_arrow) {
        actions.post(CodeSelection{each.code->id});
        return;
    }
    if (!box.pressed) return;
    if (each.has_children && on_arrow) {
        if (!state.closed.erase(each.code->id)) state.closed.insert(each.code->id);
    } else {
        actions.post(SelectCode{each.code->id});
    }
}

}  // namespace

void code_tree_panel(const View& view, CodeTreeState& state, Actions& actions) {
    heading(view, "CODES");
    space(view, 4);
    choose_closed(view, state);
    const std::vector<TreeRow> rows = open_rows(view, state);
    if (rows.empty())
        text_block(view, view.type.small, view.theme.dim,
                   "No codes yet. Select words in a transcript, press Enter and type the name of "
                   "the first code; or load a codebook: tandem codebook load STUDY.tandem FILE.");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const TreeRow& each = rows[static_cast<std::size_t>(i)];
            ImGui::PushID(static_cast<int>(each.code->id.value));
            ImGui::SetNextItemAllowOverlap();
            const RowBox box = row(view, "##code", each.code->name, each.code->id == state.selected,
                                   view.px(kRow));
            press_row(view, box, each, state, actions);
            draw_row(view, box, each, state.closed.contains(each.code->id), actions);
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
