// Files cut off anywhere, and files made to cost time or memory.
#include <cstdint>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tandem/base/error.h"
#include "tandem/base/random.h"
#include "tandem/text/utf8.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

// Turns or a sentence that names the file.
void read_or_refuse(std::string_view bytes) {
    try {
        const ParsedTranscript read = read_transcript(bytes, "cut.bin");
        EXPECT_FALSE(read.turns.empty());
        for (const ParsedTurn& turn : read.turns) {
            EXPECT_FALSE(turn.text.empty());
            EXPECT_TRUE(is_valid_utf8(turn.text)) << turn.text;
            EXPECT_TRUE(is_valid_utf8(turn.speaker)) << turn.speaker;
            EXPECT_LE(turn.start_ms.value_or(0), turn.end_ms.value_or(INT64_MAX));
        }
        for (const ReadWarning& warning : read.warnings) {
            EXPECT_TRUE(is_valid_utf8(warning.message)) << warning.message;
        }
    } catch (const Error& error) {
        EXPECT_NE(std::string_view(error.what()).find("cut.bin"), std::string_view::npos);
    }
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::vector<std::string> fixtures_of_each_kind() {
    const std::string xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    return {
        fixtures::kOtter,
        fixtures::kZoom,
        fixtures::kSubRip,
        fixtures::kNameColon,
        R"({"segments": [{"start": 0.0, "end": 2.48, "text": " So \ud83d\ude00?", "speaker": "A"}]})",
        "start\tend\ttext\n0\t2480\tSo how was it?\n2480\t5999\tHard, “really” hard.\n",
        "Timespan,Content,Speaker\n0:00.0 - 0:12.4,\"How, \"\"was\"\"\nit?\",Ana\n",
        "Dr. Lee (00:03):\nHow?\n\n(00:02:42):\nAnd long.\n\n**Ana:** [00:00:00] So [00:01:00] "
        "it.\n",
        "#00:00:00-0# I: Wie?\n#00:00:05-1# B: So.\n",
        "T\nAttendees\nAna, Ben\nTranscript\n00:00:00\nAna: Hello\nMeeting ended after 00:15:44 "
        "👋\n",
        "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}\\f0 I: \\'c4 \\u-10179?\\u-8704?\\par}",
        "<!DOCTYPE html><html><head><title>T</title></head><p class=\"a\">I: "
        "&uuml;<table><tr><td>a",
        xml_head +
            "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"t\" TIME_VALUE=\"5\"/>"
            "</TIME_ORDER><TIER TIER_ID=\"A\"><ANNOTATION><ALIGNABLE_ANNOTATION "
            "TIME_SLOT_REF1=\"t\"><ANNOTATION_VALUE>a</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>"
            "</ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        xml_head +
            "<tt><head><agent id=\"a\"><name>Ana</name></agent></head><body><div><p begin=\"1s\" "
            "end=\"00:00:02:03\" agent=\"a\">So<br/>x</p></div></body></tt>",
        R"({"results": [{"alternatives": [{"transcript": "So", "words": [{"startTime": "1.3s",
            "endTime": "2s", "word": "So", "speakerTag": 2}]}], "resultEndTime": "3s"}]})",
        R"({"results": [{"alternatives": [{"timestamps": [["a", 0.1, 0.4]]}]}],
            "speaker_labels": [{"from": 0.1, "to": 0.4, "speaker": 0}]})",
        "# T\n\n### Ana\n\nI **said** [so](x)\n\n### Ben\n\nYes\n\n### Ana\n\nNo\n\n### "
        "Ben\n\nNo\n",
        fixtures::docx_of(fixtures::paragraph("Ana  0:01") + fixtures::paragraph("Hello.")),
        fixtures::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", "<d><body><p>Ana: a</p><p>Ben: b</p></body></d>"}}),
        fixtures::zip_of({{"xl/worksheets/sheet1.xml",
                           "<w><sheetData><row><c t=\"inlineStr\"><is><t>speaker</t></is></c><c "
                           "t=\"inlineStr\"><is><t>text</t></is></c></row></sheetData></w>"}}),
    };
}

TEST(HostileFiles, EachKindCutOffAtEachHundredth) {
    for (const std::string& whole : fixtures_of_each_kind()) {
        for (std::size_t percent = 0; percent <= 100; ++percent) {
            read_or_refuse(std::string_view(whole).substr(0, whole.size() * percent / 100));
        }
    }
}

TEST(HostileFiles, EachKindWithBytesChanged) {
    static const std::vector<std::string> kPieces = {"\\u-10179?",
                                                     "\\'ff",
                                                     "{",
                                                     "}",
                                                     "<span "
                                                     "class=timestamp>",
                                                     "</p>",
                                                     "&#xD800;",
                                                     "\"",
                                                     "[00:01]",
                                                     "#00:00:02-1#",
                                                     "\xC3",
                                                     "\t",
                                                     "\n\n",
                                                     "1e400",
                                                     "-5",
                                                     "\f",
                                                     "(00:05):",
                                                     "**",
                                                     "00:09 "};
    Random random(7);
    for (const std::string& whole : fixtures_of_each_kind()) {
        for (int round = 0; round < 300; ++round) {
            std::string bytes = whole;
            for (std::uint64_t n = 1 + random.below(4); n-- > 0;) {
                const std::size_t at = random.below(bytes.size());
                if (random.below(2) == 0) {
                    bytes[at] = static_cast<char>(random.below(256));
                } else {
                    bytes.insert(at, kPieces[random.below(kPieces.size())]);
                }
            }
            read_or_refuse(bytes);
            if (HasFailure()) FAIL() << "round " << round << " of " << whole.substr(0, 60);
        }
    }
}

