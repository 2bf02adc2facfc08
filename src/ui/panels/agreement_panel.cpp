#include "ui/panels/agreement_panel.h"

#include <algorithm>
#include <array>

#include "tandem/model/approach.h"

#include "ui/command_table.h"
#include "ui/panels/agreement_pages.h"
#include "ui/panels/count_cell.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr std::array<std::string_view, 4> kViews{"Codes", "Coders", "Rounds",
                                                 "Why do the numbers differ?"};

void choose_view(const View& view, AgreementState& state) {
    if (const auto picked = segments(view, "##view", kViews, static_cast<int>(state.shown)))
        state.shown = static_cast<AgreementView>(*picked);
}

// At the right of the parts, or below them where there is no room.
void show_approach(const View& view, Actions& actions) {
    const std::string& approach = view.project.approach;
    const std::string words =
        "Approach: " + (approach.empty() ? "not declared" : approach) + " – change…";
    const CommandRow& command = command_row(CommandId::DeclareApproach);
    const std::string tip = view.why_not ? view.why_not(command) : std::string();
    const ImVec2 after = ImGui::GetCursorPos();
    ImGui::SameLine(0, view.px(12));
    const float room = ImGui::GetContentRegionAvail().x - button_width(view, words);
    if (room >= 0)
        ImGui::SetCursorPos({ImGui::GetCursorPosX() + room, ImGui::GetCursorPosY() - view.px(2)});
    else
        ImGui::SetCursorPos({after.x - view.px(12), after.y});  // the words below the parts
    if (button(view, "##approach", {words, Weight::Quiet, tip.empty(), tip}))
        actions.post(Invoke{CommandId::DeclareApproach});
    if (room >= 0) ImGui::SetCursorPos(after);
}

// No figures there; who needs them declares another approach, and says why.
void reflexive_page(const View& view, AgreementState& state, Actions& actions) {
    const float width = std::min(view.px(520), ImGui::GetContentRegionAvail().x);
    text_line(view, view.type.title, view.theme.text, "Two readings, not a measurement", width);
    space(view, 10);
    text_block(view, view.type.plain, view.theme.dim,
               "The study's approach is reflexive: readings are not measured against each other, "
               "so there are no figures of agreement. The passages that two coders read "
               "differently stand at the right.",
               width);
    space(view, 16);
    text_block(view, view.type.plain, view.theme.dim,
               "For figures all the same, say why. The study's approach is then the codebook "
               "approach, and the reason stays in its history.",
               width);
    space(view, 6);
    TextFieldOptions options;
    options.width = width;
    options.placeholder = "Reason, then Enter";
    const TextFieldEvents events = draw_text_field("##reason", state.reason_field, state.reason,
                                                   view.type.plain, field_style(view), options);
    name_item("Reason for figures");
    if (events.submitted) actions.post(Command{DeclareApproach{"codebook", state.reason}});
}

}  // namespace

std::string coder_name(const View& view, CoderId id) {
    const Coder* coder = view.project.coders.find(id);
    return coder ? coder->name : std::string();
}

OccurrenceQuery cell_query(const AgreementQuery& query, CodeId code, CellSide side) {
    OccurrenceQuery of = codings_with(code);
    of.group = query.group;
    of.cell = {
        query.a,           query.b,          side,
        query.unit,        !query.all_turns, query.with_below,
        query.marked_only, query.round,      query.unit == Unit::Character ? 0 : query.share};
    return of;
}

void settle_coders(const View& view, AgreementState& state) {
    AgreementQuery& query = state.query;
    if (query.round && !view.project.rounds.find(query.round)) query.round = {};
    const auto in_group = [&](const Participant& who) { return who.group == *query.group; };
    if (query.group && std::ranges::none_of(view.project.participants, in_group)) query.group = {};
    if (query.unit == Unit::Question && guide(view.project).empty()) query.unit = Unit::Turn;
    const std::vector<const Coder*> coders = view.project.coders_who_code();
    const bool known = view.project.coders.find(query.a) && view.project.coders.find(query.b) &&
                       query.a != query.b;
    if (known || coders.size() < 2) return;
    query.a = coders[0]->id;
    query.b = coders[1]->id;
}

void agreement_panel(const View& view, AgreementState& state, Actions& actions) {
    choose_view(view, state);
    show_approach(view, actions);
    space(view, 10);
    if (state.shown == AgreementView::Lesson) return agreement_lesson(view, state, actions);
    if (view.project.approach == kReflexive) return reflexive_page(view, state, actions);
    if (view.project.coders_who_code().size() < 2) {
        empty_state(view, "Agreement needs two coders",
                    "The second person says who they are (top right) and codes the same "
                    "transcripts, here or in a copy of this file that is merged later.");
        return;
    }
    settle_coders(view, state);
    agreement_choices(view, state);
    space(view, 8);
    if (state.shown == AgreementView::Coders) return agreement_coders(view, state, actions);
    if (state.shown == AgreementView::Rounds) return agreement_rounds(view, state, actions);
    agreement_codes(view, state, actions);
}

}  // namespace tandem::ui
