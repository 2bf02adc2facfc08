#include "exchange/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "exchange/meet_frame.h"
#include "exchange/speaker_choice.h"
#include "exchange/speaker_names.h"
#include "exchange/spoken_line.h"
#include "exchange/time_stamps.h"

namespace tandem {
namespace {

// "24:00" and "05:00" of a clock, read as minutes and seconds.
constexpr std::int64_t kDayRead = 24 * 60 * 1000, kFirstHourRead = 5 * 60 * 1000;

class PlainTextReader {
 public:
    PlainTextReader(const std::vector<TextLine>& lines, bool timed)
        : lines_(lines), timed_(timed), frame_(find_meet_frame(lines)) {}

    TextReading read() {
        for (const TextLine& line : lines_) {
            parts_.push_back(take_apart(line.text));
            if (!is_blank(line.text) && line.opens_paragraph) ++paragraphs_;
        }
        decide_on_times();
        choose_names();
        out_.title = frame_.title;
        if (frame_.is_meet) out_.format = "meet";
        std::size_t first = frame_.begin;
        while (first < frame_.end && !opens_turn(first)) ++first;
        const bool found = first < frame_.end;
        read_paragraphs(frame_.begin, first);
        if (found && !out_.turns.empty()) {
            std::size_t at = frame_.begin;
            while (is_blank(lines_[at].text)) ++at;
            warn(lines_[at].number,
                 "The text before the first speaker's name was kept as turns without a speaker.");
        }
        if (found) {
            warn_of_single_names(first);
            read_turns(first);
        }
        report_times();
        return std::move(out_);
    }

 private:
    // "09:00 Breakfast", "10:30 Coffee": hours and minutes of a day, on fives, from no time near
    // the beginning of a recording.
    bool is_timetable() const {
        std::optional<std::int64_t> first;
        for (std::size_t i = frame_.begin; i < frame_.end; ++i) {
            const SpokenLine& part = parts_[i];
            if (!part.bare || is_blank(lines_[i].text)) continue;
            if (*part.start_ms % 5'000 != 0 || *part.start_ms >= kDayRead) return false;
            if (!first) first = part.start_ms;
        }
        return first && *first >= kFirstHourRead;
    }

    // Times are those of turns if there are two, or if the first line has one. Without brackets
    // they must open half of the paragraphs (of the lines, in a text without blank lines) and never
    // go back.
    void decide_on_times() {
        int edges = 0, hashes = 0;
        std::size_t bare = 0, written = 0;
        std::int64_t last = 0;
        bool first_line = false, seen = false, in_order = true;
        if (!timed_ && is_timetable()) {
            for (std::size_t i = 0; i < parts_.size(); ++i) {
                if (parts_[i].bare) parts_[i] = take_apart_untimed(lines_[i].text);
            }
        }
        for (std::size_t i = frame_.begin; i < frame_.end; ++i) {
            if (is_blank(lines_[i].text)) continue;
            const SpokenLine& part = parts_[i];
            if (!seen) first_line = part.edge;
            seen = true;
            ++written;
            edges += part.edge ? 1 : 0;
            hashes += part.hash ? 1 : 0;
            if (!part.bare) continue;
            ++bare;
            in_order = in_order && *part.start_ms >= last;
            last = *part.start_ms;
        }
        all_bare_ = bare >= 2 && in_order && 2 * bare >= (paragraphs_ > 1 ? paragraphs_ : written);
        timed_ = timed_ || frame_.is_meet || edges >= 2 || first_line || all_bare_;
        ends_only_ = hashes > 0;
        out_.format = !timed_ ? "text" : 2 * hashes > edges ? "f4" : "timed";
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const bool bare_words = parts_[i].bare && !parts_[i].edge && !all_bare_;
            if (!timed_ || bare_words) parts_[i] = take_apart_untimed(lines_[i].text);
            if (hashes > 0 && parts_[i].start_ms) ends_only_ = false;
        }
    }

    void choose_names() {
        std::vector<NameUse> uses = frame_.attendees;
        for (std::size_t i = frame_.begin; i < frame_.end; ++i) {
            if (parts_[i].prefix) uses.push_back({parts_[i].prefix->name, parts_[i].strong});
            if (parts_[i].prefix) ++counts_[parts_[i].prefix->name];
        }
        names_ = choose_speakers(uses, paragraphs_);
        if (names_.empty() && !timed_) choose_columns();
    }

    // `I<tab>text`: two names at least, each met twice, before half of the paragraphs.
    void choose_columns() {
        std::map<std::string_view, std::size_t> counts;
        std::vector<std::optional<NamePrefix>> columns;
        for (const TextLine& line : lines_) {
            columns.push_back(column_prefix(line.text));
            if (columns.back()) ++counts[columns.back()->name];
        }
        std::size_t lines = 0;
        for (const auto& [name, count] : counts) {
            if (count < 2) continue;
            names_.insert(name);
            lines += count;
        }
        if (names_.size() < 2 || 2 * lines < paragraphs_) {
            names_.clear();
            return;
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) parts_[i].prefix = columns[i];
        counts_ = std::move(counts);
    }

    bool is_header(std::size_t at) const {
        return parts_[at].prefix && names_.contains(parts_[at].prefix->name);
    }

