#include "exchange/json_words.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/json_values.h"
#include "exchange/text_lines.h"

namespace tandem {
namespace {

struct Word {
    std::string text;
    std::string speaker;  // empty: not told
    std::optional<std::int64_t> start_ms, end_ms;
    bool attached = false;  // a mark that follows the word before without a space
};

class WordCues {
 public:
    void add(Word word) {
        if (is_blank(word.text)) return;
        if (!word.speaker.empty() && cue_.speaker && word.speaker != *cue_.speaker) end_cue();
        if (!word.speaker.empty()) cue_.speaker = word.speaker;
        if (!cue_.text.empty() && !word.attached) cue_.text += ' ';
        cue_.text += word.text;
        if (!cue_.start_ms) cue_.start_ms = word.start_ms;
        if (word.end_ms) cue_.end_ms = word.end_ms;
    }

    void add(Cue cue) {
        end_cue();
        cues_.add(std::move(cue));
    }

    void end_cue() {
        if (!cue_.text.empty()) cues_.add(std::exchange(cue_, Cue{}));
    }

    CueList take() {
        end_cue();
        return cues_.take();
    }

 private:
    Cue cue_;
    CueCollector cues_;
};

// For lists that may not be there.
const Json& or_none(const Json* list) {
    static const Json none = Json::array();
    return list != nullptr ? *list : none;
}

const Json* first_alternative(const Json& result) {
    const Json* alternatives = find_array(result, "alternatives");
    return alternatives != nullptr && !alternatives->empty() ? &alternatives->front() : nullptr;
}

// The first of several spellings of one key: REST, client libraries, older and newer versions.
template <std::size_t N>
std::optional<std::int64_t> find_seconds(const Json& object, const char* const (&keys)[N]) {
    for (const char* key : keys) {
        if (const auto ms = find_ms(object, key, 1000)) return ms;
    }
    return std::nullopt;
}

constexpr const char* kStarts[] = {"startTime", "start_time", "startOffset", "start_offset"};
constexpr const char* kEnds[] = {"endTime", "end_time", "endOffset", "end_offset"};
constexpr const char* kResultEnds[] = {"resultEndTime", "result_end_time", "resultEndOffset",
                                       "result_end_offset"};

// Amazon: `{results:{items:[{type,start_time,end_time,alternatives:[{content}],speaker_label}]}}`.
CueList read_amazon(const Json& items) {
    WordCues cues;
    for (const Json& item : items) {
        const Json* best = first_alternative(item);
        if (best == nullptr) continue;
        cues.add(Word{find_text(*best, "content").value_or(""),
                      find_text(item, "speaker_label").value_or(""),
                      find_ms(item, "start_time", 1000), find_ms(item, "end_time", 1000),
                      find_text(item, "type").value_or("") == "punctuation"});
    }
    return cues.take();
}

// Speechmatics: `{results:[{type,start_time,end_time,attaches_to,alternatives:[{content,
// speaker}]}]}`; "UU" is a voice that it could not tell.
CueList read_speechmatics(const Json& results) {
    WordCues cues;
    for (const Json& result : results) {
        const Json* best = first_alternative(result);
        if (best == nullptr) continue;
        Word word{find_text(*best, "content").value_or(""),
                  find_text(*best, "speaker").value_or(""), find_ms(result, "start_time", 1000),
                  find_ms(result, "end_time", 1000),
                  find_text(result, "type").value_or("") == "punctuation"};
        if (const auto side = find_text(result, "attaches_to")) {
            word.attached = *side == "previous" || *side == "both";
        }
        cues.add(std::move(word));
    }
    return cues.take();
}

// Its first version: `{speakers:[{name,time,duration}], words:[{name,time,duration}]}`, numbers as
// strings; full stops are words.
CueList read_speechmatics_1(const Json& words, const Json* speakers) {
    std::map<std::int64_t, std::string> turns;  // by their beginning
    for (const Json& speaker : or_none(speakers)) {
        const auto time = find_ms(speaker, "time", 1000);
        if (time) turns[*time] = find_text(speaker, "name").value_or("");
    }
    WordCues cues;
    for (const Json& each : words) {
        Word word;
        word.text = find_text(each, "name").value_or("");
        word.start_ms = find_ms(each, "time", 1000);
        const auto duration = find_ms(each, "duration", 1000);
        if (word.start_ms && duration) word.end_ms = *word.start_ms + *duration;
        word.attached =
            word.text.size() == 1 && std::string_view(".,?!").find(word.text) != std::string::npos;
        if (word.start_ms && !word.attached) {
            auto turn = turns.upper_bound(*word.start_ms);
            if (turn != turns.begin()) word.speaker = std::prev(turn)->second;
        }
        cues.add(std::move(word));
    }
    return cues.take();
}

// Google Cloud: `{results:[{alternatives:[{transcript, words:[{startTime:"1.300s", endTime, word,
// speakerTag}]}], resultEndTime}]}`.
class GoogleReader {
 public:
    explicit GoogleReader(const Json& results) : results_(results) {}

