#include <algorithm>
#include <cmath>
#include <imgui_internal.h>

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {

void name_item([[maybe_unused]] std::string_view label, [[maybe_unused]] bool checked,
               [[maybe_unused]] bool open) {
#ifdef IMGUI_ENABLE_TEST_ENGINE
    ImGuiContext& g = *GImGui;
    const ImGuiItemStatusFlags flags =
        g.LastItemData.StatusFlags |
        (checked ? ImGuiItemStatusFlags_Checked : ImGuiItemStatusFlags_None) |
        (open ? ImGuiItemStatusFlags_Opened : ImGuiItemStatusFlags_None);
    IMGUI_TEST_ENGINE_ITEM_INFO(g.LastItemData.ID, std::string(label).c_str(), flags);
#endif
}

bool press_area(const char* id, ImVec2 size) {
    // Dear ImGui's own ring lies under what is drawn into the area and is cut off at the pane.
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
    const bool down = ImGui::InvisibleButton(id, size, ImGuiButtonFlags_EnableNav);
    ImGui::PopStyleColor();
    return down;
}

bool press_over(const char* id, ImVec2 min, ImVec2 max) {
    const ImGuiID item = ImGui::GetCurrentWindow()->GetID(id);
    const ImRect area(min, max);
    if (!ImGui::ItemAdd(area, item, nullptr, ImGuiItemFlags_NoTabStop)) return false;
    bool hovered = false, held = false;
    return ImGui::ButtonBehavior(area, item, &hovered, &held);
}

void focus_here() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::FocusWindow(window);
    ImGui::SetFocusID(ImGui::GetItemID(), window);
    ImGui::SetNavCursorVisible(true);
}

void focus_ring(const Look& look, ImU32 colour) {
    if (!ImGui::IsItemFocused() || !GImGui->NavCursorVisible) return;
    const float width = std::max(2.0f, std::round(look.px(2)));
    const float inset = colour ? width * 1.5f : width / 2;
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    ImGui::GetWindowDrawList()->AddRect({min.x + inset, min.y + inset},
                                        {max.x - inset, max.y - inset},
                                        colour ? colour : look.theme.focus, look.px(6), 0, width);
}

void square(ImDrawList& list, ImVec2 at, float size, ImU32 colour) {
    list.AddRectFilled(at, {at.x + size, at.y + size}, colour, size * 0.25f);
}

void hairline(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour) {
    const ImVec2 min(std::floor(from.x), std::floor(from.y));
    const bool flat = to.x - from.x > to.y - from.y;
    list.AddRectFilled(min, flat ? ImVec2(to.x, min.y + 1) : ImVec2(min.x + 1, to.y), colour);
}

float button_width(const Look& look, std::string_view label) {
    return std::ceil(measure_label(look.type.plain, label)) + look.px(24);
}

namespace {

struct ButtonColours {
    ImU32 fill, border, text;
};

ButtonColours button_colours(const Look& look, const Button& button, bool hovered, bool held) {
    const Theme& theme = look.theme;
    if (!button.enabled)
        return {button.weight == Weight::Quiet ? 0 : theme.panel,
                button.weight == Weight::Quiet ? 0 : theme.line, theme.faint};
    if (button.weight == Weight::Accent) {
        const ImU32 fill =
            hovered ? mix(theme.accent, theme.text, held ? 0.25f : 0.12f) : theme.accent;
        return {fill, fill, theme.on_accent};
    }
    if (button.weight == Weight::Quiet)
        return {hovered ? theme.hover : 0, 0, hovered ? theme.text : theme.dim};
    const ImU32 fill = hovered ? mix(theme.field, theme.text, held ? 0.10f : 0.05f) : theme.field;
    return {fill, theme.line, theme.text};
}

}  // namespace

