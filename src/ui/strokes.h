// Ways to draw a line: the sign of a code that is there without colour too.
#pragma once

#include <functional>
#include <imgui.h>

namespace tandem::ui {

enum class Stroke { Solid, Dashed, Dotted, Double, Wavy, DashDot, Ticked };
inline constexpr int kStrokeCount = 7;

// A band of `length` by `width` px, measured in units of `unit` px so that strokes are crisp at
// every scale. Only what touches [from, to) along it is drawn.
struct Band {
    float length = 0, width = 0, unit = 1;
    float from = 0, to = 0;
};

// A filled rectangle of a stroke: px along the band and across it.
struct StrokePiece {
    float begin = 0, end = 0, near_side = 0, far_side = 0;
};
void for_stroke(Stroke stroke, const Band& band, const std::function<void(StrokePiece)>& piece);

// An underline from `min` to `max`, and a stripe in the margin. What lies outside the list's clip
// rectangle costs nothing.
void draw_underline(ImDrawList& list, Stroke stroke, ImVec2 min, ImVec2 max, float unit,
                    ImU32 colour);
void draw_stripe(ImDrawList& list, Stroke stroke, ImVec2 min, ImVec2 max, float unit, ImU32 colour);

}  // namespace tandem::ui
