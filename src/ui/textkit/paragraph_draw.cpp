// Glyph pictures onto a draw list.
#include <algorithm>
#include <cmath>
#include <imgui_internal.h>

#include "tandem/base/check.h"

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

struct Quad {
    ImVec2 at;
    Slot slot;
};

// Glyphs far outside the clip rectangle are not made; their pictures stay within a few ems.
struct Window {
    float left, right;
    bool holds(float x) const { return x >= left && x <= right; }
};

void collect(FontStack& fonts, const std::vector<PlacedGlyph>& glyphs, ImVec2 pen, Window window,
             std::vector<Quad>& quads) {
    quads.clear();
    for (const PlacedGlyph& glyph : glyphs) {
        const float x = pen.x + glyph.x, whole = std::floor(x);
        if (!window.holds(x)) continue;
        const int phase = static_cast<int>((x - whole) * kPhases);
        const Slot* slot = fonts.glyph(glyph.face, glyph.glyph_id, phase);
        if (!slot) continue;
        const float top = pen.y - static_cast<float>(slot->top) - std::floor(glyph.rise + 0.5f);
        quads.push_back({{whole + static_cast<float>(slot->left), top}, *slot});
    }
}

// Coloured pictures keep their colours and take only the text's opacity.
void emit(ImDrawList& list, const Atlas& atlas, const std::vector<Quad>& quads, ImU32 colour) {
    const float texel = 1.0f / static_cast<float>(atlas.size());
    const int count = static_cast<int>(quads.size());
    list.PushTexture(atlas.texture());
    list.PrimReserve(count * 6, count * 4);
    for (const Quad& quad : quads) {
        const Slot& slot = quad.slot;
        const float width = slot.width, height = slot.height, x = slot.x, y = slot.y;
        list.PrimRectUV(quad.at, {quad.at.x + width, quad.at.y + height}, {x * texel, y * texel},
                        {(x + width) * texel, (y + height) * texel},
                        slot.coloured ? colour | 0x00FFFFFF : colour);
    }
    list.PopTexture();
}

}  // namespace

void Paragraph::draw(ImDrawList& list, FontStack& fonts, ImVec2 origin, ImU32 colour, int first,
                     int last) const {
    TANDEM_CHECK(font_ == fonts.number() || lines_.empty(),
                 "a paragraph is drawn with the font it was laid out with");
    const ImVec2 clip_min = list.GetClipRectMin(), clip_max = list.GetClipRectMax();
    const float reach = fonts.px() * 3;
    const Window window{clip_min.x - reach, clip_max.x + reach};
    // Compared as floats first: a clip rectangle may be far larger than an int of lines.
    const float top = std::max(0.0f, (clip_min.y - origin.y) / line_height_ - 1);
    const float bottom = (clip_max.y - origin.y) / line_height_ + 2;
    const float count = static_cast<float>(line_count());
    first = std::max(first, static_cast<int>(std::min(top, count)));
    last = std::min({last, line_count(), static_cast<int>(std::clamp(bottom, 0.0f, count))});
    std::vector<Quad> quads;
    for (int i = first; i < last; ++i) {
        const float y = origin.y + static_cast<float>(i) * line_height_ + base_line_;
        const ImVec2 pen(origin.x, std::floor(y + 0.5f));
        const Line& line = built(i);
        // A new generation of the atlas half way through voids the slots before it: once more.
        int generation = 0;
        for (int attempt = 0; attempt < 2 && generation != fonts.atlas().generation(); ++attempt) {
            generation = fonts.atlas().generation();
            collect(fonts, line.glyphs, pen, window, quads);
        }
        if (generation == fonts.atlas().generation()) emit(list, fonts.atlas(), quads, colour);
    }
}

}  // namespace tandem::ui
