#include "ui/panels/same_thing.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/card.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

std::string place_of(const View& view, const Coding& coding) {
    const Transcript* transcript = view.project.transcripts.find(coding.transcript);
    if (coding.spans.empty()) return transcript->name;
    const Turn* turn = view.project.find_turn(coding.transcript, coding.spans.front().turn);
    return turn ? turn_name(*transcript, *turn) : transcript->name;
}

void draw_side(const View& view, ImVec2 at, float room, std::string_view title,
               const Coding& coding) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, view.type.small, at, view.theme.dim,
               std::string(title) + " · " + place_of(view, coding), room);
    draw_label(list, view.type.plain, {at.x, at.y + view.px(19)}, view.theme.text,
               "“" + coding.quote + "”", room);
}

void rename(const View& view, SameThingState& state, const Code& code, Actions& actions) {
    TextFieldOptions options;
    options.width = std::max(view.px(80), ImGui::GetContentRegionAvail().x - view.px(110));
    const TextFieldEvents events = draw_text_field("##rename", state.field, state.name,
                                                   view.type.plain, field_style(view), options);
    name_item("New name");
    if (events.submitted && !is_blank_text(state.name)) {
        EditCode command{};
        command.code = code.id;
        command.name = state.name;
        actions.post(Command{std::move(command)});
        actions.post(FocusText{true});
    }
    if (events.cancelled) state = {};
}

}  // namespace

void begin_rename(SameThingState& state, const Code& code) {
    state.renames = true;
    state.name = code.name;
    state.field = {};
    state.field.take_focus = true;
    state.field.caret = length(code.name);
}

void same_thing_strip(const View& view, SameThingState& state, Actions& actions) {
    const Coding* first = view.project.codings().find(state.first);
    const Coding* second = view.project.codings().find(state.second);
    const Code* code = second ? view.project.codes.find(second->code) : nullptr;
    if (!first || !code || first->code != second->code) return;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = view.px(106);
    ImGui::GetWindowDrawList()->AddRectFilled(min, {min.x + width, min.y + height},
                                              view.theme.chosen);
    const float left = min.x + view.px(18), room = width - view.px(36);
    draw_label(*ImGui::GetWindowDrawList(), view.type.small_strong, {left, min.y + view.px(6)},
               view.theme.text, "The same thing? Both are now “" + code->name + "”", room);
    const float half = (room - view.px(16)) / 2, y = min.y + view.px(26);
    draw_side(view, {left, y}, half, "First", *first);
    draw_side(view, {left + half + view.px(16), y}, half, "Now", *second);
    ImGui::SetCursorScreenPos({left, min.y + view.px(69)});
    if (state.renames) {
        rename(view, state, *code, actions);
    } else {
        if (button(view, "##rename-code", {"Rename the code"})) begin_rename(state, *code);
        ImGui::SameLine(0, view.px(8));
        if (button(view, "##another-code", {"Choose another code"}))
            actions.post(OpenRecodePicker{});
        ImGui::SameLine(0, view.px(8));
        if (button(view, "##same", {"It is the same", Weight::Quiet})) state = {};
    }
    ImGui::SetCursorScreenPos({min.x, min.y + height});
}

}  // namespace tandem::ui
