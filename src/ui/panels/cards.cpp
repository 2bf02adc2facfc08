// Cards in the middle of the window: who is at work, and the start page.
#include <algorithm>
#include <cmath>

#include "ui/panels/frame_panels.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

// A white card of `width` in the middle of what is left of the window; its height is its contents'.
class Card {
 public:
    Card(const Look& look, const char* id, float width) {
        const ImVec2 at = ImGui::GetCursorPos(), room = ImGui::GetContentRegionAvail();
        const float w = std::min(width, room.x - look.px(20));
        ImGui::SetCursorPos({at.x + std::floor((room.x - w) / 2),
                             at.y + std::floor(std::max(look.px(20), room.y * 0.14f))});
        ImGui::PushStyleColor(ImGuiCol_ChildBg, look.theme.field);
        ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(8));
        ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0f);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(26), look.px(22)});
        ImGui::BeginChild(id, {w, 0},
                          ImGuiChildFlags_Borders | ImGuiChildFlags_AutoResizeY |
                              ImGuiChildFlags_AlwaysUseWindowPadding);
    }
    ~Card() {
        ImGui::EndChild();
        ImGui::PopStyleVar(3);
        ImGui::PopStyleColor();
    }
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
};

bool is_blank_text(const std::string& text) {
    return text.find_first_not_of(" \t\n") == std::string::npos;
}

void draw_person(const View& view, const Coder& coder, Actions& actions) {
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
    for (const Coder* coder : view.project.coders_by_name()) draw_person(view, *coder, actions);
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

void start_page(const Look& look, StartState& state, const Message& message, Actions& actions) {
    const Card card(look, "##start-card", look.px(560));
    text_line(look, look.type.title, look.theme.text, "Tandem");
    space(look, 6);
    text_block(look, look.type.plain, look.theme.dim,
               "Two people, the same interviews, and what they agree on. Open a study, or begin "
               "one: it is a single file whose name ends in .tandem.");
    space(look, 16);
    heading(look, "FILE OF THE STUDY");
    TextFieldOptions options;
    options.placeholder = "/home/me/interviews/study.tandem";
    const TextFieldEvents events = draw_text_field("##path", state.path_field, state.path,
                                                   look.type.plain, field_style(look), options);
    name_item("Study file");
    space(look, 8);
    heading(look, "TITLE, FOR A NEW STUDY");
    options.placeholder = "Stigma in integrated behavioral health";
    draw_text_field("##title", state.title_field, state.title, look.type.plain, field_style(look),
                    options);
    name_item("Study title");
    space(look, 14);
    const bool named = !is_blank_text(state.path);
    const bool open = button(look, "##open", {"Open", Weight::Accent, named});
    ImGui::SameLine(0, look.px(8));
    const bool make = button(
        look, "##make", {"Begin a new study", Weight::Plain, named && !is_blank_text(state.title)});
    if ((open || events.submitted) && named) actions.post(OpenStudy{state.path});
    if (make) actions.post(MakeStudy{state.path, state.title});
    space(look, 12);
    if (!message.text.empty())
        text_block(look, look.type.small, message.error ? look.theme.warning : look.theme.dim,
                   message.text);
    text_block(look, look.type.small, look.theme.dim,
               "A file dropped on this window is opened. The example study is made with "
               "examples/stigma-ibh/build.");
}

}  // namespace tandem::ui
