#include "ui/panels/agreement_panel.h"

#include <algorithm>
#include <array>

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
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

// The one is chosen; who is the other already changes places with it.
void choose_coder(const View& view, const char* id, CoderId& mine, CoderId& other, Flow& flow) {
    std::vector<Choice> choices;
    std::vector<CoderId> ids;
    int chosen = 0;
    for (const Coder* coder : view.project.coders_who_code()) {
        if (coder->id == mine) chosen = static_cast<int>(ids.size());
        ids.push_back(coder->id);
        choices.push_back({coder->name, ""});
    }
    const std::string caption = choices[static_cast<std::size_t>(chosen)].label;
    const float width = std::min(view.px(180), button_width(view, caption) + view.px(18));
    flow.next(width);
    const auto picked = chooser(view, id, caption, choices, chosen, width);
    if (!picked) return;
    const CoderId now = ids[static_cast<std::size_t>(*picked)];
    if (now == other) other = mine;
    mine = now;
}

void choose_unit(const View& view, AgreementState& state, Flow& flow) {
    std::vector<Unit> units{Unit::Turn, Unit::Sentence, Unit::Character, Unit::Document};
    if (!view.project.questions.empty()) units.push_back(Unit::Question);
    std::vector<std::string_view> words;
    int chosen = 0;
    float width = 0;
    for (const Unit unit : units) {
        if (unit == state.query.unit) chosen = static_cast<int>(words.size());
        words.push_back(unit_name(unit));
        width += chip_width(view, words.back()) + view.px(4);
    }
    flow.next(width);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + view.px(2));
    if (const auto picked = segments(view, "##unit", words, chosen))
        state.query.unit = units[static_cast<std::size_t>(*picked)];
}

void draw_choosers(const View& view, AgreementState& state) {
    Flow flow(view);
    if (state.shown != AgreementView::Coders) {
        choose_coder(view, "##a", state.query.a, state.query.b, flow);
        choose_coder(view, "##b", state.query.b, state.query.a, flow);
    }
    flow.next(view.px(140));
    choose_measure(view, state);
    choose_unit(view, state, flow);
}

}  // namespace

void choose_measure(const View& view, AgreementState& state) {
    std::vector<Choice> choices;
    int chosen = -1;
    for (const std::string_view each : shown_measures()) {
        if (each == state.measure) chosen = static_cast<int>(choices.size());
        choices.push_back({short_title(each), ""});
    }
    if (const auto picked = chooser(view, "##measure", "Measure: " + short_title(state.measure),
                                    choices, chosen, view.px(140)))
        state.measure = shown_measures()[static_cast<std::size_t>(*picked)];
}

std::string coder_name(const View& view, CoderId id) {
    const Coder* coder = view.project.coders.find(id);
    return coder ? coder->name : std::string();
}

OccurrenceQuery cell_query(const AgreementQuery& query, CodeId code, CellSide side) {
    OccurrenceQuery of = codings_with(code);
    of.group = query.group;
    of.cell = {query.a, query.b,           side,       query.unit, !query.all_turns,
               false,   query.marked_only, query.round};
    return of;
}

void settle_coders(const View& view, AgreementState& state) {
    AgreementQuery& query = state.query;
    if (query.round && !view.project.rounds.find(query.round)) query.round = {};
    const auto in_group = [&](const Participant& who) { return who.group == *query.group; };
    if (query.group && std::ranges::none_of(view.project.participants, in_group)) query.group = {};
    const std::vector<const Coder*> coders = view.project.coders_who_code();
    const bool known = view.project.coders.find(query.a) && view.project.coders.find(query.b) &&
                       query.a != query.b;
    if (known || coders.size() < 2) return;
    query.a = coders[0]->id;
    query.b = coders[1]->id;
}

void agreement_panel(const View& view, AgreementState& state, Actions& actions) {
    choose_view(view, state);
    space(view, 10);
    if (state.shown == AgreementView::Lesson) return agreement_lesson(view, state, actions);
    if (view.project.coders_who_code().size() < 2) {
        empty_state(view, "Agreement needs two coders",
                    "The second person says who they are (top right) and codes the same "
                    "transcripts, here or in a copy of this file that is merged later.");
        return;
    }
    settle_coders(view, state);
    draw_choosers(view, state);
    space(view, 8);
    if (state.shown == AgreementView::Coders) return agreement_coders(view, state, actions);
    if (state.shown == AgreementView::Rounds) return agreement_rounds(view, state, actions);
    agreement_codes(view, state, actions);
}

}  // namespace tandem::ui
