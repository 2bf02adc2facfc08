#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "exchange/cue_text.h"
#include "exchange/cues.h"
#include "exchange/roll_up.h"
#include "exchange/speaker_names.h"

namespace tandem {
namespace {

// Pauses up to this long do not end a turn (format notes §2.5).
constexpr std::int64_t kJoinGapMs = 2000;

struct Segment {
    std::string speaker;
    std::string text;
};

void append_words(std::string& text, std::string_view words, char between) {
    words = trim(words);
    if (words.empty()) return;
    if (!text.empty()) text += between;
    text += words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        if (end == text.size()) return lines;
        text.remove_prefix(end + 1);
    }
}

class TurnMaker {
 public:
    explicit TurnMaker(CueList list) : list_(std::move(list)) {
        for (Cue& cue : list_.cues) voices_.push_back(pieces_of(cue));
    }

    Reading make() {
        out_.warnings = std::move(list_.warnings);
        tagged_ = list_.words_as_written ||
                  std::any_of(voices_.begin(), voices_.end(),
                              [](const auto& pieces) { return pieces.size() > 1; });
        if (!tagged_) {
            drop_repeats();
            find_names();
        }
        // Lines of a caption are a matter of the screen's width; those of a table's cell are not.
        between_ = list_.rows_are_turns ? '\n' : ' ';
        join_ = (tagged_ || !names_.empty()) && !list_.rows_are_turns && !list_.words_as_written;
        for (std::size_t i = 0; i < list_.cues.size(); ++i) {
            if (list_.cues[i].speaker || list_.words_as_written) speaker_.clear();
            for (Segment& segment : segments(voices_[i])) add(list_.cues[i], std::move(segment));
        }
        std::stable_sort(out_.warnings.begin(), out_.warnings.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        return std::move(out_);
    }

 private:
    static std::vector<VoicePiece> pieces_of(Cue& cue) {
        std::vector<VoicePiece> pieces{{"", std::move(cue.text)}};
        if (cue.markup) pieces = split_voices(pieces[0].text);
        if (cue.speaker && !cue.speaker->empty()) {
            pieces.insert(pieces.begin(), VoicePiece{});
            pieces[1].voice = *cue.speaker;
        }
        return pieces;
    }

    void drop_repeats() {
        std::vector<ShownCue> shown;
        for (std::size_t i = 0; i < list_.cues.size(); ++i) {
            shown.push_back({list_.cues[i].start_ms, list_.cues[i].end_ms, &voices_[i][0].text});
        }
        const int dropped = drop_rolled_up(shown);
        if (dropped == 0) return;
        for (std::size_t i = 0; i < shown.size(); ++i) list_.cues[i].end_ms = shown[i].end_ms;
        out_.warnings.push_back(
            {list_.cues[0].line, "The captions roll up: " + std::to_string(dropped) +
                                     " of their lines were shown again and kept once only."});
    }

    // A prefix is a name when it is met twice; once is enough if it is written like one and the
    // file begins with one, as every file of Zoom does.
    void find_names() {
        std::map<std::string_view, int> counts;
        bool begins_with_name = false;
        for (std::size_t i = 0; i < voices_.size(); ++i) {
            for (const std::string_view line : lines_of(voices_[i][0].text)) {
                const auto prefix = name_prefix(line, kLongestCueName);
                if (!prefix) continue;
                ++counts[prefix->name];
                begins_with_name |= i == 0 && is_written_like_a_name(prefix->name);
            }
        }
        for (const auto& [name, count] : counts) {
            if (count >= 2 || (begins_with_name && is_written_like_a_name(name))) {
                names_.insert(name);
            }
        }
    }

    std::vector<Segment> segments(const std::vector<VoicePiece>& pieces) {
        std::vector<Segment> out;
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            if (p > 0 && !pieces[p].voice.empty()) speaker_ = pieces[p].voice;
            out.push_back({speaker_, list_.words_as_written ? pieces[p].text : ""});
            if (list_.words_as_written) continue;
            for (const std::string_view line : lines_of(pieces[p].text)) {
                const auto prefix = tagged_ ? std::nullopt : name_prefix(line, kLongestCueName);
                if (!prefix || !names_.contains(prefix->name)) {
                    append_words(out.back().text, line, between_);
                    continue;
                }
                speaker_ = prefix->name;
                out.push_back({speaker_, ""});
                append_words(out.back().text, prefix->rest, between_);
            }
        }
        std::erase_if(out, [](const Segment& segment) { return is_blank(segment.text); });
        return out;
    }

    void add(const Cue& cue, Segment segment) {
        if (cue.start_ms && last_start_ && *cue.start_ms < *last_start_ && cue.line != last_line_) {
            out_.warnings.push_back({cue.line,
                                     "This caption begins earlier than the one before it; its "
                                     "time was kept as it is."});
        }
        if (cue.start_ms) last_start_ = cue.start_ms;
        last_line_ = cue.line;
        if (joins(cue, segment)) {
            ParsedTurn& turn = out_.turns.back();
            append_words(turn.text, segment.text, between_);
            turn.end_ms = std::max(*turn.end_ms, cue.end_ms.value_or(*cue.start_ms));
            return;
        }
        out_.turns.push_back({std::move(segment.speaker), cue.start_ms, cue.end_ms,
                              std::move(segment.text), cue.line});
    }

    bool joins(const Cue& cue, const Segment& segment) const {
        if (!join_ || out_.turns.empty() || !cue.start_ms) return false;
        const ParsedTurn& turn = out_.turns.back();
        return turn.speaker == segment.speaker && turn.end_ms &&
               *cue.start_ms - *turn.end_ms <= kJoinGapMs;
    }

    CueList list_;
    std::vector<std::vector<VoicePiece>> voices_;
    std::set<std::string_view> names_;
    bool tagged_ = false;
    bool join_ = false;
    char between_ = ' ';
    std::string speaker_;
    std::optional<std::int64_t> last_start_;
    int last_line_ = 0;
    Reading out_;
};

}  // namespace

Reading turns_of_cues(CueList list) {
    return TurnMaker(std::move(list)).make();
}

}  // namespace tandem
