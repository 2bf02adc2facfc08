#include "exchange/cue_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "tandem/exchange/csv.h"

#include "exchange/clock_time.h"
#include "exchange/columns.h"
#include "exchange/cues.h"

namespace tandem {
namespace {

constexpr int kLinesLookedAt = 20;
constexpr std::size_t kLongestHeader = 1000;
constexpr double kMaxSeconds = 1e7;

constexpr std::array<std::string_view, 7> kWords = {
    "text", "content", "transcript", "utterance", "transcription", "dialogue", "speech"};
constexpr std::array<std::string_view, 9> kStarts = {
    "start", "begin", "start time", "start_time", "starttime", "in", "from", "start (s)", "onset"};
constexpr std::array<std::string_view, 7> kSpans = {
    "timespan", "time span", "time", "timestamp", "timecode", "time code", "timestamps"};
constexpr std::array<std::string_view, 8> kEnds = {"end",     "stop", "end time", "end_time",
                                                   "endtime", "out",  "to",       "offset"};
constexpr std::array<std::string_view, 5> kSpeakers = {"speaker", "speaker name", "speakers",
                                                       "name", "speaker_name"};

template <std::size_t N>
std::optional<std::size_t> find_one_of(const std::vector<std::string>& names,
                                       const std::array<std::string_view, N>& wanted) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::find(wanted.begin(), wanted.end(), names[i]) != wanted.end()) return i;
    }
    return std::nullopt;
}

struct CueColumns {
    std::optional<std::size_t> words, start, span, end, speaker;
};

std::optional<CueColumns> cue_columns(const std::vector<std::string>& header) {
    std::vector<std::string> names;
    for (const std::string& name : header) names.push_back(in_lower_case(trim(name)));
    CueColumns out{find_one_of(names, kWords), find_one_of(names, kStarts),
                   find_one_of(names, kSpans), find_one_of(names, kEnds),
                   find_one_of(names, kSpeakers)};
    if (!out.words || !(out.start || out.span || out.speaker)) return std::nullopt;
    return out;
}

std::vector<std::string> split_at_tabs(std::string_view line) {
    std::vector<std::string> fields;
    while (true) {
        const std::size_t tab = std::min(line.find('\t'), line.size());
        fields.emplace_back(line.substr(0, tab));
        if (tab == line.size()) return fields;
        line.remove_prefix(tab + 1);
    }
}

// Of a header, in which quotation marks stand around whole names only.
std::vector<std::string> split_at_commas(std::string_view line) {
    const char mark = line.find(';') == std::string_view::npos ? ',' : ';';
    std::vector<std::string> fields;
    while (true) {
        const std::size_t end = std::min(line.find(mark), line.size());
        std::string_view name = trim(line.substr(0, end));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
            name = name.substr(1, name.size() - 2);
        }
        fields.emplace_back(name);
        if (end == line.size()) return fields;
        line.remove_prefix(end + 1);
    }
}

struct FoundHeader {
    std::size_t line = 0;
    bool tabs = false;
    CueColumns columns;
};

