#include "ui/turn_heights.h"

#include <gtest/gtest.h>

#include "tandem/base/random.h"

namespace tandem::ui {
namespace {

TEST(TurnHeights, SumsAndFinds) {
    TurnHeights heights;
    heights.assign({10, 20, 30});
    EXPECT_EQ(heights.total(), 60);
    EXPECT_EQ(heights.top(2), 30);
    EXPECT_EQ(heights.at(0), 0);
    EXPECT_EQ(heights.at(9.9), 0);
    EXPECT_EQ(heights.at(10), 1);
    EXPECT_EQ(heights.at(30), 2);
    EXPECT_EQ(heights.at(1000), 2);  // below the end: the last
    heights.set(1, 5);
    EXPECT_EQ(heights.total(), 45);
    EXPECT_EQ(heights.at(15), 2);
}

TEST(TurnHeights, HoldsAgainstAddingOneByOne) {
    Random random(11);
    for (const int count : {1, 2, 3, 7, 8, 9, 100}) {
        std::vector<float> plain(static_cast<std::size_t>(count));
        for (float& each : plain) each = static_cast<float>(random.below(50));
        TurnHeights heights;
        heights.assign(plain);
        for (int change = 0; change < 60; ++change) {
            const auto place = static_cast<std::size_t>(random.below(plain.size()));
            plain[place] = static_cast<float>(random.below(50));
            heights.set(static_cast<int>(place), plain[place]);
            double top = 0;
            for (int i = 0; i < count; ++i) {
                ASSERT_EQ(heights.top(i), top);
                const double height = static_cast<double>(plain[static_cast<std::size_t>(i)]);
                if (height > 0) {
                    ASSERT_EQ(heights.at(top), i);
                    ASSERT_EQ(heights.at(top + height - 0.5), i);
                }
                top += height;
            }
        }
    }
}

}  // namespace
}  // namespace tandem::ui
