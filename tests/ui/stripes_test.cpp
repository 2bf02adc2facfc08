#include "ui/stripes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "tandem/base/random.h"

#include "ui/initials.h"

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

std::vector<float> tops(const std::vector<PlacedLabels>& placed) {
    std::vector<float> all;
    for (const PlacedLabels& labels : placed) all.push_back(labels.top);
    return all;
}

TEST(PlaceLabels, PushesDownOnlyAsFarAsNeeded) {
    const auto placed = place_labels({{0, 1}, {5, 1}, {6, 1}, {100, 1}}, {0, 500, 10, 1});
    EXPECT_EQ(tops(placed), (std::vector<float>{0, 10, 20, 100}));
}

TEST(PlaceLabels, GivesTwelveNamesARowEachWhereThereIsRoom) {
    const auto placed = place_labels({{50, 12}}, {0, 500, 10, 4});
    EXPECT_FALSE(placed.at(0).is_short);
    EXPECT_EQ(placed.at(0).rows, 12);
    EXPECT_EQ(placed.at(0).top, 50);
}

TEST(PlaceLabels, ShortensThoseThatWouldRunIntoTheNext) {
    const auto placed = place_labels({{50, 12}, {90, 2}}, {0, 500, 10, 4});
    EXPECT_TRUE(placed.at(0).is_short);
    EXPECT_EQ(placed.at(0).rows, 3);
    EXPECT_FALSE(placed.at(1).is_short);
    EXPECT_EQ(placed.at(1).top, 90);
}

TEST(PlaceLabels, StayOnThePageAsLongAsTheyCan) {
    const auto placed = place_labels({{0, 1}, {80, 3}, {95, 4}}, {0, 100, 10, 1});
    EXPECT_EQ(tops(placed), (std::vector<float>{0, 30, 60}));
}

TEST(PlaceLabels, NeverOverlapNorBeginAboveThePage) {
    Random random(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<LabelGroup> groups;
        float wanted = 0;
        for (int i = 0; i < 12; ++i) {
            groups.push_back({wanted, 1 + static_cast<int>(random.below(9))});
            wanted += static_cast<float>(random.below(120));
        }
        const auto placed = place_labels(groups, {0, 600, 18, 3});
        float end = 0;
        for (const PlacedLabels& labels : placed) {
            ASSERT_GE(labels.top, end);
            end = labels.top + static_cast<float>(labels.rows) * 18;
        }
    }
}

TEST(LaneStep, NarrowsOnlyWhenLanesMustShare) {
    EXPECT_EQ(lane_step(3, 100, 8, 4), 8);
    EXPECT_EQ(lane_step(16, 100, 8, 4), 6);
    EXPECT_EQ(lane_step(90, 100, 8, 4), 4);
}

TEST(Initials, AreTheFirstLettersOfWords) {
    EXPECT_EQ(initials_of({"Closing the record", "Shame"}), (std::vector<std::string>{"Ct", "Sh"}));
}

TEST(Initials, DifferWhereNamesBeginAlike) {
    const std::vector<std::string> initials =
        initials_of({"Shame", "Shaming", "Shape", "Shards", "Closing the record", "Calling them",
                     "Counting the cost", "Shame", "Shame"});
    EXPECT_EQ(std::set<std::string>(initials.begin(), initials.end()).size(), initials.size());
}

TEST(Initials, CutNoGrapheme) {
    EXPECT_EQ(initials_of({"خجل الذات", "स्तर मानना", "🙅🏽‍♀️ refused", "恥", ""}),
              (std::vector<std::string>{"خا", "स्तमा", "re", "恥", "?"}));
}

}  // namespace
}  // namespace tandem::ui
