#include <array>
#include <cmath>
#include <imgui_internal.h>

#include "ui/panels/frame_panels.h"
#include "ui/panels/menus.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

struct Tab {
    Page page;
    std::string_view name;
    CommandId command;
};
constexpr std::array kTabs{Tab{Page::Transcript, "Transcript", CommandId::PageTranscript},
                           Tab{Page::Agreement, "Agreement", CommandId::PageAgreement},
                           Tab{Page::Themes, "Themes", CommandId::PageThemes},
                           Tab{Page::Memos, "Memos", CommandId::PageMemos},
                           Tab{Page::Tables, "Tables", CommandId::PageTables},
                           Tab{Page::History, "History", CommandId::PageHistory},
                           Tab{Page::Find, "Find", CommandId::FindInStudy}};

float tab_width(const View& view, const Tab& tab) {
    return std::ceil(measure_label(view.type.plain, tab.name)) + view.px(22);
}

void draw_tab(const View& view, const Tab& tab, bool open, Actions& actions) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size(tab_width(view, tab), view.px(30));
    ImGui::PushID(static_cast<int>(tab.page));
    if (press_area("##tab", size)) actions.post(ShowPage{tab.page});
    name_item(tab.name, open);
    tooltip(view, view.keys.name_of(tab.command));
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end(at.x + size.x, at.y + size.y);
    if (open || ImGui::IsItemHovered())
        list.AddRectFilled(at, end, open ? view.theme.chosen : view.theme.hover, view.px(6));
    focus_ring(view);
    draw_label(list, view.type.plain,
               {std::floor(at.x + view.px(11)),
                std::floor(at.y + (size.y - view.type.plain.line_height()) / 2)},
               open ? view.theme.text : view.theme.dim, tab.name);
}

// All pages in one list, where the tabs have no room.
void draw_tab_list(const View& view, Page page, Actions& actions) {
    std::vector<Choice> choices;
    int chosen = -1;
    for (const Tab& tab : kTabs) {
        if (tab.page == page) chosen = static_cast<int>(choices.size());
        choices.push_back({std::string(tab.name), view.keys.name_of(tab.command)});
    }
    const std::string_view caption =
        chosen < 0 ? "Pages" : kTabs[static_cast<std::size_t>(chosen)].name;
    if (const auto picked = chooser(view, "##pages", caption, choices, chosen))
        actions.post(ShowPage{kTabs[static_cast<std::size_t>(*picked)].page});
}

void draw_who(const View& view, Actions& actions) {
    std::vector<Choice> choices;
    int chosen = -1;
    for (const Coder* coder : view.project.coders_by_name()) {
        if (coder->name == view.actor) chosen = static_cast<int>(choices.size());
        choices.push_back({coder->name, ""});
    }
    const int known = static_cast<int>(choices.size());
    choices.push_back({"Somebody else…", ""});
    choices.push_back({"Only read", ""});
    const std::string caption = view.actor.empty() ? "Who is at work?" : view.actor;
    const auto picked = chooser(view, "##who", caption, choices, chosen);
    if (!picked) return;
    if (*picked < known)
        actions.post(BecomeCoder{choices[static_cast<std::size_t>(*picked)].label});
    else if (*picked == known)
        actions.post(AskWho{});
    else
        actions.post(OnlyRead{});
}

// The menu, and back and forward.
void draw_ways(const View& view, const TopBarState& state, Actions& actions) {
    if (icon_button(view, "##menu", Icon::Menu, "Menu (F10)")) actions.post(OpenMainMenu{});
    name_item("Menu");
    ImGui::SameLine(0, 0);
    if (icon_button(view, "##back", Icon::Left,
                    "Back" + (state.back.empty() ? "" : " to " + state.back), !state.back.empty()))
        actions.post(GoBack{});
    name_item("Back");
    ImGui::SameLine(0, 0);
    if (icon_button(view, "##forward", Icon::Right,
                    "Forward" + (state.forward.empty() ? "" : " to " + state.forward),
                    !state.forward.empty()))
        actions.post(GoForward{});
    name_item("Forward");
}

// Undo and redo, light or dark, the keys, and who is at work.
void draw_tools(const View& view, const TopBarState& state, Actions& actions) {
    if (icon_button(view, "##undo", Icon::Undo, state.undo ? "Undo: " + *state.undo : "Undo",
                    state.undo.has_value()))
        actions.post(Undo{});
    name_item("Undo");
    ImGui::SameLine(0, 0);
    if (icon_button(view, "##redo", Icon::Redo, state.redo ? "Redo: " + *state.redo : "Redo",
                    state.redo.has_value()))
        actions.post(Redo{});
    name_item("Redo");
    ImGui::SameLine(0, 0);
    if (icon_button(view, "##theme", view.theme.dark ? Icon::Sun : Icon::Moon,
                    view.theme.dark ? "Light" : "Dark"))
        actions.post(SwitchTheme{});
    ImGui::SameLine(0, 0);
    if (icon_button(view, "##keys", Icon::Question, "Keys (F1)")) actions.post(ShowKeys{});
    name_item("Keys");
    ImGui::SameLine(0, view.px(10));
    draw_who(view, actions);
}

}  // namespace

