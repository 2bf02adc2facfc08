// A size and weight of type, with a font for every script.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/textkit/atlas.h"

namespace tandem::ui {

// `px` is the em, as in CSS. The families are tried in order before anything else that fontconfig
// knows; one that is not installed is passed over. `language` (BCP 47, may be empty) chooses
// between regional forms, as of Chinese and Japanese.
struct FontSpec {
    float px = 15;
    std::vector<std::string> families = {};
    bool bold = false;
    std::string language = {};
};

// Families for the interface (led by Inter) and for reading (led by Noto Serif), each with its
// relatives for other scripts and the colour emoji.
std::vector<std::string> interface_families();
std::vector<std::string> reading_families();

struct FontParts;

// Shapes and rasterises for paragraphs and labels. Fonts for further scripts are loaded when a text
// first needs them. Throws Error when the machine has no font at all. Must outlive what was laid
// out with it; after a change of zoom make new stacks and lay out again.
class FontStack {
 public:
    FontStack(Atlas& atlas, FontSpec spec);
    ~FontStack();
    FontStack(const FontStack&) = delete;
    FontStack& operator=(const FontStack&) = delete;

    const FontSpec& spec() const { return spec_; }
    float px() const { return spec_.px; }
    float ascent() const { return ascent_; }    // above the base line, px
    float descent() const { return descent_; }  // below it, px, positive
    // The height of a line of interface text: ascent and descent, in whole pixels.
    float line_height() const;
    Atlas& atlas() const { return atlas_; }
    int number() const { return number_; }
    int face_count() const;
    std::string family_of(int face) const;

    // The picture of a glyph at one of four sub-pixel phases; null when it has none (a space).
    // Valid until the next call.
    const Slot* glyph(int face, unsigned glyph_id, int phase);

    // For textkit itself: HarfBuzz, FreeType and ICU objects.
    FontParts& parts() const { return *parts_; }

 private:
    Atlas& atlas_;
    FontSpec spec_;
    int number_;
    float ascent_ = 0, descent_ = 0;
    std::unique_ptr<FontParts> parts_;
};

}  // namespace tandem::ui
