#include "exchange/ttml.h"

#include <gtest/gtest.h>

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

std::string document(const std::string& body, const std::string& head = "",
                     const std::string& attributes = "") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" "
           "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" "
           "xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" xml:lang=\"en\"" +
           attributes + "><head>" + head + "</head><body>" + body + "</body></tt>";
}

TEST(Ttml, AgentsAreSpeakers) {
    const auto read = read_transcript(document(R"(<div>
  <p begin="00:00:01.000" end="00:00:03.500" ttm:agent="a1">How did it <span>begin</span>?</p>
  <p begin="00:00:04.000" end="00:00:06.000" ttm:agent="a2">Hard &amp; long,<br/>really.</p>
  <p begin="00:00:06.500" end="00:00:08.000" ttm:agent="a2">Note: I said so.</p>
  <p begin="00:01:00.000" end="00:01:01.000">Hm.</p></div>)",
                                               R"(<metadata><ttm:title>Interview 6</ttm:title>
<ttm:agent xml:id="a1" type="person"><ttm:name type="full">Ana Soto</ttm:name></ttm:agent>
<ttm:agent xml:id="a2" type="person"><ttm:name type="alias">PT06</ttm:name></ttm:agent></metadata>)"),
                                      "a.ttml");
    EXPECT_EQ(read.format, "ttml");
    EXPECT_EQ(read.title, "Interview 6");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana Soto", 1'000, 3'500, "How did it begin?"),
                     turn("PT06", 4'000, 8'000, "Hard & long, really. Note: I said so."),
                     turn("", 60'000, 61'000, "Hm.")}));
    EXPECT_TRUE(read.warnings.empty());
}

TEST(Ttml, NamesBeforeColonsAreSpeakersWhereThereAreNoAgents) {
    EXPECT_EQ(
        read_transcript(document("<div><p begin=\"1s\" end=\"2s\">ANA: So?</p><p begin=\"2s\" "
                                 "end=\"3s\">BEN: Yes.</p></div>"),
                        "a.xml")
            .turns,
        (Turns{turn("ANA", 1'000, 2'000, "So?"), turn("BEN", 2'000, 3'000, "Yes.")}));
}

TEST(Ttml, TimesInEveryUnitAndCountedFromWhatIsAround) {
    EXPECT_EQ(read_transcript(
                  document("<div begin=\"10s\"><p begin=\"500ms\" dur=\"1.5s\">a</p>"
                           "<p begin=\"00:00:02:12\" end=\"75f\">b</p>"
                           "<p begin=\"1m\" end=\"0.05h\">c</p><p begin=\"70000t\">d</p></div>",
                           "", " ttp:frameRate=\"25\" ttp:tickRate=\"1000\""),
                  "a.dfxp")
                  .turns,
              (Turns{turn("", 10'500, 12'000, "a"), turn("", 12'480, 13'000, "b"),
                     turn("", 70'000, 190'000, "c"), turn("", 80'000, -1, "d")}));
    EXPECT_EQ(
        read_transcript(document("<div><p begin=\"30f\" end=\"60f\">a</p></div>", "",
                                 " ttp:frameRate=\"30\" ttp:frameRateMultiplier=\"1000 1001\""),
                        "a.xml")
            .turns,
        (Turns{turn("", 1'001, 2'002, "a")}));
}

TEST(Ttml, SpansWithTimesAreCaptionsOfTheirOwn) {
    EXPECT_EQ(read_transcript(document("<div><p>\n<span begin=\"1s\" end=\"2s\">So </span>\n"
                                       "<span begin=\"2s\" end=\"3s\">how?</span></p></div>"),
                              "a.xml")
                  .turns,
              (Turns{turn("", 1'000, 2'000, "So"), turn("", 2'000, 3'000, "how?")}));
}

TEST(Ttml, OddTimesAreWarnings) {
    const auto read = read_transcript(
        document("<div><p>a</p><p begin=\"x\">b</p><p begin=\"3s\" end=\"2s\">c</p></div>"),
        "a.xml");
    EXPECT_EQ(read.turns,
              (Turns{turn("", -1, -1, "a"), turn("", -1, -1, "b"), turn("", 3'000, -1, "c")}));
    ASSERT_EQ(read.warnings.size(), 3u);
    EXPECT_EQ(read.warnings[2].message, "Caption 3 ends before it begins; its end was left out.");
}

TEST(Ttml, HostileXmlIsRefused) {
    const auto refused = [](const std::string& bytes) { return fixtures::refusal(bytes, "a.xml"); };
    EXPECT_NE(refused("<!DOCTYPE a [<!ENTITY b \"c\">]><tt><body/></tt>").find("DOCTYPE"),
              std::string::npos);
    std::string deep = "<tt><body><div>";
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    for (int i = 0; i < 100'000; ++i) deep += "</div>";
    EXPECT_NE(refused(deep + "</div></body></tt>").find("nested"), std::string::npos);
    EXPECT_NE(refused("<tt><body>").find("well-formed"), std::string::npos);
    EXPECT_NE(refused("<tt><body/></tt>").find("nobody"), std::string::npos);
    EXPECT_NE(refused("<tt><body><p begin=\"" + std::string(5000, '9') + "h\">").find("XML"),
              std::string::npos);
}

}  // namespace
}  // namespace tandem
