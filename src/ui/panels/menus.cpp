#include "ui/panels/menus.h"

#include <algorithm>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr std::array kMenus{Menu::Study, Menu::Edit, Menu::Correct, Menu::Code,
                            Menu::Go,    Menu::View, Menu::Listen,  Menu::Help};

// Returns whether it was chosen. What cannot be done now is faint; choosing it says why.
bool command_line(const View& view, const CommandRow& command, Actions& actions) {
    ImGui::PushID(static_cast<int>(command.id));
    const RowBox box = row(view, "##command", command.title, false, view.px(28));
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool can = view.can_do(command);
    const std::string key = view.keys.name_of(command.id);
    const float key_width = measure_label(view.type.small, key);
    draw_label(list, view.type.plain, {box.min.x + view.px(10), box.middle(view.type.plain)},
               can ? view.theme.text : view.theme.faint, command.title,
               box.max.x - box.min.x - key_width - view.px(34));
    draw_label(list, view.type.small,
               {box.max.x - key_width - view.px(10), box.middle(view.type.small)}, view.theme.dim,
               key);
    if (box.pressed) actions.post(Invoke{command.id});
    return box.pressed;
}

float widest_line(const View& view, Menu menu) {
    float width = 0;
    for (const CommandRow& command : command_table())
        if (command.menu == menu)
            width =
                std::max(width, measure_label(view.type.plain, command.title) +
                                    measure_label(view.type.small, view.keys.name_of(command.id)));
    return std::ceil(width) + view.px(56);
}

void draw_menu_names(const View& view, MenuState& state) {
    for (const Menu menu : kMenus) {
        const std::string_view name = menu_name(menu);
        const RowBox box =
            row(view, std::string(name).c_str(), name, menu == state.shown, view.px(30));
        draw_label(*ImGui::GetWindowDrawList(), view.type.plain,
                   {box.min.x + view.px(10), box.middle(view.type.plain)}, view.theme.text, name);
        draw_icon(*ImGui::GetWindowDrawList(), Icon::Right,
                  {box.max.x - view.px(12), (box.min.y + box.max.y) / 2}, view.px(9),
                  view.theme.dim);
        // Reached by mouse or arrow key, it shows its commands at once.
        const bool reached = ImGui::IsItemFocused() && state.focused != menu;
        if (ImGui::IsItemFocused()) state.focused = menu;
        if (box.hovered || box.pressed || reached) state.shown = menu;
    }
}

// "1" of nine keys stands for all of them on the card.
bool stands_on_card(CommandId id) {
    return id < CommandId::RecentCode2 || id > CommandId::RecentCode9;
}

std::string keys_words(const View& view, CommandId id) {
    if (id == CommandId::RecentCode1 && !view.keys.chosen.contains(id)) return "1 … 9";
    std::string words;
    for (const ImGuiKeyChord chord : view.keys.of(id))
        words += (words.empty() ? "" : ", ") + chord_name(chord);
    return words;
}

void draw_card_column(const View& view, Place place, float width) {
    text_line(view, view.type.small_strong, view.theme.dim, place_name(place), width);
    space(view, 2);
    for (const CommandRow& command : command_table()) {
        const std::string keys = keys_words(view, command.id);
        if (command.place != place || keys.empty() || !stands_on_card(command.id)) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        draw_label(list, view.type.small_strong, at, view.theme.text, keys, view.px(150));
        draw_label(list, view.type.small, {at.x + view.px(156), at.y}, view.theme.dim,
                   command.id == CommandId::RecentCode1 ? "Recent codes" : command.title,
                   width - view.px(156));
        ImGui::Dummy({width, view.type.small.line_height()});
    }
}

}  // namespace

void main_menu(const View& view, MenuState& state, Actions& actions) {
    if (std::exchange(state.opening, false)) {
        ImGui::OpenPopup("##main-menu");
        state.focused = Menu::None;
    }
    ImGui::SetNextWindowPos({view.px(8), view.px(44)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(6), view.px(6)});
    if (ImGui::BeginPopup("##main-menu", ImGuiWindowFlags_NoMove)) {
        float widest = 0;
        for (const Menu menu : kMenus) widest = std::max(widest, widest_line(view, menu));
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
        ImGui::BeginChild("##menus", {view.px(120), 0},
                          ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened);
        draw_menu_names(view, state);
        ImGui::EndChild();
        ImGui::SameLine(0, view.px(6));
        ImGui::BeginChild("##commands", {widest, 0},
                          ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened);
        for (const CommandRow& command : command_table())
            if (command.menu == state.shown && command_line(view, command, actions))
                ImGui::CloseCurrentPopup();
        ImGui::EndChild();
        ImGui::PopStyleVar();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void context_menu(const View& view, const char* id, Actions& actions) {
    float width = 0;
    for (const CommandRow& command : command_table())
        if (command.in_context)
            width =
                std::max(width, measure_label(view.type.plain, command.title) +
                                    measure_label(view.type.small, view.keys.name_of(command.id)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(6), view.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGui::SetNextWindowSize({std::ceil(width) + view.px(68), 0});
    if (ImGui::BeginPopup(id)) {
        for (const CommandRow& command : command_table())
            if (command.in_context && view.can_do(command) && command_line(view, command, actions))
                ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

void keys_card(const View& view, KeysState& state, Place place, Actions&) {
    if (std::exchange(state.opening, false)) ImGui::OpenPopup("##keys-card");
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float column = std::min(view.px(470), (screen.x - view.px(100)) / 2);
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x, screen.y - view.px(40)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(24), view.px(20)});
    if (ImGui::BeginPopup("##keys-card")) {
        text_line(view, view.type.title, view.theme.text, "Keys");
        space(view, 10);
        const std::array<Place, 2> beside{
            place, place == Place::Anywhere ? Place::Transcript : Place::Anywhere};
        for (std::size_t i = 0; i < beside.size(); ++i) {
            if (i > 0) ImGui::SameLine(0, view.px(24));
            ImGui::BeginGroup();
            draw_card_column(view, beside[i], column);
            if (beside[i] == Place::Anywhere) {
                space(view, 12);
                draw_card_column(view, Place::Walk, column);
            }
            ImGui::EndGroup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
