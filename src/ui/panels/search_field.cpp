#include "ui/panels/search_field.h"

#include <array>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

struct Switch {
    bool SearchQuery::*option;
    std::string_view sign, name;
    CommandId command;
};
constexpr std::array kSwitches{
    Switch{&SearchQuery::match_case, "Aa", "Match capitals", CommandId::FindMatchCase},
    Switch{&SearchQuery::match_accents, "é", "Match accents", CommandId::FindMatchAccents},
    Switch{&SearchQuery::whole_word, "ab|", "Whole words", CommandId::FindWholeWords},
    Switch{&SearchQuery::regular_expression, ".*", "Regular expression",
           CommandId::FindExpression}};
constexpr float kSwitch = 32;

bool draw_switch(const View& view, const Switch& each, bool on) {
    const ImVec2 at = ImGui::GetCursorScreenPos(), size(view.px(kSwitch - 2), view.px(28));
    const ImVec2 end(at.x + size.x, at.y + size.y);
    ImGui::PushID(static_cast<int>(each.command));
    const bool pressed = press_area("##switch", size);
    ImGui::PopID();
    name_item(each.name, on);
    const std::string key = view.keys.name_of(each.command);
    tooltip(view, std::string(each.name) + (key.empty() ? "" : " (" + key + ")"));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (on || ImGui::IsItemHovered())
        list.AddRectFilled(at, end, on ? view.theme.chosen : view.theme.hover, view.px(6));
    if (on) list.AddRect(at, end, view.theme.accent, view.px(6));
    FontStack& font = on ? view.type.small_strong : view.type.small;
    draw_label(list, font,
               {std::floor(at.x + (size.x - measure_label(font, each.sign)) / 2),
                std::floor(at.y + (size.y - font.line_height()) / 2)},
               on ? view.theme.text : view.theme.dim, each.sign);
    return pressed;
}

}  // namespace

SearchFieldEvents search_field(const View& view, SearchQuery& query, TextField& field,
                               float width) {
    TextFieldStyle style = field_style(view);
    style.padding = {view.px(10), view.px(4)};
    TextFieldOptions options;
    options.width =
        std::max(view.px(80), width - view.px(kSwitch) * static_cast<float>(kSwitches.size()));
    options.placeholder = query.regular_expression ? "A regular expression" : "Find words";
    const TextFieldEvents typed =
        draw_text_field("##words", field, query.words, view.type.plain, style, options);
    name_item("Find words");
    SearchFieldEvents events;
    events.changed = typed.changed;
    events.submitted = typed.submitted;
    events.backwards = typed.submitted && ImGui::GetIO().KeyShift;
    events.cancelled = typed.cancelled;
    for (const Switch& each : kSwitches) {
        ImGui::SameLine(0, view.px(2));
        if (!draw_switch(view, each, query.*each.option)) continue;
        query.*each.option = !(query.*each.option);
        events.changed = true;
    }
    return events;
}

std::size_t search_portion(const SearchQuery& query) {
    return query.regular_expression ? 60'000 : 200'000;
}

}  // namespace tandem::ui
