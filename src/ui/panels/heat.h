// Colours for a figure from −1 to 1 in a square of a map: the ground, and words that can be read
// on it.
#pragma once

#include "ui/theme.h"

namespace tandem::ui {

struct HeatColours {
    ImU32 ground, words;
};
// 0 and below: the paper; 1: the fullest.
HeatColours heat_colours(const Theme& theme, double value);

}  // namespace tandem::ui
