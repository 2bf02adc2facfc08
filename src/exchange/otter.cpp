#include "exchange/otter.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "exchange/clock_time.h"
#include "exchange/speaker_names.h"

namespace tandem {
namespace {

// Longer than any name with a time; keeps very long lines cheap.
constexpr std::size_t kMaxHeaderBytes = 320;
constexpr std::size_t kMaxNameLength = 60;
constexpr std::size_t kLinesAhead = 1000;

struct Header {
    std::string_view name;
    std::optional<std::int64_t> ms;  // empty when the export has no times
    bool strong = false;             // two spaces or bold, as Otter writes it
};

// Removes `**` around the name, or around the whole line; says whether there was any.
bool remove_bold(std::string_view& text) {
    if (!text.starts_with("**") || !text.ends_with("**") || text.size() < 5) return false;
    text.remove_prefix(2);
    text.remove_suffix(2);
    return true;
}

// `NAME  0:17`, `**NAME** [0:17 ]`: nothing else may stand in the line.
std::optional<Header> parse_header(std::string_view line) {
    if (line.empty() || line.size() > kMaxHeaderBytes) return std::nullopt;
    line = trim(line);
    Header header;
    header.strong = remove_bold(line);
    std::string_view time;
    if (line.ends_with("]")) {
        const std::size_t open = line.rfind('[');
        if (open == std::string_view::npos) return std::nullopt;
        time = trim(line.substr(open + 1, line.size() - open - 2));
        line = line.substr(0, open);
    } else {
        const std::size_t before = line.find_last_not_of("0123456789:");
        if (before == std::string_view::npos) return std::nullopt;
        time = line.substr(before + 1);
        line = line.substr(0, before + 1);
    }
    header.ms = parse_clock(time);
    if (!header.ms) return std::nullopt;
    // A tab is as wide as two spaces.
    int gap = 0;
    while (const std::size_t size = trailing_space(line)) {
        gap += line.back() == '\t' ? 2 : 1;
        line.remove_suffix(size);
    }
    header.strong = remove_bold(line) || header.strong;
    header.name = trim(line);
    if ((gap == 0 && !header.strong) || !has_letter(header.name) ||
        count_code_points(header.name) > kMaxNameLength) {
        return std::nullopt;
    }
    header.strong = header.strong || gap >= 2;
    return header;
}

bool is_marker(std::string_view line, std::string_view marker) {
    line = trim(line);
    while (!line.empty() && std::string_view("*#: ").find(line.front()) != line.npos) {
        line.remove_prefix(1);
    }
    while (!line.empty() && std::string_view("*: ").find(line.back()) != line.npos) {
        line.remove_suffix(1);
    }
    return equals_ignoring_case(line, marker);
}

bool is_footer(std::string_view line) {
    if (line.size() > kMaxHeaderBytes) return false;
    line = trim(line);
    while (!line.empty() && std::string_view("*_").find(line.front()) != line.npos) {
        line.remove_prefix(1);
    }
    return line.starts_with("Transcribed by ") && line.find("otter.ai") != line.npos &&
           line.size() < 80;
}

// Teams says in lines of their own when it began and stopped to write.
bool is_notice(std::string_view line) {
    if (line.size() > kMaxHeaderBytes) return false;
    line = trim(line);
    return line.ends_with(" started transcription") || line.ends_with(" stopped transcription");
}

class OtterReader {
 public:
    explicit OtterReader(const std::vector<TextLine>& lines) : lines_(lines) {}

    OtterReading read() {
        parse_headers();
        find_speakers();
        choose_headers();
        out_.headers == 0 ? choose_untimed() : add_untimed();
        read_preamble();
        read_turns();
        return std::move(out_);
    }

 private:
    std::size_t first_header() const {
        const auto found = std::find_if(headers_.begin(), headers_.end(),
                                        [](const auto& header) { return header.has_value(); });
        return static_cast<std::size_t>(found - headers_.begin());
    }

    void parse_headers() {
        for (const TextLine& line : lines_) {
            headers_.push_back(parse_header(line.text));
            if (headers_.back() && headers_.back()->strong) ++strong_[headers_.back()->name];
            if (is_footer(line.text)) out_.marks = true;
        }
    }

    // The comma list under SPEAKERS, which stands before the first turn.
    void find_speakers() {
        std::size_t end = 0;
        while (end < lines_.size() && !(headers_[end] && headers_[end]->strong)) ++end;
        for (std::size_t i = 0; i < end; ++i) {
            const bool keywords = is_marker(lines_[i].text, "SUMMARY KEYWORDS");
            if (!keywords && !is_marker(lines_[i].text, "SPEAKERS")) continue;
            std::size_t from = i + 1;
            while (from < end && is_blank(lines_[from].text)) ++from;
            std::size_t to = from;
            while (to < end && !is_blank(lines_[to].text) &&
                   (to == from || !lines_[to].opens_paragraph) &&
                   !is_marker(lines_[to].text, "SPEAKERS") && !headers_[to]) {
                ++to;
            }
            // The list is Otter's only when it wrote both parts, or ahead of headers of its kind.
            out_.marks = out_.marks || keywords || end < lines_.size();
            preamble_end_ = std::max(preamble_end_, to);
            if (!keywords) add_speakers(from, to);
        }
    }

