#include "transcript_fixtures.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "tandem/base/error.h"

namespace tandem::fixtures {

const std::string kOtter =
    "Interview P03\n"
    "Tue, Oct 3, 2023 11:23AM • 1:08:50\n"
    "\n"
    "SUMMARY KEYWORDS\n"
    "meeting, clinic, “stigma”\n"
    "\n"
    "SPEAKERS\n"
    "Interviewer, Maria Lopez, Unknown Speaker, Speaker 2\n"
    "\n"
    "Interviewer  0:03\n"
    "What happened at  10:30 that day?\n"
    "\n"
    "Maria Lopez  0:12\n"
    "I just felt I couldn’t say it… \n"
    "Not in\u00a0that meeting 👩‍👩‍👧.\n"
    "\n"
    "at 10:30\n"
    "\n"
    "Maria Lopez 12:41\n"
    "Second part.\n"
    "\n"
    "Unknown Speaker  59:59\n"
    "نعم، صحيح.\n"
    "\n"
    "Speaker 2  1:02:03\n"
    "\n"
    "Interviewer  1:08:45 \n"
    "Thank you.\n"
    "\n"
    "Transcribed by https://otter.ai\n";

const Turns kOtterTurns = {
    turn("Interviewer", 3'000, -1, "What happened at  10:30 that day?"),
    turn("Maria Lopez", 12'000, -1,
         "I just felt I couldn’t say it… \nNot in\u00a0that meeting 👩‍👩‍👧.\nat "
         "10:30"),
    turn("Maria Lopez", 761'000, -1, "Second part."),
    turn("Unknown Speaker", 3'599'000, -1, "نعم، صحيح."),
    turn("Interviewer", 4'125'000, -1, "Thank you."),
};

const std::string kZoom =
    "WEBVTT\r\n"
    "\r\n"
    "1\r\n"
    "00:00:01.000 --> 00:00:03.500\r\n"
    "Dr. Ana O’Neill (SL): Hello, how are you?\r\n"
    "\r\n"
    "2\r\n"
    "00:00:04.000 --> 00:00:06.000\r\n"
    "I am glad you came.\r\n"
    "\r\n"
    "3\r\n"
    "00:00:07.000 --> 00:00:09.000\r\n"
    "Ben: Fine, thanks. Note: one thing.\r\n"
    "\r\n"
    "4\r\n"
    "00:00:20.000 --> 00:00:21.000\r\n"
    "Ben: And now this.\r\n";

const std::string kSubRip =
    "1\n"
    "00:00:01,000 --> 00:00:02,000\n"
    "Ana: {\\an8}Hello <i>there</i>\n"
    "\n"
    "\n"
    "2\n"
    "00:00:03,000 --> 00:00:04,500 X1:100 X2:200\n"
    "and more\n"
    "\n"
    "00:00:10,000 --> 00:00:11,000\n"
    "Ben: Yes\n";

const std::string kNameColon =
    "INTERVIEWER: How was it?\n"
    "\n"
    "P1: It was hard.\n"
    "Note: the door opened.\n"
    "\n"
    "More of the same.\n"
    "\n"
    "INTERVIEWER: And then?\n"
    "\n"
    "P1:\n"
    "Kiger, M. & Varpio, L. (2020): thematic analysis.\n"
    "Kiger, M. & Varpio, L. (2020): again.\n"
    "See https://example.org: twice.\n"
    "Note: the door closed.\n";

std::string refusal(std::string_view bytes, std::string_view name, std::string_view format) {
    try {
        read_transcript(bytes, name, {std::string(format)});
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        EXPECT_NE(std::string_view(error.what()).find(name), std::string_view::npos)
            << "does not name the file: " << error.what();
        return error.what();
    }
    return "";
}

std::vector<int> warned_lines(const ParsedTranscript& transcript) {
    std::vector<int> lines;
    for (const ReadWarning& warning : transcript.warnings) lines.push_back(warning.line);
    return lines;
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries, bool deflate) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_source_keep(target);
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        const auto at = static_cast<zip_uint64_t>(index);
        zip_set_file_compression(archive, at, deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
        zip_file_set_mtime(archive, at, 1'000'000'000, 0);
    }
    EXPECT_EQ(zip_close(archive), 0);
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_source_open(target);
    zip_source_stat(target, &stat);
    std::string out(static_cast<std::size_t>(stat.size), '\0');
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return out;
}

std::string docx_of(const std::string& body) {
    const std::string rels =
        "<?xml version=\"1.0\"?><Relationships><Relationship Id=\"r1\" Type=\"http://schemas."
        "openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"/word/document2.xml\"/></Relationships>";
    const std::string document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"w\" "
        "xmlns:mc=\"mc\"><w:body>" +
        body + "</w:body></w:document>";
    return zip_of({{"[Content_Types].xml", "<Types/>"},
                   {"_rels/.rels", rels},
                   {"word/document2.xml", document}});
}

std::string paragraph(const std::string& text) {
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

}  // namespace tandem::fixtures
