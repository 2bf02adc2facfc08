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

// Labels of codings that begin on one line.
struct LabelGroup {
    float wanted = 0;  // px, where the first would stand best
    int count = 0;
};

// A column of labels, px. Where there is no room for a row each, `per_row` short ones share a row.
struct LabelColumn {
    float top = 0, bottom = 0, row = 1;
    int per_row = 1;
};

struct PlacedLabels {
    float top = 0;
    int rows = 0;
    bool is_short = false;
};

// Groups by ascending wanted top. Nothing overlaps or stands above the column's top, and as long as
// all can have room nothing stands below its bottom; what does is to be left out and counted.
std::vector<PlacedLabels> place_labels(const std::vector<LabelGroup>& groups, LabelColumn column);

// The step between lanes, px: as wide as `usual`, narrower when many lanes must share `room`.
float lane_step(int lanes, float room, float usual, float least);

}  // namespace tandem::ui