    void add_speakers(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            std::string_view rest = lines_[i].text;
            speakers_.insert(trim(rest));  // one speaker whose name has a comma
            while (!rest.empty()) {
                const std::size_t comma = std::min(rest.find(','), rest.size());
                const std::string_view name = trim(rest.substr(0, comma));
                if (!name.empty()) speakers_.insert(name);
                rest.remove_prefix(std::min(comma + 1, rest.size()));
            }
        }
    }

    void choose_headers() {
        const std::set<std::string_view> consistent = consistent_weak_names();
        std::set<std::string_view> mentioned;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            std::optional<Header>& header = headers_[i];
            if (!header) continue;
            const bool known = speakers_.contains(header->name) || strong_.contains(header->name);
            const bool accepted =
                header->strong ? is_plausible(i) : known || consistent.contains(header->name);
            if (!accepted) {
                header.reset();
                continue;
            }
            ++out_.headers;
            if (header->strong) last_strong_ms_ = header->ms;
            if (header->strong || (!known && !mentioned.insert(header->name).second)) continue;
            out_.warnings.push_back(
                {lines_[i].number, "'" + std::string(trim(lines_[i].text)) +
                                       "' has one space before its time; it was read as the "
                                       "beginning of a turn" +
                                       (known ? "." : ", and so are others of that name.")});
        }
    }

    // A sentence may end in two spaces and a time. It is text if the name is met once only, in the
    // middle of a paragraph, with a time out of order.
    bool is_plausible(std::size_t at) const {
        const Header& header = *headers_[at];
        if (lines_[at].opens_paragraph || speakers_.contains(header.name) ||
            strong_.at(header.name) > 1) {
            return true;
        }
        if (last_strong_ms_ && *last_strong_ms_ > *header.ms) return false;
        // Looking a bounded way ahead keeps files of nothing but such lines cheap.
        const std::size_t end = std::min(at + kLinesAhead, headers_.size());
        for (std::size_t i = at + 1; i < end; ++i) {
            if (headers_[i] && headers_[i]->strong) return *header.ms <= *headers_[i]->ms;
        }
        return is_written_like_a_name(header.name);
    }

