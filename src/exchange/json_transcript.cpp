#include "exchange/json_transcript.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "tandem/base/error.h"
#include "tandem/base/json.h"

#include "exchange/json_values.h"
#include "exchange/json_words.h"

namespace tandem {
namespace {

// Word by word an hour of talk has some 60,000 values, nested eight deep.
constexpr std::size_t kMaxValues = 1'000'000;
constexpr int kMaxDepth = 64;

[[noreturn]] void fail(std::string_view name, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "': " + what);
}

// Walks through the text once without keeping anything, so that what is too much or damaged is
// known before memory is spent on it.
class JsonMeasure : public nlohmann::json_sax<Json> {
 public:
    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t&) override { return count(); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return false; }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return deeper(); }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_object() override { return --depth_ >= 0; }
    bool end_array() override { return --depth_ >= 0; }
    bool parse_error(std::size_t at, const std::string&, const Json::exception&) override {
        bad_at = at;
        return false;
    }

    bool too_much = false;
    std::optional<std::size_t> bad_at;

 private:
    bool count() {
        too_much = too_much || ++values_ > kMaxValues;
        return !too_much;
    }
    bool deeper() {
        too_much = too_much || ++depth_ > kMaxDepth;
        return count();
    }

    std::size_t values_ = 0;
    int depth_ = 0;
};

// Whisper, faster-whisper, WhisperX: `{segments:[{start,end,text,speaker?}]}` in seconds.
CueList read_segments(const Json& segments) {
    CueCollector cues;
    for (const Json& segment : segments) cues.add(segment, "text", "start", "end", 1000);
    return cues.take();
}

// whisper.cpp: `{transcription:[{offsets:{from,to},text}]}` in milliseconds.
CueList read_offsets(const Json& segments) {
    CueCollector cues;
    for (const Json& segment : segments) {
        Cue cue;
        cue.text = find_text(segment, "text").value_or("");
        if (const Json* offsets = find_value(segment, "offsets")) {
            cue.start_ms = find_ms(*offsets, "from", 1);
            cue.end_ms = find_ms(*offsets, "to", 1);
        }
        if (const auto speaker = find_text(segment, "speaker")) {
            cue.speaker = speaker_name(*speaker);
        }
        cues.add(std::move(cue));
    }
    return cues.take();
}

// Rev.ai: `{monologues:[{speaker,elements:[{type,value,ts,end_ts}]}]}` in seconds.
CueList read_monologues(const Json& monologues) {
    CueCollector cues;
    for (const Json& monologue : monologues) {
        Cue cue;
        if (const auto speaker = find_text(monologue, "speaker")) {
            cue.speaker = speaker_name(*speaker);
        }
        const Json* elements = find_array(monologue, "elements");
        if (elements == nullptr) continue;
        for (const Json& element : *elements) {
            cue.text += find_text(element, "value").value_or("");
            if (!cue.start_ms) cue.start_ms = find_ms(element, "ts", 1000);
            if (const auto end = find_ms(element, "end_ts", 1000)) cue.end_ms = end;
        }
        cues.add(std::move(cue));
    }
    return cues.take();
}

// AssemblyAI: `{utterances:[{speaker,text,start,end}]}` in milliseconds; Deepgram the same under
// `results`, with `transcript` for the words and seconds.
CueList read_utterances(const Json& utterances, bool seconds) {
    CueCollector cues;
    for (const Json& utterance : utterances) {
        cues.add(utterance, seconds ? "transcript" : "text", "start", "end", seconds ? 1000 : 1);
    }
    return cues.take();
}

bool has_words(const Json& segments) {
    return !segments.empty() && find_value(segments.front(), "text") != nullptr;
}

std::optional<CueList> read_shape(const Json& json) {
    if (json.is_array() && has_words(json)) return read_segments(json);
    if (const Json* found = find_array(json, "segments")) return read_segments(*found);
    if (const Json* found = find_array(json, "transcription")) return read_offsets(*found);
    if (const Json* found = find_array(json, "monologues")) return read_monologues(*found);
    if (const Json* found = find_array(json, "utterances")) return read_utterances(*found, false);
    const Json* results = find_value(json, "results");
    if (const Json* found = results ? find_array(*results, "utterances") : nullptr) {
        return read_utterances(*found, true);
    }
    return read_words(json);
}

}  // namespace

bool looks_like_json(std::string_view text) {
    const auto next = [&text] {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        return text.empty() ? '\0' : text[0];
    };
    const char first = next();
    if (first != '{' && first != '[') return false;
    text.remove_prefix(1);
    const char second = next();
    return second == '"' || (first == '{' ? second == '}' : second == '{');
}

JsonTranscript read_json_transcript(std::string_view text, std::string_view name) {
    JsonMeasure measure;
    if (!Json::sax_parse(text, &measure)) {
        if (measure.too_much) {
            fail(name,
                 "it holds more values, or nests them deeper, than any transcript in JSON. "
                 "Export the transcript as WebVTT, SRT or plain text.");
        }
        const std::string_view before = text.substr(0, measure.bad_at.value_or(0));
        fail(name, "its JSON is damaged or breaks off in line " +
                       std::to_string(1 + std::count(before.begin(), before.end(), '\n')) +
                       ". Export or copy the file again.");
    }
    const Json json = Json::parse(text, nullptr, false);
    JsonTranscript out;
    const Json* page = find_value(json, "text");
    if (page != nullptr && page->is_string() && find_value(json, "media") != nullptr) {
        out.html = page->get<std::string>();
        return out;
    }
    if (std::optional<CueList> cues = read_shape(json)) {
        out.cues = *std::move(cues);
        return out;
    }
    fail(name,
         "it is a JSON file of a kind that Tandem does not know: no list of segments as "
         "Whisper and others write it. Export the transcript as WebVTT, SRT or plain text.");
}

}  // namespace tandem
