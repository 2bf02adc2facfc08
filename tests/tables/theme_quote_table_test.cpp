#include "tandem/tables/theme_quote_table.h"

#include <gtest/gtest.h>

#include "tandem/text/utf8.h"

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

using fixtures::Study;
using Lines = std::vector<std::string>;

Table build(const Study& study, const ThemeQuoteOptions& options = {}) {
    return theme_quote_table(study.project, study.codings(), study.transcripts(), options);
}

TEST(ThemeQuoteTable, OfTheSmallStudy) {
    const auto study = fixtures::stigma_study();
    const Table table = build(*study);
    EXPECT_EQ(
        lines_of(table),
        (Lines{"# Barriers", "## Professionals as a source of stigma. Patient perspective",
               "1 | “Ten minutes later I had a diagnosis.” | PT06, woman, 40s",
               "## Professionals as a source of stigma. Professional perspective",
               "2 | “‘Oh, her again.’” | HP02, physician", "## Self-stigma. Patient perspective",
               "3 | “मुझे लगा यह शारीरिक है।” | PT06, woman, 40s",
               "4 | “كنت أخجل من طلب المساعدة.” | PT06, woman, 40s",
               "5 | “المساعدة. […] It must be my back.” | PT06, woman, 40s",
               "6 | “यह शारीरिक” | PT06, woman, 40s", "# Facilitators",
               "## Patient-centered communication. Professional perspective",
               "7 | “I shut the laptop.” | HP02, physician"}));
    EXPECT_EQ(column_names(table), "No. | Quote | Participant");
    EXPECT_EQ(table.title, "Direct quotes from transcripts");
    EXPECT_TRUE(notes_say(table, "2 transcripts, coders: Ana, Ben."));
    EXPECT_TRUE(notes_say(table,
                          "No quotes selected: Self-stigma, professional perspective; "
                          "Patient-centered communication, patient perspective."));
    EXPECT_FALSE(notes_say(table, "corrected after coding"));
}

TEST(ThemeQuoteTable, OneFrameHasThemesAsHeadings) {
    const auto study = fixtures::stigma_study();
    const Table table =
        build(*study, {.frames = {study->code("facilitators")}, .first_number = 22});
    EXPECT_EQ(lines_of(table), (Lines{"# Patient-centered communication. Professional perspective",
                                      "22 | “I shut the laptop.” | HP02, physician"}));
    EXPECT_EQ(table.title, "Facilitators: direct quotes from transcripts");
}

TEST(ThemeQuoteTable, AgreedPassagesOnly) {
    const auto study = fixtures::stigma_study();
    const Table table = build(*study, {.frames = {study->code("barriers")}, .agreed_only = true});
    EXPECT_EQ(lines_of(table),
              (Lines{"# Professionals as a source of stigma. Patient perspective",
                     "1 | “Ten minutes later I had a diagnosis.” | PT06, woman, 40s"}));
    EXPECT_TRUE(notes_say(table, "Only passages that all of these coders marked"));
    EXPECT_TRUE(notes_say(table,
                          "No quotes selected: Professionals as a source of stigma, "
                          "professional perspective; Self-stigma."));
}

TEST(ThemeQuoteTable, OneCodersQuotesAreInThatCodersWords) {
    const auto study = fixtures::stigma_study();
    const Table table =
        build(*study, {.frames = {study->code("t1")}, .coders = {study->coder("Ben")}});
    EXPECT_EQ(lines_of(table).back(),
              "1 | “minutes later I had a diagnosis. Nobody had asked” | PT06, woman, 40s");
    EXPECT_TRUE(notes_say(table, "coded by Ben."));
}

TEST(ThemeQuoteTable, LostCodingsDoNotPrintAndChangedOnesSaySo) {
    const auto study = fixtures::stigma_study();
    Coding changed = *study->codings().at(0);
    changed.state = CodingState::Changed;
    changed.quote = "Ten minutes latter I had";
    study->project.put_coding(changed);
    for (const Coding* coding : study->codings()) {
        if (coding->code != study->code("a04")) continue;
        Coding lost = *coding;
        lost.state = CodingState::Lost;
        lost.spans.clear();
        study->project.put_coding(lost);
        break;
    }
    const Table table = build(*study, {.frames = {study->code("t1")}});
    EXPECT_EQ(lines_of(table).size(), 2U);
    EXPECT_EQ(table.rows.at(1).cells.at(1).text, "“Ten minutes later I had a diagnosis.”");
    EXPECT_TRUE(notes_say(table, "1 quote printed with words that were corrected after coding"));
    EXPECT_TRUE(notes_say(table, "1 coding left out"));
}

