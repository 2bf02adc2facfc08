#include "tandem/exchange/transcript_reader.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "tandem/base/error.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/text/decode.h"

#include "exchange/cue_table.h"
#include "exchange/cues.h"
#include "exchange/docx_text.h"
#include "exchange/elan.h"
#include "exchange/file_kind.h"
#include "exchange/html_text.h"
#include "exchange/json_transcript.h"
#include "exchange/markdown_text.h"
#include "exchange/odt_text.h"
#include "exchange/otter.h"
#include "exchange/pdf_text.h"
#include "exchange/plain_text.h"
#include "exchange/rtf_text.h"
#include "exchange/speaker_choice.h"
#include "exchange/subrip.h"
#include "exchange/ttml.h"
#include "exchange/webvtt.h"
#include "exchange/zip_reader.h"

namespace tandem {
namespace {

// The longest interview we met has 0.3 MB of text. Beyond these sizes a file is something else, and
// reading on would only make the researcher wait for it.
constexpr std::size_t kMaxFileBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxLineBytes = 16 * 1024 * 1024;
// An interview has a few thousand lines; each costs some hundred bytes of memory while it is read.
constexpr int kMaxLines = 300'000;

class TranscriptReader {
 public:
    TranscriptReader(std::string_view bytes, std::string_view name, const ReadingChoices& choices)
        : bytes_(bytes), name_(name), choices_(choices), format_(choices.format) {}

    ParsedTranscript read() {
        ParsedTranscript out = read_any();
        if (!choices_.tiers.empty() && out.tiers.empty()) {
            fail("has no tiers, so that none can be chosen. Import it without choosing any.");
        }
        return out;
    }

 private:
    ParsedTranscript read_any() {
        check_format();
        if (bytes_.empty()) fail("is empty. Choose another file.");
        if (bytes_.size() > kMaxFileBytes) {
            fail("is larger than 64 MB, which no transcript is. Choose another file.");
        }
        if (bytes_.starts_with("PK\x03\x04") || bytes_.starts_with("PK\x05\x06")) {
            return read_archive();
        }
        if (looks_like_pdf(bytes_)) return read_document("pdf", read_pdf_text(bytes_, name_));
        if (looks_like_rtf(bytes_) && format_ != "text") {
            return read_document("rtf", read_rtf_text(bytes_, name_));
        }
        if (const std::string kind = foreign_binary(bytes_); !kind.empty()) fail("is " + kind);
        for (const std::string_view kind : {"docx", "odt", "rtf", "pdf"}) {
            if (format_ != kind) continue;
            fail("is of another kind than '" + std::string(kind) +
                 "'. Import it with format auto.");
        }
        check_line_lengths();
        const DecodedText decoded = decode_as(bytes_, name_, choices_.encoding);
        if (is_blank_text(decoded.text)) fail("holds no text. Choose another file.");
        ParsedTranscript out = read_text(decoded.text);
        out.encoding = decoded.encoding;
        if (!decoded.encoding.starts_with("UTF")) show_letters(decoded, out);
        return out;
    }

    // Whether the encoding is the right one only a reader can tell.
    static void show_letters(const DecodedText& decoded, ParsedTranscript& out) {
        int number = 0;
        for (const TextLine& line : split_lines(decoded.text)) {
            ++number;
            if (std::ranges::all_of(line.text, [](char c) { return (c & 0x80) == 0; })) continue;
            const auto below = std::ranges::find_if(
                out.warnings, [&](const ReadWarning& other) { return other.line > number; });
            out.warnings.insert(
                below, {number, "Read as " + decoded.encoding + ": “" + shortened(trim(line.text)) +
                                    "”. If letters are wrong there, choose "
                                    "another encoding."});
            return;
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::BadInput, "Cannot read '" + name_ + "': it " + what);
    }

    void check_format() const {
        const std::vector<std::string> known = transcript_formats();
        if (format_ == "auto" || std::find(known.begin(), known.end(), format_) != known.end()) {
            return;
        }
        std::string list = "auto";
        for (const std::string& format : known) list += ", " + format;
        throw Error(ErrorKind::BadInput, "Cannot read '" + name_ + "' as '" + std::string(format_) +
                                             "': no such format. The formats are " + list + ".");
    }

