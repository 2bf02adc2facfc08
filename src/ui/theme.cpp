#include "ui/theme.h"

#include <array>

namespace tandem::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32(hex >> 16, (hex >> 8) & 0xFF, hex & 0xFF, 255);
}

// Of like lightness, and in an order in which neighbours differ for colour-blind readers too
// (after the hues of Okabe and Ito 2008, muted).
constexpr std::array<ImU32, 13> kHues{rgb(0xC2694B), rgb(0x3F7FA8), rgb(0x5F9557), rgb(0x8662A8),
                                      rgb(0xB08A2E), rgb(0x3F8F85), rgb(0xB5586F), rgb(0x6A6FB0),
                                      rgb(0x7F9440), rgb(0xD09158), rgb(0x5A99BF), rgb(0xB563A0),
                                      rgb(0x8C7660)};

Theme light() {
    Theme theme;
    theme.paper = rgb(0xFFFEFB);
    theme.panel = rgb(0xF4F2EE);
    theme.field = rgb(0xFFFFFF);
    theme.line = rgb(0xE3DFD8);
    theme.text = rgb(0x26241F);
    theme.dim = rgb(0x6B665D);
    theme.faint = rgb(0xA7A196);
    theme.accent = rgb(0x2F6F8F);
    theme.on_accent = rgb(0xFFFFFF);
    theme.hover = IM_COL32(110, 100, 80, 26);
    theme.warning = rgb(0xA5482C);
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
    theme.dim = rgb(0x9C988F);
    theme.faint = rgb(0x6A6862);
    theme.accent = rgb(0x6FB1CF);
    theme.on_accent = rgb(0x14202A);
    theme.hover = IM_COL32(200, 200, 210, 22);
    theme.warning = rgb(0xE5946F);
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
    set(ImGuiCol_NavCursor, theme.accent);
    set(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, theme.dark ? 90 : 40));
}

}  // namespace

Theme make_theme(bool is_dark) {
    Theme theme = is_dark ? dark() : light();
    theme.selection = with_alpha(theme.accent, is_dark ? 0.30f : 0.23f);
    theme.chosen = with_alpha(theme.accent, is_dark ? 0.20f : 0.16f);
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

namespace {

// Codes at the top, and those right under a heading, which would otherwise lend a whole branch of
// the codebook one colour.
bool takes_hue(const Project& project, const Code& code) {
    const Code* parent = project.codes.find(code.parent);
    return !parent || parent->level == "frame";
}

struct Painter {
    const Project& project;
    const Theme& theme;
    std::unordered_map<CodeId, ImU32>& colours;

    // What takes no hue of its own is a shade of what stands above it.
    void paint_below(CodeId parent, ImU32 lent) {
        std::size_t place = 0;
        for (const Code* code : project.children(parent)) {
            const auto hue = colours.find(code->id);
            ImU32 colour = lent;
            if (hue != colours.end())
                colour = hue->second;
            else if (place % 3 == 1)
                colour = mix(lent, theme.paper, 0.22f);
            else if (place % 3 == 2)
                colour = mix(lent, theme.text, 0.22f);
            colours[code->id] = colour;
            paint_below(code->id, colour);
            ++place;
        }
    }
};

}  // namespace

CodeColours::CodeColours(const Project& project, const Theme& theme) : unknown_(theme.faint) {
    // In the order in which they were made, so that a new code changes nobody's colour.
    std::size_t next = 0;
    for (const Code& code : project.codes)
        if (takes_hue(project, code)) colours_[code.id] = kHues[next++ % kHues.size()];
    Painter{project, theme, colours_}.paint_below({}, theme.faint);
}

ImU32 CodeColours::of(CodeId code) const {
    const auto found = colours_.find(code);
    return found == colours_.end() ? unknown_ : found->second;
}

}  // namespace tandem::ui
