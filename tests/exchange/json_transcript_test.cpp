// One invented recording as Whisper writes it in four formats, and the other shapes of JSON.
#include "exchange/json_transcript.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::refusal;
using fixtures::turn;
using fixtures::Turns;

const std::string kJson =
    R"({"text": " So how was it? Hard, “really” hard.", "language": "en", "segments": [
  {"id": 0, "start": 0.0, "end": 2.48, "text": " So how was it?", "tokens": [1, 2],
   "words": [{"word": " So", "start": 0.0, "end": 0.3, "probability": 0.9}]},
  {"id": 1, "start": 2.48, "end": 5.999, "text": " Hard, \u201creally\u201d hard.",
   "words": [{"word": " Hard,"}]},
  {"id": 2, "start": 3725.5, "end": 3726.0, "text": " Note: <b>that's</b> 5 &amp; 6. \ud83d\udc4b"}]})";
const std::string kTsv =
    "start\tend\ttext\n0\t2480\tSo how was it?\n2480\t5999\tHard, “really” hard.\n"
    "3725500\t3726000\tNote: <b>that's</b> 5 &amp; 6. 👋\n";
const std::string kSrt =
    "1\n00:00:00,000 --> 00:00:02,480\nSo how was it?\n\n"
    "2\n00:00:02,480 --> 00:00:05,999\nHard, “really” hard.\n\n"
    "3\n01:02:05,500 --> 01:02:06,000\nNote: &lt;b&gt;that's&lt;/b&gt; 5 &amp;amp; 6. 👋\n";
const std::string kVtt =
    "WEBVTT\n\n00:00.000 --> 00:02.480\nSo how was it?\n\n"
    "00:02.480 --> 00:05.999\nHard, “really” hard.\n\n"
    "01:02:05.500 --> 01:02:06.000\nNote: &lt;b&gt;that's&lt;/b&gt; 5 &amp;amp; 6. 👋\n";

TEST(JsonTranscript, WhisperGivesTheSameCuesInFourFormats) {
    const Turns cues = {
        turn("", 0, 2'480, "So how was it?"),
        turn("", 2'480, 5'999, "Hard, “really” hard."),
        turn("", 3'725'500, 3'726'000, "Note: <b>that's</b> 5 &amp; 6. 👋"),
    };
    const std::vector<std::pair<std::string, std::string>> files = {
        {kJson, "json"}, {kTsv, "table"}, {kSrt, "srt"}, {kVtt, "vtt"}};
    for (const auto& [bytes, format] : files) {
        const ParsedTranscript read = read_transcript(bytes, "a.bin");
        EXPECT_EQ(read.format, format);
        EXPECT_EQ(read.turns, cues) << format;
        EXPECT_TRUE(read.warnings.empty()) << format;
    }
}

TEST(JsonTranscript, WhisperXNamesSpeakersAndMayLackTimes) {
    const auto json = read_transcript(
        R"({"segments": [
      {"start": 0.5, "end": 1.0, "text": " Hello.", "speaker": "SPEAKER_00", "words": [{"word": "1"}]},
      {"start": 1.2, "end": 2.0, "text": " How are you?", "speaker": "SPEAKER_00"},
      {"start": 2.1, "end": 2.2, "text": " Well."},
      {"start": 2.3, "end": 9.0, "text": " Fine.", "speaker": "SPEAKER_01"},
      {"text": " No time.", "speaker": "SPEAKER_01"},
      {"start": 20, "end": 19, "text": " Bye.", "speaker": "SPEAKER_00"}], "word_segments": []})",
        "a.json");
    EXPECT_EQ(json.turns, (Turns{turn("SPEAKER_00", 500, 2'200, "Hello. How are you? Well."),
                                 turn("SPEAKER_01", 2'300, 9'000, "Fine."),
                                 turn("SPEAKER_01", -1, -1, "No time."),
                                 turn("SPEAKER_00", 20'000, -1, "Bye.")}));
    ASSERT_EQ(json.warnings.size(), 2u);
    EXPECT_NE(json.warnings[0].message.find("Segment 5 has no time"), std::string::npos);
    const auto vtt = read_transcript(
        "WEBVTT\n\n00:00.500 --> 00:01.000\n[SPEAKER_00]: Hello.\n\n00:01.200 --> "
        "00:02.000\n[SPEAKER_00]: How are you?\n\n00:02.100 --> 00:02.200\nWell.\n\n00:02.300 --> "
        "00:09.000\n[SPEAKER_01]: Fine.\n",
        "a.vtt");
    EXPECT_EQ(vtt.turns, (Turns{json.turns[0], json.turns[1]}));
}

TEST(JsonTranscript, ABareListOfSegmentsIsRead) {
    EXPECT_EQ(read_transcript(R"([{"start": 1, "end": 2, "text": "a"}])", "a").turns,
              (Turns{turn("", 1'000, 2'000, "a")}));
}

TEST(JsonTranscript, OffsetsOfWhisperCppAreMilliseconds) {
    EXPECT_EQ(read_transcript(
                  R"({"systeminfo": "x", "transcription": [{"timestamps": {"from": "00:00:01,000"},
                  "offsets": {"from": 1000, "to": 1500}, "text": " And so"}]})",
                  "a")
                  .turns,
              (Turns{turn("", 1'000, 1'500, "And so")}));
}

