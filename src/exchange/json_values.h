// Values of a JSON object by name, and the cues that segments of speech become.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tandem/base/json.h"

#include "exchange/cues.h"

namespace tandem {

// nullptr when there is none (find_array: or it is no array).
const Json* find_value(const Json& object, const char* key);
const Json* find_array(const Json& object, const char* key);

// Of a string or a whole number: speakers are "SPEAKER_00" here and 0 there.
std::optional<std::string> find_text(const Json& object, const char* key);

// Of a number, a number in quotation marks ("12.5", "1.300s") or `{seconds, nanos}`. `scale` is the
// milliseconds of one unit. Nothing for what is no time of a recording.
std::optional<std::int64_t> find_ms(const Json& object, const char* key, double scale);
std::optional<std::int64_t> as_ms(const Json& value, double scale);

// "Speaker 1" for a number alone, which is what services call their first, second … voice.
std::string speaker_name(std::string label);

// Adds cues, and says of each that lacks something.
class CueCollector {
 public:
    void add(const Json& from, const char* text_key, const char* start_key, const char* end_key,
             double scale);
    void add(Cue cue);
    CueList take() { return std::move(list_); }

 private:
    void warn(const std::string& what);

    int number_ = 0;
    CueList list_;
};

}  // namespace tandem
