#include "ui/overview.h"

#include <gtest/gtest.h>

namespace tandem::ui {
namespace {

TEST(Overview, ShowsWhoSpeaksAndWhatIsCoded) {
    const std::vector<OverviewTurn> turns{{1, OverviewVoice::Interviewer},
                                          {3, OverviewVoice::Participant}};
    const Overview overview = make_overview(
        turns, {{1, 0, 0.5f, 7, 0xFF0000FFu, false}, {1, 0.25f, 0.5f, 8, 0xFF00FF00u, true}}, 8);
    ASSERT_EQ(overview.rows.size(), 8u);
    EXPECT_EQ(overview.rows[1].voice, OverviewVoice::Interviewer);
    EXPECT_EQ(overview.rows[2].voice, OverviewVoice::Participant);
    EXPECT_EQ(overview.rows[4].lanes[0], 0xFF0000FFu);
    EXPECT_EQ(overview.rows[4].lanes[1], 0xFF00FF00u);
    EXPECT_TRUE(overview.rows[4].warns);
    EXPECT_FALSE(overview.rows[6].coded);
    EXPECT_EQ(overview.turn_at(1.9), 0);
    EXPECT_EQ(overview.turn_at(2.1), 1);
    EXPECT_EQ(overview.turn_at(99), 1);
    EXPECT_EQ(make_overview({}, {}, 8).rows.size(), 0u);
}

}  // namespace
}  // namespace tandem::ui
