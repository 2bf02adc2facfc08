// Over the list of transcripts: the filter, and what it is set to.
#include <algorithm>
#include <cmath>

#include "tandem/text/boundaries.h"
#include "tandem/text/fold.h"

#include "ui/panels/card.h"
#include "ui/panels/documents.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 27, kListHeight = 360, kListWidth = 300, kChip = 24;

bool is_chosen(const DocumentsState& state, const DocumentCondition& condition) {
    return std::find(state.conditions.begin(), state.conditions.end(), condition) !=
           state.conditions.end();
}

void choose(DocumentsState& state, const DocumentCondition& condition) {
    if (std::erase(state.conditions, condition) > 0) return;
    if (condition.kind == DocumentCondition::Kind::Words)  // one at a time
        std::erase_if(state.conditions,
                      [](const auto& each) { return each.kind == DocumentCondition::Kind::Words; });
    state.conditions.push_back(condition);
}

// What fits the letters typed; with letters, the name that has them comes first.
std::vector<DocumentOffer> fitting_offers(const DocumentsState& state) {
    std::vector<DocumentOffer> fitting;
    const bool all = is_blank_text(state.typed);
    if (!all) {
        DocumentCondition name;
        name.text = state.typed;
        fitting.push_back({"Name", "has “" + state.typed + "”", name, -1});
    }
    for (const DocumentOffer& offer : state.offers)
        if (all || !find_folded(offer.heading + ": " + offer.label, state.typed).empty())
            fitting.push_back(offer);
    return fitting;
}

void draw_offer(const View& view, const RowBox& box, const DocumentOffer& offer, bool chosen) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float right = box.max.x - view.px(8);
    const std::string count = offer.transcripts < 0 ? "" : std::to_string(offer.transcripts);
    const float width = measure_label(view.type.small, count);
    draw_label(list, view.type.small, {right - width, box.middle(view.type.small)},
               view.theme.faint, count);
    if (chosen)
        draw_icon(list, Icon::Check, {box.min.x + view.px(13), (box.min.y + box.max.y) / 2},
                  view.px(11), view.theme.accent);
    const float x = box.min.x + view.px(25), room = right - width - view.px(8) - x;
    draw_label(list, view.type.plain, {x, box.middle(view.type.plain)}, view.theme.text,
               offer.label, room);
    if (measure_label(view.type.plain, offer.label) > room) tooltip(view, offer.label);
}

