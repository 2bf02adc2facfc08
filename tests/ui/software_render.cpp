#include "software_render.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <cmath>

namespace tandem::ui::test {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

float channel(ImU32 colour, int k) {
    return static_cast<float>((colour >> (8 * k)) & 255);
}

// Half-open, in pixels.
struct Box {
    int x0, y0, x1, y1;
};

// Twice the signed area of the triangle a, b, p.
float area(ImVec2 a, ImVec2 b, ImVec2 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// A pixel centre exactly on an edge belongs to one triangle only: the one whose top or left edge it
// is, as graphics cards have it.
bool is_top_left(ImVec2 from, ImVec2 to, bool flipped) {
    const float dx = flipped ? from.x - to.x : to.x - from.x;
    const float dy = flipped ? from.y - to.y : to.y - from.y;
    return dy < 0 || (dy == 0 && dx > 0);
}

struct Triangle {
    std::array<const ImDrawVert*, 3> corner;
    const ImTextureData* texture;

    std::array<float, 4> texel_at(int x, int y) const {
        const int bytes = texture->BytesPerPixel;
        x = std::clamp(x, 0, texture->Width - 1);
        y = std::clamp(y, 0, texture->Height - 1);
        const unsigned char* found = texture->Pixels + (x + y * texture->Width) * bytes;
        if (bytes == 4) return {float(found[0]), float(found[1]), float(found[2]), float(found[3])};
        return {255, 255, 255, float(found[0])};
    }

    // Bilinear, as ImGui's renderers are set: the baked lines of its font texture need it.
    std::array<float, 4> sample(float u, float v) const {
        const float x = u * static_cast<float>(texture->Width) - 0.5f;
        const float y = v * static_cast<float>(texture->Height) - 0.5f;
        const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
        const float right_part = x - std::floor(x), low_part = y - std::floor(y);
        std::array<float, 4> mixed{};
        for (int corner_number = 0; corner_number < 4; ++corner_number) {
            const int dx = corner_number % 2, dy = corner_number / 2;
            const float share = (dx ? right_part : 1 - right_part) * (dy ? low_part : 1 - low_part);
            if (share < 1e-3f) continue;
            const std::array<float, 4> texel = texel_at(left + dx, top + dy);
            for (std::size_t k = 0; k < 4; ++k) mixed[k] += share * texel[k];
        }
        return mixed;
    }

    std::array<float, 4> colour_at(const std::array<float, 3>& weight) const {
        float u = 0, v = 0;
        std::array<float, 4> colour{};
        for (std::size_t i = 0; i < 3; ++i) {
            u += weight[i] * corner[i]->uv.x;
            v += weight[i] * corner[i]->uv.y;
            for (int k = 0; k < 4; ++k) colour[at(k)] += weight[i] * channel(corner[i]->col, k);
        }
        const std::array<float, 4> texel = sample(u, v);
        for (std::size_t k = 0; k < 4; ++k) colour[k] *= texel[k] / 255;
        return colour;
    }
};

Box bounds(const Triangle& triangle, const Box& clip) {
    ImVec2 low = triangle.corner[0]->pos, high = low;
    for (const ImDrawVert* corner : triangle.corner) {
        low = {std::min(low.x, corner->pos.x), std::min(low.y, corner->pos.y)};
        high = {std::max(high.x, corner->pos.x), std::max(high.y, corner->pos.y)};
    }
    const auto whole = [](float value) {
        return static_cast<int>(std::clamp(value, -100000.0f, 100000.0f));
    };
    return {
        std::max(clip.x0, whole(std::floor(low.x))), std::max(clip.y0, whole(std::floor(low.y))),
        std::min(clip.x1, whole(std::ceil(high.x))), std::min(clip.y1, whole(std::ceil(high.y)))};
}

void blend(std::uint8_t* pixel, const std::array<float, 4>& colour) {
    const float opacity = colour[3] / 255;
    for (std::size_t k = 0; k < 3; ++k)
        pixel[k] = static_cast<std::uint8_t>(colour[k] * opacity +
                                             static_cast<float>(pixel[k]) * (1 - opacity) + 0.5f);
}

void fill(const Triangle& triangle, const Box& clip, Image& image) {
    const ImVec2 a = triangle.corner[0]->pos, b = triangle.corner[1]->pos,
                 c = triangle.corner[2]->pos;
    const float whole = area(a, b, c);
    if (whole == 0) return;
    const bool flipped = whole < 0;
    const std::array<bool, 3> owns{is_top_left(b, c, flipped), is_top_left(c, a, flipped),
                                   is_top_left(a, b, flipped)};
    const Box box = bounds(triangle, clip);
    for (int y = box.y0; y < box.y1; ++y) {
        for (int x = box.x0; x < box.x1; ++x) {
            const ImVec2 p(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
            const std::array<float, 3> weight{area(b, c, p) / whole, area(c, a, p) / whole,
                                              area(a, b, p) / whole};
            bool inside = true;
            for (std::size_t i = 0; i < 3; ++i)
                inside = inside && (weight[i] > 0 || (weight[i] == 0 && owns[i]));
            if (inside) blend(&image.rgba[at(y * image.width + x) * 4], triangle.colour_at(weight));
        }
    }
}

void draw_list(const ImDrawList& list, Image& image) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const ImTextureData* texture = command.TexRef._TexData;
        if (command.UserCallback || !texture || !texture->Pixels) continue;
        const auto whole = [](float value, int most) {
            return static_cast<int>(std::clamp(value, 0.0f, static_cast<float>(most)));
        };
        const Box clip{
            whole(command.ClipRect.x, image.width), whole(command.ClipRect.y, image.height),
            whole(command.ClipRect.z, image.width), whole(command.ClipRect.w, image.height)};
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            Triangle triangle{{}, texture};
            for (unsigned k = 0; k < 3; ++k) {
                const unsigned index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
                triangle.corner[k] = &list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
            }
            fill(triangle, clip, image);
        }
    }
}

}  // namespace

Image render(const ImDrawData& data, int width, int height, ImU32 background) {
    Image image{width, height, {}};
    image.rgba.resize(at(width) * at(height) * 4);
    for (std::size_t i = 0; i < image.rgba.size(); ++i)
        image.rgba[i] = static_cast<std::uint8_t>(i % 4 == 3 ? 255 : background >> (8 * (i % 4)));
    for (const ImDrawList* list : data.CmdLists) draw_list(*list, image);
    return image;
}

bool write_png(const Image& image, const std::string& path) {
    return stbi_write_png(path.c_str(), image.width, image.height, 4, image.rgba.data(),
                          image.width * 4) != 0;
}

bool read_png(const std::string& path, Image& image) {
    int channels = 0;
    unsigned char* pixels = stbi_load(path.c_str(), &image.width, &image.height, &channels, 4);
    if (!pixels) return false;
    image.rgba.assign(pixels, pixels + at(image.width) * at(image.height) * 4);
    stbi_image_free(pixels);
    return true;
}

double rms_difference(const Image& a, const Image& b) {
    if (a.width != b.width || a.height != b.height || a.rgba.size() != b.rgba.size()) return 1;
    if (a.rgba.empty()) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        const double difference = (int{a.rgba[i]} - int{b.rgba[i]}) / 255.0;
        sum += difference * difference;
    }
    return std::sqrt(sum / static_cast<double>(a.rgba.size()));
}

}  // namespace tandem::ui::test
