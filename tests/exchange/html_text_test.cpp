#include "exchange/html_text.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

TEST(HtmlText, ParagraphsWithoutWhatNobodySees) {
    const auto read = read_transcript(
        "<!DOCTYPE html><html><head><title>Interview\n 3</title><style>p{}</style></head><body>\n"
        "<!-- S00: no --><script>if (a < b) x = \"<p>S00: no\";</script>\n"
        "<p><b>S00:</b> Wie\n  war&nbsp;das, M&uuml;ller &amp; Co?</p><p>S01: a &lt;b&gt; "
        "&#8217;c&#x1F600;<br>next</p>\n<DIV title='>'>S00: 3 < 4</DIV><p>S01: Ja.",
        "a.html");
    EXPECT_EQ(read.format, "html");
    EXPECT_EQ(read.title, "Interview 3");
    EXPECT_EQ(read.turns, (Turns{turn("S00", -1, -1, "Wie war\u00a0das, Müller & Co?"),
                                 turn("S01", -1, -1, "a <b> ’c😀\nnext"),
                                 turn("S00", -1, -1, "3 < 4"), turn("S01", -1, -1, "Ja.")}));
}

TEST(HtmlText, TablesOfNVivo) {
    EXPECT_EQ(
        read_transcript("<html><table><tr><th>Timespan</th><th>Speaker</th><th>Content</th></tr>"
                        "<tr><td>0:01.0 - 0:02.5</td><td>Ana</td><td><p>One,</p><p>two.</p>"
                        "</td></tr></table></html>",
                        "a.html")
            .turns,
        (Turns{turn("Ana", 1'000, 2'500, "One, two.")}));
}

TEST(HtmlText, OTranscribeKeepsAPageInJson) {
    const auto read = read_transcript(
        R"({"text":"<p><span class=\"timestamp\" data-timestamp=\"9.48\">00:09</span>&nbsp;Ana: )"
        R"(Hello.</p><p><span class=\"timestamp\" data-timestamp=\"00:12\">00:12</span> Ben: )"
        R"(Hi.<br /></p>","media":"a.mp3","media-source":"","media-time":12.1})",
        "a.otr");
    EXPECT_EQ(read.format, "json");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 9'000, -1, "Hello."), turn("Ben", 12'000, -1, "Hi.")}));
}

TEST(HtmlText, HostilePagesTakeNoTime) {
    std::string tags = "<html>";
    for (int i = 0; i < 300'000; ++i) tags += "<a \"";
    EXPECT_EQ(read_transcript(tags, "a.html").format, "html");
    std::string nested = "<html>";
    for (int i = 0; i < 1'000'000; ++i) nested += "<div>";
    EXPECT_EQ(read_transcript(nested + "a", "a.html").turns, (Turns{turn("", -1, -1, "a")}));
    EXPECT_NE(fixtures::refusal("<html><script>a", "a.html"), "");
}

TEST(MarkdownText, MarksAreTakenAway) {
    const auto read = read_transcript(
        "# Interview\n\n### Ana\n\nI said *really* \\*\\*\\*\\* [there](http://x.org/a_b) 2 * "
        "3.\n\n"
        "### Ben\n\n__Yes__, snake_case.\n\n### Ana\n\n> Bye.\n\n### Ben\n\n- Bye.\n",
        "a.md");
    EXPECT_EQ(read.format, "markdown");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "Interview"),
                                 turn("Ana", -1, -1, "I said really **** there 2 * 3."),
                                 turn("Ben", -1, -1, "Yes, snake_case."),
                                 turn("Ana", -1, -1, "Bye."), turn("Ben", -1, -1, "- Bye.")}));
    EXPECT_EQ(read_transcript("a *b*\n# c\n**d**\n**e**", "a.md", {"text"}).turns[0].text, "a *b*");
}

TEST(MarkdownText, OttersOwnFormStaysOtters) {
    EXPECT_EQ(read_transcript("**Ana**  0:17\nA\n\n**Ben**  0:20\nB\n\n**Ana**  0:25\nC\n", "o.md")
                  .format,
              "otter");
}

}  // namespace
}  // namespace tandem
