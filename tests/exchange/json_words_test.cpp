// One invented exchange as four speech services write it, word by word.
#include "exchange/json_words.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

Turns turns_of(const std::string& json) {
    return read_transcript(json, "a.json").turns;
}

TEST(JsonWords, GoogleTellsVoicesInItsLastResult) {
    EXPECT_EQ(turns_of(R"({"results": [
 {"alternatives": [{"transcript": "How are you? Fine, thanks.", "confidence": 0.95, "words": [
  {"startTime": "0s", "endTime": "0.400s", "word": "How"},
  {"startTime": "0.400s", "endTime": "1.300s", "word": "are"},
  {"startTime": "1.300s", "endTime": "1.600s", "word": "you?"},
  {"startTime": "5s", "endTime": "5.500s", "word": "Fine,"},
  {"startTime": "5.500s", "endTime": "6s", "word": "thanks."}]}],
  "resultEndTime": "6.100s", "languageCode": "en-us"},
 {"alternatives": [{"words": [
  {"startTime": "0s", "endTime": "0.400s", "word": "How", "speakerTag": 2},
  {"startTime": "0.400s", "endTime": "1.300s", "word": "are", "speakerTag": 2},
  {"startTime": "1.300s", "endTime": "1.600s", "word": "you?", "speakerTag": 2},
  {"startTime": "5s", "endTime": "5.500s", "word": "Fine,", "speakerTag": 1},
  {"startTime": "5.500s", "endTime": "6s", "word": "thanks.", "speakerTag": 1}]}]}],
 "totalBilledTime": "15s"})"),
              (Turns{turn("Speaker 2", 0, 1'600, "How are you?"),
                     turn("Speaker 1", 5'000, 6'000, "Fine, thanks.")}));
}

TEST(JsonWords, GoogleWithoutVoicesGivesItsResults) {
    EXPECT_EQ(turns_of(R"({"name": "7", "done": true, "response": {"@type": "x", "results": [
 {"alternatives": [{"transcript": "How are you?", "words": [
  {"startOffset": "0.200s", "endOffset": "1s", "word": "How"},
  {"startOffset": "1s", "endOffset": "1.6s", "word": "you?"}]}]},
 {"alternatives": [{"transcript": " Fine."}], "resultEndOffset": "6.100s"},
 {"alternatives": [{}]}]}})"),
              (Turns{turn("", 200, 1'600, "How are you?"), turn("", 1'600, 6'100, "Fine.")}));
    // As its Python library writes times, and the second version its voices.
    EXPECT_EQ(turns_of(R"({"results": [
 {"alternatives": [{"transcript": "So?", "words": [
  {"end_time": {"seconds": 1, "nanos": 250000000}, "word": "So?", "speaker_label": "1"}]}]},
 {"alternatives": [{"transcript": "Yes.", "words": [
  {"start_time": {"seconds": "2"}, "end_time": {"seconds": "3"}, "word": "Yes.",
   "speaker_label": "2"}]}]}]})"),
              (Turns{turn("Speaker 1", 0, 1'250, "So?"), turn("Speaker 2", 2'000, 3'000, "Yes.")}));
}

TEST(JsonWords, WatsonLabelsWordsByTheirBeginning) {
    const std::string results = R"("result_index": 0, "results": [
 {"final": true, "alternatives": [{"transcript": "how are you ", "confidence": 0.9,
  "timestamps": [["how", 0.1, 0.4], ["are", 0.4, 1.3], ["you", 1.3, 1.6]]}]},
 {"final": true, "alternatives": [{"transcript": "fine %HESITATION thanks ", "timestamps":
  [["fine", 5, 5.5], ["%HESITATION", 5.5, 5.7], ["thanks", 5.7, 6.0]]}]}])";
    EXPECT_EQ(turns_of("{" + results + R"(, "speaker_labels": [
 {"from": 0.1, "to": 0.4, "speaker": 0, "confidence": 0.5, "final": false},
 {"from": 0.4, "to": 1.3, "speaker": 0}, {"from": 1.3, "to": 1.6, "speaker": 0},
 {"from": 5, "to": 5.5, "speaker": 1}, {"from": 5.7, "to": 6.0, "speaker": 1}]})"),
              (Turns{turn("Speaker 0", 100, 1'600, "how are you"),
                     turn("Speaker 1", 5'000, 6'000, "fine %HESITATION thanks")}));
    EXPECT_EQ(turns_of("{" + results + "}"),
              (Turns{turn("", 100, 1'600, "how are you"),
                     turn("", 5'000, 6'000, "fine %HESITATION thanks")}));
}

TEST(JsonWords, SpeechmaticsSetsMarksBehindWords) {
    EXPECT_EQ(
        turns_of(R"({"format": "2.9", "job": {"id": "x"}, "metadata": {"type": "transcription"},
 "results": [
 {"type": "word", "start_time": 0.1, "end_time": 0.4, "alternatives": [{"content": "So", "speaker": "S1"}]},
 {"type": "punctuation", "start_time": 0.4, "end_time": 0.4, "attaches_to": "previous", "is_eos": true,
  "alternatives": [{"content": "?", "speaker": "S1"}]},
 {"type": "word", "start_time": 2.0, "end_time": 2.5, "alternatives": [{"content": "Fine", "speaker": "S2"}]},
 {"type": "punctuation", "start_time": 2.5, "end_time": 2.5,
  "alternatives": [{"content": ".", "speaker": "S2"}]}]})"),
        (Turns{turn("S1", 100, 400, "So?"), turn("S2", 2'000, 2'500, "Fine.")}));
    EXPECT_EQ(turns_of(R"({"job": {"lang": "en-US"}, "speakers": [
 {"duration": "1.900", "confidence": null, "name": "M1", "time": "0.000"},
 {"duration": "2.000", "confidence": null, "name": "F2", "time": "1.900"}],
 "words": [{"duration": "0.300", "confidence": "0.9", "name": "So", "time": "0.100"},
 {"duration": "0.000", "confidence": null, "name": ".", "time": "0.400"},
 {"duration": "0.500", "confidence": "0.9", "name": "Fine", "time": "2.000"}]})"),
              (Turns{turn("M1", 100, 400, "So."), turn("F2", 2'000, 2'500, "Fine")}));
}

TEST(JsonWords, WhatLacksPartsDoesNoHarm) {
    for (const char* odd :
         {R"({"results": [1, null, {"alternatives": 5}, {"alternatives": [7]},
 {"alternatives": [{"content": []}]}]})",
          R"({"results": [{"alternatives": [{"timestamps": [[], 1, ["a"], [1, 2, 3]]}]}]})",
          R"({"results": [{"alternatives": [{"words": [1, {}], "transcript": null}]}]})",
          R"({"words": [{"name": null, "time": "x"}], "speakers": [4, {"time": -1}]})"}) {
        EXPECT_NE(fixtures::refusal(odd, "a.json"), "") << odd;
    }
}

}  // namespace
}  // namespace tandem
