#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(SubRip, ReadsNamesMarkupAndMissingNumbers) {
    const auto read = read_transcript(fixtures::kSubRip, "s.srt");
    EXPECT_EQ(read.format, "srt");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 1'000, 4'500, "Hello there and more"),
                                 turn("Ben", 10'000, 11'000, "Yes")}));
}

TEST(SubRip, WithoutSpeakersEachCueIsATurn) {
    const auto read = read_transcript(
        "1\n00:00:01,000 --> 00:00:02,000\nनमस्ते\n\n1\n00:00:02,000 --> 00:00:03,000\ne\u0301\n",
        "s.srt");
    EXPECT_EQ(read.turns,
              (Turns{turn("", 1'000, 2'000, "नमस्ते"), turn("", 2'000, 3'000, "e\u0301")}));
}

TEST(SubRip, DotsAndHoursBeyondADay) {
    const auto read = read_transcript("30:00:01.5 --> 30:00:02.25\nx\n", "s.srt");
    EXPECT_EQ(read.turns, (Turns{turn("", 108'001'500, 108'002'250, "x")}));
}

TEST(SubRip, AnArrowInWordsIsNoTime) {
    EXPECT_EQ(read_transcript("I drew a --> b on paper.\n", "a.txt").format, "text");
    const auto read =
        read_transcript("1\n00:00:01,000 --> 00:00:02,000\nI drew\na --> b\n", "s.srt");
    EXPECT_EQ(read.turns[0].text, "I drew a --> b");
}

}  // namespace
}  // namespace tandem
