#include "parsers.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/exchange/codebook_files.h"
#include "tandem/exchange/codings_file.h"
#include "tandem/exchange/csv.h"
#include "tandem/exchange/decisions_file.h"
#include "tandem/exchange/guide_file.h"
#include "tandem/exchange/participants_file.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/exchange/transcript_reader.h"
#include "tandem/exchange/transcript_writer.h"
#include "tandem/text/decode.h"
#include "tandem/text/utf8.h"

#include "exchange/document_text.h"
#include "exchange/docx_text.h"
#include "exchange/odt_text.h"
#include "exchange/pdf_text.h"
#include "exchange/zip_reader.h"
#include "exchange/zip_writer.h"

namespace tandem::fuzz {
namespace {

constexpr std::string_view kName = "fuzz.bin";

void check_transcript(const ParsedTranscript& read) {
    TANDEM_CHECK(!read.turns.empty(), "a transcript has turns");
    for (const ParsedTurn& turn : read.turns) {
        TANDEM_CHECK(!turn.text.empty(), "a turn has words");
        TANDEM_CHECK(is_valid_utf8(turn.text) && is_valid_utf8(turn.speaker), "words are UTF-8");
        TANDEM_CHECK(turn.start_ms.value_or(0) >= 0, "no time is negative");
        TANDEM_CHECK(turn.start_ms.value_or(0) <=
                         turn.end_ms.value_or(std::numeric_limits<std::int64_t>::max()),
                     "no turn ends before it begins");
    }
    for (const ReadWarning& warning : read.warnings) {
        TANDEM_CHECK(is_valid_utf8(warning.message), "warnings are UTF-8");
    }
    TANDEM_CHECK(is_valid_utf8(read.title), "the title is UTF-8");
}

template <typename Work>
void read_or_refuse(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        TANDEM_CHECK(std::string_view(error.what()).find(kName) != std::string_view::npos,
                     "an error names the file");
        TANDEM_CHECK(is_valid_utf8(error.what()), "an error is UTF-8");
    }
}

void read_as(std::string_view bytes, std::string_view format) {
    // The program that reads PDF is another's.
    if (looks_like_pdf(bytes)) return;
    read_or_refuse([&] { check_transcript(read_transcript(bytes, kName, {std::string(format)})); });
}

// The names of formats are template arguments so that a plain function stands in the table.
template <std::size_t N>
struct Word {
    char text[N];
    constexpr Word(const char (&letters)[N]) { std::copy_n(letters, N, text); }
};
template <Word format>
void read_format(std::string_view bytes) {
    read_as(bytes, format.text);
}

// As they are read by themselves, and then all tiers that there are.
void read_tiers(std::string_view bytes) {
    read_or_refuse([&] {
        ReadingChoices choices{"eaf"};
        const ParsedTranscript read = read_transcript(bytes, kName, choices);
        check_transcript(read);
        for (const ParsedTier& tier : read.tiers) {
            TANDEM_CHECK(is_valid_utf8(tier.name) && !tier.name.empty(), "a tier has a name");
            choices.tiers.push_back(tier.name);
        }
        if (read.tiers.empty()) return;
        const ParsedTranscript all = read_transcript(bytes, kName, choices);
        check_transcript(all);
        TANDEM_CHECK(all.turns.size() >= read.turns.size(), "more tiers have no fewer turns");
    });
}

// The XML of a document: bytes at random never get past the checksums of an archive.
void check_document(const DocumentText& text) {
    for (const DocumentLine& line : text.lines) {
        TANDEM_CHECK(is_valid_utf8(line.text), "words are UTF-8");
    }
}
void read_docx(std::string_view xml) {
    read_or_refuse(
        [&] { check_document(read_docx_part(std::string(xml), "document.xml", kName)); });
}
void read_odt(std::string_view xml) {
    read_or_refuse([&] { check_document(read_odt_part(std::string(xml), kName)); });
}
// A sheet and, behind a zero byte, its shared strings.
void read_xlsx(std::string_view xml) {
    const std::size_t zero = std::min(xml.find('\0'), xml.size());
    const std::string strings(xml.substr(std::min(zero + 1, xml.size())));
    const std::string bytes =
        write_zip({{"xl/worksheets/sheet1.xml", std::string(xml.substr(0, zero))},
                   {"xl/sharedStrings.xml", strings}});
    read_or_refuse([&] {
        const std::string csv = xlsx_as_csv(bytes, kName);
        TANDEM_CHECK(is_valid_utf8(csv), "a sheet is UTF-8");
    });
    read_as(bytes, "auto");
}

void read_zip(std::string_view bytes) {
    read_or_refuse([&] {
        const ZipReader archive(bytes, kName);
        for (const std::string& entry : archive.entries()) static_cast<void>(archive.read(entry));
    });
    if (bytes.starts_with("PK")) read_as(bytes, "auto");
}

void check_decoded(const DecodedText& decoded) {
    TANDEM_CHECK(is_valid_utf8(decoded.text), "decoded text is UTF-8");
    TANDEM_CHECK(decoded.text.find('\r') == std::string::npos, "line ends are LF");
}
// As it shows itself, and then in the encoding that the first byte chooses.
void read_decoded(std::string_view bytes) {
    read_or_refuse([&] { check_decoded(decode(bytes, kName)); });
    if (bytes.empty()) return;
    const auto& known = encodings();
    const std::string& chosen = known[static_cast<unsigned char>(bytes.front()) % known.size()];
    read_or_refuse([&] { check_decoded(decode_as(bytes.substr(1), kName, chosen)); });
}

void read_printed_pdf(std::string_view bytes) {
    if (!is_valid_utf8(bytes)) return;
    check_document(join_pdf_lines(std::string(bytes)));
}

// For those that take text which is decoded already.
template <typename Read>
void read_text(std::string_view bytes, const Read& read) {
    if (!is_valid_utf8(bytes) || bytes.find('\r') != std::string_view::npos) return;
    read_or_refuse([&] { read(bytes); });
}
void read_csv_table(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) {
        std::string again;
        const std::vector<CsvRow> rows = read_csv(text, kName);
        for (const CsvRow& row : rows) again += csv_line(row.fields);
        // A row of one empty field is a blank line, which no row is.
        const bool plain = std::none_of(rows.begin(), rows.end(),
                                        [](const CsvRow& row) { return row.fields.size() < 2; });
        if (!plain) return;
        const std::vector<CsvRow> second = read_csv(again, kName);
        TANDEM_CHECK(second.size() == rows.size(), "rows that are written are read again");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            TANDEM_CHECK(second[i].fields == rows[i].fields, "fields come back as they were");
        }
    });
}
void read_questions(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) { read_guide(text, kName); });
}
void read_decision_lines(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) {
        const std::vector<DecisionLine> lines = read_decisions(text, kName);
        const auto again = read_decisions(write_decisions(lines), kName);
        TANDEM_CHECK(again.size() == lines.size(), "lines that are written are read again");
    });
}
void read_people(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) { read_participants(text, kName); });
}
void read_codes(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) {
        const ParsedCodebook book = read_codebook(text, kName);
        TANDEM_CHECK(book.codes.size() == book.parents.size(), "each code has its place");
        for (std::size_t i = 0; i < book.parents.size(); ++i) {
            TANDEM_CHECK(book.parents[i] < static_cast<int>(i), "parents come before children");
        }
    });
}
void read_coding_lines(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) { read_codings(text, kName); });
}
void read_answers(std::string_view bytes) {
    read_text(bytes, [](std::string_view text) {
        const std::vector<CsvRow> table = read_csv(text, kName);
        looks_like_survey(table);
        read_survey(table, kName, {});
    });
}

