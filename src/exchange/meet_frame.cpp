#include "exchange/meet_frame.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tandem {
namespace {

constexpr std::size_t kLinesLookedAt = 40;

std::string_view without_marks(std::string_view line) {
    line = trim(line.substr(0, 400));
    while (!line.empty() && (line.front() == '#' || line.front() == '*')) line.remove_prefix(1);
    while (!line.empty() && line.back() == '*') line.remove_suffix(1);
    return trim(line);
}

std::optional<std::size_t> find_line(const std::vector<TextLine>& lines, std::size_t from,
                                     std::string_view words) {
    for (std::size_t i = from; i < std::min(lines.size(), kLinesLookedAt); ++i) {
        if (equals_ignoring_case(without_marks(lines[i].text), words)) return i;
    }
    return std::nullopt;
}

bool is_closing(std::string_view line) {
    line = without_marks(line);
    return line.starts_with("Meeting ended after ") ||
           line.starts_with("Transcription ended after ") ||
           line.starts_with("This editable transcript was computer generated");
}

void add_attendees(std::string_view list, std::vector<NameUse>& out) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view name = trim(list.substr(0, comma));
        if (!name.empty()) out.push_back({name, true});
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

}  // namespace

MeetFrame find_meet_frame(const std::vector<TextLine>& lines) {
    MeetFrame out;
    out.end = lines.size();
    const auto attendees = find_line(lines, 0, "Attendees");
    const auto transcript = attendees ? find_line(lines, *attendees, "Transcript") : std::nullopt;
    if (!transcript) return out;
    out.is_meet = true;
    out.begin = *transcript + 1;
    for (std::size_t i = 0; i < *attendees && out.title.empty(); ++i) {
        out.title = without_marks(lines[i].text);
    }
    for (std::size_t i = *attendees + 1; i < *transcript; ++i) {
        add_attendees(without_marks(lines[i].text), out.attendees);
    }
    // The closing lines are the last; people may speak of such things before.
    for (std::size_t i = lines.size(); i-- > out.begin;) {
        if (is_blank(lines[i].text)) continue;
        if (!is_closing(lines[i].text)) break;
        out.end = i;
    }
    return out;
}

}  // namespace tandem
