// A card in the middle of the window: who is at work.
#include "ui/panels/card.h"
#include "ui/panels/frame_panels.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

void draw_person(const View& view, const Coder& coder, WhoState& state, Actions& actions) {
    if (coder.name == state.last) {
        ImGui::SetKeyboardFocusHere();
        ImGui::SetNavCursorVisible(true);
        state.last.clear();
    }
    ImGui::PushID(static_cast<int>(coder.id.value));
    const RowBox box = row(view, "##coder", coder.name, false, view.px(32));
    draw_label(*ImGui::GetWindowDrawList(), view.type.plain,
               {box.min.x + view.px(10), box.middle(view.type.plain)}, view.theme.text, coder.name,
               box.max.x - box.min.x - view.px(20));
    if (box.pressed) actions.post(BecomeCoder{coder.name});
    ImGui::PopID();
}

}  // namespace

void who_card(const View& view, WhoState& state, Actions& actions) {
    const Card card(view, "##who-card", view.px(420));
    text_line(view, view.type.title, view.theme.text, "Who is at work?");
    space(view, 8);
    text_block(view, view.type.plain, view.theme.dim,
               "Codings belong to the person who makes them. Until two coders have both declared "
               "a transcript done, neither sees the other's codings.");
    space(view, 12);
    for (const Coder* coder : view.project.coders_by_name())
        draw_person(view, *coder, state, actions);
    if (!view.project.coders.empty()) space(view, 10);
    TextFieldOptions options;
    options.placeholder = view.project.coders.empty() ? "Your name" : "Another name";
    options.width = ImGui::GetContentRegionAvail().x - button_width(view, "Start") - view.px(8);
    const TextFieldEvents events = draw_text_field("##name", state.field, state.name,
                                                   view.type.plain, field_style(view), options);
    name_item("Your name");
    ImGui::SameLine(0, view.px(8));
    const bool named = !is_blank_text(state.name);
    const bool start = button(view, "##start", {"Start", Weight::Accent, named});
    if ((start || events.submitted) && named) actions.post(BecomeCoder{state.name});
    space(view, 12);
    if (button(view, "##read", {"Only read", Weight::Quiet})) actions.post(OnlyRead{});
}

}  // namespace tandem::ui
