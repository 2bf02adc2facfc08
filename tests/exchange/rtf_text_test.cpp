#include "exchange/rtf_text.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(RtfText, WordsOfEveryCodePage) {
    const auto read = read_transcript(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 "
        "Arial;}{\\f1\\fcharset204 "
        "Arial;}}\n{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator X;}{\\info{\\title T}}\n"
        "\\f0 I: Caf\\'e9 \\ldblquote so\\rdblquote\\~?\\par\n"
        "B: {\\f1\\'c4\\'e0}, \\u8217?x \\u-10179?\\u-8704? \\uc2\\u233ab.\\par\n"
        "{\\pict\\bin4 }}{\\}{\\footnote gone}I: {\\v hidden}Two\\line lines.\\par\n"
        "B: A\\tab B\\{\\}\\\\ \\emdash{} end\\par}",
        "a.rtf");
    EXPECT_EQ(read.format, "rtf");
    EXPECT_EQ(read.turns,
              (Turns{turn("I", -1, -1, "Café “so”\u00a0?"), turn("B", -1, -1, "Да, ’x 😀 é."),
                     turn("I", -1, -1, "Two\nlines."), turn("B", -1, -1, "A\tB{}\\ — end")}));
}

TEST(RtfText, F4TimesAreThoseOfTurns) {
    const auto read = read_transcript(
        "{\\rtf1\\ansi\\ansicpg1252 I: Wie war\\'27s? #00:00:05-1#\\par B: Schwer. "
        "#00:00:12-4#\\par }",
        "f4.rtf");
    EXPECT_EQ(read.turns,
              (Turns{turn("I", 0, 5'100, "Wie war's?"), turn("B", 5'100, 12'400, "Schwer.")}));
}

TEST(RtfText, HostileGroupsAreRefusedOrRead) {
    EXPECT_NE(fixtures::refusal("{\\rtf1 " + std::string(100'000, '{'), "a.rtf").find("nested"),
              std::string::npos);
    EXPECT_EQ(read_transcript("{\\rtf1 a}}}}b\\'4", "a.rtf").turns, (Turns{turn("", -1, -1, "a")}));
    EXPECT_EQ(read_transcript("{\\rtf1 a\\bin99999999 b", "a.rtf").turns.size(), 1u);
    EXPECT_NE(fixtures::refusal("{\\rtf1 {\\pict ffff}}", "a.rtf"), "");
}

}  // namespace
}  // namespace tandem
