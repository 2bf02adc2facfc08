// The sizes and weights of type that the window uses.
#pragma once

#include "ui/textkit/atlas.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/label_cache.h"

namespace tandem::ui {

// Sizes are those of the design at scale 1 (96 dpi) times `scale`.
struct Typefaces {
    Typefaces(Atlas& atlas, float scale)
        : plain(atlas, {14.5f * scale, interface_families()}),
          strong(atlas, {14.5f * scale, interface_families(), true}),
          small(atlas, {13 * scale, interface_families()}),
          small_strong(atlas, {13 * scale, interface_families(), true}),
          heading(atlas, {12 * scale, interface_families(), true}),
          title(atlas, {21 * scale, interface_families(), true}),
          reading(atlas, {17.5f * scale, reading_families()}) {}

    FontStack plain, strong, small, small_strong, heading, title, reading;
    LabelCache blocks;  // wrapped texts, by font, width and words
};

}  // namespace tandem::ui
