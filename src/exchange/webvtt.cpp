#include "exchange/webvtt.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "exchange/cues.h"

namespace tandem {
namespace {

constexpr std::string_view kSignature = "WEBVTT";

std::size_t first_line(const std::vector<TextLine>& lines) {
    std::size_t at = 0;
    while (at < lines.size() && is_blank(lines[at].text)) ++at;
    return at;
}

bool is_signature(std::string_view line) {
    if (!line.starts_with(kSignature)) return false;
    line.remove_prefix(kSignature.size());
    return line.empty() || leading_space(line) > 0;
}

bool has_turn_note(const std::vector<TextLine>& lines, std::size_t at) {
    while (at < lines.size() && is_blank(lines[at].text)) ++at;
    return at < lines.size() && lines[at].text == kTurnNote;
}

}  // namespace

bool looks_like_webvtt(const std::vector<TextLine>& lines) {
    const std::size_t at = first_line(lines);
    return at < lines.size() && is_signature(lines[at].text);
}

Reading read_webvtt(const std::vector<TextLine>& lines) {
    std::size_t at = first_line(lines);
    std::string title;
    if (at < lines.size() && is_signature(lines[at].text)) {
        std::string_view rest = trim(lines[at].text.substr(kSignature.size()));
        if (rest.starts_with("- ")) rest = trim_left(rest.substr(2));
        title = rest;
        // `Kind: captions` and the like follow up to a blank line, which some programs forget. A
        // cue's id would be skipped with them, and nothing is lost by that.
        ++at;
        while (at < lines.size() && !is_blank(lines[at].text) && !is_cue_timing(lines[at].text)) {
            ++at;
        }
    }
    // Our own files stay as they were written: captions are not joined, and no name or repetition
    // is looked for in the words.
    CueList list = scan_cues(lines, at, true);
    list.words_as_written = has_turn_note(lines, at);
    Reading reading = turns_of_cues(std::move(list));
    reading.title = std::move(title);
    return reading;
}

}  // namespace tandem
