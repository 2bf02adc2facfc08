#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "exchange/clock_time.h"
#include "exchange/cue_text.h"
#include "exchange/cues.h"
#include "exchange/markup.h"
#include "exchange/speaker_names.h"
#include "exchange/text_lines.h"
#include "exchange/transcript_formats.h"
#include "exchange/webvtt.h"

namespace tandem {
namespace {

// How long the last words stay when nobody knows when they end: a thousand characters a minute.
constexpr std::int64_t kMsPerCharacter = 60;

struct CaptionTime {
    std::int64_t start_ms = 0, end_ms = 0;
};

// Those without a time evenly between their neighbours; behind the last that has one, with it.
std::vector<std::int64_t> starts_of(const std::vector<ParsedTurn>& turns) {
    std::vector<std::int64_t> starts(turns.size());
    std::int64_t before = 0;
    std::size_t from = 0;  // the first turn that has none yet
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (!turns[i].start_ms) continue;
        const std::int64_t start = *turns[i].start_ms;
        const auto steps = static_cast<std::int64_t>(i - from) + 1;
        for (std::size_t k = from; k < i; ++k) {
            const auto step = static_cast<std::int64_t>(k - from) + (from > 0 ? 1 : 0);
            starts[k] =
                std::min(before, start) + std::max<std::int64_t>(start - before, 0) * step / steps;
        }
        starts[i] = before = start;
        from = i + 1;
    }
    std::fill(starts.begin() + static_cast<std::ptrdiff_t>(from), starts.end(), before);
    return starts;
}

std::vector<CaptionTime> times_of(const std::vector<ParsedTurn>& turns) {
    const std::vector<std::int64_t> starts = starts_of(turns);
    std::vector<CaptionTime> times;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        CaptionTime time{starts[i], 0};
        const bool followed = i + 1 < turns.size() && starts[i + 1] > starts[i];
        const auto characters = static_cast<std::int64_t>(count_code_points(turns[i].text));
        time.end_ms = followed ? starts[i + 1] : starts[i] + kMsPerCharacter * characters;
        if (turns[i].end_ms && *turns[i].end_ms >= time.start_ms) time.end_ms = *turns[i].end_ms;
        times.push_back(time);
    }
    return times;
}

// An empty line would end the caption.
std::string without_blank_lines(std::string_view text) {
    const std::vector<TextLine> lines = split_lines(text);
    return join_paragraphs(lines, 0, lines.size());
}

// A line that begins like "Then: nothing" would be somebody called Then.
std::string without_false_names(std::string_view text) {
    std::string out;
    for (const TextLine& line : split_lines(text)) {
        if (line.number > 1) out += name_prefix(line.text, kLongestCueName) ? ' ' : '\n';
        out += line.text;
    }
    return out;
}

std::string timing(const CaptionTime& time, char mark) {
    return cue_time_text(time.start_ms, mark) + " --> " + cue_time_text(time.end_ms, mark) + "\n";
}

// Also what other programs' captions have for their place on the screen, which is read in WebVTT
// too.
std::string escape_webvtt(std::string_view text) {
    std::string out = escape_markup(text);
    for (std::size_t at = 0; (at = out.find("{\\", at)) != std::string::npos;) {
        out.replace(at, 1, "&#123;");
    }
    return out;
}

std::string on_one_line(std::string_view name) {
    std::string out(name);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

}  // namespace

std::string transcript_webvtt(const std::vector<ParsedTurn>& turns, std::string_view name) {
    const std::vector<CaptionTime> times = times_of(turns);
    std::string out = "WEBVTT";
    // The arrow must not stand in the first line.
    if (name.find("-->") == std::string_view::npos) out += " - " + on_one_line(name);
    out.append("\n\n").append(kTurnNote).append("\n");
    for (std::size_t i = 0; i < turns.size(); ++i) {
        out += "\n" + timing(times[i], '.');
        if (!turns[i].speaker.empty()) {
            out += "<v " + escape_webvtt(on_one_line(turns[i].speaker)) + ">";
        }
        out += escape_webvtt(without_blank_lines(turns[i].text)) + "\n";
    }
    return out;
}

std::string transcript_subrip(const std::vector<ParsedTurn>& turns) {
    const std::vector<CaptionTime> times = times_of(turns);
    std::string out;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        out += (i > 0 ? "\n" : "") + std::to_string(i + 1) + "\n" + timing(times[i], ',');
        if (!turns[i].speaker.empty()) {
            out += escape_cue_text(on_one_line(turns[i].speaker)) + ": ";
        }
        out += escape_cue_text(without_false_names(without_blank_lines(turns[i].text))) + "\n";
    }
    return out;
}

}  // namespace tandem
