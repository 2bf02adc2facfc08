#include "tandem/exchange/transcript_reader.h"

#include <cstdint>
#include <gtest/gtest.h>

#include "tandem/base/error.h"
#include "tandem/base/random.h"
#include "tandem/text/utf8.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::refusal;

bool refuses(std::string_view bytes, std::string_view word) {
    const std::string message = refusal(bytes, "dir/x.bin");
    return message.find(word) != std::string::npos;
}

TEST(TranscriptReader, NamesItsFormats) {
    EXPECT_EQ(
        transcript_formats(),
        (std::vector<std::string>{"otter", "vtt", "srt", "ttml", "table", "timed", "json", "eaf",
                                  "docx", "odt", "rtf", "pdf", "html", "markdown", "text"}));
    EXPECT_NE(refusal("a", "x.txt", "doc").find("auto, otter, vtt, srt"), std::string::npos);
}

TEST(TranscriptReader, ContentDecidesNotTheName) {
    EXPECT_EQ(read_transcript(fixtures::kZoom, "x.txt").format, "vtt");
    EXPECT_EQ(read_transcript(fixtures::kSubRip, "x.vtt").format, "srt");
    EXPECT_EQ(read_transcript(fixtures::kOtter, "x.srt").format, "otter");
    EXPECT_EQ(read_transcript(fixtures::kNameColon, "x.docx").format, "text");
    EXPECT_EQ(read_transcript(fixtures::docx_of(fixtures::paragraph("a")), "x.txt").format, "docx");
}

TEST(TranscriptReader, TheFormatAskedForIsTaken) {
    EXPECT_EQ(read_transcript(fixtures::kOtter, "x.txt", {"text"}).format, "text");
    EXPECT_EQ(read_transcript("{\"a\": 1}", "x.txt", {"text"}).turns.size(), 1u);
    EXPECT_NE(refusal(fixtures::kOtter, "x.txt", "docx"), "");
    EXPECT_NE(refusal(fixtures::docx_of(fixtures::paragraph("a")), "x.docx", "vtt"), "");
}

TEST(TranscriptReader, EmptyFilesAreRefused) {
    EXPECT_NE(refusal("", "x.txt"), "");
    EXPECT_NE(refusal(" \r\n\t\n\xC2\xA0", "x.txt"), "");
    EXPECT_NE(refusal("\xEF\xBB\xBF", "x.txt"), "");
}

TEST(TranscriptReader, OtherFilesAreNamedWithAdvice) {
    using namespace std::string_view_literals;
    EXPECT_TRUE(refuses("\n%PDF-1.7\n", "PDF"));
    EXPECT_TRUE(refuses("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."sv, ".doc"));
    EXPECT_TRUE(refuses("SQLite format 3\0...."sv, "database"));
    EXPECT_TRUE(refuses("<?xml version=\"1.0\"?><a/>", "XML"));
    EXPECT_TRUE(refuses("{\n \"segments\": []}", "json"));
    EXPECT_TRUE(refuses("[{\"a\": 1}]", "JSON"));
    EXPECT_TRUE(refuses("\x89PNG\r\n\x1A\n...."sv, "picture"));
    EXPECT_TRUE(refuses("\xFF\xD8\xFF\xE0....JFIF"sv, "picture"));
    EXPECT_TRUE(refuses("ID3\3\0\0\0\0"sv, "recording"));
    EXPECT_TRUE(refuses("RIFF\1\2\3\4WAVEfmt "sv, "recording"));
    EXPECT_TRUE(
        refuses("\0\0\0\x20"
                "ftypM4A "sv,
                "recording"));
    EXPECT_TRUE(refuses(fixtures::zip_of({{"xl/worksheets/sheet1.xml", "<worksheet/>"}}), "XLSX"));
    EXPECT_TRUE(refuses(fixtures::zip_of({{"project.qde", "x"}}), "REFI-QDA"));
    EXPECT_TRUE(refuses(fixtures::zip_of({{"a.txt", "x"}}), "ZIP"));
}

TEST(TranscriptReader, BracketsAndBracesMayBeginAText) {
    EXPECT_EQ(read_transcript("[Music] and so on", "x.txt").format, "text");
    EXPECT_EQ(read_transcript("RIFF raff WAVE", "x.txt").format, "text");
}

TEST(TranscriptReader, GreatFilesAndLinesAreRefusedBeforeReading) {
    const std::string line(200'000'000, 'a');
    EXPECT_NE(refusal(line, "x.txt").find("64 MB"), std::string::npos);
    const std::string_view shorter(line.data(), 17 * 1024 * 1024);
    EXPECT_NE(refusal(shorter, "x.txt").find("16 MB"), std::string::npos);
}