std::optional<FoundHeader> find_header(const std::vector<TextLine>& lines) {
    int seen = 0;
    for (std::size_t i = 0; i < lines.size() && seen < kLinesLookedAt; ++i) {
        const std::string_view text = lines[i].text;
        if (is_blank(text)) continue;
        ++seen;
        if (text.size() > kLongestHeader) continue;
        if (text.find('\t') != std::string_view::npos) {
            if (const auto columns = cue_columns(split_at_tabs(text))) {
                return FoundHeader{i, true, *columns};
            }
        } else if (seen == 1) {
            if (const auto columns = cue_columns(split_at_commas(text))) {
                return FoundHeader{i, false, *columns};
            }
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> parse_number(std::string_view text, bool milliseconds) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (problem != std::errc() || rest != end) return std::nullopt;
    const bool whole = text.find('.') == std::string_view::npos;
    const double ms = milliseconds && whole ? value : value * 1000;
    if (!std::isfinite(ms) || ms < 0 || ms > kMaxSeconds * 1000) return std::nullopt;
    return std::llround(ms);
}

std::optional<std::int64_t> parse_time(std::string_view text, bool milliseconds) {
    text = trim(text);
    while (!text.empty() && (text.front() == '[' || text.front() == '#')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ']' || text.back() == '#')) text.remove_suffix(1);
    const std::optional<std::int64_t> number = parse_number(text, milliseconds);
    return number ? number : parse_cue_time(text);
}

class CueTableReader {
 public:
    CueTableReader(const std::vector<TextLine>& lines, const FoundHeader& header)
        : lines_(lines), header_(header) {}

    Reading read(std::string_view name) {
        list_.rows_are_turns = true;
        if (header_.tabs) {
            for (std::size_t i = header_.line + 1; i < lines_.size(); ++i) {
                if (!is_blank(lines_[i].text)) {
                    row(lines_[i].number, split_at_tabs(lines_[i].text));
                }
            }
        } else {
            read_commas(name);
        }
        Reading reading = turns_of_cues(std::move(list_));
        if (header_.tabs && header_.line > 0) warn_of_preamble(reading);
        return reading;
    }

 private:
    void read_commas(std::string_view name) {
        std::string text;
        for (const TextLine& line : lines_) text.append(line.text) += '\n';
        const std::vector<CsvRow> rows = read_csv(text, name);
        for (std::size_t i = 1; i < rows.size(); ++i) row(rows[i].line, rows[i].fields);
    }

    std::string field(const std::vector<std::string>& fields, std::optional<std::size_t> at) {
        return at && *at < fields.size() ? std::string(trim(fields[*at])) : "";
    }

    void row(int line, const std::vector<std::string>& fields) {
        // A line without any cell of its own goes on with the row before.
        if (fields.size() == 1 && header_.tabs && !list_.cues.empty()) {
            list_.cues.back().text.append("\n").append(fields[0]);
            return;
        }
        Cue cue;
        cue.line = line;
        cue.markup = false;
        const std::size_t words = *header_.columns.words;
        if (words < fields.size()) cue.text = without_controls(fields[words]);
        if (header_.columns.speaker) {
            std::string speaker = field(fields, header_.columns.speaker);
            if (speaker.ends_with(":")) speaker.pop_back();
            cue.speaker = std::string(trim(speaker));
        }
        read_times(fields, cue);
        if (!is_blank(cue.text)) list_.cues.push_back(std::move(cue));
    }

    void read_times(const std::vector<std::string>& fields, Cue& cue) {
        const CueColumns& columns = header_.columns;
        std::string start = field(fields, columns.start ? columns.start : columns.span);
        std::string end = field(fields, columns.end);
        for (const std::string_view mark : {" --> ", " - ", " – "}) {
            const std::size_t at = start.find(mark);
            if (at == std::string::npos) continue;
            end = start.substr(at + mark.size());
            start.resize(at);
        }
        cue.start_ms = parse_time(start, columns.start.has_value());
        cue.end_ms = parse_time(end, columns.start.has_value());
        if ((!cue.start_ms && !start.empty()) || (!cue.end_ms && !end.empty())) {
            warn(cue.line, "The time '" + shortened(cue.start_ms ? end : start) +
                               "' cannot be read; the words were kept.");
        }
        if (!cue.start_ms) cue.end_ms.reset();
        if (cue.end_ms && *cue.end_ms < *cue.start_ms) {
            warn(cue.line, "The time ends before it begins; its end was left out.");
            cue.end_ms.reset();
        }
    }

    void warn(int line, std::string message) {
        list_.warnings.push_back({line, std::move(message)});
    }

    // What stands above the table: the first line may be a title, the rest stays as turns.
    void warn_of_preamble(Reading& reading) {
        std::vector<ParsedTurn> before;
        for (std::size_t i = 0; i < header_.line; ++i) {
            const std::string_view text = lines_[i].text;
            if (is_blank(text)) continue;
            if (reading.title.empty() && before.empty()) {
                reading.title = trim(text);
            } else {
                before.push_back({"", std::nullopt, std::nullopt, std::string(text)});
            }
        }
        if (before.empty()) return;
        reading.warnings.insert(
            reading.warnings.begin(),
            {1, "The text above the table was kept as turns without a speaker."});
        reading.turns.insert(reading.turns.begin(), before.begin(), before.end());
    }

    const std::vector<TextLine>& lines_;
    const FoundHeader& header_;
    CueList list_;
};

}  // namespace

bool looks_like_cue_table(const std::vector<TextLine>& lines) {
    return find_header(lines).has_value();
}

Reading read_cue_table(const std::vector<TextLine>& lines, std::string_view name) {
    const std::optional<FoundHeader> header = find_header(lines);
    return header ? CueTableReader(lines, *header).read(name) : Reading{};
}

}  // namespace tandem