// What is read is written in every format, and the writer reads it again itself.
void write_again(std::string_view bytes) {
    if (looks_like_pdf(bytes)) return;
    read_or_refuse([&] {
        const ParsedTranscript read = read_transcript(bytes, kName);
        const bool timed =
            std::any_of(read.turns.begin(), read.turns.end(),
                        [](const ParsedTurn& turn) { return turn.start_ms.has_value(); });
        for (const std::string& format : transcript_file_formats()) {
            if (!timed && (format == "vtt" || format == "srt")) continue;
            const TranscriptFile file = write_transcript(read.turns, kName, format);
            TANDEM_CHECK(format == "docx" || is_valid_utf8(file.bytes), "what is written is UTF-8");
        }
    });
}

constexpr Parser kParsers[] = {
    {"codebook", read_codes},
    {"codings", read_coding_lines},
    {"csv", read_csv_table},
    {"decisions", read_decision_lines},
    {"decode", read_decoded},
    {"docx", read_docx},
    {"eaf", read_tiers},
    {"guide", read_questions},
    {"html", read_format<"html">},
    {"json", read_format<"json">},
    {"markdown", read_format<"markdown">},
    {"odt", read_odt},
    {"otter", read_format<"otter">},
    {"participants", read_people},
    {"pdf", read_printed_pdf},
    {"rtf", read_format<"rtf">},
    {"srt", read_format<"srt">},
    {"survey", read_answers},
    {"table", read_format<"table">},
    {"text", read_format<"text">},
    {"timed", read_format<"timed">},
    {"transcript", read_format<"auto">},
    {"ttml", read_format<"ttml">},
    {"vtt", read_format<"vtt">},
    {"writer", write_again},
    {"xlsx", read_xlsx},
    {"zip", read_zip},
};

}  // namespace

std::span<const Parser> parsers() {
    return kParsers;
}

}  // namespace tandem::fuzz