bool button(const Look& look, const char* id, const Button& button) {
    const ImVec2 size(button_width(look, button.label), look.px(30));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginDisabled(!button.enabled);
    const bool down = press_area(id, size);
    name_item(button.label);
    const bool hovered = ImGui::IsItemHovered();
    ImGui::EndDisabled();
    const ButtonColours colours = button_colours(look, button, hovered, ImGui::IsItemActive());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end(at.x + size.x, at.y + size.y);
    list.AddRectFilled(at, end, colours.fill, look.px(6));
    if (colours.border) list.AddRect(at, end, colours.border, look.px(6));
    focus_ring(look, button.weight == Weight::Accent ? look.theme.on_accent : 0);
    const float x = at.x + (size.x - measure_label(look.type.plain, button.label)) / 2;
    const float y = at.y + (size.y - look.type.plain.line_height()) / 2;
    draw_label(list, look.type.plain, {std::floor(x), std::floor(y)}, colours.text, button.label);
    tooltip(look, button.tip);
    return down;
}

static void draw_sun(ImDrawList& list, ImVec2 centre, float half, float stroke, ImU32 colour) {
    list.AddCircle(centre, half * 0.38f, colour, 0, stroke);
    for (int ray = 0; ray < 8; ++ray) {
        const float angle = static_cast<float>(ray) * IM_PI / 4;
        const ImVec2 way(std::cos(angle) * half, std::sin(angle) * half);
        list.AddLine({centre.x + way.x * 0.62f, centre.y + way.y * 0.62f},
                     {centre.x + way.x * 0.9f, centre.y + way.y * 0.9f}, colour, stroke);
    }
}

static void draw_moon(ImDrawList& list, ImVec2 centre, float half, float stroke, ImU32 colour) {
    list.PathArcTo(centre, half * 0.7f, 0.35f, 4.4f, 20);
    list.PathArcTo({centre.x + 0.32f * half, centre.y - 0.28f * half}, half * 0.52f, 3.9f, 0.95f,
                   16);
    list.PathStroke(colour, ImDrawFlags_Closed, stroke);
}

static void draw_play_or_pause(ImDrawList& list, Icon icon, ImVec2 centre, float half,
                               ImU32 colour) {
    const auto at = [&](float x, float y) {
        return ImVec2(centre.x + x * half, centre.y + y * half);
    };
    if (icon == Icon::Play)
        return list.AddTriangleFilled(at(-0.5f, -0.72f), at(-0.5f, 0.72f), at(0.75f, 0), colour);
    list.AddRectFilled(at(-0.6f, -0.68f), at(-0.18f, 0.68f), colour);
    list.AddRectFilled(at(0.18f, -0.68f), at(0.6f, 0.68f), colour);
}

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
    const float stroke = std::max(1.2f, size * 0.09f), half = size / 2;
    const auto at = [&](float x, float y) {
        return ImVec2(centre.x + x * half, centre.y + y * half);
    };
    const auto strokes = [&](std::initializer_list<ImVec2> points) {
        list.AddPolyline(points.begin(), static_cast<int>(points.size()), colour, 0, stroke);
    };
    const auto arrow_back = [&](float side) {
        list.PathArcTo(at(side * 0.05f, 0.15f), half * 0.62f, side > 0 ? -2.6f : -0.55f,
                       side > 0 ? 1.6f : -4.75f, 20);
        list.PathStroke(colour, 0, stroke);
        strokes({at(-0.62f * side, -0.72f), at(-0.55f * side, -0.14f), at(0.02f * side, -0.22f)});
    };
    switch (icon) {
        case Icon::Menu:
            for (const float y : {-0.55f, 0.0f, 0.55f})
                list.AddLine(at(-0.7f, y), at(0.7f, y), colour, stroke);
            break;
        case Icon::Undo:
        case Icon::Redo:
            arrow_back(icon == Icon::Undo ? 1 : -1);
            break;
        case Icon::Moon:
            draw_moon(list, centre, half, stroke, colour);
            break;
        case Icon::Sun:
            draw_sun(list, centre, half, stroke, colour);
            break;
        case Icon::Left:
            strokes({at(0.25f, -0.5f), at(-0.25f, 0), at(0.25f, 0.5f)});
            break;
        case Icon::Right:
            strokes({at(-0.25f, -0.5f), at(0.25f, 0), at(-0.25f, 0.5f)});
            break;
        case Icon::Down:
            strokes({at(-0.5f, -0.25f), at(0, 0.25f), at(0.5f, -0.25f)});
            break;
        case Icon::Check:
            strokes({at(-0.65f, 0.05f), at(-0.2f, 0.5f), at(0.65f, -0.5f)});
            break;
        case Icon::Plus:
            list.AddLine(at(0, -0.65f), at(0, 0.65f), colour, stroke);
            [[fallthrough]];
        case Icon::Minus:
            list.AddLine(at(-0.65f, 0), at(0.65f, 0), colour, stroke);
            break;
        case Icon::Play:
        case Icon::Pause:
            draw_play_or_pause(list, icon, centre, half, colour);
            break;
        case Icon::Cross:
            list.AddLine(at(-0.5f, -0.5f), at(0.5f, 0.5f), colour, stroke);
            list.AddLine(at(-0.5f, 0.5f), at(0.5f, -0.5f), colour, stroke);
            break;
        case Icon::Question:
            break;
    }
}

