#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;
using fixtures::warned_lines;

TEST(PlainText, NamesBeforeColons) {
    const auto read = read_transcript(fixtures::kNameColon, "a.txt");
    EXPECT_EQ(read.format, "text");
    EXPECT_EQ(read.turns,
              (Turns{turn("INTERVIEWER", -1, -1, "How was it?"),
                     turn("P1", -1, -1, "It was hard.\nNote: the door opened.\nMore of the same."),
                     turn("INTERVIEWER", -1, -1, "And then?"),
                     turn("P1", -1, -1,
                          "Kiger, M. & Varpio, L. (2020): thematic analysis.\n"
                          "Kiger, M. & Varpio, L. (2020): again.\n"
                          "See https://example.org: twice.\nNote: the door closed.")}));
    EXPECT_TRUE(read.warnings.empty());
}

TEST(PlainText, NameMetOnceIsTextWithAWarning) {
    const auto read =
        read_transcript("I: One?\nR: Two.\nNurse: Sorry.\nI: Three?\nR: Four.\n", "a.txt");
    ASSERT_EQ(read.turns.size(), 4u);
    EXPECT_EQ(read.turns[1], turn("R", -1, -1, "Two.\nNurse: Sorry."));
    EXPECT_EQ(warned_lines(read), (std::vector<int>{3}));
}

TEST(PlainText, SameSpeakerInARowIsOneTurn) {
    const auto read = read_transcript("A1 : a\n\nA1 : b\n\n\tB2: c\n\nB2:\n\nd\n\nA1: \n", "a.txt");
    EXPECT_EQ(read.turns, (Turns{turn("A1", -1, -1, "a\nb"), turn("B2", -1, -1, "c\nd")}));
    EXPECT_EQ(warned_lines(read), (std::vector<int>{11}));
}

TEST(PlainText, FullWidthColonBoldAndOtherScripts) {
    EXPECT_EQ(read_transcript("张三：你好\n李四：你好吗\n张三：好\n李四：再见\n", "a.txt").turns,
              (Turns{turn("张三", -1, -1, "你好"), turn("李四", -1, -1, "你好吗"),
                     turn("张三", -1, -1, "好"), turn("李四", -1, -1, "再见")}));
    EXPECT_EQ(read_transcript("**Ana:** a\n\n**Ben**: b\n\n**Ana:** c\n\n**Ben:** d", "a").turns,
              (Turns{turn("Ana", -1, -1, "a"), turn("Ben", -1, -1, "b"), turn("Ana", -1, -1, "c"),
                     turn("Ben", -1, -1, "d")}));
    EXPECT_EQ(read_transcript("רות: שלום\nدان: نعم\nרות: כן\nدان: لا", "a").turns.size(), 4u);
}

TEST(PlainText, HeadingsAreNoSpeakers) {
    const auto read = read_transcript(
        "Setting the scene\n\nMain point: a\n\nb\n\nc\n\nMain point: d\n\ne\n\nTime: 10:30\n", "a");
    for (const ParsedTurn& turn : read.turns) EXPECT_EQ(turn.speaker, "");
    EXPECT_EQ(read.turns.size(), 7u);
}

TEST(PlainText, ClockTimesAndAddressesAreNoSpeakers) {
    const auto read = read_transcript("at 10:30 a\nat 10:30 b\nhttp://x.org\nhttp://x.org\n", "a");
    EXPECT_EQ(read.turns.size(), 4u);
    EXPECT_EQ(read.turns[0].speaker, "");
}

TEST(PlainText, TextBeforeTheFirstNameIsKept) {
    const auto read = read_transcript("Interview 4\n\nBerlin\n\nI: a\nR: b\nI: c\nR: d\n", "a.txt");
    ASSERT_EQ(read.turns.size(), 6u);
    EXPECT_EQ(read.turns[1], turn("", -1, -1, "Berlin"));
    EXPECT_EQ(read.warnings.size(), 1u);
}

TEST(PlainText, ParagraphsBetweenBlankLines) {
    EXPECT_EQ(read_transcript("\n one \ntwo\n\u00a0\nthree\n\n\n", "a.txt").turns,
              (Turns{turn("", -1, -1, " one \ntwo"), turn("", -1, -1, "three")}));
}

TEST(PlainText, WithoutBlankLinesEachLineIsATurn) {
    EXPECT_EQ(read_transcript("one\ntwo\nthree", "a.txt").turns,
              (Turns{turn("", -1, -1, "one"), turn("", -1, -1, "two"), turn("", -1, -1, "three")}));
}

TEST(PlainText, EveryByteOfTheTextStays) {
    const std::string text =
        "“a”\u00a0… e\u0301 👩‍👩‍👧‍👦 क्ष \u202bעברית\u202c "
        "a\u200db "
        "\t "
        "x";
    EXPECT_EQ(read_transcript(text, "a.txt").turns, (Turns{turn("", -1, -1, text)}));
}

// Times of a day are no times of a recording.
TEST(PlainText, ATimetableIsNoTalk) {
    for (const std::string between : {" ", "\t", "  "}) {
        const auto read = read_transcript("09:00" + between + "Breakfast\n10:30" + between +
                                              "Coffee\n12:00" + between + "Lunch\n",
                                          "a.txt");
        EXPECT_EQ(read.format, "text") << between;
        ASSERT_EQ(read.turns.size(), 3u) << between;
        EXPECT_EQ(read.turns[0], turn("", -1, -1, "09:00" + between + "Breakfast"));
    }
    const auto talk = read_transcript("00:05 How was it?\n00:10 Hard.\n09:00 Bye.\n", "a.txt");
    EXPECT_EQ(talk.format, "timed");
    EXPECT_EQ(talk.turns[1], turn("", 10'000, -1, "Hard."));
    EXPECT_EQ(read_transcript("06:03 How was it?\n06:41 Hard.\n", "a.txt").format, "timed");
    EXPECT_EQ(read_transcript("09:00 Breakfast\n10:30 Coffee\n", "a.txt", {"timed"}).format,
              "timed");
}

}  // namespace
}  // namespace tandem
