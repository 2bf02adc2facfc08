#include "exchange/elan.h"

#include <gtest/gtest.h>

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