bool icon_button(const Look& look, const char* id, Icon icon, std::string_view label,
                 bool enabled) {
    const float side = look.px(30);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginDisabled(!enabled);
    const bool down = press_area(id, {side, side});
    name_item(label);
    const bool hovered = ImGui::IsItemHovered();
    ImGui::EndDisabled();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (hovered) list.AddRectFilled(at, {at.x + side, at.y + side}, look.theme.hover, look.px(6));
    focus_ring(look);
    const ImVec2 centre(at.x + side / 2, at.y + side / 2);
    const ImU32 colour = enabled ? look.theme.dim : with_alpha(look.theme.faint, 0.55f);
    if (icon == Icon::Question)
        draw_label(list, look.type.strong,
                   {std::floor(centre.x - measure_label(look.type.strong, "?") / 2),
                    std::floor(centre.y - look.type.strong.line_height() / 2)},
                   colour, "?");
    draw_icon(list, icon, centre, look.px(15), colour);
    tooltip(look, label);
    return down;
}

RowBox row(const Look& look, const char* id, std::string_view label, bool chosen, float height) {
    RowBox box;
    box.min = ImGui::GetCursorScreenPos();
    const float width = std::max(1.0f, ImGui::GetContentRegionAvail().x);
    box.max = {box.min.x + width, box.min.y + height};
    box.pressed = press_area(id, {width, height});
    name_item(label, chosen);
    box.hovered = ImGui::IsItemHovered();
    box.double_clicked = box.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (chosen || box.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.min, box.max, chosen ? look.theme.chosen : look.theme.hover, look.px(6));
    if (chosen && look.theme.high_contrast)
        ImGui::GetWindowDrawList()->AddRect(box.min, box.max, look.theme.accent, look.px(6));
    focus_ring(look);
    return box;
}

std::optional<int> segments(const Look& look, const char* id,
                            std::span<const std::string_view> words, int chosen) {
    std::optional<int> result;
    FontStack& font = look.type.small;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float right = from.x + ImGui::GetContentRegionAvail().x, height = look.px(25);
    ImVec2 at = from;
    ImGui::PushID(id);
    ImGui::BeginGroup();
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const std::string_view word = words[static_cast<std::size_t>(i)];
        const float width = std::ceil(measure_label(font, word)) + look.px(18);
        if (at.x > from.x && at.x + width > right) at = {from.x, at.y + height + look.px(4)};
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(i);
        if (press_area("##segment", {width, height})) result = i;
        name_item(word, i == chosen);
        ImGui::PopID();
        const bool is_chosen = i == chosen;
        const ImVec2 end(at.x + width, at.y + height);
        if (is_chosen || ImGui::IsItemHovered())
            list.AddRectFilled(at, end, is_chosen ? look.theme.chosen : look.theme.hover,
                               look.px(6));
        list.AddRect(at, end, is_chosen ? look.theme.accent : look.theme.line, look.px(6));
        focus_ring(look);
        draw_label(list, font, {at.x + look.px(9), at.y + (height - font.line_height()) / 2},
                   is_chosen ? look.theme.text : look.theme.dim, word);
        at.x = end.x + look.px(4);
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

namespace {

constexpr float kChoice = 30;  // a row and the gap below it

std::optional<int> choice_list(const Look& look, const std::vector<Choice>& choices, int chosen,
                               float height) {
    std::optional<int> result;
    float width = look.px(160);
    for (const Choice& choice : choices)
        width = std::max(width, measure_label(look.type.plain, choice.label) + look.px(34) +
                                    measure_label(look.type.small, choice.note));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, look.px(1)});
    ImGui::BeginChild("##choices", {std::min(width, look.px(460)), height},
                      ImGuiChildFlags_NavFlattened);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        ImGui::PushID(i);
        const RowBox box = row(look, "##choice", choice.label, i == chosen, look.px(29));
        ImGui::PopID();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        draw_label(list, look.type.plain, {box.min.x + look.px(10), box.middle(look.type.plain)},
                   look.theme.text, choice.label, box.max.x - box.min.x - look.px(20));
        const float note = measure_label(look.type.small, choice.note);
        draw_label(list, look.type.small,
                   {box.max.x - note - look.px(8), box.middle(look.type.small)}, look.theme.dim,
                   choice.note);
        if (box.pressed) result = i;
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    return result;
}

}  // namespace

