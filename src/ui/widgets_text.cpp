#include <algorithm>
#include <cmath>
#include <imgui_internal.h>

#include "ui/frame_due.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {

void text_line(const Look&, FontStack& font, ImU32 colour, std::string_view text, float max_width,
               Direction direction) {
    if (max_width <= 0) max_width = ImGui::GetContentRegionAvail().x;
    const float width = draw_label(*ImGui::GetWindowDrawList(), font, ImGui::GetCursorScreenPos(),
                                   colour, text, max_width, direction);
    ImGui::Dummy({std::min(width, max_width), font.line_height()});
}

Paragraph& block(const Look& look, FontStack& font, std::string_view text, float width,
                 Direction direction) {
    const int pixels = std::max(1, static_cast<int>(width));
    std::string key = std::to_string(font.number()) + '|' + std::to_string(pixels) + '|' +
                      std::to_string(static_cast<int>(direction)) + '|';
    key += text;
    LabelCache& cache = look.type.blocks;
    if (Paragraph* known = cache.find(key)) return *known;
    Paragraph words(text, direction);
    words.layout(font, static_cast<float>(pixels), std::round(font.px() * 1.45f));
    return cache.put(key, std::move(words));
}

void draw_block(const Look&, ImDrawList& list, FontStack& font, ImVec2 at, ImU32 colour,
                Paragraph& words) {
    words.draw(list, font, at, colour);
#ifdef IMGUI_ENABLE_TEST_ENGINE
    ImGuiContext& g = *GImGui;
    IMGUI_TEST_ENGINE_LOG("%s", words.text().c_str());
#endif
}

float text_block(const Look& look, FontStack& font, ImU32 colour, std::string_view text,
                 float width, Direction direction) {
    if (width <= 0) width = ImGui::GetContentRegionAvail().x;
    Paragraph& words = block(look, font, text, width, direction);
    const float height = words.height();
    draw_block(look, *ImGui::GetWindowDrawList(), font, ImGui::GetCursorScreenPos(), colour, words);
    ImGui::Dummy({width, height});
    return height;
}

void heading(const Look& look, std::string_view text) {
    text_line(look, look.type.heading, look.theme.dim, text);
}

void space(const Look& look, float design_px) {
    ImGui::Dummy({1, std::max(0.0f, look.px(design_px) - ImGui::GetStyle().ItemSpacing.y)});
}

// Seconds until the mouse, or the keyboard, has rested long enough for a tip; 0: it has.
static double until_tip() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiStyle& style = context.Style;
    const float rested = context.HoverItemDelayTimer;
    const float mouse = std::max(style.HoverStationaryDelay - context.MouseStationaryTimer,
                                 style.HoverDelayShort - rested);
    return static_cast<double>(mouse > 0 ? mouse : std::max(0.0f, style.HoverDelayNormal - rested));
}

void tooltip(const Look& look, std::string_view text) {
    if (text.empty()) return;
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip)) {
        const bool waits = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
        if (waits && until_tip() > 0) ask_for_frame(until_tip());
        return;
    }
    const float width = std::min(look.px(320), measure_label(look.type.small, text) + look.px(2));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(10), look.px(7)});
    if (ImGui::BeginTooltip()) {
        text_block(look, look.type.small, look.theme.text, text, width);
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

void empty_state(const Look& look, std::string_view title, std::string_view advice) {
    const ImVec2 room = ImGui::GetContentRegionAvail(), at = ImGui::GetCursorPos();
    const float width = std::min(look.px(420), room.x - look.px(24));
    if (width < look.px(40)) return;
    Paragraph& words = block(look, look.type.plain, advice, width);
    const float height = look.type.title.line_height() + look.px(10) + words.height();
    const float left = at.x + (room.x - width) / 2;
    ImGui::SetCursorPos({left, at.y + std::max(0.0f, (room.y - height) * 0.4f)});
    text_line(look, look.type.title, look.theme.text, title, width);
    ImGui::SetCursorPosX(left);
    space(look, 10);
    ImGui::SetCursorPosX(left);
    text_block(look, look.type.plain, look.theme.dim, advice, width);
}

void place_popup(const Look& look, ImVec2 at, float width, float most) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    if (at.y + most > screen.y) at.y = std::max(look.px(8), screen.y - most - look.px(8));
    at.x = std::clamp(at.x, look.px(8), std::max(look.px(8), screen.x - width - look.px(8)));
    ImGui::SetNextWindowPos({at.x, at.y + look.px(4)});
    ImGui::SetNextWindowSize({width, 0});
}

TextFieldStyle field_style(const Look& look) {
    TextFieldStyle style;
    style.text = look.theme.text;
    style.placeholder = look.theme.faint;
    style.background = look.theme.field;
    style.border = look.theme.line;
    style.focus = look.theme.accent;
    style.selection = look.theme.selection;
    style.caret = look.theme.accent;
    style.padding = {look.px(10), look.px(6)};
    style.rounding = look.px(6);
    style.line_height = std::round(look.type.plain.px() * 1.4f);
    return style;
}

}  // namespace tandem::ui
