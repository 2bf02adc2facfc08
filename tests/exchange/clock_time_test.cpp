#include "exchange/clock_time.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(ClockTime, ReadsMinutesAndHours) {
    EXPECT_EQ(parse_clock("0:00"), 0);
    EXPECT_EQ(parse_clock("0:17"), 17'000);
    EXPECT_EQ(parse_clock("00:13"), 13'000);
    EXPECT_EQ(parse_clock("59:59"), 3'599'000);
    EXPECT_EQ(parse_clock("75:00"), 4'500'000);
    EXPECT_EQ(parse_clock("1:08:45"), 4'125'000);
}

TEST(ClockTime, RefusesWhatIsNone) {
    for (const char* text : {"", ":", "12", "1:2", "1:60", "1:60:00", "1:2:03", ":17",
                             "0:17:", "1:1:1:1", "0:17 ", "0:017", "99999:00", "a:17"}) {
        EXPECT_EQ(parse_clock(text), std::nullopt) << text;
    }
}

TEST(CueTime, ReadsEveryForm) {
    EXPECT_EQ(parse_cue_time("00:00:01.000"), 1'000);
    EXPECT_EQ(parse_cue_time("00:00:01,250"), 1'250);
    EXPECT_EQ(parse_cue_time("0:0:13.540"), 13'540);
    EXPECT_EQ(parse_cue_time("01:02.500"), 62'500);
    EXPECT_EQ(parse_cue_time("00:01.5"), 1'500);
    EXPECT_EQ(parse_cue_time("00:01.123456"), 1'123);
    EXPECT_EQ(parse_cue_time("100:00:00.001"), 360'000'001);
    EXPECT_EQ(parse_cue_time("00:00:02"), 2'000);
}

TEST(CueTime, RefusesWhatIsNone) {
    for (const char* text : {"", "1", "00:61.000", "00:00:01.", "00:00:01;000", "00:00:01.0x",
                             "-0:01.000", "99999999:00:00.000", "00:01.1234567"}) {
        EXPECT_EQ(parse_cue_time(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace tandem
