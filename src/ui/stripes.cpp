#include "ui/stripes.h"

#include <algorithm>
#include <limits>

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

std::vector<float> place_labels(const std::vector<float>& wanted, float height) {
    std::vector<float> tops;
    tops.reserve(wanted.size());
    float next = std::numeric_limits<float>::lowest();
    for (const float top : wanted) {
        tops.push_back(std::max(top, next));
        next = tops.back() + height;
    }
    return tops;
}

}  // namespace tandem::ui
