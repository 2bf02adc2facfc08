// The one texture that holds every glyph on screen.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <memory>
#include <vector>

namespace tandem::ui {

// Where a picture lies in the atlas, in texels, and how it hangs on the pen: `left` to the right of
// the pen, `top` above the base line. A coloured one is drawn in its own colours.
struct Slot {
    std::int16_t x = 0, y = 0, width = 0, height = 0;
    std::int16_t left = 0, top = 0;
    bool coloured = false;
};

// A glyph's picture before it is stored: 1 byte (coverage) or 4 bytes (premultiplied BGRA, as
// FreeType gives it) a texel, rows `pitch` bytes apart.
struct Picture {
    const std::uint8_t* texels = nullptr;
    int width = 0, height = 0, pitch = 0;
    int left = 0, top = 0;
    bool coloured = false;
};

// A square RGBA texture filled shelf by shelf. Slot 0 is white, so that rectangles and glyphs share
// one draw call. When it is full a new generation with an empty texture begins and every slot
// number of before is void; the old texture lives on until the frame that used it has been drawn.
// Construct after ImGui's context and destroy before it, after the renderer has shut down.
class Atlas {
 public:
    explicit Atlas(int size = 2048);
    ~Atlas();
    Atlas(const Atlas&) = delete;
    Atlas& operator=(const Atlas&) = delete;

    // The slot number, which holds for the current generation only. Begins a new generation when
    // there is no room. -1 for a picture larger than a whole texture.
    int add(const Picture& picture);

    const Slot& slot(int number) const { return slots_[static_cast<std::size_t>(number)]; }
    int slot_count() const { return static_cast<int>(slots_.size()); }
    int size() const { return size_; }
    int generation() const { return generation_; }

    // Of the current generation; ask again after anything that can add a glyph.
    ImTextureRef texture() const { return current_->GetTexRef(); }
    ImVec2 white_texel() const;

    // A number no other font stack on this atlas has.
    int next_font_number() { return ++font_numbers_; }

 private:
    struct Retired {
        std::unique_ptr<ImTextureData> texture;
        int frame;
    };

    void begin_generation();
    void release_retired();
    bool find_room(int width, int height);

    int size_;
    std::unique_ptr<ImTextureData> current_;
    std::vector<Retired> retired_;
    std::vector<Slot> slots_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    int generation_ = 0;
    int font_numbers_ = 0;
};

// While it lives, what is drawn on `list` uses the atlas, rectangles included: one draw call for a
// page of highlights and text. Fill and stroke with AddRect*, AddLine, AddTriangle* as usual.
class AtlasScope {
 public:
    AtlasScope(ImDrawList& list, const Atlas& atlas);
    ~AtlasScope();
    AtlasScope(const AtlasScope&) = delete;
    AtlasScope& operator=(const AtlasScope&) = delete;

 private:
    ImDrawList& list_;
    ImVec2 white_before_;
    ImDrawListFlags flags_before_;
};

}  // namespace tandem::ui
