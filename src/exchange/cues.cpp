#include "exchange/cues.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "exchange/clock_time.h"

namespace tandem {
namespace {

struct Timing {
    std::optional<std::int64_t> start_ms, end_ms;
};

// The two sides of the arrow as far as they can be read; settings after the second are ignored.
std::optional<Timing> parse_timing(std::string_view line) {
    const std::size_t arrow = line.find("-->");
    if (arrow == std::string_view::npos) return std::nullopt;
    std::string_view end = trim_left(line.substr(arrow + 3));
    end = end.substr(0, std::min(end.find_first_of(" \t"), end.size()));
    return Timing{parse_cue_time(trim(line.substr(0, arrow))), parse_cue_time(trim_right(end))};
}

bool is_number(std::string_view line) {
    line = trim(line);
    return !line.empty() && line.find_first_not_of("0123456789") == line.npos;
}

// A number, or the GUID with a segment that Teams writes.
bool is_cue_id(std::string_view line) {
    line = trim(line);
    return is_number(line) ||
           (line.size() >= 36 && line.size() <= 64 && line[8] == '-' && line[13] == '-' &&
            line.find_first_not_of("0123456789abcdefABCDEF-/") == line.npos);
}

bool is_skipped_block(std::string_view line) {
    const std::string_view word = line.substr(0, std::min(line.find_first_of(" \t"), line.size()));
    return word == "NOTE" || word == "STYLE" || word == "REGION";
}

class CueScanner {
 public:
    CueScanner(const std::vector<TextLine>& lines, std::size_t at, bool webvtt)
        : lines_(lines), at_(at), webvtt_(webvtt) {}

    CueList scan() {
        while (at_ < lines_.size()) {
            if (is_blank(text(at_))) {
                ++at_;
            } else if (webvtt_ && is_skipped_block(text(at_)) && !has_arrow(at_) &&
                       !has_arrow(at_ + 1)) {
                while (at_ < lines_.size() && !is_blank(text(at_))) ++at_;
            } else {
                cue();
            }
        }
        return std::move(out_);
    }

 private:
    std::string_view text(std::size_t at) const { return lines_[at].text; }
    bool has_arrow(std::size_t at) const {
        return at < lines_.size() && text(at).find("-->") != std::string_view::npos;
    }

    void cue() {
        // Any line right before a time is its id; a number may also stand alone with blanks
        // between.
        if (!has_arrow(at_) && has_arrow(at_ + 1)) ++at_;
        if (is_number(text(at_))) {
            std::size_t next = at_ + 1;
            while (next < lines_.size() && is_blank(text(next))) ++next;
            if (next > at_ + 1 && has_arrow(next)) at_ = next;
        }
        Cue out;
        out.line = lines_[at_].number;
        if (const std::optional<Timing> timing = parse_timing(text(at_))) {
            out.start_ms = timing->start_ms;
            out.end_ms = timing->end_ms;
            check_times(out);
            ++at_;
        } else {
            warn("This text has no time of its own; it was kept without one.");
        }
        collect(out);
        if (!is_blank(out.text)) out_.cues.push_back(std::move(out));
    }

    void check_times(Cue& cue) {
        if (!cue.start_ms || !cue.end_ms) {
            warn("The time '" + shortened(trim(text(at_))) +
                 "' cannot be read; the text was kept.");
        } else if (*cue.end_ms < *cue.start_ms) {
            warn("The time '" + shortened(trim(text(at_))) +
                 "' ends before it begins; its end was left out.");
            cue.end_ms.reset();
        }
    }

    // Up to an empty line, or to the next time if that is missing. Captions that roll up have lines
    // of one space, which end nothing.
    void collect(Cue& cue) {
        std::vector<std::string_view> kept;
        for (; at_ < lines_.size() && !text(at_).empty(); ++at_) {
            if (is_blank(text(at_)) && (kept.empty() || at_ + 1 == lines_.size())) continue;
            if (is_blank(text(at_))) break;
            if (is_cue_timing(text(at_))) {
                if (!kept.empty() && is_cue_id(kept.back())) kept.pop_back();
                break;
            }
            kept.push_back(text(at_));
        }
        for (const std::string_view line : kept) {
            if (!cue.text.empty()) cue.text += '\n';
            cue.text += line;
        }
    }

    void warn(std::string message) {
        out_.warnings.push_back({lines_[at_].number, std::move(message)});
    }

    const std::vector<TextLine>& lines_;
    std::size_t at_;
    bool webvtt_;
    CueList out_;
};

}  // namespace

std::string mend_times(Cue& cue) {
    if (!cue.start_ms) {
        cue.end_ms.reset();
        return "has no time; its words were kept without one.";
    }
    if (!cue.end_ms || *cue.end_ms >= *cue.start_ms) return {};
    cue.end_ms.reset();
    return "ends before it begins; its end was left out.";
}

bool is_cue_timing(std::string_view line) {
    const std::optional<Timing> timing = parse_timing(line);
    return timing && timing->start_ms && timing->end_ms;
}

CueList scan_cues(const std::vector<TextLine>& lines, std::size_t begin, bool webvtt) {
    return CueScanner(lines, begin, webvtt).scan();
}

}  // namespace tandem