TEST(JsonTranscript, SpeechServicesAreKnownByTheirShape) {
    EXPECT_EQ(read_transcript(R"({"monologues": [{"speaker": 0, "elements": [
        {"type": "text", "value": "Hi", "ts": 0.27, "end_ts": 0.48, "confidence": 1},
        {"type": "punct", "value": "."}]}]})",
                              "rev")
                  .turns,
              (Turns{turn("Speaker 0", 270, 480, "Hi.")}));
    EXPECT_EQ(read_transcript(R"({"utterances": [{"speaker": "A", "start": 250, "end": 900,
        "text": "Hi."}]})",
                              "assembly")
                  .turns,
              (Turns{turn("A", 250, 900, "Hi.")}));
    EXPECT_EQ(
        read_transcript(R"({"results": {"utterances": [{"speaker": 1, "start": 0.25, "end": 0.9,
        "transcript": "Hi."}]}})",
                        "deepgram")
            .turns,
        (Turns{turn("Speaker 1", 250, 900, "Hi.")}));
    EXPECT_EQ(read_transcript(R"({"results": {"items": [
        {"type": "pronunciation", "start_time": "0.1", "end_time": "0.4", "speaker_label": "spk_0",
         "alternatives": [{"content": "Hi"}]},
        {"type": "punctuation", "speaker_label": "spk_0", "alternatives": [{"content": "."}]},
        {"type": "pronunciation", "start_time": "0.5", "end_time": "0.9", "speaker_label": "spk_1",
         "alternatives": [{"content": "Ho"}]}]}})",
                              "amazon")
                  .turns,
              (Turns{turn("spk_0", 100, 400, "Hi."), turn("spk_1", 500, 900, "Ho")}));
}

TEST(JsonTranscript, WhatIsNoTranscriptIsRefused) {
    EXPECT_NE(refusal(R"({"a": 1})", "a.json").find("does not know"), std::string::npos);
    EXPECT_NE(refusal("{\"segments\": [\n{\"text\": \"a", "a.json").find("line 2"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"segments": []})", "a.json").find("nobody"), std::string::npos);
    EXPECT_NE(refusal("{\"a\":" + std::string(5'000'000, '['), "a.json").find("deeper"),
              std::string::npos);
    std::string many = R"({"segments": [0)";
    for (int i = 0; i < 1'500'000; ++i) many += ",0";
    EXPECT_NE(refusal(many + "]}", "a.json").find("more values"), std::string::npos);
}

TEST(JsonTranscript, OddValuesDoNoHarm) {
    EXPECT_NE(
        refusal(R"({"segments": [1, null, {"text": 5.5}, {"text": "", "start": 1e300}]})", "a"),
        "");
    EXPECT_EQ(read_transcript(
                  R"({"segments": [{"text": "a\u0000b\u001b", "start": 1e300, "end": -1}]})", "a")
                  .turns,
              (Turns{turn("", -1, -1, "ab")}));
}

}  // namespace
}  // namespace tandem