    // On the bytes, before anything is done with them. In UTF-16 a line end holds the same byte.
    void check_line_lengths() const {
        std::size_t begin = 0;
        int line = 1;
        while (begin < bytes_.size()) {
            const std::size_t end = std::min(bytes_.find_first_of("\r\n", begin), bytes_.size());
            if (end - begin > kMaxLineBytes) {
                fail("has a line of more than 16 MB (line " + std::to_string(line) +
                     "), which no transcript has. Choose another file.");
            }
            begin = end + (bytes_.substr(end).starts_with("\r\n") ? 2 : 1);
            if (++line > kMaxLines) {
                fail("has more than 300,000 lines, which no transcript has. Choose another file.");
            }
        }
    }

    static bool is_blank_text(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            if (!is_blank(text.substr(0, end))) return false;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return true;
    }

    ParsedTranscript read_archive() const {
        const ZipReader archive(bytes_, name_);
        if (is_odt(archive)) return read_document("odt", read_odt_text(archive, name_));
        if (const std::string sheet = xlsx_as_csv(bytes_, name_); !sheet.empty()) {
            return read_sheet(sheet);
        }
        if (!is_docx(archive)) fail("is " + foreign_archive(archive));
        return read_document("docx", read_docx_text(archive, name_));
    }

    ParsedTranscript read_sheet(const std::string& sheet) const {
        const std::vector<TextLine> lines = split_lines(sheet);
        if ((format_ != "auto" && format_ != "table") || !looks_like_cue_table(lines)) {
            fail(
                "is a spreadsheet (XLSX) whose first row names no columns such as 'start', "
                "'speaker' and 'text'. For a survey, name the columns with the answers "
                "(--text-column).");
        }
        ParsedTranscript out = finish("table", read_cue_table(lines, name_));
        out.encoding = "UTF-8";
        return out;
    }

    ParsedTranscript read_document(const std::string& kind, DocumentText text) const {
        if (format_ != "auto" && format_ != kind) {
            fail("is a document (" + kind + "), not of the format '" + std::string(format_) +
                 "'. Import it with format auto.");
        }
        const bool blank =
            std::all_of(text.lines.begin(), text.lines.end(),
                        [](const DocumentLine& line) { return is_blank(line.text); });
        if (blank) fail("holds no text. Choose another file.");
        ParsedTranscript out = read_lines(as_lines(text));
        out.format = kind;
        out.encoding = std::move(text.encoding);
        if (out.title.empty()) out.title = std::move(text.title);
        out.warnings.insert(out.warnings.begin(), text.warnings.begin(), text.warnings.end());
        return out;
    }

    ParsedTranscript read_text(std::string_view text) const {
        if (format_ == "json" || (format_ == "auto" && looks_like_json(text))) {
            JsonTranscript json = read_json_transcript(text, name_);
            if (!json.html.empty()) return read_page("json", json.html);
            return finish("json", turns_of_cues(std::move(json.cues)));
        }
        const bool open = format_ == "auto";
        if (format_ == "html" || (open && looks_like_html(text))) return read_page("html", text);
        if (format_ == "eaf" || (open && looks_like_annotations(text))) {
            AnnotationReading reading = read_annotations(text, name_, choices_.tiers);
            std::vector<ParsedTier> tiers = std::move(reading.tiers);
            ParsedTranscript out = finish("eaf", std::move(reading));
            out.tiers = std::move(tiers);
            return out;
        }
        if (format_ == "ttml" || (open && looks_like_ttml(text))) {
            return finish("ttml", read_ttml(text, name_));
        }
        if (const std::string kind = open ? foreign_text(text) : ""; !kind.empty()) {
            fail("is " + kind);
        }
        const std::vector<TextLine> lines = split_lines(text);
        if (format_ == "markdown" || (open && is_only_markdown(lines))) {
            return read_plain_document("markdown", read_markdown_text(lines));
        }
        return read_lines(lines);
    }

    // Captions and Otter's own Markdown are read as such, marks and all.
    static bool is_only_markdown(const std::vector<TextLine>& lines) {
        return looks_like_markdown(lines) && !looks_like_webvtt(lines) &&
               !looks_like_subrip(lines) && !looks_like_cue_table(lines) &&
               !looks_like_otter(read_otter(lines));
    }

