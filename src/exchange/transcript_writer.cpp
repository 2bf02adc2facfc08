#include "tandem/exchange/transcript_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "tandem/base/error.h"

#include "exchange/elan.h"
#include "exchange/file_kind.h"
#include "exchange/html_text.h"
#include "exchange/json_transcript.h"
#include "exchange/otter.h"
#include "exchange/pdf_text.h"
#include "exchange/rtf_text.h"
#include "exchange/table_layout.h"
#include "exchange/transcript_formats.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 4> kFormats = {"txt", "docx", "vtt", "srt"};
constexpr std::size_t kMostNamed = 5;

bool is_captions(std::string_view format) {
    return format == "vtt" || format == "srt";
}

[[noreturn]] void refuse(std::string_view name, std::string_view format, const std::string& why) {
    throw Error(ErrorKind::BadInput,
                "Cannot write " + std::string(name) + " as " + std::string(format) + ": " + why);
}

void require_writable(const std::vector<ParsedTurn>& turns, std::string_view name,
                      std::string_view format) {
    if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end()) {
        std::string list;
        for (const std::string_view known : kFormats)
            list.append(list.empty() ? "" : ", ").append(known);
        refuse(name, "'" + std::string(format) + "'",
               "that format is not known. Choose one of " + list + ".");
    }
    if (turns.empty()) refuse(name, format, "it has no turns.");
    const bool timed = std::any_of(turns.begin(), turns.end(), [](const ParsedTurn& turn) {
        return turn.start_ms.has_value();
    });
    if (is_captions(format) && !timed) {
        refuse(name, format, "captions need times, and no turn of it has one. Choose txt or docx.");
    }
}

std::vector<ParsedTurn> printable_turns(const std::vector<ParsedTurn>& turns) {
    std::vector<ParsedTurn> out = turns;
    for (ParsedTurn& turn : out) {
        turn.text = printable(turn.text);
        turn.speaker = printable(turn.speaker);
    }
    return out;
}

std::string write(const std::vector<ParsedTurn>& turns, std::string_view name,
                  std::string_view format) {
    if (format == "docx") return transcript_document(turns, name);
    if (format == "vtt") return transcript_webvtt(turns, name);
    if (format == "srt") return transcript_subrip(turns);
    return transcript_text(turns);
}

// A text whose first words are those of a file of another kind.
bool is_taken_for_another(std::string_view text) {
    return !foreign_binary(text).empty() || text.starts_with("PK") || looks_like_pdf(text) ||
           looks_like_rtf(text) || looks_like_json(text) || looks_like_html(text) ||
           looks_like_annotations(text) || !foreign_text(text).empty();
}

// Turns that have something in common, named by their numbers.
class Turns {
 public:
    void add(std::size_t at) {
        if (count_ < kMostNamed) list_ += (count_ > 0 ? ", " : "") + std::to_string(at + 1);
        ++count_;
    }
    bool any() const { return count_ > 0; }
    // "Turn 3", "Turns 3, 4", "Turns 3, 4, 5, 6, 7 and 12 more".
    std::string text() const {
        const std::string more =
            count_ > kMostNamed ? " and " + std::to_string(count_ - kMostNamed) + " more" : "";
        return (count_ == 1 ? "Turn " : "Turns ") + list_ + more;
    }

 private:
    std::size_t count_ = 0;
    std::string list_;
};

// What comes back of the turns, in the order of a turn's parts.
class Comparison {
 public:
    Comparison(const std::vector<ParsedTurn>& written, const std::vector<ParsedTurn>& read,
               std::string_view format)
        : format_(format) {
        const std::size_t both = std::min(written.size(), read.size());
        for (std::size_t i = 0; i < both; ++i) {
            // Where turns are joined or divided all that follows is another turn's.
            if (written.size() != read.size() && written[i].text != read[i].text) {
                warn(number_of_turns(written.size(), read.size(), i));
                break;
            }
            compare(i, written[i], read[i]);
        }
        if (out_.empty() && written.size() != read.size()) {
            warn(number_of_turns(written.size(), read.size(), both));
        }
        say();
    }
    std::vector<std::string> take() { return std::move(out_); }

 private:
    static std::string number_of_turns(std::size_t written, std::size_t read, std::size_t at) {
        return "Read again, the file has " + std::to_string(read) + " turns, not " +
               std::to_string(written) + ": from turn " + std::to_string(at + 1) +
               " on they are joined or divided in another way.";
    }

    void compare(std::size_t at, const ParsedTurn& written, const ParsedTurn& read) {
        if (read.speaker != written.speaker) {
            const bool unknown = read.speaker == kUnknownSpeaker;
            (!written.speaker.empty() ? speakers_ : unknown ? unknown_ : continued_).add(at);
        }
        if (read.start_ms != written.start_ms) {
            if (!written.start_ms) {
                placed_.add(at);
            } else if (read.start_ms && *read.start_ms == *written.start_ms / 1000 * 1000) {
                whole_seconds_.add(at);
            } else {
                starts_.add(at);
            }
        }
        if (read.end_ms != written.end_ms) (written.end_ms ? ends_ : ended_).add(at);
        if (written.approximate) approximate_.add(at);
        if (read.text != written.text) texts_.add(at);
    }

    void say() {
        const std::string format(format_);
        say(unknown_, ": nobody is named; the file says '" + std::string(kUnknownSpeaker) + "'.");
        say(continued_, ": nobody is named; read again, they are the speaker's before them.");
        say(speakers_, ": " + format + " cannot say that name in a way that is read again.");
        say(placed_, ": there is no time; the file has one, evenly between the neighbours'.");
        say(whole_seconds_, ": the time is in whole seconds in the file.");
        say(starts_, ": the time cannot stand in the file in a way that is read again.");
        say(approximate_, ": a time is approximate; the file does not say so.");
        say(ends_, ": " + format + " has no place for when a turn ends.");
        say(ended_, ": no end is known; in the file they last until the next turn.");
        say(texts_, ": the words do not come back exactly; " + format +
                        " cannot carry empty lines, spaces around lines, or what looks like its "
                        "own marks.");
    }
    void say(const Turns& turns, const std::string& what) {
        if (turns.any()) warn(turns.text() + what);
    }
    void warn(std::string sentence) { out_.push_back(std::move(sentence)); }

    std::string_view format_;
    Turns unknown_, continued_, speakers_, placed_, whole_seconds_, starts_, approximate_, ends_,
        ended_, texts_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> transcript_file_formats() {
    return {kFormats.begin(), kFormats.end()};
}

TranscriptFile write_transcript(const std::vector<ParsedTurn>& turns, std::string_view name,
                                std::string_view format) {
    require_writable(turns, name, format);
    TranscriptFile out{write(printable_turns(turns), printable(name), format), {}};
    if (format == "txt" && is_taken_for_another(out.bytes)) {
        out.warnings.push_back(
            "The text begins like a file of another kind, so that it may not be read again.");
        return out;
    }
    const ParsedTranscript read = read_transcript(out.bytes, name);
    out.warnings = Comparison(turns, read.turns, format).take();
    return out;
}

}  // namespace tandem
