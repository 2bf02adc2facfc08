// The sizes and weights of type that the window uses.
#pragma once

#include <cmath>

#include "ui/textkit/atlas.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/label_cache.h"

namespace tandem::ui {

// Sizes are those of the design at scale 1 (96 dpi) times `scale`. What is beside the words that
// are read grows with them, but less, so that it does not take their room.
struct Typefaces {
    Typefaces(Atlas& atlas, float scale, float text_size = 1)
        : plain(atlas, {14.5f * scale, interface_families()}),
          strong(atlas, {14.5f * scale, interface_families(), true}),
          small(atlas, {13 * scale, interface_families()}),
          small_strong(atlas, {13 * scale, interface_families(), true}),
          heading(atlas, {12 * scale, interface_families(), true}),
          title(atlas, {21 * scale, interface_families(), true}),
          margin(atlas, {13 * scale * beside(text_size), interface_families()}),
          margin_strong(atlas, {13 * scale * beside(text_size), interface_families(), true}),
          mark(atlas, {9.5f * scale * beside(text_size), interface_families(), true}),
          reading(atlas, {17.5f * scale * text_size, reading_families()}) {}

    static float beside(float text_size) { return std::sqrt(text_size); }

    FontStack plain, strong, small, small_strong, heading, title;
    FontStack margin, margin_strong, mark;  // beside the words: speakers, codes, initials
    FontStack reading;
    LabelCache blocks;  // wrapped texts, by font, width and words
};

}  // namespace tandem::ui
