#include "ui/stripes.h"

#include <algorithm>
#include <cmath>

namespace tandem::ui {

std::vector<int> pack_lanes(const std::vector<Extent>& extents, float gap) {
    std::vector<int> lanes;
    std::vector<float> ends;
    lanes.reserve(extents.size());
    for (const Extent& extent : extents) {
        const auto free = std::find_if(ends.begin(), ends.end(),
                                       [&](float end) { return end + gap <= extent.top; });
        lanes.push_back(static_cast<int>(free - ends.begin()));
        if (free == ends.end())
            ends.push_back(extent.bottom);
        else
            *free = extent.bottom;
    }
    return lanes;
}

std::vector<PlacedLabels> place_labels(const std::vector<LabelGroup>& groups, LabelColumn column) {
    std::vector<PlacedLabels> placed;
    placed.reserve(groups.size());
    float next = column.top;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        PlacedLabels labels;
        labels.top = std::max(groups[i].wanted, next);
        const float until = i + 1 < groups.size() ? groups[i + 1].wanted : column.bottom;
        const int short_rows = (groups[i].count + column.per_row - 1) / column.per_row;
        const bool fits = labels.top + static_cast<float>(groups[i].count) * column.row <= until;
        labels.is_short = !fits && short_rows < groups[i].count;
        labels.rows = labels.is_short ? short_rows : groups[i].count;
        next = labels.top + static_cast<float>(labels.rows) * column.row;
        placed.push_back(labels);
    }
    // What would run off the page moves up as far as those above leave room.
    float end = column.bottom;
    for (std::size_t i = placed.size(); i-- > 0;) {
        placed[i].top =
            std::min(placed[i].top, end - static_cast<float>(placed[i].rows) * column.row);
        end = placed[i].top;
    }
    next = column.top;
    for (PlacedLabels& labels : placed) {
        labels.top = std::max(labels.top, next);
        next = labels.top + static_cast<float>(labels.rows) * column.row;
    }
    return placed;
}

float lane_step(int lanes, float room, float usual, float least) {
    if (lanes < 1) return usual;
    return std::clamp(std::floor(room / static_cast<float>(lanes)), least, usual);
}

}  // namespace tandem::ui
