#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;
using fixtures::warned_lines;

TEST(WebVtt, ReadsZoomWithContinuationCues) {
    const auto read = read_transcript(fixtures::kZoom, "GMT.transcript.vtt");
    EXPECT_EQ(read.format, "vtt");
    EXPECT_EQ(read.turns, (Turns{turn("Dr. Ana O’Neill (SL)", 1'000, 6'000,
                                      "Hello, how are you? I am glad you came."),
                                 turn("Ben", 7'000, 9'000, "Fine, thanks. Note: one thing."),
                                 turn("Ben", 20'000, 21'000, "And now this.")}));
    EXPECT_TRUE(read.warnings.empty());
}

TEST(WebVtt, ReadsTeamsVoicesAndUnpaddedTimes) {
    const auto read = read_transcript(
        "\xEF\xBB\xBFWEBVTT\r\n\r\n0f8b1c2d-0000-4a4a-8b8b-123456789abc/12-0\r\n"
        "0:0:13.540 --> 0:0:16.0 align:start\r\n<v Ana &amp; Co>Tom &amp; I\r\nsaid &lt;v&gt;</v>"
        "\r\n\r\n0f8b1c2d-0000-4a4a-8b8b-123456789abc/12-1\r\n0:0:16.100 --> 0:0:17.000\r\n"
        "<v.loud Ben>No",
        "t.vtt");
    EXPECT_EQ(read.encoding, "UTF-8 with BOM");
    EXPECT_EQ(read.turns, (Turns{turn("Ana & Co", 13'540, 16'000, "Tom & I said <v>"),
                                 turn("Ben", 16'100, 17'000, "No")}));
}

TEST(WebVtt, SkipsNotesStylesAndRegions) {
    const auto read = read_transcript(
        "WEBVTT - Interview 4\nKind: captions\n\nNOTE language:en\nmore\n\nSTYLE\n::cue {}\n\n"
        "REGION\nid:x\n\n01:02.500 --> 01:03.000\n<v S01>Hello <c.yellow>you</c> <inaudible>\n",
        "n.vtt");
    EXPECT_EQ(read.title, "Interview 4");
    EXPECT_EQ(read.turns, (Turns{turn("S01", 62'500, 63'000, "Hello you <inaudible>")}));
}

TEST(WebVtt, SeveralVoicesInOneCue) {
    const auto read = read_transcript(
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana>Hi <v Ben>Hello\n\n00:04.000 --> 00:05.000\n"
        "<v Ben>again\n",
        "n.vtt");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 1'000, 3'000, "Hi"), turn("Ben", 1'000, 5'000, "Hello again")}));
}

TEST(WebVtt, GapOfTwoSecondsJoinsAndMoreDoesNot) {
    const auto read = read_transcript(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>a\n\n00:04.000 --> 00:05.000\n<v A>b\n\n"
        "00:07.001 --> 00:08.000\n<v A>c\n",
        "n.vtt");
    EXPECT_EQ(read.turns, (Turns{turn("A", 1'000, 5'000, "a b"), turn("A", 7'001, 8'000, "c")}));
}

TEST(WebVtt, WithoutSpeakersEachCueIsATurn) {
    const auto read = read_transcript(
        "WEBVTT\n\n00:01.000 --> 00:02.000\na\nb\n\n00:02.000 --> 00:03.000\nSo: c\n", "n.cc.vtt");
    EXPECT_EQ(read.turns, (Turns{turn("", 1'000, 2'000, "a b"), turn("", 2'000, 3'000, "So: c")}));
}

TEST(WebVtt, BrokenCuesKeepTheirText) {
    const auto read = read_transcript(
        "WEBVTT\n\n00:01.000 --> soon\nfirst\n\nlost words\n\n00:05.000 --> 00:04.000\nback\n"
        "7\n00:06.000 --> 00:07.000\nno blank line before\n",
        "n.vtt");
    EXPECT_EQ(read.turns,
              (Turns{turn("", 1'000, -1, "first"), turn("", -1, -1, "lost words"),
                     turn("", 5'000, -1, "back"), turn("", 6'000, 7'000, "no blank line before")}));
    EXPECT_EQ(warned_lines(read), (std::vector<int>{3, 6, 8}));
}

TEST(WebVtt, CueRightBehindTheHeader) {
    const auto read = read_transcript("WEBVTT\n00:01.000 --> 00:02.000\n<v A>a\n", "n.vtt");
    EXPECT_EQ(read.turns, (Turns{turn("A", 1'000, 2'000, "a")}));
}

TEST(WebVtt, WithoutCuesIsRefused) {
    EXPECT_NE(fixtures::refusal("WEBVTT\n\nNOTE nothing\n", "n.vtt"), "");
    EXPECT_NE(fixtures::refusal("Only words", "n.txt", "vtt"), "");
}

}  // namespace
}  // namespace tandem