    bool opens_turn(std::size_t at) const {
        return is_header(at) || (timed_ && parts_[at].start_ms && !is_blank(lines_[at].text));
    }

    void warn_of_single_names(std::size_t first) {
        for (std::size_t i = first; i < frame_.end; ++i) {
            const auto& prefix = parts_[i].prefix;
            if (!prefix || names_.contains(prefix->name) || counts_[prefix->name] != 1 ||
                !is_written_like_a_name(prefix->name)) {
                continue;
            }
            warn(lines_[i].number, "'" + std::string(prefix->name) +
                                       ":' is met only once, so it was read as words of the "
                                       "speaker before, not as a speaker's name.");
        }
    }

    void read_turns(std::size_t first) {
        std::size_t next = 0;
        for (std::size_t i = first; i < frame_.end; i = next) {
            next = i + 1;
            while (next < frame_.end && !opens_turn(next)) ++next;
            const SpokenLine& part = parts_[i];
            const bool named = is_header(i);
            std::string text(named ? part.prefix->rest : part.words);
            if (named && part.strong && part.words.empty()) text.clear();
            if (is_blank(text)) text.clear();
            std::optional<std::int64_t> end = part.end_ms;
            for (std::size_t k = i + 1; k < next; ++k) {
                if (is_blank(lines_[k].text)) continue;
                if (!text.empty()) text += '\n';
                text += parts_[k].words;
                if (parts_[k].end_ms) end = parts_[k].end_ms;
            }
            if (named) speaker_ = part.prefix->name;
            add_turn(
                i, named,
                {std::string(speaker_), part.start_ms, end, std::move(text), lines_[i].number});
        }
    }

    // Paragraphs of one speaker in a row are one turn, even if each repeats the name; a time of its
    // own makes it another.
    void add_turn(std::size_t at, bool named, ParsedTurn turn) {
        if (turn.text.empty()) {
            if (turn.start_ms && !named) {
                pending_ms_ = turn.start_ms;  // a time alone is that of what comes next
                return;
            }
            warn(lines_[at].number,
                 "'" + turn.speaker + ":' is followed by no text and was left out.");
            if (turn.start_ms) pending_ms_ = turn.start_ms;
            return;
        }
        if (!turn.start_ms) turn.start_ms = std::exchange(pending_ms_, std::nullopt);
        pending_ms_.reset();
        if (ends_only_ && !turn.start_ms && turn.end_ms) turn.start_ms = last_end_;
        if (ends_only_ && turn.end_ms) last_end_ = *turn.end_ms;
        check_times(at, turn);
        ParsedTurn* before = out_.turns.empty() ? nullptr : &out_.turns.back();
        if (before != nullptr && named && !turn.start_ms && !turn.end_ms &&
            before->speaker == turn.speaker) {
            before->text += '\n' + turn.text;
        } else {
            out_.turns.push_back(std::move(turn));
        }
    }

    void check_times(std::size_t at, ParsedTurn& turn) {
        if (turn.start_ms && turn.end_ms && *turn.end_ms < *turn.start_ms) {
            warn(lines_[at].number, "This turn ends before it begins; its end was left out.");
            turn.end_ms.reset();
        }
        if (!turn.start_ms) return;
        if (last_start_ && *turn.start_ms < *last_start_) {
            warn(lines_[at].number,
                 "This turn begins earlier than the one before it; its time was kept as it is.");
        }
        last_start_ = turn.start_ms;
    }

    void read_paragraphs(std::size_t begin, std::size_t end) {
        bool has_breaks = false;
        for (std::size_t i = begin + 1; i < end; ++i) {
            has_breaks = has_breaks || (lines_[i].opens_paragraph && !is_blank(lines_[i].text));
        }
        std::size_t next = begin;
        for (std::size_t i = begin; i < end; i = next) {
            next = i + 1;
            while (has_breaks && next < end && !lines_[next].opens_paragraph) ++next;
            std::string text = join_paragraphs(lines_, i, next);
            if (text.empty()) continue;
            out_.turns.push_back({"", std::nullopt, std::nullopt, std::move(text)});
        }
    }

    void report_times() {
        if (!timed_) return;
        int inside = 0;
        for (const ParsedTurn& turn : out_.turns) inside += count_stamps(turn.text);
        if (inside == 0) return;
        warn(0, std::to_string(inside) +
                    (inside == 1 ? " time within the text was" : " times within the text were") +
                    " kept among the words.");
    }

    void warn(int line, std::string message) {
        out_.warnings.push_back({line, std::move(message)});
    }

    const std::vector<TextLine>& lines_;
    bool timed_;
    MeetFrame frame_;
    bool all_bare_ = false;
    bool ends_only_ = false;  // f4 may write only when each turn ends
    std::size_t paragraphs_ = 0;
    std::vector<SpokenLine> parts_;  // one for each line
    std::map<std::string_view, std::size_t> counts_;
    std::set<std::string_view> names_;
    std::string_view speaker_;
    std::optional<std::int64_t> pending_ms_, last_start_;
    std::int64_t last_end_ = 0;
    TextReading out_;
};

}  // namespace

TextReading read_plain_text(const std::vector<TextLine>& lines, bool timed) {
    return PlainTextReader(lines, timed).read();
}

}  // namespace tandem
