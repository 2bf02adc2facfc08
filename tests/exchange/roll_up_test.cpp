#include "exchange/roll_up.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(RollUp, LinesThatStayOnTheScreenAreKeptOnce) {
    const auto read = read_transcript(
        "WEBVTT\nKind: captions\n\n"
        "00:00:00.000 --> 00:00:02.000 align:start\n \nso<00:00:00.500><c> I</c><c> went</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start\nso I went\n \n\n"
        "00:00:02.010 --> 00:00:04.000 align:start\nso I went\nhome<00:00:03.000><c> and</c>\n\n"
        "00:00:04.000 --> 00:00:04.010 align:start\nhome and\n \n\n"
        "00:00:04.010 --> 00:00:06.000 align:start\nhome and\nslept\n",
        "a.vtt");
    EXPECT_EQ(read.turns,
              (Turns{turn("", 0, 2'010, "so I went"), turn("", 2'010, 4'010, "home and"),
                     turn("", 4'010, 6'000, "slept")}));
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_NE(read.warnings[0].message.find("4 of their lines"), std::string::npos);
}

TEST(RollUp, CaptionsThatGrowAreOneCaption) {
    EXPECT_EQ(read_transcript("1\n00:00:00,000 --> 00:00:01,000\nI was\n\n"
                              "2\n00:00:01,000 --> 00:00:02,000\nI was so\n\n"
                              "3\n00:00:02,000 --> 00:00:03,000\nI was so tired\n\n"
                              "4\n00:00:03,000 --> 00:00:04,000\nBye\n",
                              "a.srt")
                  .turns,
              (Turns{turn("", 0, 3'000, "I was so tired"), turn("", 3'000, 4'000, "Bye")}));
}

TEST(RollUp, APersonMaySayThingsTwice) {
    const auto read = read_transcript(
        "1\n00:00:00,000 --> 00:00:01,000\nYes.\n\n2\n00:00:01,000 --> 00:00:02,000\nYes.\n\n"
        "3\n00:00:02,000 --> 00:00:03,000\nYes.\n\n4\n00:00:03,000 --> 00:00:04,000\nYes.\nNo.\n",
        "a.srt");
    EXPECT_EQ(read.turns.size(), 4u);
    EXPECT_TRUE(read.warnings.empty());
}

}  // namespace
}  // namespace tandem
