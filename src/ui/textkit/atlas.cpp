#include "ui/textkit/atlas.h"

#include <algorithm>
#include <cstring>
#include <imgui_internal.h>

#include "tandem/base/check.h"

namespace tandem::ui {
namespace {

constexpr int kWhiteSize = 4;
constexpr int kGap = 1;  // texels between pictures, against bleeding when the view is scaled

bool fits_short(int value) {
    return value >= INT16_MIN && value <= INT16_MAX;
}

// Coverage becomes white with alpha; premultiplied BGRA becomes straight RGBA, as ImGui blends.
void copy_row(const std::uint8_t* from, std::uint8_t* to, int width, bool coloured) {
    for (int x = 0; x < width; ++x, to += 4) {
        if (!coloured) {
            to[0] = to[1] = to[2] = 255;
            to[3] = from[x];
            continue;
        }
        const std::uint8_t* texel = from + x * 4;
        const int alpha = texel[3];
        for (int channel = 0; channel < 3; ++channel) {
            const int straight = alpha ? std::min(255, texel[2 - channel] * 255 / alpha) : 0;
            to[channel] = static_cast<std::uint8_t>(straight);
        }
        to[3] = texel[3];
    }
}

ImTextureRect joined(const ImTextureRect& a, const ImTextureRect& b) {
    const int x0 = std::min(a.x, b.x), y0 = std::min(a.y, b.y);
    const int x1 = std::max(a.x + a.w, b.x + b.w), y1 = std::max(a.y + a.h, b.y + b.h);
    const auto u = [](int value) { return static_cast<unsigned short>(value); };
    return {u(x0), u(y0), u(x1 - x0), u(y1 - y0)};
}

// Nobody clears the update list of a texture that is not a font atlas of ImGui's, so we do, once
// the renderer has taken it over. Before the texture is created there is nothing to update.
void request_update(ImTextureData& texture, const ImTextureRect& rect) {
    if (texture.Status == ImTextureStatus_WantCreate) return;
    if (texture.Status == ImTextureStatus_OK) texture.Updates.clear();
    texture.UpdateRect = texture.Updates.empty() ? rect : joined(texture.UpdateRect, rect);
    texture.Updates.push_back(rect);
    texture.SetStatus(ImTextureStatus_WantUpdates);
}

void register_texture(ImTextureData* texture) {
    if (ImGui::GetCurrentContext()) ImGui::RegisterUserTexture(texture);
}

void unregister_texture(ImTextureData* texture) {
    if (!ImGui::GetCurrentContext()) return;
    ImGui::UnregisterUserTexture(texture);
    // The list of the last frame must not keep what is about to be freed.
    ImGui::GetPlatformIO().Textures.find_erase(texture);
}

int current_frame() {
    return ImGui::GetCurrentContext() ? ImGui::GetFrameCount() : 0;
}

}  // namespace

Atlas::Atlas(int size) : size_(size) {
    TANDEM_CHECK(size >= 64 && size <= INT16_MAX, "an atlas has room for a glyph");
    begin_generation();
}

Atlas::~Atlas() {
    unregister_texture(current_.get());
    for (Retired& old : retired_) unregister_texture(old.texture.get());
}

void Atlas::begin_generation() {
    if (current_) retired_.push_back({std::move(current_), current_frame()});
    current_ = std::make_unique<ImTextureData>();
    current_->Create(ImTextureFormat_RGBA32, size_, size_);
    std::memset(current_->GetPixels(), 0, static_cast<std::size_t>(current_->GetSizeInBytes()));
    for (int y = 0; y < kWhiteSize; ++y)
        std::memset(current_->GetPixelsAt(0, y), 255, std::size_t{kWhiteSize} * 4);
    current_->UseColors = true;
    current_->SetStatus(ImTextureStatus_WantCreate);
    register_texture(current_.get());
    slots_.assign(1, Slot{0, 0, kWhiteSize, kWhiteSize, 0, 0, false});
    shelf_x_ = kWhiteSize + kGap;
    shelf_y_ = 0;
    shelf_height_ = kWhiteSize;
    ++generation_;
}

// A texture may go when the frame that last drew it is over: first the renderer is asked to destroy
// its copy, and once it has, the memory is freed.
void Atlas::release_retired() {
    for (Retired& old : retired_) {
        ImTextureData& texture = *old.texture;
        if (current_frame() <= old.frame) continue;
        if (texture.Status == ImTextureStatus_WantCreate) {
            texture.SetStatus(ImTextureStatus_Destroyed);
        } else if (texture.Status != ImTextureStatus_Destroyed) {
            texture.SetStatus(ImTextureStatus_WantDestroy);
            texture.UnusedFrames = 1;
        }
    }
    std::erase_if(retired_, [](Retired& old) {
        if (old.texture->Status != ImTextureStatus_Destroyed) return false;
        unregister_texture(old.texture.get());
        return true;
    });
}

bool Atlas::find_room(int width, int height) {
    if (shelf_x_ + width > size_) {
        shelf_y_ += shelf_height_ + kGap;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    return shelf_y_ + height <= size_;
}

int Atlas::add(const Picture& picture) {
    release_retired();
    const int width = picture.width, height = picture.height;
    const bool drawable = width > 0 && height > 0 && fits_short(picture.left) &&
                          fits_short(picture.top) && width <= size_ &&
                          height <= size_ - kWhiteSize - kGap;
    if (!drawable) return -1;
    if (!find_room(width, height)) {
        begin_generation();
        if (!find_room(width, height)) return -1;
    }
    for (int y = 0; y < height; ++y)
        copy_row(picture.texels + std::ptrdiff_t{y} * picture.pitch,
                 static_cast<std::uint8_t*>(current_->GetPixelsAt(shelf_x_, shelf_y_ + y)), width,
                 picture.coloured);
    const auto u = [](int value) { return static_cast<unsigned short>(value); };
    request_update(*current_, {u(shelf_x_), u(shelf_y_), u(width), u(height)});
    const auto s = [](int value) { return static_cast<std::int16_t>(value); };
    slots_.push_back({s(shelf_x_), s(shelf_y_), s(width), s(height), s(picture.left),
                      s(picture.top), picture.coloured});
    shelf_x_ += width + kGap;
    shelf_height_ = std::max(shelf_height_, height);
    return static_cast<int>(slots_.size()) - 1;
}

ImVec2 Atlas::white_texel() const {
    const float middle = kWhiteSize / 2.0f / static_cast<float>(size_);
    return {middle, middle};
}

// Lines may not use ImGui's baked line texture here: it is in another texture.
AtlasScope::AtlasScope(ImDrawList& list, const Atlas& atlas)
    : list_(list), white_before_(list._Data->TexUvWhitePixel), flags_before_(list.Flags) {
    list_.PushTexture(atlas.texture());
    list_._Data->TexUvWhitePixel = atlas.white_texel();
    list_.Flags &= ~ImDrawListFlags_AntiAliasedLinesUseTex;
}

AtlasScope::~AtlasScope() {
    list_.Flags = flags_before_;
    list_._Data->TexUvWhitePixel = white_before_;
    list_.PopTexture();
}

}  // namespace tandem::ui
