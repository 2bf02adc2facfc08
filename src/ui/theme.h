// Colours of the window: four greys, one accent, and thirteen quiet hues for codes.
#pragma once

#include <imgui.h>
#include <unordered_map>

#include "tandem/app/derived.h"

namespace tandem::ui {

struct Theme {
    bool dark = false;
    ImU32 paper = 0, panel = 0, field = 0, line = 0;
    ImU32 text = 0, dim = 0, faint = 0;
    ImU32 accent = 0, on_accent = 0;
    ImU32 selection = 0, hover = 0, chosen = 0;  // laid over what is there
    ImU32 warning = 0;
};

Theme make_theme(bool dark);

// The measures and colours of what Dear ImGui draws itself: scroll bars, focus rings, popups.
void apply_style(const Theme& theme, float scale);

ImU32 with_alpha(ImU32 colour, float alpha);
// `part` of `b` in `a`, channel by channel.
ImU32 mix(ImU32 a, ImU32 b, float part);

// Colours of codes. Top codes, and those right under a heading, take the hues in turn and lend them
// to what is below them; neighbours there are told apart by lightness.
class CodeColours {
 public:
    CodeColours() = default;
    CodeColours(const Project& project, const Theme& theme);
    ImU32 of(CodeId code) const;

 private:
    std::unordered_map<CodeId, ImU32> colours_;
    ImU32 unknown_ = IM_COL32(128, 128, 128, 255);
};

}  // namespace tandem::ui