    // Names of one-space headers in a file where they are the rule (text copied out of a PDF): met
    // at least twice, at the beginning of paragraphs, times never going back.
    std::set<std::string_view> consistent_weak_names() const {
        struct Use {
            int count = 0;
            bool good = true;
            std::int64_t last = -1;
        };
        std::map<std::string_view, Use> uses;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!headers_[i] || headers_[i]->strong) continue;
            Use& use = uses[headers_[i]->name];
            ++use.count;
            use.good = use.good && lines_[i].opens_paragraph && *headers_[i]->ms >= use.last &&
                       is_written_like_a_name(headers_[i]->name);
            use.last = *headers_[i]->ms;
        }
        std::set<std::string_view> names;
        for (const auto& [name, use] : uses) {
            if (use.count >= 2 && use.good) names.insert(name);
        }
        if (!names.empty() && strong_.empty()) add_single_names(names);
        return names;
    }

    // Somebody may speak only once: her time lies between those of the others.
    void add_single_names(std::set<std::string_view>& names) const {
        const std::set<std::string_view> sure = names;
        std::vector<std::optional<std::int64_t>> next(headers_.size() + 1);
        for (std::size_t i = headers_.size(); i-- > 0;) {
            const bool known = headers_[i] && sure.contains(headers_[i]->name);
            next[i] = known ? headers_[i]->ms : next[i + 1];
        }
        std::int64_t before = 0;
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            const std::optional<Header>& header = headers_[i];
            if (!header) continue;
            if (sure.contains(header->name)) {
                before = *header->ms;
            } else if (lines_[i].opens_paragraph && is_written_like_a_name(header->name) &&
                       *header->ms >= before && next[i] && *header->ms <= *next[i]) {
                names.insert(header->name);
            }
        }
    }

    // Exported with times off: `NAME` and two spaces, or `**NAME**`, before a line of text.
    void choose_untimed() {
        std::map<std::string_view, int> counts;
        std::vector<std::string_view> names(lines_.size());
        for (std::size_t i = preamble_end_; i + 1 < lines_.size(); ++i) {
            std::string_view name = lines_[i].text;
            if (name.size() > kMaxHeaderBytes || !lines_[i].opens_paragraph) continue;
            const bool spaced = name.ends_with("  ");
            name = trim(name);
            if (!remove_bold(name) && !spaced) continue;
            if (!has_letter(name) || count_code_points(name) > 40 || name.ends_with(".")) continue;
            names[i] = name;
            ++counts[name];
        }
        const auto repeats = [](const auto& entry) { return entry.second >= 2; };
        if (!out_.marks && std::count_if(counts.begin(), counts.end(), repeats) < 2) return;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i].empty() || (counts[names[i]] < 2 && !speakers_.contains(names[i]))) {
                continue;
            }
            headers_[i] = Header{names[i], std::nullopt, true};
            ++out_.headers;
        }
    }

    // Among headers with times, turns that were divided or put in by hand may have none: a name
    // that others have with a time, or Otter's own words for nobody, and two spaces.
    void add_untimed() {
        for (std::size_t i = preamble_end_; i + 1 < lines_.size(); ++i) {
            const std::string_view line = lines_[i].text;
            if (headers_[i] || !lines_[i].opens_paragraph || line.size() > kMaxHeaderBytes ||
                !line.ends_with("  ") || is_blank(lines_[i + 1].text)) {
                continue;
            }
            const std::string_view name = trim(line);
            if (name != kUnknownSpeaker && !strong_.contains(name) && !speakers_.contains(name)) {
                continue;
            }
            headers_[i] = Header{name, std::nullopt, true};
            ++out_.headers;
        }
    }

    void read_preamble() {
        const std::size_t end = first_header();
        std::size_t first = 0;
        while (first < lines_.size() && is_blank(lines_[first].text)) ++first;
        out_.first_line = end < lines_.size() && first == end;
        if (out_.headers == 0 || first == end) return;
        const bool alone = first + 1 >= end || lines_[first + 1].opens_paragraph ||
                           is_blank(lines_[first + 1].text) || preamble_end_ > first;
        std::size_t from = std::max(first, preamble_end_);
        if (alone && !is_marker(lines_[first].text, "SUMMARY KEYWORDS") &&
            !is_marker(lines_[first].text, "SPEAKERS")) {
            out_.title = trim(lines_[first].text);
            from = std::max(first + 1, preamble_end_);
        }
        while (from < end && is_blank(lines_[from].text)) ++from;
        std::string text = join_paragraphs(lines_, std::min(from, end), end);
        if (text.empty()) return;
        out_.warnings.push_back({lines_[from].number,
                                 "The text before the first speaker's turn was kept as a turn "
                                 "without a speaker."});
        out_.turns.push_back({"", std::nullopt, std::nullopt, std::move(text)});
    }

    void read_turns() {
        std::optional<std::int64_t> before;
        std::size_t next = 0;
        for (std::size_t i = first_header(); i < lines_.size(); i = next) {
            next = i + 1;
            while (next < lines_.size() && !headers_[next]) ++next;
            const Header& header = *headers_[i];
            std::string text = body(i + 1, next);
            if (header.ms && before && *header.ms < *before) {
                out_.warnings.push_back(
                    {lines_[i].number, "'" + std::string(trim(lines_[i].text)) +
                                           "' is earlier than the turn before it; the time was "
                                           "kept as it is."});
            }
            if (header.ms) before = header.ms;
            if (text.empty()) {
                out_.warnings.push_back(
                    {lines_[i].number, "'" + std::string(trim(lines_[i].text)) +
                                           "' is followed by no text and was left out."});
                continue;
            }
            out_.turns.push_back({std::string(header.name), header.ms, std::nullopt,
                                  std::move(text), lines_[i].number});
        }
    }

    std::string body(std::size_t begin, std::size_t end) const {
        std::vector<TextLine> kept;
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_footer(lines_[i].text) && !is_notice(lines_[i].text)) {
                kept.push_back(lines_[i]);
            }
        }
        return join_paragraphs(kept, 0, kept.size());
    }

    const std::vector<TextLine>& lines_;
    std::vector<std::optional<Header>> headers_;  // one for each line
    std::map<std::string_view, int> strong_;      // names with two spaces, and how often
    std::set<std::string_view> speakers_;         // of the preamble
    std::optional<std::int64_t> last_strong_ms_;  // of the headers accepted so far
    std::size_t preamble_end_ = 0;                // behind the last list of the preamble
    OtterReading out_;
};

}  // namespace

bool is_turn_header(std::string_view line) {
    const std::optional<Header> header = parse_header(line);
    return header && is_written_like_a_name(header->name);
}

OtterReading read_otter(const std::vector<TextLine>& lines) {
    return OtterReader(lines).read();
}

bool looks_like_otter(const OtterReading& reading) {
    const auto turns = static_cast<int>(reading.turns.size());
    if (reading.headers == 0 || turns == 0) return false;
    // A timetable ("Lunch  12:30") has headers and no text.
    const bool spoken = 2 * turns >= reading.headers;
    return reading.marks || (spoken && (reading.headers >= 2 || reading.first_line));
}

}  // namespace tandem
