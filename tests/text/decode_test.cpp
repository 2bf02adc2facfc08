#include "tandem/text/decode.h"

#include <gtest/gtest.h>
#include <string>

#include "tandem/base/error.h"
#include "tandem/base/random.h"
#include "tandem/text/utf8.h"

namespace tandem {
namespace {

using namespace std::literals;

std::string as_utf16(std::string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : to_utf16(text)) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

std::string refusal(std::string_view bytes) {
    try {
        return "read as " + decode(bytes, "P03.txt").encoding;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        return error.what();
    }
}

void expect_text(std::string_view bytes, std::string_view text, std::string_view encoding) {
    const DecodedText decoded = decode(bytes, "P03.txt");
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, encoding);
}

void expect_refused(std::string_view bytes, std::string_view because) {
    const std::string message = refusal(bytes);
    EXPECT_TRUE(message.starts_with("Cannot read 'P03.txt': ")) << message;
    EXPECT_NE(message.find(because), std::string::npos) << message;
    EXPECT_NE(message.find("save it as plain text in UTF-8"), std::string::npos) << message;
}

const char* const kTexts[] = {
    "Interviewer: How was it?\nP03: I couldn\u2019t say it \u2026 caf\u00e9.\n",
    "\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05dd\n",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645\n",
    "\u0928\u092e\u0938\u094d\u0924\u0947 \u091c\u0940\n",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430?\n",
    "\u4e00\u4e2a\u4eba\u3000\u4f60\u597d\uff0c\u5929\u6c14\u5f88\u597d\u3002\u6211\u4eec\u53bb"
    "\u533b\u9662\u770b\u533b\u751f\u3002\n",
    "\u4eca\u65e5\u306f\u826f\u3044\u5929\u6c17\u3067\u3059\u3002\n\u305d\u3046\u3067\u3059\u306d"
    "\u3002\n",
    "\uc548\ub155\ud558\uc138\uc694, \uac10\uc0ac\ud569\ub2c8\ub2e4.\n",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u0e04\u0e23\u0e31\u0e1a\n",
    "Yes \U0001F468\u200d\U0001F469\u200d\U0001F467 and \U0001F600\n",
};

TEST(Decode, Utf8OfEveryScriptStaysAsItIs) {
    expect_text("", "", "UTF-8");
    expect_text("plain", "plain", "UTF-8");
    for (const char* text : kTexts) expect_text(text, text, "UTF-8");
    expect_text("e\u0301 \u2028\u2029\u0085\ufb01\u00a0", "e\u0301 \u2028\u2029\u0085\ufb01\u00a0",
                "UTF-8");
}

TEST(Decode, LineEndsBecomeLf) {
    expect_text("a\r\nb\rc\nd\r\r\n\n", "a\nb\nc\nd\n\n\n", "UTF-8");
    expect_text("\r", "\n", "UTF-8");
    expect_text(as_utf16("a\r\nb\r", false), "a\nb\n", "UTF-16LE");
    expect_text("caf\xE9\r\n", "caf\u00e9\n", "windows-1252");
}

TEST(Decode, ByteOrderMarksDecide) {
    expect_text("\xEF\xBB\xBFhi", "hi", "UTF-8 with BOM");
    expect_text("\xEF\xBB\xBF", "", "UTF-8 with BOM");
    expect_text("\xEF\xBB\xBF\xEF\xBB\xBF", "\ufeff", "UTF-8 with BOM");
    expect_text("\xFF\xFE\0\0a\0\0\0\0\xF6\x01\0"sv, "a\U0001F600", "UTF-32LE");
    expect_text("\0\0\xFE\xFF\0\0\0a\0\x01\xF6\0"sv, "a\U0001F600", "UTF-32BE");
    for (const char* text : kTexts) {
        expect_text("\xFF\xFE" + as_utf16(text, false), text, "UTF-16LE");
        expect_text("\xFE\xFF" + as_utf16(text, true), text, "UTF-16BE");
    }
}

TEST(Decode, Utf16WithoutMarkInEveryScript) {
    for (const char* text : kTexts) {
        expect_text(as_utf16(text, false), text, "UTF-16LE");
        expect_text(as_utf16(text, true), text, "UTF-16BE");
    }
    expect_text("a\0"sv, "a", "UTF-16LE");
    expect_text("\0a"sv, "a", "UTF-16BE");
}

// No line end and no space, so no zero byte: 02 and 19 are what no 8-bit text has.
TEST(Decode, Utf16WithoutZeroBytes) {
    const std::string text = "\u4f02\u597d\u5219\u6c14\u5f88\u597d\u5929\u6c14\u5f88\u8c22";
    expect_text(as_utf16(text, false), text, "UTF-16LE");
}

TEST(Decode, Windows1252) {
    expect_text(
        "\x93I couldn\x92t,\x94 she said \x96 caf\xE9 \x80"
        "5",
        "\u201cI couldn\u2019t,\u201d she said \u2013 caf\u00e9 \u20ac5", "windows-1252");
    expect_text(
        "Gr\xFC\xDF"
        "e",
        "Gr\u00fc\u00dfe", "windows-1252");
    expect_text("\xE4\xF6\xFC", "\u00e4\u00f6\u00fc", "windows-1252");
    expect_text("\x8A\x9F\xA0\xFF", "\u0160\u0178\u00a0\u00ff", "windows-1252");
}

TEST(Decode, Windows1252HolesAreRefused) {
    for (const char* hole : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"}) {
        expect_refused("one\r\ntwo\rthree " + std::string(hole), "line 3 holds byte");
    }
    expect_refused("\xE9\x01 x", "line 1 holds byte 01");
}

TEST(Decode, OtherEightBitEncodingsAreRefused) {
    // windows-1251: "Привет, как дела"
    expect_refused("\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0", "not in UTF-8");
}

TEST(Decode, DamagedUtf8IsNotReadAsWindows1252) {
    expect_refused("caf\u00e9\nna\u00efve\ncaf\xE9\n", "line 3 is damaged: byte E9");
    expect_refused("\u4f60\u597d\xE4\xBD", "line 1 is damaged: byte E4");  // cut off
    expect_refused("caf\u00e9 \xED\xA0\x80", "byte ED");                   // a surrogate
    expect_refused(
        "\xEF\xBB\xBF"
        "a\nb\xFF",
        "line 2 is damaged: byte FF");
    // One for four bytes is damaged UTF-8, one for five is not: "É”" is a pair by accident.
    expect_refused("CAF\xC9\x94 \xE9 \xE9 \xE9 \xE9", "is damaged");
    expect_text("CAF\xC9\x94 \xE9t\xE9 \xE0 la \xE9 \xE9",
                "CAF\u00c9\u201d \u00e9t\u00e9 \u00e0 la \u00e9 \u00e9", "windows-1252");
}

TEST(Decode, ZeroBytesAndBinariesAreRefused) {
    expect_refused("one\ntw\0o"sv, "line 2 holds a zero byte");
    expect_refused("hello\0worlds"sv, "line 1 holds a zero byte");  // an even number of bytes
    expect_refused("\xEF\xBB\xBFone\ntw\0o"sv, "line 2 holds a zero byte");
    expect_refused("\0"sv, "zero byte");
    expect_refused("\0\0\0\0"sv, "zero byte");
    expect_refused("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0"sv, "zero byte");
    expect_refused("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"sv, "zero byte");
}

TEST(Decode, DamagedUtf16IsRefused) {
    expect_refused(
        "\xFF\xFE"
        "a\0b"sv,
        "in the middle of a character");
    expect_refused(
        "\xFF\xFE"
        "a\0\n\0\x3D\xD8"sv,
        "line 2 is damaged");                                         // half an emoji
    expect_refused("\xFE\xFF\0a\0\0\0b"sv, "line 1 is damaged");      // a zero
    expect_refused("\0\0\xFE\xFF\0\x11\0\0"sv, "line 1 is damaged");  // U+110000
    expect_refused("\xFF\xFE\0\0\0\xD8\0\0"sv, "line 1 is damaged");  // a surrogate
}

// Any bytes are either refused or give valid UTF-8 without CR and without zero.
TEST(Decode, AnyBytesGiveTextOrARefusal) {
    Random random(10);
    const std::string_view pieces[] = {
        "\0"sv,   "a"sv,        "e"sv,        "\xE9"sv,         "\xC3"sv, "\xA9"sv, "\r"sv,
        "\n"sv,   "\xFF\xFE"sv, "\xFE\xFF"sv, "\xEF\xBB\xBF"sv, "\x4F"sv, "\xD8"sv, "\xDC"sv,
        "\x30"sv, "\x01"sv,     " "sv,        "\x94"sv};
    int read = 0;
    for (int round = 0; round < 100'000; ++round) {
        std::string bytes;
        const std::uint64_t count = random.below(12);
        for (std::uint64_t i = 0; i < count; ++i) bytes += pieces[random.below(std::size(pieces))];
        try {
            const DecodedText decoded = decode(bytes, "x");
            ASSERT_TRUE(is_valid_utf8(decoded.text));
            ASSERT_EQ(decoded.text.find_first_of("\r\0"sv), std::string::npos);
            ++read;
        } catch (const Error& error) {
            ASSERT_EQ(error.kind(), ErrorKind::BadInput);
        }
    }
    EXPECT_GT(read, 10'000);
}

TEST(Decode, TenMegabytesOfOneLine) {
    std::string text;
    while (text.size() < 10'000'000) text += "caf\u00e9 \u4f60\u597d ";
    EXPECT_EQ(decode(text, "x").text, text);
    EXPECT_EQ(decode(as_utf16(text, true), "x").text, text);
}

TEST(Decode, MacRomanIsKnownByItsLineEndsAndItsMarks) {
    const auto old = decode("Ana: d\x8Ej\x88 vu\rBen: na\x95ve\r", "a.txt");
    EXPECT_EQ(old.encoding, "macintosh");
    EXPECT_EQ(old.text, "Ana: déjà vu\nBen: naïve\n");
    const auto marks = decode("I don\xD5t know, \xD2really\xD3.\nYes.\n", "a.txt");
    EXPECT_EQ(marks.encoding, "macintosh");
    EXPECT_EQ(marks.text, "I don’t know, “really”.\nYes.\n");
    EXPECT_EQ(decode("I don\x92t know, d\xE9j\xE0 vu.\n", "a.txt").encoding, "windows-1252");
    EXPECT_EQ(decode("S\xD2O and \xD5 alone\n", "a.txt").encoding, "windows-1252");
}

TEST(Decode, CodePagesByNumber) {
    EXPECT_EQ(decode_code_page("\xC4\xE0", 1251), "Да");
    EXPECT_EQ(decode_code_page("\xC4\xE0", 1252), "Äà");
    EXPECT_EQ(decode_code_page("\x8E", 10000), "é");
    EXPECT_EQ(decode_code_page("\x93\xFA", 932), "日");
    EXPECT_EQ(decode_code_page("caf\xE9", 99999), "café");
    EXPECT_EQ(decode_code_page("", 1252), "");
}

TEST(DecodeAs, ReadsOlderEncodingsOfEveryScript) {
    struct Case {
        const char *encoding, *bytes, *text;
    };
    for (const Case& each :
         {Case{"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
          Case{"KOI8-R", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
          Case{"Shift_JIS", "\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD", "こんにちは"},
          Case{"Big5", "\xA7\x41\xA6\x6E", "你好"}, Case{"GB18030", "\xC4\xE3\xBA\xC3", "你好"},
          Case{"EUC-KR", "\xBE\xC8\xB3\xE7", "안녕"},
          Case{"windows-1256", "\xD3\xE1\xC7\xE3", "سلام"},
          Case{"windows-1255", "\xF9\xEC\xE5\xED", "שלום"},
          Case{"windows-1253", "\xC3\xE5\xE9\xE1", "Γεια"},
          Case{"macintosh", "d\x8Ej\x88", "déjà"}}) {
        const DecodedText decoded = decode_as(each.bytes, "x", each.encoding);
        EXPECT_EQ(decoded.text, each.text);
        EXPECT_EQ(decoded.encoding, each.encoding);
    }
    EXPECT_EQ(decode_as("a\r\nb\rc", "x", "KOI8-R").text, "a\nb\nc");
    EXPECT_EQ(decode_as("\xEF\xBB\xBFЖ", "x", "utf8").text, "Ж");
    EXPECT_EQ(decode_as(as_utf16("Ж", false), "x", "utf-16le").text, "Ж");
    EXPECT_EQ(decode_as("d\xE9j\xE0", "x", "auto").encoding, "windows-1252");
}

TEST(DecodeAs, AWrongChoiceIsRefused) {
    const auto refusal = [](std::string_view bytes, std::string_view encoding) -> std::string {
        try {
            return "read: " + decode_as(bytes, "P03.txt", encoding).text;
        } catch (const Error& error) {
            return error.what();
        }
    };
    EXPECT_EQ(refusal("one\ntwo \x82", "Shift_JIS"),
              "Cannot read 'P03.txt' as Shift_JIS: line 2 has bytes that are no character there. "
              "Choose another encoding.");
    EXPECT_NE(refusal("\xFFoo", "UTF-8").find("line 1 has bytes"), std::string::npos);
    EXPECT_NE(refusal("a\n\x81", "windows-1252").find("line 2 has"), std::string::npos);
    EXPECT_NE(refusal(std::string_view("a\0b", 3), "KOI8-R").find("control character"),
              std::string::npos);
    EXPECT_NE(refusal("abc", "UTF-16LE").find("middle of a character"), std::string::npos);
    EXPECT_NE(refusal("abc", "klingon").find("There are auto, UTF-8, "), std::string::npos);
}

// Whatever the bytes and whatever is said of them: text, or a sentence.
TEST(DecodeAs, AnyBytesAreTextOrRefused) {
    Random random(7);
    int read = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string bytes;
        for (std::uint64_t n = random.below(12); n > 0; --n)
            bytes += static_cast<char>(random.below(256));
        const auto& all = encodings();
        const std::string& encoding = all[random.below(all.size())];
        try {
            EXPECT_TRUE(is_valid_utf8(decode_as(bytes, "x", encoding).text)) << encoding;
            ++read;
        } catch (const Error& error) {
            EXPECT_TRUE(is_valid_utf8(error.what()));
        }
    }
    EXPECT_GT(read, 500);
}

}  // namespace
}  // namespace tandem