    ParsedTranscript read_page(const std::string& kind, std::string_view html) const {
        return read_plain_document(kind, read_html_text(html));
    }

    // Of a text whose encoding is known already.
    ParsedTranscript read_plain_document(const std::string& kind, const DocumentText& text) const {
        if (text.lines.empty()) fail("holds no text. Choose another file.");
        ParsedTranscript out = read_lines(as_lines(text));
        out.format = kind;
        if (out.title.empty()) out.title = text.title;
        return out;
    }

    void check_captions(const std::vector<TextLine>& lines) const {
        const auto has_time = [](const TextLine& line) { return is_cue_timing(line.text); };
        if (std::any_of(lines.begin(), lines.end(), has_time)) return;
        fail(
            "has no time such as '00:00:01.000 --> 00:00:04.000', so it is no file of captions. "
            "Import it with format auto.");
    }

    ParsedTranscript read_lines(const std::vector<TextLine>& lines) const {
        static const std::set<std::string_view> kKinds = {"auto", "docx", "odt",      "rtf",
                                                          "pdf",  "html", "markdown", "json"};
        const bool open = kKinds.contains(format_);
        if (format_ == "vtt" || format_ == "srt") check_captions(lines);
        if (format_ == "vtt" || (open && looks_like_webvtt(lines))) {
            ParsedTranscript out = finish("vtt", read_webvtt(lines));
            if (!looks_like_webvtt(lines)) {
                out.warnings.insert(out.warnings.begin(),
                                    {1, "The file does not begin with WEBVTT; it was read as it."});
            }
            return out;
        }
        if (format_ == "srt" || (open && looks_like_subrip(lines))) {
            return finish("srt", read_subrip(lines));
        }
        if (format_ == "table" || (open && looks_like_cue_table(lines))) return read_table(lines);
        if (open || format_ == "otter") {
            OtterReading otter = read_otter(lines);
            if (open && looks_like_otter(otter)) return finish("otter", std::move(otter));
            if (format_ == "otter") {
                if (otter.headers == 0) {
                    fail(
                        "has no line such as 'Ana  0:12' (a name, two spaces, a time), so it is "
                        "no text of Otter. Import it with format auto.");
                }
                return finish("otter", std::move(otter));
            }
        }
        TextReading text = read_plain_text(lines, format_ == "timed");
        const std::string found = format_ == "text" ? "text" : text.format;
        return finish(found, std::move(text));
    }

    ParsedTranscript read_table(const std::vector<TextLine>& lines) const {
        if (!looks_like_cue_table(lines)) {
            fail(
                "has no line that names columns such as 'start', 'end', 'speaker' and 'text', so "
                "it "
                "is no table of a transcript. Import it with format auto.");
        }
        return finish("table", read_cue_table(lines, name_));
    }

    ParsedTranscript finish(std::string_view format, Reading reading) const {
        if (reading.turns.empty()) {
            fail("looks like a transcript (" + std::string(format) +
                 ") but nobody says anything in it. Check the file.");
        }
        ParsedTranscript out;
        out.format = format;
        out.title = std::move(reading.title);
        out.turns = std::move(reading.turns);
        out.warnings = std::move(reading.warnings);
        for (ParsedTurn& turn : out.turns) {
            for (const auto& [slip, speaker] : choices_.renamed) {
                if (turn.speaker == slip) turn.speaker = speaker;
            }
        }
        for (ReadWarning& warning : near_speakers(out.turns)) out.warnings.push_back(warning);
        std::stable_sort(out.warnings.begin(), out.warnings.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        return out;
    }

    std::string_view bytes_;
    std::string name_;
    const ReadingChoices& choices_;
    std::string_view format_;
};

}  // namespace

std::vector<std::string> transcript_formats() {
    return {"otter", "vtt", "srt", "ttml", "table", "timed",    "json", "eaf",
            "docx",  "odt", "rtf", "pdf",  "html",  "markdown", "text"};
}

ParsedTranscript read_transcript(std::string_view bytes, std::string_view name,
                                 const ReadingChoices& choices) {
    return TranscriptReader(bytes, name, choices).read();
}

}  // namespace tandem
