// ODT, and the same interview in every kind of document.
#include <gtest/gtest.h>

#include "exchange/odt_text.h"
#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

std::string odt_of(const std::string& body) {
    return fixtures::zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
          "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:scripts/>"
          "<office:body><office:text>" +
              body + "</office:text></office:body></office:document-content>"}});
}

TEST(OdtText, SpacesTabsAndBreaksAreElements) {
    const auto read = read_transcript(
        odt_of(
            "<text:tracked-changes><text:changed-region><text:p>old</text:p></text:changed-region>"
            "</text:tracked-changes><text:p><text:tab/>I:<text:s text:c=\"2\"/>How\n  was "
            "<text:span>it<text:note><text:p>foot</text:p></text:note></text:span>?</text:p>"
            "<text:p>R:<text:tab/>Hard.<text:line-break/>Long.<office:annotation><text:p>c</text:p>"
            "</office:annotation></text:p><text:h>I: And?</text:h><text:list><text:list-item>"
            "<text:p>R: Yes.</text:p></text:list-item></text:list>"),
        "a.odt");
    EXPECT_EQ(read.format, "odt");
    EXPECT_EQ(read.turns,
              (Turns{turn("I", -1, -1, "How was it?"), turn("R", -1, -1, "Hard.\nLong."),
                     turn("I", -1, -1, "And?"), turn("R", -1, -1, "Yes.")}));
    EXPECT_EQ(read.warnings.size(), 3u);
}

TEST(OdtText, RowsOfATableAreLines) {
    const auto cell = [](const std::string& text) {
        return "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
    };
    const auto row = [&](const std::string& a, const std::string& b) {
        return "<table:table-row>" + cell(a) + cell(b) + "</table:table-row>";
    };
    EXPECT_EQ(read_transcript(odt_of("<table:table>" + row("Speaker", "Text") + row("Ana", "One.") +
                                     row("Ben", "Two.") + "</table:table>"),
                              "a.odt")
                  .turns,
              (Turns{turn("Ana", -1, -1, "One."), turn("Ben", -1, -1, "Two.")}));
}

TEST(OdtText, DamagedOrHostileDocumentsAreRefused) {
    EXPECT_NE(
        fixtures::refusal(
            fixtures::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a.odt")
            .find("content.xml"),
        std::string::npos);
    std::string deep;
    for (int i = 0; i < 1'000; ++i) deep += "<text:p>";
    for (int i = 0; i < 1'000; ++i) deep += "</text:p>";
    EXPECT_NE(fixtures::refusal(odt_of(deep), "a.odt").find("deeper"), std::string::npos);
}

TEST(DocumentKinds, TheSameInterviewGivesTheSameTurns) {
    const std::vector<std::string> lines = {"Ana  0:03",   "How was it?",  "Ben  0:12",
                                            "Hard, long.", "Ana  1:00:05", "Yes."};
    std::string text, docx, odt, rtf, html;
    for (const std::string& line : lines) {
        text += line + "\n";
        docx += fixtures::paragraph(line);
        std::string spaced = line, fixed = line;
        if (const std::size_t at = line.find("  "); at != std::string::npos) {
            spaced.replace(at, 2, " <text:s/>");
            fixed.replace(at, 2, "&nbsp; ");
        }
        odt += "<text:p>" + spaced + "</text:p>";
        rtf += line + "\\par\n";
        html += "<p>" + fixed + "</p>\n";
    }
    const auto plain = read_transcript(text, "a.txt");
    ASSERT_EQ(plain.turns.size(), 3u);
    EXPECT_EQ(plain.turns[2], turn("Ana", 3'605'000, -1, "Yes."));
    EXPECT_EQ(read_transcript(fixtures::docx_of(docx), "a.docx").turns, plain.turns);
    EXPECT_EQ(read_transcript(odt_of(odt), "a.odt").turns, plain.turns);
    EXPECT_EQ(read_transcript("{\\rtf1\\ansi " + rtf + "}", "a.rtf").turns, plain.turns);
    EXPECT_EQ(read_transcript("<html><body>" + html + "</body></html>", "a.html").turns,
              plain.turns);
}

}  // namespace
}  // namespace tandem
