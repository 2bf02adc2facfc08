// Draws a frame of ImGui into memory, so that pictures can be looked at without a display.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <string>
#include <vector>

namespace tandem::ui::test {

// RGBA, 8 bits each, rows from the top.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

// Bilinear texturing and blending as the OpenGL renderer does it. User callbacks are
// skipped. Textures are read from the ImTextureData in memory.
Image render(const ImDrawData& data, int width, int height, ImU32 background);

// False when the file cannot be written or read.
bool write_png(const Image& image, const std::string& path);
bool read_png(const std::string& path, Image& image);

// Root mean square of the differences of all channels, in [0, 1]; 1 for different sizes.
double rms_difference(const Image& a, const Image& b);

}  // namespace tandem::ui::test
