// Each two coders in a square: who agrees with whom, pooled over codes.
#include <algorithm>
#include <cmath>

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/counting.h"
#include "ui/panels/heat.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kMostSide = 92, kLeastSide = 44;

struct Map {
    std::vector<const Coder*> coders;
    ImVec2 at;
    float label = 0, side = 0;
    ImVec2 cell(std::size_t row, std::size_t column) const {
        return {at.x + label + side * static_cast<float>(column),
                at.y + side * static_cast<float>(row)};
    }
};

Map make_map(const View& view) {
    Map map;
    map.coders = view.project.coders_who_code();
    const float room = ImGui::GetContentRegionAvail().x;
    for (const Coder* coder : map.coders)
        map.label = std::max(map.label, measure_label(view.type.small, coder->name));
    map.label = std::min(map.label + view.px(14), room * 0.3f);
    map.side = std::clamp(std::floor((room - map.label) / static_cast<float>(map.coders.size())),
                          view.px(kLeastSide), view.px(kMostSide));
    map.at = ImGui::GetCursorScreenPos();
    map.at.y += view.type.small.line_height() + view.px(8);
    return map;
}

void draw_names(const View& view, const Map& map) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    for (std::size_t i = 0; i < map.coders.size(); ++i) {
        const std::string& name = map.coders[i]->name;
        const float width = std::min(measure_label(font, name), map.side - view.px(8));
        const ImVec2 over = map.cell(0, i);
        draw_label(list, font,
                   {over.x + (map.side - width) / 2, over.y - font.line_height() - view.px(5)},
                   view.theme.dim, name, map.side - view.px(8));
        draw_label(list, font, {map.at.x, map.cell(i, 0).y + (map.side - font.line_height()) / 2},
                   view.theme.dim, name, map.label - view.px(10));
    }
}

std::string pair_words(const View& view, const StudyAgreement& pair, const Measured* figure) {
    const std::string names =
        coder_name(view, pair.coders[0]) + " and " + coder_name(view, pair.coders[1]) + ". ";
    if (pair.transcripts.empty()) return names + "No transcript was declared done by both.";
    return names + (figure ? figure_tip(*figure) + " " : std::string("Neither gave a code. ")) +
           counted(static_cast<std::int64_t>(pair.transcripts.size()), "transcript") + ", " +
           counted(pair.total_units, pair.unit) + ", " + counted(pair.pooled.codes, "code") + ".";
}

void draw_pair(const View& view, const Map& map, ImVec2 at, const StudyAgreement& pair,
               AgreementState& state) {
    const Measured* figure = figure_of(pair.pooled.figures, state.query.measure);
    const bool known = figure && figure->value && !pair.transcripts.empty();
    const HeatColours colours = heat_colours(view.theme, known ? *figure->value : 0);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min(at.x + 1, at.y + 1), max(at.x + map.side - 1, at.y + map.side - 1);
    ImGui::SetCursorScreenPos(at);
    const bool pressed = press_area("##pair", {map.side, map.side});
    const std::string words = known ? value_words(*figure) : "–";
    name_item(coder_name(view, pair.coders[0]) + " and " + coder_name(view, pair.coders[1]) + ": " +
              words);
    list.AddRectFilled(min, max, colours.ground, view.px(4));
    list.AddRect(min, max,
                 ImGui::IsItemHovered() || !known || view.theme.high_contrast ? view.theme.dim
                                                                              : view.theme.line,
                 view.px(4));
    focus_ring(view);
    FontStack& font = view.type.strong;
    draw_label(list, font,
               {std::round(at.x + (map.side - measure_label(font, words)) / 2),
                std::round(at.y + (map.side - font.line_height()) / 2)},
               colours.words, words);
    tooltip(view, pair_words(view, pair, figure));
    if (!pressed) return;
    state.query.a = pair.coders[0];
    state.query.b = pair.coders[1];
    state.shown = AgreementView::Codes;
}

const StudyAgreement* find_pair(const std::vector<StudyAgreement>& pairs, CoderId one,
                                CoderId other) {
    const auto found = std::ranges::find_if(pairs, [&](const StudyAgreement& each) {
        return (each.coders[0] == one && each.coders[1] == other) ||
               (each.coders[0] == other && each.coders[1] == one);
    });
    return found == pairs.end() ? nullptr : &*found;
}

void draw_map(const View& view, AgreementState& state, const std::vector<StudyAgreement>& pairs) {
    const Map map = make_map(view);
    draw_names(view, map);
    for (std::size_t row = 0; row < map.coders.size(); ++row)
        for (std::size_t column = 0; column < map.coders.size(); ++column) {
            const StudyAgreement* pair =
                find_pair(pairs, map.coders[row]->id, map.coders[column]->id);
            if (!pair) continue;
            ImGui::PushID(static_cast<int>(row * map.coders.size() + column));
            draw_pair(view, map, map.cell(row, column), *pair, state);
            ImGui::PopID();
        }
    const ImVec2 end = map.cell(map.coders.size(), 0);
    ImGui::SetCursorScreenPos({map.at.x, end.y + view.px(10)});
}

// From the colour of 0 to that of 1.
void draw_legend(const View& view, const std::string& measure) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float step = view.px(18), height = view.px(12);
    const float y = at.y + (font.line_height() - height) / 2;
    const std::string first = short_title(measure) + " 0 or below";
    float x = at.x + draw_label(list, font, at, view.theme.dim, first) + view.px(8);
    for (int i = 0; i <= 10; ++i, x += step)
        list.AddRectFilled({x, y}, {x + step, y + height},
                           heat_colours(view.theme, static_cast<double>(i) / 10).ground);
    list.AddRect({x - step * 11, y}, {x, y + height}, view.theme.dim);
    draw_label(list, font, {x + view.px(8), at.y}, view.theme.dim,
               is_percentage(measure) ? "100 %" : "1");
    ImGui::Dummy({x - at.x, font.line_height()});
}

}  // namespace

void agreement_coders(const View& plain, AgreementState& state, Actions& actions) {
    const auto& counted = plain.derived.agreement_of_pairs(state.query);
    counting_line(plain, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(plain.theme);
    const View view = counted.fresh ? plain : older_view(plain, grey);
    text_block(view, view.type.small, view.theme.dim,
               "Pooled over the codes that at least one of the two gave, in the transcripts that "
               "both have declared done. Press a square to see the two code by code.");
    space(view, 10);
    ImGui::BeginChild("##map", {0, 0}, ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_HorizontalScrollbar);
    draw_map(view, state, *counted.result);
    draw_legend(view, state.query.measure);
    ImGui::EndChild();
}

}  // namespace tandem::ui
