// Colours of the window: four greys and one accent; those of codes are in code_colours.h.
//
// Contrast (WCAG 2.2), held by tests: text, dim and warning at least 4.5 : 1 on whatever they stand
// on, faint and the colours of codes at least 3 : 1; with high contrast all text at least 7 : 1,
// lines and codes at least 4.5 : 1.
#pragma once

#include <imgui.h>

namespace tandem::ui {

struct Theme {
    bool dark = false, high_contrast = false;
    ImU32 paper = 0, panel = 0, field = 0, line = 0;
    ImU32 text = 0, dim = 0, faint = 0;
    ImU32 accent = 0, on_accent = 0;
    ImU32 selection = 0, hover = 0, chosen = 0;  // laid over what is there
    ImU32 warning = 0;
    ImU32 focus = 0;  // the ring around what has the keyboard
};

Theme make_theme(bool dark, bool high_contrast = false);

// The measures and colours of what Dear ImGui draws itself: scroll bars, focus rings, popups.
void apply_style(const Theme& theme, float scale);

ImU32 with_alpha(ImU32 colour, float alpha);
// `part` of `b` in `a`, channel by channel.
ImU32 mix(ImU32 a, ImU32 b, float part);
// What is seen of `colour` laid over an opaque `ground`.
ImU32 laid_over(ImU32 colour, ImU32 ground);
// Of two opaque colours, from 1 to 21 (WCAG 2.2).
float contrast(ImU32 a, ImU32 b);

}  // namespace tandem::ui
