#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace tandem::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32(hex >> 16, (hex >> 8) & 0xFF, hex & 0xFF, 255);
}

Theme light() {
    Theme theme;
    theme.paper = rgb(0xFFFEFB);
    theme.panel = rgb(0xF4F2EE);
    theme.field = rgb(0xFFFFFF);
    theme.line = rgb(0xE3DFD8);
    theme.text = rgb(0x26241F);
    theme.dim = rgb(0x5F5A52);
    theme.faint = rgb(0x7D776D);
    theme.accent = rgb(0x2F6F8F);
    theme.on_accent = rgb(0xFFFFFF);
    theme.hover = IM_COL32(110, 100, 80, 26);
    theme.warning = rgb(0x98401F);
    return theme;
}

Theme dark() {
    Theme theme;
    theme.dark = true;
    theme.paper = rgb(0x26282B);
    theme.panel = rgb(0x1E1F22);
    theme.field = rgb(0x2C2F33);
    theme.line = rgb(0x33363B);
    theme.text = rgb(0xDEDBD4);
    theme.dim = rgb(0xBBB7AE);
    theme.faint = rgb(0x9B988F);
    theme.accent = rgb(0x6FB1CF);
    theme.on_accent = rgb(0x14202A);
    theme.hover = IM_COL32(200, 200, 210, 22);
    theme.warning = rgb(0xF2A582);
    return theme;
}

Theme light_high_contrast() {
    Theme theme;
    theme.paper = theme.panel = theme.field = rgb(0xFFFFFF);
    theme.line = rgb(0x5C5C5C);
    theme.text = rgb(0x000000);
    theme.dim = rgb(0x262626);
    theme.faint = rgb(0x3A3A3A);
    theme.accent = rgb(0x003E66);
    theme.on_accent = rgb(0xFFFFFF);
    theme.hover = IM_COL32(0, 0, 0, 22);
    theme.warning = rgb(0x7A1400);
    return theme;
}

Theme dark_high_contrast() {
    Theme theme;
    theme.dark = true;
    theme.paper = theme.panel = theme.field = rgb(0x000000);
    theme.line = rgb(0x9A9A9A);
    theme.text = rgb(0xFFFFFF);
    theme.dim = rgb(0xE6E6E6);
    theme.faint = rgb(0xD0D0D0);
    theme.accent = rgb(0x8FD6FF);
    theme.on_accent = rgb(0x000000);
    theme.hover = IM_COL32(255, 255, 255, 30);
    theme.warning = rgb(0xFFB79E);
    return theme;
}

ImVec4 as_vec4(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_colours(ImGuiStyle& style, const Theme& theme) {
    const auto set = [&](ImGuiCol_ slot, ImU32 colour) { style.Colors[slot] = as_vec4(colour); };
    set(ImGuiCol_Text, theme.text);
    set(ImGuiCol_TextDisabled, theme.dim);
    set(ImGuiCol_WindowBg, theme.panel);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, theme.field);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, with_alpha(theme.faint, 0.45f));
    set(ImGuiCol_ScrollbarGrabHovered, theme.faint);
    set(ImGuiCol_ScrollbarGrabActive, theme.dim);
    set(ImGuiCol_NavCursor, theme.focus);
    set(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, theme.dark ? 90 : 40));
}

}  // namespace

Theme make_theme(bool is_dark, bool high_contrast) {
    Theme theme = high_contrast ? (is_dark ? dark_high_contrast() : light_high_contrast())
                                : (is_dark ? dark() : light());
    theme.high_contrast = high_contrast;
    theme.selection = with_alpha(theme.accent, is_dark ? 0.30f : 0.23f);
    theme.chosen = with_alpha(theme.accent, is_dark ? 0.20f : 0.16f);
    theme.focus = theme.accent;
    return theme;
}

void apply_style(const Theme& theme, float scale) {
    ImGuiStyle style;
    style.WindowPadding = {14, 12};
    style.FramePadding = {10, 6};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {7, 5};
    style.ScrollbarSize = 10;
    style.GrabMinSize = 24;
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.FrameRounding = 6;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 6;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    set_colours(style, theme);
    style.ScaleAllSizes(scale);
    style.PopupBorderSize = 1;
    ImGui::GetStyle() = style;
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto a = static_cast<ImU32>(alpha * 255 + 0.5f);
    return (colour & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 a, ImU32 b, float part) {
    const ImVec4 from = as_vec4(a), to = as_vec4(b);
    const auto between = [part](float x, float y) { return x + (y - x) * part; };
    return ImGui::ColorConvertFloat4ToU32({between(from.x, to.x), between(from.y, to.y),
                                           between(from.z, to.z), between(from.w, to.w)});
}

ImU32 laid_over(ImU32 colour, ImU32 ground) {
    const float alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT) / 255;
    return mix(ground, colour | IM_COL32_A_MASK, alpha);
}

namespace {

float luminance(ImU32 colour) {
    const ImVec4 parts = as_vec4(colour);
    const auto linear = [](float c) {
        return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * linear(parts.x) + 0.7152f * linear(parts.y) + 0.0722f * linear(parts.z);
}

}  // namespace

float contrast(ImU32 a, ImU32 b) {
    const float one = luminance(a) + 0.05f, other = luminance(b) + 0.05f;
    return std::max(one, other) / std::min(one, other);
}

}  // namespace tandem::ui
