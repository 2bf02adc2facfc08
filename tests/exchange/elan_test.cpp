#include "exchange/elan.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(Elan, AnnotationsByTimeWithOpenSlots) {
    const auto read = read_transcript(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT FORMAT="3.0"><HEADER TIME_UNITS="milliseconds"/><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
<TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="3000"/>
<TIME_SLOT TIME_SLOT_ID="ts5"/></TIME_ORDER>
<TIER TIER_ID="B" PARTICIPANT=""><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2"
 TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>Hard &amp; long.</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="A" PARTICIPANT="Ana"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1"
 TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE> How? </ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="A-en" PARENT_REF="A"><ANNOTATION><REF_ANNOTATION ANNOTATION_REF="a1">
<ANNOTATION_VALUE>gloss</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>)",
        "a.eaf");
    EXPECT_EQ(read.format, "eaf");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 0, 1'000, "How?"), turn("B", 2'000, 3'000, "Hard & long.")}));
    EXPECT_TRUE(read.turns[0].approximate) << "its end is between two known times";
    EXPECT_TRUE(read.turns[1].approximate);
    ASSERT_EQ(read.warnings.size(), 2u);
    EXPECT_NE(read.warnings[0].message.find("A-en"), std::string::npos);
    EXPECT_NE(read.warnings[1].message.find("2 times are open"), std::string::npos);
}