    CueList read() {
        std::vector<const Json*> with_voices;
        for (const Json& result : results_) {
            const Json* words = words_of(result);
            if (words != nullptr && has_voices(*words)) with_voices.push_back(words);
        }
        if (with_voices.empty()) {
            for (const Json& result : results_) add_result(result);
            return cues_.take();
        }
        // Its first version tells the voices in the last result, which holds all words once more.
        const bool again = with_voices.size() == 1 ||
                           start_of(*with_voices.back()) <= start_of(*with_voices.front());
        if (again) with_voices = {with_voices.back()};
        for (const Json* words : with_voices) add_words(*words);
        return cues_.take();
    }

 private:
    static const Json* words_of(const Json& result) {
        const Json* best = first_alternative(result);
        return best != nullptr ? find_array(*best, "words") : nullptr;
    }

    static std::string voice_of(const Json& word) {
        for (const char* key : {"speakerLabel", "speaker_label", "speakerTag", "speaker_tag"}) {
            const auto found = find_text(word, key);
            if (found && !found->empty() && *found != "0") return speaker_name(*found);
        }
        return "";
    }

    static bool has_voices(const Json& words) {
        return std::any_of(words.begin(), words.end(),
                           [](const Json& word) { return !voice_of(word).empty(); });
    }

    static std::int64_t start_of(const Json& words) {
        return find_seconds(words.front(), kStarts).value_or(0);
    }

    void add_words(const Json& words) {
        for (const Json& each : words) {
            Word word{find_text(each, "word").value_or(""), voice_of(each),
                      find_seconds(each, kStarts), find_seconds(each, kEnds)};
            // A time of zero is left out by some of its libraries.
            if (!word.start_ms && word.end_ms) word.start_ms = last_end_;
            if (word.end_ms) last_end_ = *word.end_ms;
            cues_.add(std::move(word));
        }
    }

    void add_result(const Json& result) {
        const Json* best = first_alternative(result);
        if (best == nullptr) return;
        Cue cue;
        cue.text = find_text(*best, "transcript").value_or("");
        const Json* words = words_of(result);
        if (words != nullptr && !words->empty()) {
            cue.start_ms = find_seconds(words->front(), kStarts).value_or(last_end_);
            cue.end_ms = find_seconds(words->back(), kEnds);
        } else if (const auto end = find_seconds(result, kResultEnds)) {
            // Results are the stretches of the recording one after the other.
            cue.start_ms = last_end_;
            cue.end_ms = end;
        }
        if (cue.end_ms) last_end_ = *cue.end_ms;
        cues_.add(std::move(cue));
    }

    const Json& results_;
    WordCues cues_;
    std::int64_t last_end_ = 0;
};

// IBM Watson: `{results:[{alternatives:[{transcript, timestamps:[[word, from, to]]}]}],
// speaker_labels:[{from,to,speaker}]}`; a label belongs to the word that begins when it does.
CueList read_watson(const Json& results, const Json* labels) {
    std::map<std::int64_t, std::string> voices;
    for (const Json& label : or_none(labels)) {
        const auto from = find_ms(label, "from", 1000);
        if (from) voices[*from] = speaker_name(find_text(label, "speaker").value_or(""));
    }
    WordCues cues;
    for (const Json& result : results) {
        const Json* best = first_alternative(result);
        const Json* words = best != nullptr ? find_array(*best, "timestamps") : nullptr;
        if (best == nullptr) continue;
        Cue cue;
        cue.text = find_text(*best, "transcript").value_or("");
        for (const Json& word : or_none(words)) {
            if (!word.is_array() || word.size() < 3 || !word[0].is_string()) continue;
            const auto from = as_ms(word[1], 1000), to = as_ms(word[2], 1000);
            if (!cue.start_ms) cue.start_ms = from;
            if (to) cue.end_ms = to;
            if (voices.empty()) continue;
            const auto voice = from ? voices.find(*from) : voices.end();
            cues.add(Word{without_controls(word[0].get<std::string>()),
                          voice == voices.end() ? "" : voice->second, from, to});
        }
        if (voices.empty() || words == nullptr) cues.add(std::move(cue));
    }
    return cues.take();
}

bool any_has(const Json& results, const char* key) {
    return std::any_of(results.begin(), results.end(), [key](const Json& result) {
        const Json* best = first_alternative(result);
        return best != nullptr && find_value(*best, key) != nullptr;
    });
}

std::optional<CueList> read_results(const Json& json, const Json& results) {
    if (any_has(results, "content")) return read_speechmatics(results);
    const Json* labels = find_array(json, "speaker_labels");
    if (labels != nullptr || any_has(results, "timestamps")) return read_watson(results, labels);
    if (any_has(results, "transcript") || any_has(results, "words")) {
        return GoogleReader(results).read();
    }
    return std::nullopt;
}

}  // namespace

std::optional<CueList> read_words(const Json& json) {
    if (const Json* results = find_array(json, "results")) return read_results(json, *results);
    if (const Json* results = find_value(json, "results")) {
        const Json* items = find_array(*results, "items");
        return items != nullptr ? std::optional(read_amazon(*items)) : std::nullopt;
    }
    // A finished long-running operation of Google's has its answer one level deeper.
    if (const Json* response = find_value(json, "response")) {
        if (const Json* results = find_array(*response, "results")) {
            return read_results(*response, *results);
        }
    }
    const Json* words = find_array(json, "words");
    if (words != nullptr && !words->empty() && find_value(words->front(), "name") != nullptr) {
        return read_speechmatics_1(*words, find_array(json, "speakers"));
    }
    return std::nullopt;
}

}  // namespace tandem
