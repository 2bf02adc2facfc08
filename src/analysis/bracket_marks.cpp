#include "tandem/analysis/bracket_marks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "tandem/text/fold.h"

namespace tandem {
namespace {

// Folded. Transcription services and manuals write these; "unv." is of German ones.
constexpr std::array<std::string_view, 7> kUnclear = {
    "unclear",        "inaudible", "unintelligible", "indistinct", "ininteligible",
    "unverstandlich", "unv."};
constexpr std::array<std::string_view, 16> kSounds = {
    "laughs", "laughter", "laughing", "pause", "pauses",    "long pause", "silence", "sighs",
    "crying", "cries",    "coughs",   "cough", "crosstalk", "overlap",    "music",   "phone rings"};
constexpr std::int64_t kLongestMark = 200;

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// "8:52", "00:08:52"; none for anything else.
std::optional<std::int64_t> read_time(std::string_view text) {
    std::int64_t total = 0;
    int parts = 0;
    for (;; ++parts) {
        const std::size_t colon = text.find(':');
        const std::string_view digits = text.substr(0, colon);
        std::int64_t value = 0;
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (problem != std::errc() || end != digits.data() + digits.size() || digits.size() > 3 ||
            value < 0)
            return std::nullopt;
        total = total * 60 + value;
        if (colon == std::string_view::npos) break;
        text.remove_prefix(colon + 1);
    }
    if (parts != 1 && parts != 2) return std::nullopt;
    return total * 1000;
}

// What stands after the word for "unclear": ": words? time", each part may be missing.
void read_unclear(std::string_view rest, BracketMark& mark) {
    mark.kind = BracketKind::Unclear;
    rest = without_blanks(rest);
    if (!rest.empty() && rest.front() == ':') rest = without_blanks(rest.substr(1));
    const std::size_t blank = rest.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
    if ((mark.at_ms = read_time(last)))
        rest = without_blanks(rest.substr(0, rest.size() - last.size()));
    if (!rest.empty() && rest.back() == '?') rest = without_blanks(rest.substr(0, rest.size() - 1));
    mark.words = std::string(rest);
}

void read_inside(std::string_view inside, BracketMark& mark) {
    inside = without_blanks(inside);
    mark.words = std::string(inside);
    const std::size_t end = std::min(inside.find_first_of(" :"), inside.size());
    const std::string first = fold(inside.substr(0, end));
    if (std::find(kUnclear.begin(), kUnclear.end(), first) != kUnclear.end())
        read_unclear(inside.substr(end), mark);
    else if (std::find(kSounds.begin(), kSounds.end(), fold(inside)) != kSounds.end())
        mark.kind = BracketKind::Sound;
}

}  // namespace

std::vector<BracketMark> bracket_marks(std::string_view text) {
    std::vector<BracketMark> marks;
    std::size_t counted = 0;  // bytes whose code points are in `at`
    CodePoints at{0};
    for (std::size_t open = text.find('['); open != std::string_view::npos;) {
        const std::size_t close = text.find_first_of("[]", open + 1);
        if (close == std::string_view::npos) break;
        if (text[close] == '[') {
            open = close;
            continue;
        }
        at = at + length(text.substr(counted, open - counted));
        const CodePoints size = length(text.substr(open, close + 1 - open));
        counted = open;
        if (size.value <= kLongestMark && size.value > 2) {
            BracketMark mark;
            mark.range = {at, at + size};
            read_inside(text.substr(open + 1, close - open - 1), mark);
            marks.push_back(std::move(mark));
        }
        open = text.find('[', close + 1);
    }
    return marks;
}

std::string unclear_mark(std::string_view words, std::optional<std::int64_t> at_ms) {
    std::string mark = "[unclear";
    if (!words.empty()) mark += ": " + std::string(words) + "?";
    if (at_ms) {
        const std::int64_t seconds = *at_ms / 1000;
        char clock[32];
        std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", static_cast<int>(seconds / 3600),
                      static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
        mark += clock;
    }
    return mark + "]";
}

std::optional<std::int64_t> spoken_at(const std::vector<Turn>& turns, const Turn& turn,
                                      CodePoints at) {
    if (!turn.start_ms) return std::nullopt;
    std::optional<std::int64_t> end = turn.end_ms;
    for (const Turn& next : turns)
        if (!end && next.number > turn.number && next.start_ms) end = next.start_ms;
    const std::int64_t size = length(turn.text).value;
    if (!end || *end <= *turn.start_ms || size == 0) return turn.start_ms;
    return *turn.start_ms + (*end - *turn.start_ms) * at.value / size;
}

std::string with_unclear(const std::vector<Turn>& turns, const Turn& turn, TextRange range,
                         std::optional<std::int64_t> at_ms) {
    if (!at_ms) at_ms = spoken_at(turns, turn, range.begin);
    return std::string(slice(turn.text, {0}, range.begin)) +
           unclear_mark(slice(turn.text, range.begin, range.end), at_ms) +
           std::string(slice(turn.text, range.end, length(turn.text)));
}

std::vector<UnclearPlace> unclear_places(const Project& project, TranscriptId transcript) {
    std::vector<UnclearPlace> places;
    const std::vector<Turn>& turns = project.turns(transcript);
    for (const Turn& turn : turns) {
        if (turn.text.find('[') == std::string::npos) continue;
        for (BracketMark& mark : bracket_marks(turn.text)) {
            if (mark.kind != BracketKind::Unclear) continue;
            if (!mark.at_ms) mark.at_ms = spoken_at(turns, turn, mark.range.begin);
            places.push_back({transcript, turn.id, std::move(mark)});
        }
    }
    return places;
}

std::vector<UnclearPlace> unclear_places(const Project& project) {
    std::vector<UnclearPlace> places;
    for (const Transcript* transcript : project.transcripts_by_name())
        for (UnclearPlace& place : unclear_places(project, transcript->id))
            places.push_back(std::move(place));
    return places;
}

}  // namespace tandem
