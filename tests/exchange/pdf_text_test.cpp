// Pages as pdftotext -raw prints them, and one PDF made here.
#include "exchange/pdf_text.h"

#include <gtest/gtest.h>

#include "tandem/base/child_process.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

std::vector<std::string> joined(const std::string& printed) {
    std::vector<std::string> lines;
    for (const DocumentLine& line : join_pdf_lines(printed).lines) lines.push_back(line.text);
    return lines;
}

using Lines = std::vector<std::string>;

TEST(PdfText, WrappedLinesAreJoinedAndTurnsAreNot) {
    EXPECT_EQ(
        joined("Interviewer 0:03\nHow was it when you came to the clinic for the very\nfirst "
               "time?\nAna 0:12\nHard. I kept it to my\u00ADself and did the self-\nreport, and "
               "then I was coun-\ntable, countable like that, in the of\uFB01ce\n\fInterviewer "
               "1:00\nYes.\n"),
        (Lines{"Interviewer 0:03",
               "How was it when you came to the clinic for the very first time?", "Ana 0:12",
               "Hard. I kept it to my\u00ADself and did the self-report, and then I was "
               "countable, countable like that, in the office",
               "Interviewer 1:00", "Yes."}));
}

TEST(PdfText, HeadsAndFeetOfPagesAreLeftOut) {
    EXPECT_EQ(joined("Study 7\nI: a\nPage 1 of 3\n\fStudy 7\nR: b\nPage 2 of 3\n\fStudy 7\nI: "
                     "c\nPage 3 of 3\n"),
              (Lines{"I: a", "R: b", "I: c"}));
}

TEST(PdfText, PrintedParagraphNumbersAreLeftOut) {
    EXPECT_EQ(joined("1 I: a\n2 R: b\n3 I: c\n4 R: d\n5 I: 5 e\n6 R: f\n"),
              (Lines{"I: a", "R: b", "I: c", "R: d", "I: 5 e", "R: f"}));
}

// One page, one line of text for each of `lines`, at 12 points.
std::string pdf_of(const Lines& lines) {
    std::string text = "BT /F 12 Tf 14 TL 50 750 Td ";
    for (const std::string& line : lines) text += "(" + line + ") Tj T* ";
    text += "ET";
    const Lines objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 "
        "R>>>>>>",
        "<</Length " + std::to_string(text.size()) + ">>\nstream\n" + text + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    std::string out = "%PDF-1.4\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string at = std::to_string(out.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 6\n0000000000 65535 f \n" + table +
           "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

TEST(PdfText, SameTurnsAsTextAndWord) {
    if (run_child({"pdftotext", "-v"}, "").end == ChildEnd::Missing) GTEST_SKIP();
    const Lines lines = {"Ana  0:03", "How was it?", "Ben  0:12", "Hard.", "Ana  1:00:05", "Yes."};
    std::string text, word;
    for (const std::string& line : lines) {
        text += line + "\n";
        word += fixtures::paragraph(line);
    }
    const auto plain = read_transcript(text, "a.txt");
    const auto docx = read_transcript(fixtures::docx_of(word), "a.docx");
    const auto pdf = read_transcript(pdf_of(lines), "a.pdf");
    EXPECT_EQ(pdf.format, "pdf");
    ASSERT_EQ(plain.turns.size(), 3u);
    EXPECT_EQ(docx.turns, plain.turns);
    EXPECT_EQ(pdf.turns, plain.turns);
}

TEST(PdfText, ScansAndDamagedFilesAreRefused) {
    if (run_child({"pdftotext", "-v"}, "").end == ChildEnd::Missing) GTEST_SKIP();
    EXPECT_NE(fixtures::refusal(pdf_of({}), "a.pdf").find("OCR"), std::string::npos);
    EXPECT_NE(fixtures::refusal("%PDF-1.7\n", "a.pdf").find("damaged"), std::string::npos);
    EXPECT_NE(fixtures::refusal(pdf_of({"a"}), "a.pdf", "vtt"), "");
}

}  // namespace
}  // namespace tandem
