#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;
using fixtures::warned_lines;

TEST(Otter, ReadsAWholeExport) {
    const ParsedTranscript read = read_transcript(fixtures::kOtter, "P03.txt");
    EXPECT_EQ(read.format, "otter");
    EXPECT_EQ(read.encoding, "UTF-8");
    EXPECT_EQ(read.title, "Interview P03");
    EXPECT_EQ(read.turns, fixtures::kOtterTurns);
    // The header with one space in line 19, the header without text in line 25.
    EXPECT_EQ(warned_lines(read), (std::vector<int>{19, 25}));
    EXPECT_NE(read.warnings[1].message.find("Speaker 2"), std::string::npos);
}

TEST(Otter, LineEndsDoNotMatter) {
    std::string windows;
    for (const char c : fixtures::kOtter) windows += c == '\n' ? "\r\n" : std::string(1, c);
    EXPECT_EQ(read_transcript(windows, "P03.txt").turns, fixtures::kOtterTurns);
    std::string mac = fixtures::kOtter;
    for (char& c : mac) c = c == '\n' ? '\r' : c;
    EXPECT_EQ(read_transcript(mac, "P03.txt").turns, fixtures::kOtterTurns);
}

TEST(Otter, ReadsBoldMarkdown) {
    const auto read = read_transcript(
        "**Ana**  0:17\nHello.\n\n**Ben Li** [0:20 ]\nHi.\n\n**Ana** [1:00:01]\nAgain.\n", "a.md");
    EXPECT_EQ(read.format, "otter");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 17'000, -1, "Hello."), turn("Ben Li", 20'000, -1, "Hi."),
                     turn("Ana", 3'601'000, -1, "Again.")}));
    EXPECT_TRUE(read.warnings.empty());
}

TEST(Otter, FirstTurnMayBeginLate) {
    const auto read = read_transcript("Ana  01:28\nHello.\n\nBen  01:40\nHi.", "a.txt");
    EXPECT_EQ(read.turns[0].start_ms, 88'000);
    EXPECT_EQ(read.title, "");
}

TEST(Otter, OneSpaceNeedsAKnownName) {
    const auto read = read_transcript(
        "Ana  0:01\nWe met\nat 10:30\nand then\n\nAna 0:09\nAgain.\n\nBen  0:12\nHi.", "a.txt");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 1'000, -1, "We met\nat 10:30\nand then"),
                     turn("Ana", 9'000, -1, "Again."), turn("Ben", 12'000, -1, "Hi.")}));
    EXPECT_EQ(warned_lines(read), (std::vector<int>{6}));
}

