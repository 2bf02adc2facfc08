#include "exchange/clock_time.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tandem {
namespace {

struct Field {
    std::int64_t value = 0;
    std::size_t digits = 0;
};

Field take_digits(std::string_view& text) {
    Field field;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
        // Seven digits are more than any part of a time has; the callers refuse them by length.
        if (field.digits < 7) field.value = field.value * 10 + (text[0] - '0');
        ++field.digits;
        text.remove_prefix(1);
    }
    return field;
}

// Two or three fields with colons between; the last is the seconds. Hours up to 9999.
struct Fields {
    std::array<Field, 3> at{};
    std::size_t count = 0;
};

Fields take_fields(std::string_view& text) {
    Fields fields;
    while (fields.count < 3) {
        const Field field = take_digits(text);
        if (field.digits == 0 || field.digits > 4) return {};
        fields.at[fields.count++] = field;
        if (text.empty() || text[0] != ':' || fields.count == 3) break;
        text.remove_prefix(1);
    }
    return fields;
}

std::optional<std::int64_t> milliseconds(const Fields& fields) {
    if (fields.count < 2) return std::nullopt;
    const std::int64_t seconds = fields.at[fields.count - 1].value;
    const std::int64_t minutes = fields.at[fields.count - 2].value;
    const std::int64_t hours = fields.count == 3 ? fields.at[0].value : 0;
    if (seconds > 59 || (fields.count == 3 && minutes > 59)) return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

}  // namespace

std::optional<std::int64_t> parse_clock(std::string_view text) {
    const Fields fields = take_fields(text);
    if (!text.empty() || fields.count < 2 || fields.at[fields.count - 1].digits != 2) {
        return std::nullopt;
    }
    if (fields.at[0].digits > 3) return std::nullopt;
    if (fields.count == 3 && fields.at[1].digits != 2) return std::nullopt;
    return milliseconds(fields);
}

std::optional<std::int64_t> parse_cue_time(std::string_view text) {
    const std::optional<std::int64_t> whole = milliseconds(take_fields(text));
    if (!whole || text.empty()) return whole;
    if (text[0] != '.' && text[0] != ',') return std::nullopt;
    text.remove_prefix(1);
    const Field fraction = take_digits(text);
    if (!text.empty() || fraction.digits == 0 || fraction.digits > 6) return std::nullopt;
    std::int64_t thousandths = fraction.value;
    for (std::size_t digits = fraction.digits; digits < 3; ++digits) thousandths *= 10;
    for (std::size_t digits = fraction.digits; digits > 3; --digits) thousandths /= 10;
    return *whole + thousandths;
}

static std::string digits(std::int64_t value, std::size_t fewest) {
    const std::string text = std::to_string(value);
    return std::string(fewest - std::min(fewest, text.size()), '0') + text;
}

std::string clock_text(std::int64_t ms, bool padded) {
    const std::int64_t seconds = ms / 1000;
    const std::int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
    std::string out = hours > 0 ? digits(hours, padded ? 2 : 1) + ":" : "";
    out += digits(minutes, padded || hours > 0 ? 2 : 1);
    return out + ":" + digits(seconds % 60, 2);
}

std::string cue_time_text(std::int64_t ms, char mark) {
    const std::int64_t seconds = ms / 1000;
    return digits(seconds / 3600, 2) + ":" + digits(seconds / 60 % 60, 2) + ":" +
           digits(seconds % 60, 2) + mark + digits(ms % 1000, 3);
}

}  // namespace tandem
