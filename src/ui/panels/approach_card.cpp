#include "ui/panels/approach_card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "tandem/model/approach.h"

#include "ui/panels/card.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr const char* kApproachCard = "##approach-card";
constexpr float kApproachCardWidth = 640;

void draw_approach(const View& view, ApproachState& state, const std::string& approach) {
    constexpr float kPad = 4, kMark = 30;
    const float room = ImGui::GetContentRegionAvail().x - view.px(kMark + 10);
    FontStack& name = view.type.strong;
    Paragraph& sentence = block(view, view.type.small, approach_sentence(approach), room);
    const float height = name.line_height() + sentence.height() + view.px(2 * kPad + 2);
    const bool is_chosen = state.chosen == approach;
    const RowBox box = row(view, "##approach", approach, is_chosen, std::ceil(height));
    if (box.pressed) {
        state.chosen = approach;
        state.onward = true;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at(box.min.x + view.px(kMark), box.min.y + view.px(kPad));
    if (is_chosen)
        draw_icon(list, Icon::Check,
                  {box.min.x + view.px(kMark / 2), at.y + name.line_height() / 2}, view.px(13),
                  view.theme.accent);
    const float width = draw_label(list, name, at, view.theme.text, approach, room);
    if (state.before == approach)
        draw_label(list, view.type.small,
                   {at.x + width + view.px(10),
                    at.y + (name.line_height() - view.type.small.line_height()) / 2},
                   view.theme.dim, "declared now", room - width - view.px(10));
    draw_block(view, list, view.type.small, {at.x, at.y + name.line_height() + view.px(2)},
               view.theme.dim, sentence);
}

void draw_approaches(const View& view, ApproachState& state) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(2)});
    for (const std::string& each : approaches()) {
        ImGui::PushID(each.c_str());
        draw_approach(view, state, each);
        if (std::exchange(state.to_first, false)) focus_here();
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
}

// Another one than before needs it. True when Return was pressed in it.
bool draw_reason(const View& view, ApproachState& state) {
    text_line(view, view.type.small, view.theme.dim,
              "Why does it become another one? The reason stays in the history.");
    space(view, 2);
    TextFieldOptions options;
    options.placeholder = "Reason, then Enter";
    const TextFieldEvents events =
        draw_text_field("##approach-reason", state.reason_field, state.reason, view.type.plain,
                        field_style(view), options);
    name_item("Reason for another approach");
    space(view, 12);
    return events.submitted;
}

// True when the card is to be closed.
bool draw_card(const View& view, ApproachState& state, Actions& actions) {
    text_line(view, view.type.title, view.theme.text, "The study's approach");
    space(view, 6);
    text_block(view, view.type.plain, view.theme.dim,
               "It says what agreement between coders is for in this study.");
    space(view, 8);
    draw_approaches(view, state);
    space(view, 10);
    const bool needs_reason = !state.before.empty();
    if (needs_reason && std::exchange(state.onward, false)) state.reason_field.take_focus = true;
    const bool submitted = needs_reason && draw_reason(view, state);
    const bool complete = !state.chosen.empty() && state.chosen != state.before &&
                          (!needs_reason || !is_blank_text(state.reason));
    const bool pressed = button(view, "##declare", {"Declare", Weight::Accent, complete});
    if (std::exchange(state.onward, false)) focus_here();
    ImGui::SameLine(0, view.px(8));
    const bool cancelled = button(view, "##cancel", {"Cancel"});
    if (complete && (pressed || submitted))
        actions.post(Command{DeclareApproach{state.chosen, state.reason}});
    return cancelled || ImGui::IsKeyPressed(ImGuiKey_Escape);
}

}  // namespace

void open_approach_card(ApproachState& state, const std::string& approach) {
    state = {};
    state.opening = state.open = state.to_first = true;
    state.before = approach;
}

std::string_view approach_sentence(std::string_view approach) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSentences{
        {{"coding reliability", "Agreement is evidence: its figures are counted, and reported."},
         {"codebook",
          "Figures are counted to improve the codebook: where coders differ, they talk."},
         {"grounded theory",
          "Differences are variation to compare; figures can be counted, nothing rests on them."},
         {kReflexive,
          "Two readings are not measured against each other: no figures are counted."}}};
    const auto* found = std::ranges::find(kSentences, approach,
                                          &std::pair<std::string_view, std::string_view>::first);
    return found == kSentences.end() ? std::string_view() : found->second;
}

void approach_card(const View& view, ApproachState& state, Actions& actions) {
    if (!state.open) return;
    if (std::exchange(state.opening, false)) ImGui::OpenPopup(kApproachCard);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(view.px(kApproachCardWidth), screen.x - view.px(24));
    ImGui::SetNextWindowPos({screen.x / 2, screen.y * 0.45f}, ImGuiCond_Always, {0.5f, 0.45f});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - view.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(26), view.px(16)});
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoResize |
                                        ImGuiWindowFlags_AlwaysAutoResize;
    bool closes = true;
    if (ImGui::BeginPopupModal(kApproachCard, nullptr, kFlags)) {
        closes = draw_card(view, state, actions) || view.project.approach != state.before;
        if (closes) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    if (!closes) return;
    state.open = false;
    actions.post(FocusText{true});
}

}  // namespace tandem::ui
