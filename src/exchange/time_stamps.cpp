#include "exchange/time_stamps.h"

#include <algorithm>

#include "exchange/clock_time.h"
#include "exchange/text_lines.h"

namespace tandem {
namespace {

// "[00:00:00.000 --> 00:00:00.000]" and some spaces.
constexpr std::size_t kLongestStamp = 48;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "01.23.45", as some recorders write a clock.
std::optional<std::int64_t> parse_dotted(std::string_view text) {
    if (text.size() != 8 || text[2] != '.' || text[5] != '.') return std::nullopt;
    const auto pair = [text](std::size_t at) -> std::int64_t {
        if (!is_digit(text[at]) || !is_digit(text[at + 1])) return 100;
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    };
    const std::int64_t hours = pair(0), minutes = pair(3), seconds = pair(6);
    if (hours > 99 || minutes > 59 || seconds > 59) return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

// "00:00:05-1" (tenths, f4), "01:02:03:24" (frames, which are left out), "0:12", "12:34.567".
std::optional<std::int64_t> parse_time(std::string_view text) {
    text = trim(text);
    if (text.empty() || !is_digit(text[0]) || text.size() > 16) return std::nullopt;
    if (const auto dotted = parse_dotted(text)) return dotted;
    if (std::count(text.begin(), text.end(), ':') == 3 && text.size() == 11) {
        if (!is_digit(text[9]) || !is_digit(text[10])) return std::nullopt;
        text = text.substr(0, 8);
    }
    const std::size_t dash = text.find('-');
    const std::string_view whole = text.substr(0, dash);
    const std::size_t seconds = whole.rfind(':');
    // "1:5" is a ratio or a verse; seconds have two digits.
    if (seconds == std::string_view::npos || whole.size() < seconds + 3 ||
        !is_digit(whole[seconds + 1]) || !is_digit(whole[seconds + 2])) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> ms = parse_cue_time(whole);
    if (dash == std::string_view::npos || !ms) return ms;
    const std::string_view tenths = text.substr(dash + 1);
    if (tenths.size() != 1 || !is_digit(tenths[0])) return std::nullopt;
    return *ms + (tenths[0] - '0') * 100;
}

// What stands between the brackets: a time or a range.
std::optional<TimeStamp> parse_inside(std::string_view text) {
    if (const auto ms = parse_time(text)) return TimeStamp{0, *ms, std::nullopt, '\0'};
    for (const std::string_view mark : {"-->", " - ", " – ", "–"}) {
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos) continue;
        const auto start = parse_time(text.substr(0, at));
        const auto end = parse_time(text.substr(at + mark.size()));
        if (start && end && *end >= *start) return TimeStamp{0, *start, end, '\0'};
    }
    return std::nullopt;
}

char closing(char open) {
    if (open == '[') return ']';
    if (open == '(') return ')';
    return open == '#' ? '#' : '\0';
}

}  // namespace

std::optional<TimeStamp> leading_stamp(std::string_view text) {
    if (text.size() < 6) return std::nullopt;
    const char close = closing(text[0]);
    if (close == '\0') return std::nullopt;
    const std::size_t end = text.substr(0, kLongestStamp).find(close, 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view inside = text.substr(1, end - 1);
    // MAXQDA and NVivo take "[#00:01:02#]" too.
    std::size_t size = end + 1;
    if (text[0] == '[' && inside.size() > 2 && inside.front() == '#' && inside.back() == '#') {
        inside = inside.substr(1, inside.size() - 2);
    }
    std::optional<TimeStamp> stamp = parse_inside(inside);
    if (!stamp) return std::nullopt;
    stamp->size = size;
    stamp->mark = text[0];
    return stamp;
}

std::optional<TimeStamp> trailing_stamp(std::string_view text) {
    if (text.size() < 6) return std::nullopt;
    const char last = text.back();
    const char open = last == ']' ? '[' : last == ')' ? '(' : last;
    if (closing(open) != last) return std::nullopt;
    const std::size_t from = text.size() - std::min(text.size(), kLongestStamp);
    const std::size_t at = text.substr(from, text.size() - 1 - from).rfind(open);
    if (at == std::string_view::npos) return std::nullopt;
    const std::optional<TimeStamp> stamp = leading_stamp(text.substr(from + at));
    return stamp && from + at + stamp->size == text.size() ? stamp : std::nullopt;
}

std::optional<TimeStamp> leading_bare_time(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && end < 16 &&
           (is_digit(text[end]) || text[end] == ':' || text[end] == '.' || text[end] == ',')) {
        ++end;
    }
    if (end < text.size() && leading_space(text.substr(end)) == 0) return std::nullopt;
    if (text.substr(0, end).find(':') == std::string_view::npos) return std::nullopt;
    const auto ms = parse_time(text.substr(0, end));
    if (!ms) return std::nullopt;
    return TimeStamp{end, *ms, std::nullopt, '\0'};
}

int count_stamps(std::string_view text) {
    int count = 0;
    while (true) {
        const std::size_t at = text.find_first_of("[#");
        if (at == std::string_view::npos) return count;
        text.remove_prefix(at);
        const std::optional<TimeStamp> stamp = leading_stamp(text);
        if (stamp) ++count;
        text.remove_prefix(stamp ? stamp->size : 1);
    }
}

}  // namespace tandem
