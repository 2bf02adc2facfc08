#include "exchange/spoken_line.h"

#include <algorithm>
#include <cstddef>

#include "exchange/text_lines.h"
#include "exchange/time_stamps.h"

namespace tandem {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestColumnName = 20;

// A time without brackets counts as one of a turn where nothing else stands in the line and it has
// hours, or where a name follows: "we met at\n10:30" is no time of the recording.
void take_bare_time(SpokenLine& out, std::string_view& rest) {
    const std::optional<TimeStamp> time = leading_bare_time(rest);
    if (!time) return;
    const std::string_view behind = trim_left(rest.substr(time->size));
    const std::string_view clock = rest.substr(0, time->size);
    const bool has_hours = std::count(clock.begin(), clock.end(), ':') >= 2;
    out.bare = true;
    out.edge = (behind.empty() && has_hours) || rest.substr(time->size).starts_with('\t') ||
               (has_hours && name_prefix(behind).has_value());
    out.start_ms = time->start_ms;
    rest = behind;
}

void take_leading(SpokenLine& out, std::string_view& rest) {
    const std::optional<TimeStamp> stamp = leading_stamp(rest);
    if (!stamp) {
        take_bare_time(out, rest);
        return;
    }
    std::string_view behind = trim_left(rest.substr(stamp->size));
    // `(00:02:42):` goes on with the speaker before; "(3:16) says" is somebody's words.
    const bool colon = behind.starts_with(':') && stamp->mark != '#';
    if (stamp->mark == '(' && !colon && !behind.empty()) return;
    if (colon) behind = trim_left(behind.substr(1));
    out.edge = true;
    out.hash = stamp->mark == '#';
    out.start_ms = stamp->start_ms;
    out.end_ms = stamp->end_ms;
    rest = behind;
}

// `NAME [0:12] text`, whose name is looked for in the first words only.
bool take_middle_stamp(SpokenLine& out, std::string_view rest) {
    const std::size_t open = rest.substr(0, kLongestName).find('[');
    if (open == std::string_view::npos || open == 0) return false;
    const std::optional<TimeStamp> stamp = leading_stamp(rest.substr(open));
    const std::string_view name = trim(rest.substr(0, open));
    if (!stamp || !could_be_speaker(name, kLongestName) || !is_written_like_a_name(name) ||
        name.find_first_of(".,:;") != std::string_view::npos) {
        return false;
    }
    out.prefix = NamePrefix{name, trim_left(rest.substr(open + stamp->size))};
    out.start_ms = stamp->start_ms;
    out.end_ms = stamp->end_ms;
    out.edge = true;
    // "Hmm [0:12] well" has a single word once.
    out.strong = name.find(' ') != std::string_view::npos;
    return true;
}

// `NAME (0:12):` and `NAME [0:12]`, with nothing behind.
bool take_header(SpokenLine& out, std::string_view rest) {
    std::string_view line = trim_right(rest);
    const bool colon = line.ends_with(':');
    if (colon) line.remove_suffix(1);
    if (line.size() > kLongestName * 4) return false;
    const std::optional<TimeStamp> stamp = trailing_stamp(line);
    if (!stamp || stamp->mark == '#' || (stamp->mark == '(' && !colon)) return false;
    const std::string_view name = trim(line.substr(0, line.size() - stamp->size));
    if (!could_be_speaker(name, kLongestName)) return false;
    out.prefix = NamePrefix{name, {}};
    out.start_ms = stamp->start_ms;
    out.end_ms = stamp->end_ms;
    out.strong = out.edge = true;
    return true;
}

// `text #00:00:05-1#`: where the turn ends.
std::string_view without_end(SpokenLine& out, std::string_view text) {
    const std::string_view line = trim_right(text);
    const std::optional<TimeStamp> stamp = trailing_stamp(line);
    if (!stamp || stamp->mark != '#') return text;
    out.edge = out.hash = true;
    out.end_ms = stamp->start_ms;
    return trim_right(line.substr(0, line.size() - stamp->size));
}

}  // namespace

SpokenLine take_apart(std::string_view line) {
    SpokenLine out;
    out.words = line;
    std::string_view rest = trim_left(line);
    if (take_header(out, rest) || take_middle_stamp(out, rest)) return out;
    take_leading(out, rest);
    const bool timed = out.start_ms.has_value();
    const std::string_view words = without_end(out, timed ? rest : line);
    if (timed || out.end_ms) out.words = words;
    out.prefix = name_prefix(trim_left(words), timed ? kLongestName : 40);
    if (!out.prefix) return out;
    out.strong = out.edge;
    // Zoom's chat: `10:00:01<tab> From NAME to Everyone:<tab>text`.
    std::string_view& name = out.prefix->name;
    const std::size_t to = name.rfind(" to ");
    if (timed && name.starts_with("From ") && to != std::string_view::npos && to > 5) {
        name = trim(name.substr(5, to - 5));
    }
    if (const std::optional<TimeStamp> stamp = leading_stamp(out.prefix->rest)) {
        out.prefix->rest = trim_left(out.prefix->rest.substr(stamp->size));
        if (!timed) out.start_ms = stamp->start_ms;
        out.strong = out.edge = true;
        out.hash = out.hash || stamp->mark == '#';
    }
    return out;
}

SpokenLine take_apart_untimed(std::string_view line) {
    SpokenLine out;
    out.words = line;
    out.prefix = name_prefix(line);
    return out;
}

std::optional<NamePrefix> column_prefix(std::string_view line) {
    std::string_view rest = trim_left(line);
    std::string_view name;
    if (rest.starts_with('[')) {
        const std::size_t close = rest.substr(0, kLongestColumnName + 2).find(']');
        if (close == std::string_view::npos) return std::nullopt;
        name = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
    } else {
        const std::string_view reach = rest.substr(0, kLongestColumnName + 2);
        const std::size_t end = std::min(reach.find('\t'), reach.find("  "));
        if (end == std::string_view::npos) return std::nullopt;
        name = rest.substr(0, end);
        rest.remove_prefix(end);
    }
    if (leading_space(rest) == 0 || name.find(' ') != std::string_view::npos) return std::nullopt;
    if (!could_be_speaker(name, kLongestColumnName)) return std::nullopt;
    return NamePrefix{name, trim_left(rest)};
}

}  // namespace tandem
