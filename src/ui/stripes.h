// Where the stripes of codings stand in the margin, and their names beside them.
#pragma once

#include <vector>

namespace tandem::ui {

// A coding's vertical extent, px.
struct Extent {
    float top = 0, bottom = 0;
};

// For each extent, in the order given, the first lane in which nothing is within `gap` of it.
// Given by ascending top, no more lanes are used than lie side by side anywhere.
std::vector<int> pack_lanes(const std::vector<Extent>& extents, float gap);

// Tops for labels of one height that want to stand at `wanted` (ascending): none overlaps, none
// stands above its place, and each is as near to it as those before leave it.
std::vector<float> place_labels(const std::vector<float>& wanted, float height);

}  // namespace tandem::ui