TEST(Elan, ExmaraldaEvents) {
    EXPECT_EQ(read_transcript(
                  R"(<?xml version="1.0"?><basic-transcription><head><speakertable><speaker id="S0">
<abbreviation>ANA</abbreviation></speaker></speakertable></head><basic-body><common-timeline>
<tli id="T0" time="0.0"/><tli id="T1" time="1.25"/></common-timeline><tier id="x" speaker="S0"
 type="t"><event start="T0" end="T1">Hm </event></tier></basic-body></basic-transcription>)",
                  "a.exb")
                  .turns,
              (Turns{turn("ANA", 0, 1'250, "Hm")}));
}

// Two people, a translation of one of them divided into words, and notes without a participant.
constexpr const char* kTiers = R"(<ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="1000"/>
<TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="t4"/>
<TIME_SLOT TIME_SLOT_ID="t5" TIME_VALUE="4000"/></TIME_ORDER>
<TIER TIER_ID="I" PARTICIPANT="Ana"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1"
 TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE>Wie war es?</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="P" PARTICIPANT=""><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2"
 TIME_SLOT_REF1="t3" TIME_SLOT_REF2="t5"><ANNOTATION_VALUE>Sehr schwer.</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="P-en" PARENT_REF="P" PARTICIPANT="Ben"><ANNOTATION><REF_ANNOTATION
 ANNOTATION_ID="b1" ANNOTATION_REF="a2"><ANNOTATION_VALUE>Very hard.</ANNOTATION_VALUE>
</REF_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="P-words" PARENT_REF="P-en">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="c2" ANNOTATION_REF="b1" PREVIOUS_ANNOTATION="c1">
<ANNOTATION_VALUE>hard</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="c1" ANNOTATION_REF="b1">
<ANNOTATION_VALUE>very</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="P-parts" PARENT_REF="P"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="d1"
 TIME_SLOT_REF1="t4" TIME_SLOT_REF2="t5"><ANNOTATION_VALUE>sighs</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="empty"/></ANNOTATION_DOCUMENT>)";

ParsedTranscript read_tiers(const std::string& bytes, const std::vector<std::string>& tiers) {
    return read_transcript(bytes, "a.eaf", {.tiers = tiers});
}

std::string tiers_refused(const std::string& bytes, const std::vector<std::string>& tiers) {
    try {
        read_tiers(bytes, tiers);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

// "P-en 1 on P, read"
std::vector<std::string> told(const std::vector<ParsedTier>& tiers) {
    std::vector<std::string> list;
    for (const ParsedTier& tier : tiers) {
        list.push_back(tier.name + " " + std::to_string(tier.annotations) +
                       (tier.hangs_on.empty() ? "" : " on " + tier.hangs_on) +
                       (tier.read ? ", read" : ""));
    }
    return list;
}

TEST(Elan, TiersAreListedAndThoseOfSpeechRead) {
    const ParsedTranscript read = read_tiers(kTiers, {});
    EXPECT_EQ(told(read.tiers),
              (std::vector<std::string>{"I 1, read", "P 1, read", "P-en 1 on P",
                                        "P-words 2 on P-en", "P-parts 1 on P", "empty 0, read"}));
    EXPECT_EQ(read.turns, (Turns{turn("Ana", 0, 1'000, "Wie war es?"),
                                 turn("P", 2'000, 4'000, "Sehr schwer.")}));
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_NE(read.warnings[0].message.find("left out: P-en, P-words, P-parts."), std::string::npos)
        << read.warnings[0].message;
}

TEST(Elan, AChosenTierHasTheTimeOfWhatItHangsOn) {
    const ParsedTranscript read = read_tiers(kTiers, {"P-words", "I", "P-en"});
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 0, 1'000, "Wie war es?"), turn("Ben", 2'000, 4'000, "Very hard."),
                     turn("P-words", 2'000, 4'000, "very"), turn("P-words", 2'000, 4'000, "hard")}))
        << "in the order of the file; words in the order in which they follow each other";
    EXPECT_TRUE(read.warnings.empty()) << "who chose knows what was left out";
}

TEST(Elan, AChosenTierMayHaveTimesOfItsOwn) {
    const ParsedTranscript read = read_tiers(kTiers, {"P-parts"});
    EXPECT_EQ(read.turns, (Turns{turn("P-parts", 3'000, 4'000, "sighs")}));
    EXPECT_TRUE(read.turns[0].approximate);
}

TEST(Elan, ATierThatIsNotThereIsRefusedWithThoseThatAre) {
    const std::string refused = tiers_refused(kTiers, {"I", "P-de"});
    EXPECT_NE(refused.find("'a.eaf'"), std::string::npos) << refused;
    EXPECT_NE(refused.find("no tier 'P-de'"), std::string::npos) << refused;
    EXPECT_NE(refused.find("'I', 'P', 'P-en', 'P-words', 'P-parts', 'empty'"), std::string::npos);
    EXPECT_NE(tiers_refused(kTiers, {"empty"}).find("no words in the tiers"), std::string::npos);
    EXPECT_NE(tiers_refused("Ana: Hello.\nBen: Hm.\n", {"I"}).find("has no tiers"),
              std::string::npos);
}

TEST(Elan, WithoutAnyWordsOfSpeechAllTiersAreRead) {
    std::string only_words = kTiers;
    for (const char* words : {"Wie war es?", "Sehr schwer."}) {
        only_words.replace(only_words.find(words), std::string(words).size(), " ");
    }
    const ParsedTranscript read = read_tiers(only_words, {});
    EXPECT_EQ(read.turns.size(), 4u);
    ASSERT_FALSE(read.warnings.empty());
    EXPECT_NE(read.warnings[0].message.find("all tiers were read"), std::string::npos);
}

TEST(Elan, AnnotationsThatReferInACircleOrNowhereHaveNoTime) {
    const auto reference = [](const std::string& id, const std::string& to,
                              const std::string& previous) {
        return "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"" + id + "\" ANNOTATION_REF=\"" + to +
               "\" PREVIOUS_ANNOTATION=\"" + previous + "\"><ANNOTATION_VALUE>" + id +
               "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>";
    };
    const std::string head =
        "<ANNOTATION_DOCUMENT><TIER TIER_ID=\"A\" PARENT_REF=\"B\"/>"
        "<TIER TIER_ID=\"B\" PARENT_REF=\"A\">";
    const std::string tail = "</TIER></ANNOTATION_DOCUMENT>";
    const ParsedTranscript read =
        read_tiers(head + reference("b1", "b2", "b3") + reference("b2", "b1", "b3") +
                       reference("b3", "gone", "b2") + tail,
                   {"B"});
    EXPECT_EQ(read.turns,
              (Turns{turn("B", -1, -1, "b1"), turn("B", -1, -1, "b2"), turn("B", -1, -1, "b3")}));
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_NE(read.warnings[0].message.find("3 annotations have no time"), std::string::npos);
    // Long chains are followed neither for ever nor again and again.
    std::string many = head;
    constexpr int kMany = 60'000;
    for (int i = 0; i < kMany; ++i) {
        many += reference("b" + std::to_string(i), "b" + std::to_string(i + 1),
                          "b" + std::to_string(i + 1));
    }
    EXPECT_EQ(read_tiers(many + tail, {"B"}).turns.size(), std::size_t{kMany});
    std::string twins = head;
    for (int i = 0; i < kMany; ++i) twins += reference("b", "b", i % 2 ? "b" : "");
    EXPECT_EQ(read_tiers(twins + tail, {"B"}).turns.size(), std::size_t{kMany});
}

TEST(Elan, TiersOfExmaralda) {
    const std::string tiers =
        R"(<basic-transcription><head><speakertable><speaker id="S0"><abbreviation>ANA</abbreviation>
</speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="0.0"/>
<tli id="T1" time="1.25"/></common-timeline>
<tier id="x" speaker="S0" type="t" display-name="ANA [v]"><event start="T0" end="T1">Hm </event>
</tier><tier id="y" speaker="S0" type="a" display-name="[en]"><event start="T0" end="T1">Well</event>
</tier><tier id="z" type="d" display-name="[en]"><event start="T0" end="T1">door</event></tier>
</basic-body></basic-transcription>)";
    EXPECT_EQ(told(read_tiers(tiers, {}).tiers),
              (std::vector<std::string>{"ANA [v] 1, read", "y 1 on ANA [v]", "z 1"}))
        << "two are shown alike";
    EXPECT_EQ(read_tiers(tiers, {"y", "z"}).turns,
              (Turns{turn("ANA", 0, 1'250, "Well"), turn("z", 0, 1'250, "door")}));
}

TEST(Elan, HostileXmlIsRefused) {
    const auto refused = [](const std::string& bytes) { return fixtures::refusal(bytes, "a.eaf"); };
    EXPECT_NE(refused("<!DOCTYPE a [<!ENTITY b \"c\">]><ANNOTATION_DOCUMENT/>").find("DOCTYPE"),
              std::string::npos);
    std::string many = "<ANNOTATION_DOCUMENT>";
    for (int i = 0; i < 2'100'000; ++i) many += "<a>";
    EXPECT_NE(refused(many).find("2,000,000"), std::string::npos);
    EXPECT_NE(refused("<ANNOTATION_DOCUMENT><TIER>").find("well-formed"), std::string::npos);
    EXPECT_NE(refused("<?xml version=\"1.0\"?><a/>").find("XML"), std::string::npos);
}

}  // namespace
}  // namespace tandem