TEST(ThemeQuoteTable, TheSameWordsUnderTwoCodesOfAThemeAreOneQuote) {
    const auto study = fixtures::stigma_study();
    study->code_words(study->coder("Ana"), study->code("a04"), study->turn("PT06", 2),
                      "Ten minutes later I had a diagnosis.");
    const Table table = build(*study, {.frames = {study->code("t1")}});
    EXPECT_EQ(lines_of(table).size(), 4U);
}

TEST(ThemeQuoteTable, CodesWithoutAFrameStandAlone) {
    Study study;
    const CoderId ana = study.add_coder("Ana");
    const TranscriptId transcript = study.add_transcript("note");
    const TurnId turn = study.add_turn(transcript, {}, "  Nobody asked.  \r\n");
    const CodeId open = study.add_code("Not asked");
    study.add_coding(ana, open, {{turn, {0}, {19}}});
    EXPECT_EQ(lines_of(build(study)), (Lines{"# Not asked", "1 | “Nobody asked.” | "}));
}

// ---- The printed quote -------------------------------------------------------------------------

TEST(PrintedQuote, AChangeOfSpeakerIsVisible) {
    const auto study = fixtures::stigma_study();
    const TurnId asked = study->turn("PT06", 1), told = study->turn("PT06", 2);
    const CoderId ana = study->coder("Ana");
    const CodingId both =
        study->add_coding(ana, study->code("a01"),
                          {study->words(asked, "What happened"), study->words(told, "I came in"),
                           study->words(study->turn("PT06", 4), "my back")});
    EXPECT_EQ(printed_quote(study->project, *study->project.codings().find(both)),
              "“[Interviewer:] What happened […] [Participant:] I came in […] my back”");
}

TEST(PrintedQuote, QuotesInsideBecomeSingle) {
    const auto study = fixtures::stigma_study();
    const CodingId id =
        study->code_words(study->coder("Ana"), study->code("a04"), study->turn("PT06", 3),
                          "“it is nothing”, and 🙅🏽‍♀️ waved");
    EXPECT_EQ(printed_quote(study->project, *study->project.codings().find(id)),
              "“‘it is nothing’, and 🙅🏽‍♀️ waved”");
}

// Without its marks the quote is what the transcript has under the spans.
TEST(PrintedQuote, IsVerbatimInRandomStudies) {
    Random random(31);
    for (int round = 0; round < 40; ++round) {
        const auto study = fixtures::random_study(random);
        for (const Coding* coding : study->codings()) {
            std::string quote = printed_quote(study->project, *coding);
            std::string squeezed, expected;
            for (const std::string tag : {"“", "”", " […] ", "[Interviewer:] ", "[Participant:] "})
                for (std::size_t at; (at = quote.find(tag)) != std::string::npos;)
                    quote.erase(at, tag.size());
            // Only white space at the ends of spans may go.
            for (const char byte : quote)
                if (byte != ' ' && byte != '\n') squeezed += byte;
            std::string words;
            for (const TextSpan& span : coding->spans)
                words += slice(study->project.find_turn(coding->transcript, span.turn)->text,
                               span.begin, span.end);
            for (const char byte : words)
                if (byte != ' ' && byte != '\n') expected += byte;
            const auto without_em_space = [](std::string text) {
                for (std::size_t at; (at = text.find("\u2003")) != std::string::npos;)
                    text.erase(at, 3);
                return text;
            };
            EXPECT_EQ(without_em_space(squeezed), without_em_space(expected));
        }
    }
}

// ---- Who said it -------------------------------------------------------------------------------

TEST(ParticipantDescriptor, ByDefaultRoleOrGenderAndDecade) {
    const auto study = fixtures::stigma_study();
    const auto transcripts = study->transcripts();
    EXPECT_EQ(participant_descriptor(study->project, transcripts[0]), "PT06, woman, 40s");
    EXPECT_EQ(participant_descriptor(study->project, transcripts[1]), "HP02, physician");
    const std::vector<std::string> asked = {"group", "gender", "nothing"};
    EXPECT_EQ(participant_descriptor(study->project, transcripts[1], asked),
              "HP02, professional, woman");
    EXPECT_EQ(participant_descriptor(study->project, study->add_transcript("note")), "");
}

TEST(ParticipantDescriptor, Decades) {
    Study study;
    for (const auto& [age, printed] : {std::pair("9", "X, under 10"), std::pair("10", "X, 10s"),
                                       std::pair("89", "X, 80s"), std::pair("97", "X, 90 or older"),
                                       std::pair("40-49", "X, 40-49"), std::pair("-3", "X, -3")}) {
        const ParticipantId person = study.add_participant("X", "");
        study.set_attribute(person, "Age", "whole", age);
        EXPECT_EQ(participant_descriptor(study.project, study.add_transcript(age, person)),
                  printed);
    }
}

}  // namespace
}  // namespace tandem
