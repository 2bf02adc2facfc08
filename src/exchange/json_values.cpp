#include "exchange/json_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace tandem {

static constexpr double kMaxSeconds = 1e7;

const Json* find_value(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json* find_array(const Json& object, const char* key) {
    const Json* found = find_value(object, key);
    return found != nullptr && found->is_array() ? found : nullptr;
}

std::optional<std::string> find_text(const Json& object, const char* key) {
    const Json* found = find_value(object, key);
    if (found == nullptr) return std::nullopt;
    if (found->is_string()) return without_controls(found->get<std::string>());
    if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
    return std::nullopt;
}

static std::optional<double> as_number(const Json& value) {
    if (value.is_number()) return value.get<double>();
    if (value.is_object()) {
        const Json* seconds = find_value(value, "seconds");
        const Json* nanos = find_value(value, "nanos");
        const auto whole = seconds ? as_number(*seconds) : 0;
        const auto rest = nanos ? as_number(*nanos) : 0;
        return whole && rest ? std::optional(*whole + *rest / 1e9) : std::nullopt;
    }
    if (!value.is_string()) return std::nullopt;
    const std::string& text = value.get_ref<const std::string&>();
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] =
        std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (problem != std::errc() || (rest != end && *rest != 's')) return std::nullopt;
    return number;
}

std::optional<std::int64_t> as_ms(const Json& value, double scale) {
    const std::optional<double> number = as_number(value);
    if (!number || !std::isfinite(*number) || *number < 0 || *number * scale > kMaxSeconds * 1000) {
        return std::nullopt;
    }
    return std::llround(*number * scale);
}

std::optional<std::int64_t> find_ms(const Json& object, const char* key, double scale) {
    const Json* found = find_value(object, key);
    return found ? as_ms(*found, scale) : std::nullopt;
}

std::string speaker_name(std::string label) {
    const bool number = !label.empty() && std::all_of(label.begin(), label.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    return number ? "Speaker " + label : label;
}

void CueCollector::add(const Json& from, const char* text_key, const char* start_key,
                       const char* end_key, double scale) {
    Cue cue;
    cue.text = find_text(from, text_key).value_or("");
    cue.start_ms = find_ms(from, start_key, scale);
    cue.end_ms = find_ms(from, end_key, scale);
    if (const auto speaker = find_text(from, "speaker")) cue.speaker = speaker_name(*speaker);
    add(std::move(cue));
}

void CueCollector::add(Cue cue) {
    ++number_;
    cue.markup = false;
    if (is_blank(cue.text)) return;
    if (const std::string wrong = mend_times(cue); !wrong.empty()) warn(wrong);
    list_.cues.push_back(std::move(cue));
}

void CueCollector::warn(const std::string& what) {
    list_.warnings.push_back({0, "Segment " + std::to_string(number_) + " " + what});
}

}  // namespace tandem
