#include "ui/strokes.h"

#include <algorithm>
#include <cmath>

namespace tandem::ui {
namespace {

using Tell = std::function<void(StrokePiece)>;

// Where a pattern that repeats every `period` px begins for the last time before what is in sight.
float first_repeat(const Band& band, float period) {
    return std::floor(std::max(0.0f, band.from) / period) * period;
}

// `on` px of every `period`, over [near_side, far_side) of the band's width.
void dashes(const Band& band, float begin, float on, float period, float near_side, float far_side,
            const Tell& piece) {
    const float end = std::min(band.length, band.to);
    for (float at = first_repeat(band, period) + begin; at < end; at += period)
        piece({at, std::min(at + on, band.length), near_side, far_side});
}

// Up and down between the band's two sides, a step a unit.
void wave(const Band& band, const Tell& piece) {
    const float line = std::max(band.unit, std::round(band.width * 0.4f));
    const float rise = std::max(0.0f, band.width - line), unit = band.unit;
    const int steps = std::max(2, static_cast<int>(rise / unit) + 2), period = steps * 2;
    const float end = std::min(band.length, band.to);
    int step = static_cast<int>(std::max(0.0f, band.from) / unit);
    for (float at = static_cast<float>(step) * unit; at < end; at += unit, ++step) {
        const int phase = step % period;
        const int up = phase < steps ? phase : period - phase;
        const float offset = std::round(
            rise * std::min(1.0f, static_cast<float>(up) / static_cast<float>(steps - 1)));
        piece({at, std::min(at + unit, band.length), offset, offset + line});
    }
}

}  // namespace

void for_stroke(Stroke stroke, const Band& band, const Tell& piece) {
    const float unit = band.unit, width = band.width;
    const float thin = std::max(unit, std::floor(width / 3));
    const auto whole = [&](float near_side, float far_side) {
        piece({std::max(0.0f, band.from), std::min(band.length, band.to), near_side, far_side});
    };
    switch (stroke) {
        case Stroke::Solid:
            whole(0, width);
            break;
        case Stroke::Dashed:
            dashes(band, 0, unit * 6, unit * 9, 0, width, piece);
            break;
        case Stroke::Dotted:
            dashes(band, 0, std::max(width, unit * 2), std::max(width, unit * 2) + unit * 2, 0,
                   width, piece);
            break;
        case Stroke::Double:
            whole(0, thin);
            whole(width - thin, width);
            break;
        case Stroke::Wavy:
            wave(band, piece);
            break;
        case Stroke::DashDot:
            dashes(band, 0, unit * 10, unit * 18, 0, width, piece);
            dashes(band, unit * 13, unit * 2, unit * 18, 0, width, piece);
            break;
        case Stroke::Ticked:
            whole(0, thin);
            dashes(band, 0, unit * 2, unit * 6, thin, width, piece);
            break;
    }
}

void draw_underline(ImDrawList& list, Stroke stroke, ImVec2 min, ImVec2 max, float unit,
                    ImU32 colour) {
    const ImVec2 seen_min = list.GetClipRectMin(), seen_max = list.GetClipRectMax();
    if (max.y < seen_min.y || min.y > seen_max.y) return;
    const Band band{max.x - min.x, max.y - min.y, unit, seen_min.x - min.x, seen_max.x - min.x};
    for_stroke(stroke, band, [&](StrokePiece piece) {
        list.AddRectFilled({min.x + piece.begin, min.y + piece.near_side},
                           {min.x + piece.end, min.y + piece.far_side}, colour);
    });
}

void draw_stripe(ImDrawList& list, Stroke stroke, ImVec2 min, ImVec2 max, float unit,
                 ImU32 colour) {
    const ImVec2 seen_min = list.GetClipRectMin(), seen_max = list.GetClipRectMax();
    if (max.x < seen_min.x || min.x > seen_max.x) return;
    const Band band{max.y - min.y, max.x - min.x, unit, seen_min.y - min.y, seen_max.y - min.y};
    for_stroke(stroke, band, [&](StrokePiece piece) {
        list.AddRectFilled({min.x + piece.near_side, min.y + piece.begin},
                           {min.x + piece.far_side, min.y + piece.end}, colour);
    });
}

}  // namespace tandem::ui
