#include "exchange/roll_up.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "exchange/text_lines.h"

namespace tandem {
namespace {

// Rolling captions follow each other without a gap; programs round their times.
constexpr std::int64_t kMaxGapMs = 100;
// Fewer repetitions than this may be a person's.
constexpr std::size_t kFewest = 2;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        if (!line.empty()) lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// How many of the first lines of `now` are the last lines of `before`.
std::size_t repeated_lines(const Lines& before, const Lines& now) {
    for (std::size_t n = std::min(before.size(), now.size()); n > 0; --n) {
        if (std::equal(now.begin(), now.begin() + static_cast<std::ptrdiff_t>(n),
                       before.end() - static_cast<std::ptrdiff_t>(n))) {
            return n;
        }
    }
    return 0;
}

bool grows(const Lines& before, const Lines& now) {
    return before.size() == 1 && now.size() == 1 && now[0].size() > before[0].size() &&
           now[0].starts_with(before[0]) && now[0][before[0].size()] == ' ';
}

bool follows(const ShownCue& before, const ShownCue& now) {
    return before.end_ms && now.start_ms && *now.start_ms - *before.end_ms <= kMaxGapMs;
}

std::string joined(const Lines& lines, std::size_t from) {
    std::string out;
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (i > from) out += '\n';
        out += lines[i];
    }
    return out;
}

// What one caption repeats of the one before it.
struct Repeat {
    std::size_t lines = 0;
    bool grown = false;
};

// A caption alone that is the one before once more proves nothing: people say "Yes." twice.
bool is_evidence(const Repeat& repeat, const Lines& now) {
    return repeat.grown || (repeat.lines > 0 && now.size() > repeat.lines);
}

}  // namespace

int drop_rolled_up(std::vector<ShownCue>& cues) {
    std::vector<Lines> shown;
    std::vector<std::string> kept;
    for (const ShownCue& cue : cues) kept.push_back(*cue.text);
    for (const std::string& text : kept) shown.push_back(lines_of(text));
    std::vector<Repeat> repeats(cues.size());
    std::size_t evidence = 0, possible = 0;
    for (std::size_t i = 1; i < cues.size(); ++i) {
        if (shown[i].empty()) continue;
        ++possible;
        if (!follows(cues[i - 1], cues[i])) continue;
        repeats[i] = {repeated_lines(shown[i - 1], shown[i]), grows(shown[i - 1], shown[i])};
        if (is_evidence(repeats[i], shown[i])) ++evidence;
    }
    if (evidence < kFewest || 3 * evidence < possible) return 0;
    int dropped = 0;
    std::size_t owner = 0;  // the caption whose words are on the screen
    for (std::size_t i = 1; i < cues.size(); ++i) {
        const Repeat& repeat = repeats[i];
        if (repeat.grown) {
            *cues[owner].text = joined(shown[i], 0);
            cues[i].text->clear();
            ++dropped;
        } else if (repeat.lines > 0) {
            *cues[i].text = joined(shown[i], repeat.lines);
            dropped += static_cast<int>(repeat.lines);
        }
        if (cues[i].text->empty()) {
            if (cues[i].end_ms && cues[owner].end_ms) {
                cues[owner].end_ms = std::max(*cues[owner].end_ms, *cues[i].end_ms);
            }
        } else {
            owner = i;
        }
    }
    return dropped;
}

}  // namespace tandem
