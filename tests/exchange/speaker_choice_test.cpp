#include "exchange/speaker_choice.h"

#include <gtest/gtest.h>
#include <set>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(SpeakerChoice, PhrasesBeforeColonsAreNoSpeakers) {
    const auto read = read_transcript(
        "I: Et alors ?\nP1: Voilà.\nRègle numéro un: ne rien dire.\nRègle numéro un: vraiment.\n"
        "I: Bon.\nP1: Oui.\nTable 3: nothing\nTable 3: nothing\nStep 2: a\nStep 2: b\nI: a\nP1: b\n"
        "Beispiel: so.\nBeispiel: so.\n",
        "a.txt");
    std::set<std::string> speakers;
    for (const ParsedTurn& each : read.turns) speakers.insert(each.speaker);
    EXPECT_EQ(speakers, (std::set<std::string>{"I", "P1"}));
    EXPECT_EQ(read.turns[1].text,
              "Voilà.\nRègle numéro un: ne rien dire.\nRègle numéro un: vraiment.");
}

TEST(SpeakerChoice, ASlipOfThePenIsASpeakerOfferedForMerging) {
    const auto read = read_transcript(
        "Interviewer: a\nParticipant 4: b\nInterviewer: c\nParticpant 4: d\nInterviewer: "
        "e\nParticipant 4: f\nParticipant 5: g\nParticipant 5: h\n",
        "a.txt");
    EXPECT_EQ(read.turns[3].speaker, "Particpant 4");
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_NE(read.warnings[0].message.find("'Particpant 4' (turns: 1) is nearly 'Participant 4'"),
              std::string::npos);
    EXPECT_EQ(read.warnings[0].line, 4);
    EXPECT_EQ(
        fixtures::warned_lines(read_transcript(
            "Anabel  0:01\na\n\nInterviewer  0:02\nb\n\nAnabell  0:03\nc\n\nAnabel  0:04\nd\n",
            "a.txt")),
        (std::vector<int>{7}));
    EXPECT_EQ(fixtures::warned_lines(read_transcript(
                  "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anabel>a\n\n00:02.000 --> 00:03.000\n<v "
                  "Anabell>b\n\n00:03.000 --> 00:04.000\n<v Anabel>c\n",
                  "a.vtt")),
              (std::vector<int>{6}));
}

TEST(SpeakerChoice, TheResearcherMaySayWhoASlipIs) {
    const auto read = read_transcript(
        "Anabel  0:01\na\n\nInterviewer  0:02\nb\n\nAnabell  0:03\nc\n\nAnabel  0:04\nd\n", "a.txt",
        {.renamed = {{"Anabell", "Anabel"}}});
    EXPECT_EQ(read.turns[2].speaker, "Anabel");
    EXPECT_TRUE(read.warnings.empty());
}

TEST(SpeakerChoice, DigitsTellSpeakersApart) {
    EXPECT_TRUE(is_nearly("Particpant 4", "Participant 4"));
    EXPECT_TRUE(is_nearly("interviewer", "Interviewer"));
    EXPECT_TRUE(is_nearly("P 1", "P1"));
    EXPECT_FALSE(is_nearly("Speaker 1", "Speaker 2"));
    EXPECT_FALSE(is_nearly("Ana", "Ann"));
    EXPECT_FALSE(is_nearly("I", "R"));
}

TEST(SpeakerChoice, NamesInAColumnOfTheirOwn) {
    const Turns turns = {turn("I", -1, -1, "Where?"), turn("R", -1, -1, "At home,\nmostly."),
                         turn("I", -1, -1, "And?"), turn("R", -1, -1, "Yes.")};
    EXPECT_EQ(read_transcript("I\tWhere?\nR\tAt home,\nmostly.\nI\tAnd?\nR\tYes.\n", "a").turns,
              turns);
    EXPECT_EQ(
        read_transcript("I  Where?\n\nR  At home,\nmostly.\n\nI  And?\n\nR  Yes.\n", "a").turns,
        turns);
    EXPECT_EQ(read_transcript("[id1] a\n[id2] b\n[id1] c\n[id2] d\n", "a").turns.size(), 4u);
    EXPECT_EQ(read_transcript("Milk\t2\nBread\t3\nEggs\t12\n", "a").turns[0].speaker, "");
}

}  // namespace
}  // namespace tandem