TEST(Otter, OneSpaceThroughoutIsAConsistentFile) {
    const auto read = read_transcript(
        "Ana 0:01\nHello.\n\nBen Li 0:05\nHi.\n\nAna 0:09\nWell,\nat 10:30\n\nBen Li 1:00:00\nBye.",
        "a.txt");
    EXPECT_EQ(read.format, "otter");
    ASSERT_EQ(read.turns.size(), 4u);
    EXPECT_EQ(read.turns[2], turn("Ana", 9'000, -1, "Well,\nat 10:30"));
    EXPECT_EQ(read.turns[3].start_ms, 3'600'000);
}

TEST(Otter, TimeAtTheEndOfASentenceIsNoHeader) {
    const auto read = read_transcript(
        "Ana  0:01\nI woke up\nand it was  10:30\nor so.\n\nBen  0:12\nHi.\n\nAna  0:20\nYes.",
        "a.txt");
    ASSERT_EQ(read.turns.size(), 3u);
    EXPECT_EQ(read.turns[0].text, "I woke up\nand it was  10:30\nor so.");
}

TEST(Otter, FormFeedBeginsALine) {
    const auto read =
        read_transcript("Ana  0:01\nHello\fBen  0:05\nHi.\n\n\fAna  0:07\nBye.", "a.txt");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 1'000, -1, "Hello"), turn("Ben", 5'000, -1, "Hi."),
                                 turn("Ana", 7'000, -1, "Bye.")}));
}

TEST(Otter, SeveralParagraphsAreOneTurn) {
    const auto read =
        read_transcript("Ana  0:01\n\n  One.\n\n \t\nTwo. \n\n\nBen  0:05\nHi.", "a.txt");
    EXPECT_EQ(read.turns[0].text, "  One.\nTwo. ");
}

TEST(Otter, NoBreakSpacesSeparateToo) {
    const auto read = read_transcript(
        "Ana\u00a0\u00a00:01\nHello.\n\nמיכל\u00a0 0:05\nשלום.\n\n李明\t0:07\n你好。", "a.txt");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 1'000, -1, "Hello."), turn("מיכל", 5'000, -1, "שלום."),
                                 turn("李明", 7'000, -1, "你好。")}));
}

TEST(Otter, TextBeforeTheFirstTurnIsKept) {
    const auto read =
        read_transcript("Title\n\nSome words.\n\nAna  0:01\nHello.\n\nBen  0:05\nHi.", "a.txt");
    EXPECT_EQ(read.title, "Title");
    ASSERT_EQ(read.turns.size(), 3u);
    EXPECT_EQ(read.turns[0], turn("", -1, -1, "Some words."));
    EXPECT_EQ(warned_lines(read), (std::vector<int>{3}));
}

TEST(Otter, TimesThatGoBackAreKeptAndWarned) {
    const auto read = read_transcript("Ana  0:10\nHello.\n\nBen  0:05\nHi.", "a.txt");
    EXPECT_EQ(read.turns[1].start_ms, 5'000);
    EXPECT_EQ(warned_lines(read), (std::vector<int>{4}));
}

TEST(Otter, ReadsAnExportWithoutTimes) {
    const auto read =
        read_transcript("Ana  \nHello.\n\nBen  \nHi.\n\nAna  \nBye.\n\nBen  \nBye.\n", "a.txt");
    EXPECT_EQ(read.format, "otter");
    EXPECT_EQ(read.turns, (Turns{turn("Ana", -1, -1, "Hello."), turn("Ben", -1, -1, "Hi."),
                                 turn("Ana", -1, -1, "Bye."), turn("Ben", -1, -1, "Bye.")}));
}

TEST(Otter, ATimetableIsNoConversation) {
    const auto read = read_transcript("Breakfast  8:30\nTalk  9:00\nLunch  12:30\n", "a.txt");
    EXPECT_EQ(read.format, "text");
    EXPECT_EQ(read.turns.size(), 3u);
}

TEST(Otter, AskedForButNotThere) {
    EXPECT_NE(fixtures::refusal("Just words.", "a.txt", "otter").find("Otter"), std::string::npos);
}

TEST(Otter, NoticesOfTeamsAreNobodysWords) {
    const auto read = read_transcript(
        "Meeting\n\nAna Silva   0:03\nHow was it?\n\nBen Okafor   0:07\nHard.\n\nBen Okafor   "
        "0:12\nAnd long.\n\nAna Silva stopped transcription\n",
        "teams.docx");
    ASSERT_EQ(read.turns.size(), 3u);
    EXPECT_EQ(read.turns[2].text, "And long.");
}

TEST(Otter, OneSpaceIsTheRuleInTextOutOfPdf) {
    const auto read = read_transcript(
        "Ana 0:03\nOne.\n\nBen 0:12\nTwo.\n\nAna 0:15\nThree.\n\nat 10:30\n\nBreakfast "
        "0:01\n",
        "a.txt");
    ASSERT_EQ(read.turns.size(), 3u);
    EXPECT_EQ(read.turns[1].speaker, "Ben");
    EXPECT_EQ(read.turns[2].text, "Three.\nat 10:30\nBreakfast 0:01");
}

}  // namespace
}  // namespace tandem
