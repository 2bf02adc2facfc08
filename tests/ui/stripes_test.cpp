#include "ui/stripes.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "tandem/base/random.h"

namespace tandem::ui {
namespace {

TEST(PackLanes, ReusesALaneThatIsFreeAgain) {
    EXPECT_EQ(pack_lanes({{0, 10}, {5, 20}, {14, 30}, {21, 40}}, 4),
              (std::vector<int>{0, 1, 0, 2}));
    EXPECT_EQ(pack_lanes({{0, 10}, {14, 20}}, 4), (std::vector<int>{0, 0}));
    EXPECT_EQ(pack_lanes({}, 4), std::vector<int>{});
}

TEST(PackLanes, TwelveThatOverlapStandSideBySide) {
    const std::vector<int> lanes = pack_lanes(std::vector<Extent>(12, {0, 100}), 4);
    for (int i = 0; i < 12; ++i) EXPECT_EQ(lanes[static_cast<std::size_t>(i)], i);
}

TEST(PackLanes, NothingInALaneOverlaps) {
    Random random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<Extent> extents(40);
        for (Extent& each : extents) {
            each.top = static_cast<float>(random.below(400));
            each.bottom = each.top + 1 + static_cast<float>(random.below(80));
        }
        std::sort(extents.begin(), extents.end(),
                  [](const Extent& a, const Extent& b) { return a.top < b.top; });
        const std::vector<int> lanes = pack_lanes(extents, 2);
        for (std::size_t i = 0; i < extents.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (lanes[i] == lanes[j]) {
                    ASSERT_GE(extents[i].top, extents[j].bottom + 2);
                }
    }
}

TEST(PlaceLabels, PushesDownOnlyAsFarAsNeeded) {
    EXPECT_EQ(place_labels({0, 5, 6, 100}, 10), (std::vector<float>{0, 10, 20, 100}));
}

}  // namespace
}  // namespace tandem::ui