// Ten times the seconds and twice the memory that an optimised build may take: what grows out of
// hand passes any bound. With sanitizers memory is theirs and is not limited.
constexpr ::rlim_t kSeconds = 10;
constexpr ::rlim_t kBytes = 600'000'000;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kMemoryIsOurs = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kMemoryIsOurs = false;
#else
constexpr bool kMemoryIsOurs = true;
#endif
#else
constexpr bool kMemoryIsOurs = true;
#endif

::rlim_t address_space_now() {
    std::ifstream statm("/proc/self/statm");
    ::rlim_t pages = 0;
    statm >> pages;
    return pages * static_cast<::rlim_t>(::sysconf(_SC_PAGESIZE));
}

// In a process of its own, which the limits end.
void expect_within_limits(std::string_view bytes) {
    const ::pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const ::rlimit cpu{kSeconds, kSeconds};
        const ::rlimit memory{address_space_now() + kBytes, RLIM_INFINITY};
        if (::setrlimit(RLIMIT_CPU, &cpu) != 0) ::_exit(1);
        if (kMemoryIsOurs && ::setrlimit(RLIMIT_AS, &memory) != 0) ::_exit(2);
        read_or_refuse(bytes);
        ::_exit(::testing::Test::HasFailure() ? 3 : 0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
        << status << " " << bytes.substr(0, 60);
}

TEST(HostileFiles, EachStaysWithinItsShare) {
    const std::vector<std::string> files = {
        std::string(10'000'000, 'a'),
        "a" + repeated("\u0301", 1'000'000),
        repeated("[", 5'000'000),
        repeated("[00:01] ", 500'000),
        repeated("A: ", 1'000'000),
        repeated("**a", 1'000'000),
        repeated("# a\n\\*[a](", 200'000),
        repeated("Ana (0:01):\n", 100'000),
        repeated("#00:00:01-0# ", 300'000),
        "{\\rtf1 " + repeated("\\u8217?", 300'000),
        "{\\rtf1 " + repeated("\\'e9\\b ", 300'000),
        "<html>" + repeated("&eacute;<td>", 200'000),
        "<html>" + repeated("<script>", 200'000),
        "{\"segments\": [" + repeated("{\"text\": \"a\"},", 150'000) + "{}]}",
        "WEBVTT\n\n" + repeated("00:00.000 --> 00:01.000\na\nb\n\n", 50'000),
        "text,speaker\n" + repeated("a,b\n", 200'000),
        "<tt><body><div>" + repeated("<p begin=\"1s\"><span>a</span></p>", 100'000),
        "<tt><body>" + repeated("<div>", 300'000),
        "{\"results\": [" +
            repeated("{\"alternatives\": [{\"words\": [{\"word\": \"a\"}]}]},", 60'000) + "{}]}",
        fixtures::docx_of(repeated("<w:p>", 500'000)),
        fixtures::docx_of(repeated("<w:tbl><w:tr><w:tc>", 50'000)),
        fixtures::docx_of(fixtures::paragraph(std::string(10'000'000, 'a'))),
        fixtures::zip_of({{"word/document.xml", std::string(40'000'000, ' ')}}),
        fixtures::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", "<d>" + repeated("<s c=\"999999999\"/>", 100'000)}}),
        "<!DOCTYPE a [<!ENTITY b \"" + repeated("&c;", 100'000) + "\">]><tt>&b;</tt>",
        "ANNOTATION" + repeated("<ANNOTATION_DOCUMENT", 100'000),
    };
    for (const std::string& bytes : files) expect_within_limits(bytes);
}

TEST(HostileFiles, NamesInAnArchiveAreNeverPaths) {
    const std::string bytes = fixtures::zip_of(
        {{"../../evil.txt", "x"},
         {"/etc/passwd", "x"},
         {"word/document.xml", "<document><body><p><r><t>a</t></r></p></body></document>"}});
    EXPECT_EQ(read_transcript(bytes, "a.docx").turns.size(), 1u);
    const std::string outside =
        fixtures::zip_of({{"word/x", "x"},
                          {"_rels/.rels",
                           "<Relationships><Relationship Type=\"/officeDocument\" "
                           "Target=\"../../../etc/passwd\"/></Relationships>"}});
    EXPECT_NE(fixtures::refusal(outside, "a.docx"), "");
}

TEST(HostileFiles, BombsAreRefused) {
    const std::string zeros(40'000'000, ' ');
    for (const std::string part :
         {"word/document.xml", "content.xml", "xl/worksheets/sheet1.xml"}) {
        const std::string bytes = fixtures::zip_of(
            {{"mimetype", part == "content.xml" ? "application/vnd.oasis.opendocument.text" : "x"},
             {part, zeros}});
        EXPECT_NE(fixtures::refusal(bytes, "a.zip").find("unpacks to far more"), std::string::npos);
    }
}

}  // namespace
}  // namespace tandem
