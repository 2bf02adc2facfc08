#include "exchange/file_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "exchange/text_lines.h"
#include "exchange/zip_reader.h"

namespace tandem {
namespace {

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view sentence;
};

constexpr std::string_view kPicture =
    "a picture, not a transcript. If it shows a text, have it recognised (OCR) and save that as "
    "plain text.";
constexpr std::string_view kRecording =
    "a recording, not a transcript. Have it transcribed first and import the text.";
constexpr std::string_view kDatabase =
    "a database, not a transcript. Export its transcripts as plain text or DOCX with the program "
    "that made it.";

using namespace std::string_view_literals;
constexpr std::array kMagics = {
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
          "an old Office document (such as .doc): save it as DOCX and import that."sv},
    Magic{0, "SQLite format 3\0"sv, kDatabase},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, kPicture},
    Magic{0, "\xFF\xD8\xFF"sv, kPicture},
    Magic{0, "GIF8"sv, kPicture},
    Magic{0, "II*\0"sv, kPicture},
    Magic{8, "WEBP"sv, kPicture},
    Magic{0, "ID3\2"sv, kRecording},
    Magic{0, "ID3\3"sv, kRecording},
    Magic{0, "ID3\4"sv, kRecording},
    Magic{0, "\xFF\xFB"sv, kRecording},
    Magic{0, "\xFF\xF3"sv, kRecording},
    Magic{0, "\xFF\xF1"sv, kRecording},
    Magic{8, "WAVE"sv, kRecording},
    Magic{8, "AVI "sv, kRecording},
    Magic{4, "ftyp"sv, kRecording},
    Magic{0, "OggS\0"sv, kRecording},
    Magic{0, "fLaC"sv, kRecording},
    Magic{0, "\x1A\x45\xDF\xA3"sv, kRecording},
    Magic{0, "\x1F\x8B"sv, "a compressed file: unpack it and import what is inside."sv},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "a compressed file: unpack it and import what is inside."sv},
    Magic{0, "Rar!\x1A"sv, "a compressed file: unpack it and import what is inside."sv},
};

// Four letters at an offset could be anybody's words; a container has its frame around them.
bool has_frame(const Magic& magic, std::string_view bytes) {
    if (magic.offset == 8) return bytes.starts_with("RIFF");
    if (magic.offset == 4) return bytes[0] == '\0';
    return true;
}

bool begins_with(std::string_view text, std::string_view word) {
    return equals_ignoring_case(text.substr(0, word.size()), word);
}

}  // namespace

std::string foreign_binary(std::string_view bytes) {
    std::string_view head = bytes;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    for (const Magic& magic : kMagics) {
        // White space before the first bytes is met in files that passed through mail.
        const std::string_view at = magic.offset == 0 ? head : bytes;
        if (at.size() < magic.offset + magic.bytes.size()) continue;
        if (at.substr(magic.offset, magic.bytes.size()) != magic.bytes) continue;
        if (has_frame(magic, bytes)) return std::string(magic.sentence);
    }
    return "";
}

std::string foreign_text(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (begins_with(text, "<?xml")) {
        return "an XML file: export the transcript as plain text, WebVTT or DOCX and import that.";
    }
    return "";
}

std::string foreign_archive(const ZipReader& archive) {
    const auto has = [&archive](std::string_view prefix) {
        return std::any_of(
            archive.entries().begin(), archive.entries().end(),
            [prefix](const std::string& entry) { return begins_with(entry, prefix); });
    };
    const bool qdpx = std::any_of(archive.entries().begin(), archive.entries().end(),
                                  [](const std::string& entry) { return entry.ends_with(".qde"); });
    if (qdpx) return "a REFI-QDA project, not a transcript. Export its documents as DOCX.";
    if (has("xl/")) return "a spreadsheet (XLSX) with nothing in its first sheet.";
    if (has("ppt/")) return "a presentation (PPTX), not a transcript.";
    const std::string type = has("mimetype") ? archive.read("mimetype").value_or("") : "";
    if (type.find("opendocument") != std::string::npos) {
        return "an OpenDocument file, not a text: save the transcript as DOCX or plain text.";
    }
    if (type.find("epub") != std::string::npos) return "an e-book (EPUB), not a transcript.";
    if (has("Index/")) return "an Apple iWork document: export it as DOCX and import that.";
    return "a ZIP archive, not a document: unpack it and import the files inside.";
}

}  // namespace tandem
