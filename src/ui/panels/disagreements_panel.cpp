// The places where two coders differ: the list, and the walk through the text.
#include "ui/panels/disagreements_panel.h"

#include <algorithm>
#include <cmath>

#include "tandem/model/approach.h"

#include "ui/panels/agreement_panel.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {

std::vector<Disagreement> chosen_disagreements(const View& view, const AgreementState& state) {
    if (!state.query.a || !state.query.b || view.project.approach == kReflexive) return {};
    std::vector<Disagreement> chosen;
    const auto& counted = view.derived.disagreements(state.query);
    if (!counted.result) return {};
    const auto is_of_the_code = [&](CodeId code) {
        return !state.code || code == state.code ||
               (state.query.with_below && view.project.is_under(code, state.code));
    };
    for (const Disagreement& each : *counted.result) {
        if (!is_of_the_code(each.code)) continue;
        if (each.difference == Difference::Boundaries && !state.boundaries) continue;
        chosen.push_back(each);
    }
    return chosen;
}

std::string marked_by_words(const View& view, const AgreementState& state,
                            const Disagreement& place) {
    const auto name = [&](CoderId id) {
        const Coder* coder = view.project.coders.find(id);
        return coder ? coder->name : std::string();
    };
    if (place.marked_by == MarkedBy::OnlyA) return "only " + name(state.query.a);
    if (place.marked_by == MarkedBy::OnlyB) return "only " + name(state.query.b);
    return name(state.query.a) + " and " + name(state.query.b);
}

namespace {

constexpr float kRow = 62;

std::string code_name(const View& view, CodeId id) {
    const Code* code = view.project.codes.find(id);
    return code ? code->name : std::string();
}

std::string place_words(const View& view, const Disagreement& place) {
    const Transcript* transcript = view.project.transcripts.find(place.transcript);
    return (transcript ? transcript->name : "") + ":" + std::to_string(place.turn_number);
}

std::string difference_words(const View& view, const AgreementState& state,
                             const Disagreement& place) {
    std::string words =
        marked_by_words(view, state, place) + ", " + std::string(difference_name(place.difference));
    if (place.other_code) words += ": " + code_name(view, place.other_code);
    return words;
}

std::string quote_words(const View& view, const Disagreement& place) {
    const Turn* turn = view.project.find_turn(place.transcript, place.turn);
    if (!turn) return {};
    const CodePoints end = std::min(place.end, length(turn->text));
    if (place.begin >= end) return {};
    return "“" + std::string(slice(turn->text, place.begin, end)) + "”";
}

Direction quote_direction(const View& view, const Disagreement& place) {
    const Turn* turn = view.project.find_turn(place.transcript, place.turn);
    if (!turn) return Direction::Auto;
    return direction_at(turn->text, std::min(place.begin, length(turn->text)));
}

void draw_place(const View& view, const AgreementState& state, const RowBox& box,
                const Disagreement& place) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = box.min.x + view.px(10), room = box.max.x - view.px(10) - x;
    const float step = view.type.small.line_height() + view.px(1);
    float y = box.min.y + view.px(5);
    const float used =
        draw_label(list, view.type.small_strong, {x, y}, view.theme.text, place_words(view, place));
    const float side = view.px(8);
    square(list, {x + used + view.px(10), y + (step - side) / 2}, side,
           view.colours.of(place.code));
    draw_label(list, view.type.small, {x + used + view.px(24), y}, view.theme.text,
               code_name(view, place.code), room - used - view.px(24));
    draw_label(list, view.type.small, {x, y + step}, view.theme.dim,
               difference_words(view, state, place), room);
    draw_label(list, view.type.small, {x, y + step * 2}, view.theme.dim, quote_words(view, place),
               room, quote_direction(view, place));
}

}  // namespace

void disagreements_panel(const View& plain, AgreementState& state, Actions& actions) {
    heading(plain, "WHERE THEY DIFFER");
    space(plain, 2);
    const CountingState counting = state_of(plain.derived.disagreements(state.query));
    counting_line(plain, counting, actions);
    if (!counting.there) return;
    const Theme grey = greyed(plain.theme);
    const View view = counting.fresh ? plain : older_view(plain, grey);
    const Code* code = view.project.codes.find(state.code);
    const std::vector<Disagreement> places = chosen_disagreements(view, state);
    text_block(view, view.type.small, view.theme.dim,
               (code ? code->name + (state.query.with_below ? " and below" : "")
                     : std::string("All codes")) +
                   ": " + counted(static_cast<std::int64_t>(places.size()), "place") + ".");
    static constexpr std::array<std::string_view, 2> kWords{"Without boundaries",
                                                            "With boundaries"};
    space(view, 6);
    if (const auto picked = segments(view, "##boundaries", kWords, state.boundaries ? 1 : 0))
        state.boundaries = *picked == 1;
    space(view, 8);
    if (places.empty()) {
        text_block(view, view.type.plain, view.theme.dim, "They do not differ here.");
        return;
    }
    if (button(view, "##walk", {"Walk through them", Weight::Accent})) actions.post(WalkTo{0});
    space(view, 8);
    ImGui::BeginChild("##places", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(places.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const Disagreement& place = places[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            const RowBox box = row(view, "##place", "Place " + std::to_string(i + 1),
                                   state.walk == i, view.px(kRow));
            draw_place(view, state, box, place);
            if (box.pressed) actions.post(WalkTo{i});
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void walk_band(const View& view, AgreementState& state, Actions& actions) {
    if (!state.walk) return;
    const std::vector<Disagreement> places = chosen_disagreements(view, state);
    const int count = static_cast<int>(places.size()), now = *state.walk;
    if (now >= count) {
        // Not before they are counted: after a change there may be none to show for a while.
        const auto& counted = view.derived.disagreements(state.query);
        if (counted.fresh || counted.ended) actions.post(EndWalk{});
        if (!counted.fresh) counting_line(view, state_of(counted), actions);
        return;
    }
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = view.px(44);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, {min.x + width, min.y + height}, view.theme.chosen);
    const Disagreement& place = places[static_cast<std::size_t>(now)];
    const std::string words = std::to_string(now + 1) + " of " + std::to_string(count) + "  ·  " +
                              place_words(view, place) + "  ·  " + code_name(view, place.code) +
                              "  ·  " + difference_words(view, state, place);
    const float buttons = button_width(view, "Previous (K)") + button_width(view, "Next (J)") +
                          button_width(view, "Back to the table") + view.px(16);
    draw_label(
        list, view.type.plain,
        {min.x + view.px(18), std::floor(min.y + (height - view.type.plain.line_height()) / 2)},
        view.theme.text, words, width - buttons - view.px(50));
    ImGui::SetCursorScreenPos({min.x + width - buttons - view.px(14), min.y + view.px(7)});
    if (button(view, "##previous", {"Previous (K)", Weight::Plain, now > 0}))
        actions.post(StepWalk{-1});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##next", {"Next (J)", Weight::Plain, now + 1 < count}))
        actions.post(StepWalk{1});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##back", {"Back to the table"})) actions.post(EndWalk{});
    ImGui::SetCursorScreenPos({min.x, min.y + height});
}

}  // namespace tandem::ui
