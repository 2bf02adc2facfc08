// Pictures of glyphs, by FreeType, into the atlas.
#include <algorithm>
#include <cmath>

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"

namespace tandem::ui {
namespace {

int scaled(int value, float scale) {
    return static_cast<int>(std::lround(static_cast<float>(value) * scale));
}

// The mean of the source texels under each target texel: colour bitmaps come in one large size.
std::vector<std::uint8_t> shrink(const FT_Bitmap& from, int width, int height) {
    std::vector<std::uint8_t> to(static_cast<std::size_t>(width * height * 4));
    const int columns = static_cast<int>(from.width), rows = static_cast<int>(from.rows);
    for (int y = 0; y < height; ++y) {
        const int y0 = y * rows / height, y1 = std::max(y0 + 1, (y + 1) * rows / height);
        for (int x = 0; x < width; ++x) {
            const int x0 = x * columns / width, x1 = std::max(x0 + 1, (x + 1) * columns / width);
            std::array<int, 4> sum{};
            for (int v = y0; v < y1; ++v)
                for (int u = x0; u < x1; ++u)
                    for (int k = 0; k < 4; ++k)
                        sum[static_cast<std::size_t>(k)] += from.buffer[v * from.pitch + u * 4 + k];
            for (std::size_t k = 0; k < 4; ++k)
                to[static_cast<std::size_t>((y * width + x) * 4) + k] =
                    static_cast<std::uint8_t>(sum[k] / ((x1 - x0) * (y1 - y0)));
        }
    }
    return to;
}

int add_coloured(Atlas& atlas, const FT_GlyphSlot glyph, float scale) {
    const FT_Bitmap& bitmap = glyph->bitmap;
    Picture picture;
    picture.width = std::max(1, scaled(static_cast<int>(bitmap.width), scale));
    picture.height = std::max(1, scaled(static_cast<int>(bitmap.rows), scale));
    const auto texels = shrink(bitmap, picture.width, picture.height);
    picture.texels = texels.data();
    picture.pitch = picture.width * 4;
    picture.left = scaled(glyph->bitmap_left, scale);
    picture.top = scaled(glyph->bitmap_top, scale);
    picture.coloured = true;
    return atlas.add(picture);
}

int add_grey(Atlas& atlas, const FT_GlyphSlot glyph) {
    const FT_Bitmap& bitmap = glyph->bitmap;
    Picture picture;
    picture.texels = bitmap.buffer;
    picture.width = static_cast<int>(bitmap.width);
    picture.height = static_cast<int>(bitmap.rows);
    picture.pitch = bitmap.pitch;
    picture.left = glyph->bitmap_left;
    picture.top = glyph->bitmap_top;
    return atlas.add(picture);
}

// Light hinting moves outlines only vertically, so four horizontal phases stay exact.
int rasterise(Atlas& atlas, Face& face, unsigned glyph_id, int phase) {
    const FT_Int32 mode = face.coloured ? FT_LOAD_COLOR : FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT;
    if (FT_Load_Glyph(face.ft.get(), glyph_id, mode)) return Face::kNoPicture;
    const FT_GlyphSlot glyph = face.ft->glyph;
    if (glyph->format == FT_GLYPH_FORMAT_OUTLINE) {
        FT_Outline_Translate(&glyph->outline, phase * 64 / kPhases, 0);
        if (FT_Render_Glyph(glyph, FT_RENDER_MODE_NORMAL)) return Face::kNoPicture;
    }
    const FT_Bitmap& bitmap = glyph->bitmap;
    if (bitmap.width == 0 || bitmap.rows == 0) return Face::kNoPicture;
    int slot = -1;
    if (bitmap.pixel_mode == FT_PIXEL_MODE_BGRA)
        slot = add_coloured(atlas, glyph, face.strike_scale);
    else if (bitmap.pixel_mode == FT_PIXEL_MODE_GRAY)
        slot = add_grey(atlas, glyph);
    return slot < 0 ? Face::kNoPicture : slot;
}

std::int32_t& known_slot(Face& face, unsigned glyph_id, int phase) {
    const std::size_t at = std::size_t{glyph_id} * kPhases + static_cast<std::size_t>(phase);
    const std::size_t page = at / Face::kPage;
    if (face.pages.size() <= page) face.pages.resize(page + 1);
    if (!face.pages[page]) {
        face.pages[page] = std::make_unique<std::array<std::int32_t, Face::kPage>>();
        face.pages[page]->fill(Face::kUnknown);
    }
    return (*face.pages[page])[at % Face::kPage];
}

}  // namespace

const Slot* FontStack::glyph(int number, unsigned glyph_id, int phase) {
    Face& face = parts_->faces[static_cast<std::size_t>(number)];
    if (glyph_id >= static_cast<unsigned>(face.ft->num_glyphs)) return nullptr;
    if (face.coloured) phase = 0;
    if (face.generation != atlas_.generation()) {
        face.pages.clear();
        face.generation = atlas_.generation();
    }
    std::int32_t slot = known_slot(face, glyph_id, phase);
    if (slot == Face::kUnknown) {
        slot = rasterise(atlas_, face, glyph_id, phase);
        if (face.generation != atlas_.generation()) {
            face.pages.clear();
            face.generation = atlas_.generation();
        }
        known_slot(face, glyph_id, phase) = slot;
    }
    return slot == Face::kNoPicture ? nullptr : &atlas_.slot(slot);
}

}  // namespace tandem::ui