void button_ground(const Look& look, ImVec2 min, ImVec2 max) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(
        min, max,
        ImGui::IsItemHovered() ? mix(look.theme.field, look.theme.text, 0.05f) : look.theme.field,
        look.px(6));
    list.AddRect(min, max, look.theme.line, look.px(6));
    focus_ring(look);
}

namespace {

enum class List { Closes, StaysOpen };  // when something was chosen

std::optional<int> choose_from(const Look& look, const char* id, std::string_view caption,
                               const std::vector<Choice>& choices, int chosen, float width,
                               List after) {
    ImGui::PushID(id);
    FontStack& font = look.type.plain;
    if (width <= 0) width = std::ceil(measure_label(font, caption)) + look.px(42);
    const ImVec2 at = ImGui::GetCursorScreenPos(), end(at.x + width, at.y + look.px(30));
    if (press_area("##open", {width, look.px(30)})) ImGui::OpenPopup("##list");
    name_item(caption);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    button_ground(look, at, end);
    draw_label(list, font,
               {at.x + look.px(12), std::floor((at.y + end.y - font.line_height()) / 2)},
               look.theme.text, caption, width - look.px(38));
    draw_icon(list, Icon::Down, {end.x - look.px(14), (at.y + end.y) / 2}, look.px(10),
              look.theme.dim);
    std::optional<int> result;
    // Below the button, or above it where there is more room; a long list scrolls.
    const float gap = look.px(4), around = look.px(12);
    const float below = ImGui::GetIO().DisplaySize.y - end.y - 2 * gap, above = at.y - 2 * gap;
    const float wanted = static_cast<float>(choices.size()) * look.px(kChoice) + around;
    const bool upward = wanted > below && above > below;
    const float height = std::min(wanted, upward ? above : below);
    // What stands around a list that stays may move with each choice.
    ImGui::SetNextWindowPos({at.x, upward ? at.y - gap - height : end.y + gap},
                            after == List::StaysOpen ? ImGuiCond_Appearing : ImGuiCond_Always);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(6), look.px(6)});
    if (ImGui::BeginPopup("##list")) {
        result = choice_list(look, choices, chosen, std::max(look.px(kChoice), height - around));
        if (result && after == List::Closes) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
    return result;
}

}  // namespace

std::optional<int> chooser(const Look& look, const char* id, std::string_view caption,
                           const std::vector<Choice>& choices, int chosen, float width) {
    return choose_from(look, id, caption, choices, chosen, width, List::Closes);
}

std::optional<int> chooser_of_several(const Look& look, const char* id, std::string_view caption,
                                      const std::vector<Choice>& choices, float width) {
    return choose_from(look, id, caption, choices, -1, width, List::StaysOpen);
}

void splitter(const Look& look, const char* id, float& width, float direction, float least,
              float most, float height) {
    ImGui::SameLine(0, 0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float thickness = look.px(7), middle = at.x + std::floor(thickness / 2);
    ImGui::InvisibleButton(id, {thickness, std::max(1.0f, height)});
    const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (ImGui::IsItemActive()) width += ImGui::GetIO().MouseDelta.x * direction;
    width = std::clamp(width, least, std::max(least, most));
    if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ImGui::GetWindowDrawList()->AddRectFilled({middle, at.y}, {middle + 1, at.y + height},
                                              lit ? look.theme.accent : look.theme.line);
    ImGui::SameLine(0, 0);
}

}  // namespace tandem::ui