TEST(TranscriptReader, TooManyLinesAreRefused) {
    EXPECT_NE(refusal(std::string(3'000'000, '\n') + "a", "x.txt").find("lines"),
              std::string::npos);
}

TEST(TranscriptReader, LongButHonestTextIsRead) {
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += (i % 2 == 0 ? "I: why " : "R: so ") + std::to_string(i) + "\n\n";
    EXPECT_EQ(read_transcript(text, "x.txt").turns.size(), 50'000u);
    EXPECT_EQ(read_transcript(std::string(8'000'000, 'a'), "x.txt").turns.size(), 1u);
}

TEST(TranscriptReader, InvalidTextIsRefused) {
    EXPECT_NE(refusal(std::string_view("Ana: a\0b", 8), "x.txt"), "");
}

// Turns that hold together, or a sentence that names the file; never anything else.
void expect_sound(const std::string& bytes) {
    try {
        const ParsedTranscript read = read_transcript(bytes, "fuzz.bin");
        ASSERT_FALSE(read.turns.empty());
        for (const ParsedTurn& turn : read.turns) {
            ASSERT_FALSE(turn.text.empty());
            ASSERT_TRUE(is_valid_utf8(turn.text));
            ASSERT_TRUE(is_valid_utf8(turn.speaker));
            ASSERT_LE(turn.start_ms.value_or(0), turn.end_ms.value_or(INT64_MAX));
        }
        for (const ReadWarning& warning : read.warnings) {
            ASSERT_FALSE(warning.message.empty());
            ASSERT_TRUE(is_valid_utf8(warning.message));
        }
    } catch (const Error& error) {
        ASSERT_NE(std::string_view(error.what()).find("fuzz.bin"), std::string_view::npos);
    }
}

void mutate(std::string& bytes, const std::string& other, Random& random) {
    static const std::vector<std::string> kPieces = {"\n",
                                                     "\n\n",
                                                     "\f",
                                                     "  0:17\n",
                                                     "\n**A** [0:1",
                                                     " --> ",
                                                     "<v ",
                                                     "</v>",
                                                     "&#x1F600;",
                                                     ":",
                                                     "WEBVTT",
                                                     "NOTE\n",
                                                     "00:00:01,000 --> 00:00:02,000\n",
                                                     std::string(1, '\0'),
                                                     "\xFF",
                                                     "\r",
                                                     "SPEAKERS\n",
                                                     "\u00a0",
                                                     "👩‍👩‍👧",
                                                     "[",
                                                     "]",
                                                     "{\\an8}",
                                                     "99999999999:59:59"};
    const std::size_t at = random.below(bytes.size() + 1);
    const std::size_t length = random.below(20);
    switch (random.below(5)) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(at, kPieces[random.below(kPieces.size())]);
            break;
        case 3:
            bytes.insert(at, other, random.below(other.size()), length);
            break;
        default:
            bytes.resize(std::max<std::size_t>(at, 1));
            break;
    }
}

TEST(TranscriptReader, MutatedFilesGiveTurnsOrAnError) {
    const std::string docx = fixtures::docx_of(
        fixtures::paragraph("Ana  0:01") + fixtures::paragraph("Hello.") +
        "<w:tbl><w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:p><w:del/></w:p></w:sdt>");
    const std::string stored =
        fixtures::zip_of({{"word/document.xml",
                           "<w:document><w:p><w:r><w:t>a</w:t><w:sym w:char=\"41\"/></w:r>"
                           "</w:p></w:document>"}},
                         false);
    const std::vector<std::string> seeds = {
        fixtures::kOtter, fixtures::kZoom, fixtures::kSubRip, fixtures::kNameColon, docx, stored};
    Random random(1);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = seeds[random.below(seeds.size())];
        for (std::uint64_t n = 1 + random.below(6); n-- > 0;) {
            mutate(bytes, seeds[random.below(seeds.size())], random);
        }
        expect_sound(bytes);
        if (HasFatalFailure()) FAIL() << "round " << round;
    }
}

TEST(TranscriptReader, RandomBytesGiveTurnsOrAnError) {
    Random random(2);
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes;
        for (std::uint64_t n = random.below(200); n-- > 0;) {
            bytes += static_cast<char>(random.below(round % 2 == 0 ? 256 : 96) + 10);
        }
        expect_sound(bytes);
        if (HasFatalFailure()) FAIL() << "round " << round;
    }
}

}  // namespace
}  // namespace tandem
