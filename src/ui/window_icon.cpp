#include "ui/window_icon.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tandem::ui {
namespace {

struct Colour {
    float r, g, b;
};
struct Shape {
    float x0, y0, x1, y1, radius;  // of a square of side 1
    Colour colour;
    float alpha;
};

constexpr Colour kPaper{1, 0.996f, 0.984f}, kAccent{0.184f, 0.435f, 0.561f};
constexpr Colour kFirst{0.761f, 0.412f, 0.294f}, kSecond{0.247f, 0.498f, 0.659f};
constexpr Colour kLine{0.42f, 0.40f, 0.365f};

// From the back: a sheet, two marks that overlap, and the lines that they mark.
constexpr std::array<Shape, 8> kShapes{{{0.04f, 0.04f, 0.96f, 0.96f, 0.2f, kAccent, 1},
                                        {0.15f, 0.15f, 0.85f, 0.85f, 0.08f, kPaper, 1},
                                        {0.21f, 0.25f, 0.66f, 0.60f, 0.06f, kFirst, 0.55f},
                                        {0.36f, 0.42f, 0.79f, 0.76f, 0.06f, kSecond, 0.55f},
                                        {0.26f, 0.31f, 0.61f, 0.365f, 0.025f, kLine, 1},
                                        {0.26f, 0.475f, 0.74f, 0.53f, 0.025f, kLine, 1},
                                        {0.41f, 0.64f, 0.74f, 0.695f, 0.025f, kLine, 1},
                                        {0.26f, 0.64f, 0.33f, 0.695f, 0.025f, kLine, 0.45f}}};

// How much of a pixel of width `pixel` at (x, y) the shape covers, by the distance to its edge.
float cover(const Shape& shape, float x, float y, float pixel) {
    const float half_x = (shape.x1 - shape.x0) / 2, half_y = (shape.y1 - shape.y0) / 2;
    const float dx = std::abs(x - shape.x0 - half_x) - half_x + shape.radius;
    const float dy = std::abs(y - shape.y0 - half_y) - half_y + shape.radius;
    const float outside = std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f));
    const float distance = outside + std::min(std::max(dx, dy), 0.0f) - shape.radius;
    return std::clamp(0.5f - distance / pixel, 0.0f, 1.0f);
}

unsigned char byte(float value) {
    return static_cast<unsigned char>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

}  // namespace

std::vector<unsigned char> window_icon(int size) {
    std::vector<unsigned char> pixels;
    pixels.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
    const float pixel = 1 / static_cast<float>(size);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const float x = (static_cast<float>(column) + 0.5f) * pixel;
            const float y = (static_cast<float>(row) + 0.5f) * pixel;
            Colour colour{0, 0, 0};  // premultiplied
            float alpha = 0;
            for (const Shape& shape : kShapes) {
                const float part = cover(shape, x, y, pixel) * shape.alpha;
                colour = {colour.r * (1 - part) + shape.colour.r * part,
                          colour.g * (1 - part) + shape.colour.g * part,
                          colour.b * (1 - part) + shape.colour.b * part};
                alpha += part * (1 - alpha);
            }
            const float whole = alpha > 0 ? alpha : 1;
            pixels.insert(pixels.end(), {byte(colour.r / whole), byte(colour.g / whole),
                                         byte(colour.b / whole), byte(alpha)});
        }
    return pixels;
}

}  // namespace tandem::ui
