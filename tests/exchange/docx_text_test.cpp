#include "exchange/docx_text.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::docx_of;
using fixtures::paragraph;
using fixtures::refusal;
using fixtures::turn;
using fixtures::Turns;
using fixtures::zip_of;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}

// Each line a paragraph, as Otter writes its DOCX.
std::string docx_of_lines(std::string_view text) {
    std::string body;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        body += paragraph(escaped(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return docx_of(body);
}

TEST(Docx, OtterGivesTheSameTurnsAsItsText) {
    const auto read = read_transcript(docx_of_lines(fixtures::kOtter), "P03.docx");
    EXPECT_EQ(read.format, "docx");
    EXPECT_EQ(read.encoding, "UTF-8");
    EXPECT_EQ(read.title, "Interview P03");
    EXPECT_EQ(read.turns, fixtures::kOtterTurns);
}

TEST(Docx, PaddedMinutesAndABreakBehindTheHeader) {
    const auto read = read_transcript(
        docx_of("<w:p><w:r><w:t>Ana   00:13</w:t><w:br/><w:t>Hello.</w:t></w:r></w:p><w:p/>" +
                paragraph("Ben  01:02:03") + paragraph("Hi.")),
        "a.docx");
    EXPECT_EQ(read.turns,
              (Turns{turn("Ana", 13'000, -1, "Hello."), turn("Ben", 3'723'000, -1, "Hi.")}));
}

TEST(Docx, WalksContentControlsLinksAndInsertions) {
    const auto read = read_transcript(
        docx_of("<w:p><w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr>"
                "<w:r><w:t xml:space=\"preserve\">one </w:t></w:r>"
                "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent><w:sdt>"
                "<w:sdtContent><w:r><w:t>two</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent>"
                "</w:sdt><w:ins><w:r><w:t xml:space=\"preserve\"> three</w:t></w:r></w:ins>"
                "<w:del><w:r><w:delText>NOT</w:delText></w:r></w:del>"
                "<w:hyperlink><w:r><w:t xml:space=\"preserve\"> four</w:t></w:r></w:hyperlink>"
                "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:noBreakHyphen/><w:softHyphen/>"
                "<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r></w:p>"),
        "a.docx");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "one two three four\t\u2011☺")}));
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_EQ(read.warnings[0].line, 1);
    EXPECT_NE(read.warnings[0].message.find("deleted"), std::string::npos);
}

TEST(Docx, TakesOneOfTwoAlternatives) {
    const auto read = read_transcript(
        docx_of("<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice>"
                "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
        "a.docx");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "new")}));
}

TEST(Docx, TablesAreOneLineForEachRow) {
    const std::string cell = "<w:tc>" + paragraph("a") + paragraph("b") + "</w:tc>";
    const auto read = read_transcript(
        docx_of(paragraph("before") + "<w:tbl><w:tblPr/><w:tr>" + cell + "<w:sdt><w:sdtContent>" +
                cell + "</w:sdtContent></w:sdt></w:tr><w:tr><w:tc>" + paragraph("c") +
                paragraph("d") + "</w:tc></w:tr></w:tbl>" + paragraph("after")),
        "a.docx");
    EXPECT_EQ(read.turns,
              (Turns{turn("", -1, -1, "before"), turn("", -1, -1, "a b\ta b"),
                     turn("", -1, -1, "c"), turn("", -1, -1, "d"), turn("", -1, -1, "after")}));
}

TEST(Docx, BreaksKeepAParagraphTogether) {
    const auto read = read_transcript(
        docx_of("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>" +
                paragraph("d")),
        "a.docx");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "a\nb\nc"), turn("", -1, -1, "d")}));
}

TEST(Docx, AnyPrefixIsGood) {
    const std::string document =
        "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>a"
        "</t></r></p></body></document>";
    const auto read = read_transcript(zip_of({{"word/document.xml", document}}), "a.docx");
    EXPECT_EQ(read.turns, (Turns{turn("", -1, -1, "a")}));
}

TEST(Docx, NothingInItIsRefused) {
    EXPECT_NE(refusal(docx_of("<w:p/>"), "a.docx"), "");
    EXPECT_NE(refusal(zip_of({{"word/other.xml", "<x/>"}}), "a.docx"), "");
}

TEST(Docx, DoctypeIsRefused) {
    const std::string document =
        "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w:document><w:body/></w:document>";
    EXPECT_NE(refusal(zip_of({{"word/document.xml", document}}), "a.docx").find("DOCTYPE"),
              std::string::npos);
}

TEST(Docx, BombIsRefused) {
    std::string document = "<w:document><w:body><w:p><w:r><w:t>";
    document.append(20'000'000, 'a');
    document += "</w:t></w:r></w:p></w:body></w:document>";
    const std::string bytes = zip_of({{"word/document.xml", document}});
    EXPECT_LT(bytes.size(), 100'000u);
    EXPECT_NE(refusal(bytes, "a.docx").find("unpacks"), std::string::npos);
}

TEST(Docx, DeepNestingIsRefused) {
    std::string body;
    for (int i = 0; i < 100'000; ++i) body += "<w:sdt>";
    for (int i = 0; i < 100'000; ++i) body += "</w:sdt>";
    const std::string document = "<w:document>" + body + "</w:document>";
    EXPECT_NE(refusal(zip_of({{"word/document.xml", document}}, false), "a.docx").find("nested"),
              std::string::npos);
}

TEST(Docx, InvalidTextIsRefused) {
    EXPECT_NE(refusal(docx_of(paragraph("a\xFFz")), "a.docx").find("UTF-8"), std::string::npos);
}

TEST(Docx, TruncatedAnywhereIsRefused) {
    const std::string whole = docx_of_lines(fixtures::kOtter);
    for (std::size_t percent = 1; percent < 100; ++percent) {
        const std::string part =
            whole.substr(0, std::max<std::size_t>(4, whole.size() * percent / 100));
        EXPECT_NE(refusal(part, "a.docx"), "") << percent << " %";
    }
}

}  // namespace
}  // namespace tandem