void top_bar(const View& view, TopBarState& state, Actions& actions) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = view.px(46);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float tabs_width = 0;
    for (const Tab& tab : kTabs) tabs_width += tab_width(view, tab) + view.px(4);
    const std::string caption = view.actor.empty() ? "Who is at work?" : view.actor;
    const float tools =
        std::min(view.px(240), measure_label(view.type.plain, caption) + view.px(42)) +
        view.px(30 * 4 + 14);
    const float y = min.y + view.px(8);

    // The tabs stand in the middle as long as title and tools leave them room.
    const float right = min.x + width - tools - view.px(14);
    const bool as_list = right - min.x - view.px(180) < tabs_width;
    if (as_list) tabs_width = view.px(130);
    const float tabs_x =
        std::floor(std::max(min.x + view.px(120), std::min(min.x + (width - tabs_width) / 2,
                                                           right - tabs_width - view.px(10))));
    draw_label(
        list, view.type.strong,
        {min.x + view.px(106), std::floor(min.y + (height - view.type.strong.line_height()) / 2)},
        view.theme.text, view.project.title, tabs_x - min.x - view.px(122));
    ImGui::SetCursorScreenPos({min.x + view.px(8), y});
    draw_ways(view, state, actions);
    ImGui::SetCursorScreenPos({tabs_x, y});
    if (as_list) draw_tab_list(view, state.page, actions);
    for (const Tab& tab : kTabs) {
        if (as_list) break;
        draw_tab(view, tab, tab.page == state.page, actions);
        ImGui::SameLine(0, view.px(4));
    }
    ImGui::SetCursorScreenPos({right, y});
    draw_tools(view, state, actions);
    hairline(list, {min.x, min.y + height - 1}, {min.x + width, min.y + height - 1},
             view.theme.line);
    ImGui::SetCursorScreenPos({min.x, min.y + height});
}

namespace {

// As high as a line of small type.
bool small_button(const View& view, const char* id, std::string_view label) {
    FontStack& font = view.type.small;
    const ImVec2 size(measure_label(font, label) + view.px(16), view.px(22));
    const bool pressed = press_area(id, size);
    name_item(label);
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) list.AddRectFilled(min, max, view.theme.hover, view.px(5));
    list.AddRect(min, max, view.theme.line, view.px(5));
    draw_label(
        list, font,
        {std::floor(min.x + view.px(8)), std::floor((min.y + max.y - font.line_height()) / 2)},
        view.theme.text, label);
    return pressed;
}

// Title, bar, "12 of 31", a cross to stop. Returns the width it took.
float draw_progress(const View& view, ImVec2 at, float height, const JobProgress& progress,
                    Actions& actions) {
    FontStack& font = view.type.small;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = std::floor(at.y + (height - font.line_height()) / 2), bar = view.px(120);
    float x = at.x;
    const auto words = [&](std::string_view text, ImU32 colour) {
        draw_label(list, font, {std::floor(x), y}, colour, text);
        x += measure_label(font, text) + view.px(10);
    };
    words(progress.title, view.theme.text);
    if (progress.total > 0) {
        const float part =
            static_cast<float>(progress.done) / static_cast<float>(progress.total) * bar;
        const float top = std::floor(at.y + height / 2 - view.px(2)), thick = view.px(4);
        list.AddRectFilled({x, top}, {x + bar, top + thick}, view.theme.line, thick / 2);
        list.AddRectFilled({x, top}, {x + std::max(thick, part), top + thick}, view.theme.accent,
                           thick / 2);
        x += bar + view.px(10);
        if (progress.total > 1)
            words(std::to_string(progress.done) + " of " + std::to_string(progress.total),
                  view.theme.dim);
    }
    if (progress.waiting > 0)
        words("and " + std::to_string(progress.waiting) + " more waiting", view.theme.dim);
    if (progress.cancelled) {
        words("being cancelled…", view.theme.dim);
        return x - at.x;
    }
    ImGui::SetCursorScreenPos({x, std::floor(at.y + (height - view.px(22)) / 2)});
    const bool pressed = small_button(view, "##cancel-work", "Cancel");
    name_item("Cancel work");
    const ImGuiID id = ImGui::GetItemID();
    const bool left = ImGui::IsItemFocused() && ImGui::IsKeyPressed(ImGuiKey_Escape, 0, id);
    if (ImGui::IsItemFocused()) ImGui::SetKeyOwner(ImGuiKey_Escape, id);
    if (pressed || left) actions.post(CancelWork{});
    return ImGui::GetItemRectMax().x + view.px(16) - at.x;
}

}  // namespace

void message_bar(const View& view, const Message& message,
                 const std::optional<JobProgress>& progress, Actions& actions) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = view.px(30);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    hairline(list, at, {at.x + width, at.y}, view.theme.line);
    FontStack& font = message.error ? view.type.small_strong : view.type.small;
    const float y = std::floor(at.y + (height - font.line_height()) / 2);
    std::string hidden;
    if (view.derived.hides_something()) hidden = "Some codings are hidden: counts are partial";
    const float hidden_width = measure_label(view.type.small, hidden);
    draw_label(list, view.type.small, {at.x + width - hidden_width - view.px(16), y},
               view.theme.faint, hidden);
    float x = at.x + view.px(16);
    if (progress) x += draw_progress(view, {x, at.y}, height, *progress, actions);
    const float show_width = message.show ? measure_label(font, "Show it") + view.px(30) : 0;
    const float room = std::max(0.0f, at.x + width - show_width - hidden_width - view.px(40) - x);
    draw_label(list, font, {x, y}, message.error ? view.theme.warning : view.theme.dim,
               message.text, room);
    ImGui::SetCursorScreenPos({x - view.px(4), at.y});
    ImGui::InvisibleButton(
        "##message", {std::max(1.0f, std::min(room, measure_label(font, message.text))), height});
    name_item("Message");
    tooltip(view, message.text);
    if (message.show) {
        const float after = std::min(room, measure_label(font, message.text)) + view.px(10);
        ImGui::SetCursorScreenPos({x + after, std::floor(at.y + (height - view.px(22)) / 2)});
        if (small_button(view, "##show", "Show it")) actions.post(*message.show);
    }
}

}  // namespace tandem::ui
