// Text forms with times in the lines: Rev, Trint, Descript, Google Meet, f4, oTranscribe, noScribe,
// Whisper. All texts are invented.
#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(TimedText, RevHeadersAndTheirContinuation) {
    const auto read = read_transcript(
        "Dr. Lee (00:03):\nHow was it? [inaudible 00:15:05]\n\nAna (00:12):\nHard.\n\n"
        "(00:02:42):\nAnd long.\n\nDr. Lee (01:02:03):\nThank you.\n",
        "rev.txt");
    EXPECT_EQ(read.format, "timed");
    EXPECT_EQ(read.turns,
              (Turns{turn("Dr. Lee", 3'000, -1, "How was it? [inaudible 00:15:05]"),
                     turn("Ana", 12'000, -1, "Hard."), turn("Ana", 162'000, -1, "And long."),
                     turn("Dr. Lee", 3'723'000, -1, "Thank you.")}));
    EXPECT_EQ(read_transcript("Ana: (00:01)\nHello.\n\nBen: (00:05)\nHi.\n", "rev.txt").turns,
              (Turns{turn("Ana", 1'000, -1, "Hello."), turn("Ben", 5'000, -1, "Hi.")}));
}

TEST(TimedText, TrintNamesBeforeBracketedTimes) {
    EXPECT_EQ(read_transcript("Speaker 1 [00:00:05] Hello.\n\nSpeaker 2 [00:00:09] Hi.\n"
                              "\nSpeaker 1 [00:00:12] Bye.\n",
                              "trint.txt")
                  .turns,
              (Turns{turn("Speaker 1", 5'000, -1, "Hello."), turn("Speaker 2", 9'000, -1, "Hi."),
                     turn("Speaker 1", 12'000, -1, "Bye.")}));
    EXPECT_EQ(
        read_transcript("[00:00:05] Speaker 1: Hello.\n[00:00:09] Speaker 2: Hi.\n", "t").turns,
        (Turns{turn("Speaker 1", 5'000, -1, "Hello."), turn("Speaker 2", 9'000, -1, "Hi.")}));
}

TEST(TimedText, DescriptKeepsTimesWithinSentences) {
    const auto read = read_transcript(
        "**Ana:** [00:00:00] So how did [00:01:00] it go?\n\nAnd then?\n\n**Ben:** [00:02:10] "
        "Well.\n\n**Ana:** Good.\n",
        "a.md");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 0, -1, "So how did [00:01:00] it go?\nAnd then?"),
                                 turn("Ben", 130'000, -1, "Well."), turn("Ana", -1, -1, "Good.")}));
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_NE(read.warnings[0].message.find("1 time within the text"), std::string::npos);
}

TEST(TimedText, GoogleMeetWithItsFrame) {
    const auto read = read_transcript(
        "Interview 4 (2024-05-03 10:00 GMT+2) - Transcript\nAttendees\nAna Silva, Ben Room 2's "
        "Presentation, Carl\nTranscript\nThis editable transcript is a talk.\n00:00:00\n\nAna "
        "Silva: "
        "Hello…\nCarl: …Hi. Note: I was late.\n00:05:00\nCarl: More.\nMeeting ended after 00:15:44 "
        "👋\nThis editable transcript was computer generated and might contain errors.\n",
        "meet.txt");
    EXPECT_EQ(read.format, "meet");
    EXPECT_EQ(read.title, "Interview 4 (2024-05-03 10:00 GMT+2) - Transcript");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "This editable transcript is a talk."),
                                 turn("Ana Silva", 0, -1, "Hello…"),
                                 turn("Carl", -1, -1, "…Hi. Note: I was late."),
                                 turn("Carl", 300'000, -1, "More.")}));
}

TEST(TimedText, F4TimesAtTheEndOrTheBeginning) {
    const auto ends = read_transcript(
        "I: Wie war das? #00:00:05-1#\nB: Schwer. #00:00:12-4#\n\nI: Und dann? #00:00:20-0#\n",
        "f4");
    EXPECT_EQ(ends.format, "f4");
    EXPECT_EQ(ends.turns,
              (Turns{turn("I", 0, 5'100, "Wie war das?"), turn("B", 5'100, 12'400, "Schwer."),
                     turn("I", 12'400, 20'000, "Und dann?")}));
    EXPECT_EQ(
        read_transcript("#00:00:00-0# I: Wie?\n#00:00:05-1# B: So.\n#00:00:09-9# Und so.\n", "f")
            .turns,
        (Turns{turn("I", 0, -1, "Wie?"), turn("B", 5'100, -1, "So."),
               turn("B", 9'900, -1, "Und so.")}));
}

TEST(TimedText, TimesWithoutNames) {
    const Turns turns = {turn("", 5'000, -1, "One."), turn("", 12'000, -1, "Two.\nThree.")};
    EXPECT_EQ(read_transcript("00:05 One.\n00:12 Two.\nThree.\n", "otranscribe").turns, turns);
    EXPECT_EQ(read_transcript("[00:05] One.\n\n[00:12]\nTwo.\nThree.\n", "a").turns, turns);
    EXPECT_EQ(read_transcript("[00:05.000] One.\n[00:12.000] Two.\nThree.", "lrc").turns, turns);
    EXPECT_EQ(
        read_transcript("[00:00.000 --> 00:04.500]  One.\n[00:04.500 --> 00:05.000]  Two.\n", "w")
            .turns,
        (Turns{turn("", 0, 4'500, "One."), turn("", 4'500, 5'000, "Two.")}));
    EXPECT_EQ(read_transcript("[01.23.45] One.\n[01:23:46:12] Two.\n", "e").turns,
              (Turns{turn("", 5'025'000, -1, "One."), turn("", 5'026'000, -1, "Two.")}));
}

TEST(TimedText, ZoomChatHasTabs) {
    EXPECT_EQ(
        read_transcript("10:00:01\tAna:\tHello\r\n10:00:05\tBen:\tHi\n(all)\r\n", "chat").turns,
        (Turns{turn("Ana", 36'001'000, -1, "Hello"), turn("Ben", 36'005'000, -1, "Hi\n(all)")}));
}

TEST(TimedText, ZoomChatMaySayToWhom) {
    EXPECT_EQ(read_transcript("10:00:01\t From Ana to Everyone:\tHello\n"
                              "10:00:05\t From Ben to Ana:\tHi\n",
                              "chat")
                  .turns,
              (Turns{turn("Ana", 36'001'000, -1, "Hello"), turn("Ben", 36'005'000, -1, "Hi")}));
}

TEST(TimedText, NoScribeTextHasPlainNames) {
    const auto read = read_transcript(
        "Interview\n\nTranscribed by a program\n\nS00: So //S01: yes// how (..) was it?\n\nS01: "
        "Hard. (12 seconds pause)\n\nS00: Ah.\n\nS01: Yes.\n",
        "n.txt");
    ASSERT_EQ(read.turns.size(), 6u);
    EXPECT_EQ(read.turns[2], turn("S00", -1, -1, "So //S01: yes// how (..) was it?"));
}

TEST(TimedText, TimesThatPeopleSayAreWords) {
    const auto read = read_transcript(
        "I: When?\nR: We met at\n10:30 and again\n11:15\nI: So?\nR: (3:16) says it.\n", "a");
    EXPECT_EQ(read.format, "text");
    EXPECT_EQ(read.turns.size(), 4u);
    EXPECT_EQ(read.turns[1].text, "We met at\n10:30 and again\n11:15");
}

TEST(TimedText, TimesOutOfOrderAreKeptAndSaid) {
    const auto read = read_transcript("[00:10] Ana: One.\n[00:05] Ben: Two.\n", "a");
    EXPECT_EQ(read.turns[1].start_ms, 5'000);
    EXPECT_EQ(fixtures::warned_lines(read), (std::vector<int>{2}));
}

}  // namespace
}  // namespace tandem
