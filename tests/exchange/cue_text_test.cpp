#include "exchange/cue_text.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

std::string plain(std::string_view text) {
    std::string out;
    for (const VoicePiece& piece : split_voices(text)) out += piece.text;
    return out;
}

TEST(CueText, VoicesWithAndWithoutEnd) {
    const auto pieces = split_voices("well <v.loud.x Ana &amp; Co >one</v> two<v Ben>three");
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_EQ(pieces[0].voice, "");
    EXPECT_EQ(pieces[0].text, "well ");
    EXPECT_EQ(pieces[1].voice, "Ana & Co");
    EXPECT_EQ(pieces[1].text, "one two");
    EXPECT_EQ(pieces[2].voice, "Ben");
    EXPECT_EQ(pieces[2].text, "three");
}

TEST(CueText, MarkupIsTakenAway) {
    EXPECT_EQ(plain("<i>a</i> <b>b</b><00:00:01.000> <c.yellow.bg>c</c> {\\an8}d</>"), "a b c d");
    EXPECT_EQ(plain("<font color=\"red\">a</font><ruby>b<rt>c</rt></ruby>"), "abc");
}

TEST(CueText, WordsInBracketsStay) {
    EXPECT_EQ(plain("<inaudible> 3 < 5 > 2 <3 {laughs} <>"),
              "<inaudible> 3 < 5 > 2 <3 {laughs} <>");
}

TEST(CueText, EntitiesAreDecodedOnceAndLast) {
    EXPECT_EQ(plain("&lt;v&gt; &amp;lt; &nbsp;&#x1F600;&#233;"), "<v> &lt; \u00a0😀é");
    EXPECT_EQ(plain("&#0; &#xD800; &#x110000; &; & &bogus; &amp"),
              "&#0; &#xD800; &#x110000; &; & &bogus; &amp");
}

}  // namespace
}  // namespace tandem