// Headings stand in rows of their own, as high as the others.
void draw_offers(const View& view, DocumentsState& state, const std::vector<DocumentOffer>& offers,
                 bool moved) {
    std::vector<int> lines;  // the place of an offer, or -1 - that of the offer below a heading
    for (int i = 0; i < static_cast<int>(offers.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (i == 0 || offers[at].heading != offers[at - 1].heading) lines.push_back(-1 - i);
        lines.push_back(i);
    }
    const float height = view.px(kRow);
    ImGui::BeginChild(
        "##offers", {0, std::min(view.px(kListHeight), height * static_cast<float>(lines.size()))},
        ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (moved) {
        const auto line = std::find(lines.begin(), lines.end(), state.highlighted) - lines.begin();
        const float top = height * static_cast<float>(line);
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY(),
                                     std::max(0.0f, top + height - ImGui::GetWindowHeight()), top));
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(lines.size()), height);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const int line = lines[static_cast<std::size_t>(i)];
            const auto at = static_cast<std::size_t>(line < 0 ? -1 - line : line);
            if (line < 0) {
                const ImVec2 from = ImGui::GetCursorScreenPos();
                draw_label(*ImGui::GetWindowDrawList(), view.type.small_strong,
                           {from.x + view.px(6), from.y + view.px(8)}, view.theme.dim,
                           offers[at].heading, ImGui::GetContentRegionAvail().x - view.px(10));
                ImGui::Dummy({1, height});
                continue;
            }
            ImGui::PushID(line);
            const RowBox box = row(view, "##offer", words_of(view, offers[at].condition),
                                   line == state.highlighted, height);
            ImGui::PopID();
            draw_offer(view, box, offers[at], is_chosen(state, offers[at].condition));
            if (box.pressed) choose(state, offers[at].condition);
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void draw_choosing(const View& view, DocumentsState& state) {
    TextFieldOptions field;
    field.placeholder = "Name, group, status or value";
    const TextFieldEvents events = draw_text_field("##find-offer", state.field, state.typed,
                                                   view.type.plain, field_style(view), field);
    name_item("Filter transcripts by");
    if (state.offers_revision != view.revision) state.offers = document_offers(view);
    state.offers_revision = view.revision;
    const std::vector<DocumentOffer> offers = fitting_offers(state);
    const int before = state.highlighted, last = static_cast<int>(offers.size()) - 1;
    if (events.changed) state.highlighted = 0;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++state.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --state.highlighted;
    state.highlighted = std::clamp(state.highlighted, 0, std::max(0, last));
    space(view, 6);
    draw_offers(view, state, offers, state.highlighted != before);
    if (offers.empty())
        text_block(view, view.type.small, view.theme.dim,
                   "Groups, statuses and values are offered once there are some.");
    if (events.submitted && last >= 0) {
        choose(state, offers[static_cast<std::size_t>(state.highlighted)].condition);
        state.typed.clear();
    }
    if (events.cancelled) ImGui::CloseCurrentPopup();
}

// At the right end of the heading's line.
void draw_filter_button(const View& view, DocumentsState& state, ImVec2 at, float width) {
    FontStack& font = view.type.small;
    const float wide = measure_label(font, "Filter") + view.px(26), high = view.px(22);
    const ImVec2 min(at.x + width - wide,
                     std::floor(at.y + (view.type.heading.line_height() - high) / 2));
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(min);
    if (press_area("##filter", {wide, high})) state.opening = true;
    name_item("Filter transcripts");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool lit = ImGui::IsItemHovered();
    if (lit) list.AddRectFilled(min, {min.x + wide, min.y + high}, view.theme.hover, view.px(5));
    focus_ring(view);
    tooltip(view, "Show only some transcripts: by name, group, status or value");
    const ImU32 colour = lit ? view.theme.text : view.theme.dim;
    draw_label(list, font,
               {min.x + view.px(6), std::floor(min.y + (high - font.line_height()) / 2)}, colour,
               "Filter");
    draw_icon(list, Icon::Down, {min.x + wide - view.px(11), min.y + high / 2}, view.px(9), colour);
    ImGui::SetCursorScreenPos(after);
    if (std::exchange(state.opening, false)) {
        ImGui::OpenPopup("##choosing");
        state.typed.clear();
        state.field = {};
        state.field.take_focus = true;
        state.highlighted = 0;
        state.offers_revision = 0;
    }
    ImGui::SetNextWindowPos({at.x, min.y + high + view.px(4)});
    ImGui::SetNextWindowSize({view.px(kListWidth), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(8), view.px(8)});
    if (ImGui::BeginPopup("##choosing", ImGuiWindowFlags_NoMove)) {
        draw_choosing(view, state);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

// Where the next chip goes; in the next line when this one is full.
struct ChipLine {
    ImVec2 at;
    float left, right;
};

bool draw_chip(const View& view, ChipLine& line, std::string_view words, std::string_view name,
               bool cross) {
    FontStack& font = view.type.small;
    const float beside = view.px(cross ? 28 : 14), most = line.right - line.left;
    const float wide = std::min(most, std::ceil(measure_label(font, words)) + beside);
    const float high = view.px(kChip);
    if (line.at.x > line.left && line.at.x + wide > line.right)
        line.at = {line.left, line.at.y + high + view.px(4)};
    const ImVec2 min = line.at, max(min.x + wide, min.y + high);
    ImGui::SetCursorScreenPos(min);
    const bool pressed = press_area("##chip", {wide, high});
    name_item(name);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool lit = ImGui::IsItemHovered();
    if (cross || lit)
        list.AddRectFilled(min, max, lit ? view.theme.hover : view.theme.chosen, view.px(6));
    if (cross) list.AddRect(min, max, view.theme.line, view.px(6));
    focus_ring(view);
    tooltip(view, name);
    draw_label(list, font,
               {min.x + view.px(7), std::floor(min.y + (high - font.line_height()) / 2)},
               view.theme.text, words, wide - beside);
    if (cross)
        draw_icon(list, Icon::Cross, {max.x - view.px(11), (min.y + max.y) / 2}, view.px(9),
                  view.theme.dim);
    line.at.x = max.x + view.px(4);
    return pressed;
}

void draw_chips(const View& view, DocumentsState& state) {
    if (state.conditions.empty()) return;
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ChipLine line{from, from.x, from.x + ImGui::GetContentRegionAvail().x};
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < state.conditions.size(); ++i) {
        const std::string words = words_of(view, state.conditions[i]);
        ImGui::PushID(static_cast<int>(i));
        if (draw_chip(view, line, words, "Do not filter by " + words, true)) removed = i;
        ImGui::PopID();
    }
    if (state.conditions.size() > 1 && draw_chip(view, line, "Clear", "Clear the filter", false))
        state.conditions.clear();
    else if (removed)
        state.conditions.erase(state.conditions.begin() + static_cast<std::ptrdiff_t>(*removed));
    ImGui::SetCursorScreenPos({from.x, line.at.y + view.px(kChip)});
    space(view, 8);
}

void refresh_shown(const View& view, DocumentsState& state) {
    if (state.revision == view.revision && state.reader == view.viewer.me &&
        state.met == state.conditions)
        return;
    settle_conditions(view, state.conditions);
    state.shown = filtered_transcripts(view, state.conditions);
    state.revision = view.revision;
    state.reader = view.viewer.me;
    state.met = state.conditions;
}

}  // namespace

void documents_head(const View& view, DocumentsState& state) {
    refresh_shown(view, state);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    heading(view, "TRANSCRIPTS");
    if (!state.conditions.empty()) {
        ImGui::SameLine(0, view.px(8));
        text_line(view, view.type.small, view.theme.dim,
                  std::to_string(state.shown.size()) + " of " +
                      std::to_string(view.project.transcripts.size()));
    }
    space(view, 4);
    if (!view.project.transcripts.empty()) draw_filter_button(view, state, at, width);
    draw_chips(view, state);
}

}  // namespace tandem::ui
