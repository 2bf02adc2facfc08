#include "tandem/text/word_runs.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

std::string cut(std::string_view text) {
    std::string out;
    for (const WordRun& run : word_runs(text)) {
        EXPECT_EQ(slice(text, run.range.begin, run.range.end),
                  text.substr(run.byte_begin, run.byte_end - run.byte_begin));
        out += (out.empty() ? "" : "|") +
               std::string(text.substr(run.byte_begin, run.byte_end - run.byte_begin));
    }
    return out;
}

WordShape shape(std::string_view word) {
    return word_runs(word).at(0).shape;
}

TEST(WordRuns, LettersAndDigitsApart) {
    EXPECT_EQ(cut("PT06_kay.haskell@mail.example, (555) 010-0142!"),
              "PT|06|kay|haskell|mail|example|555|010|0142");
    EXPECT_EQ(cut(""), "");
    EXPECT_EQ(cut("… — 👩‍👧"), "");
}

TEST(WordRuns, AnApostropheBelongsToAWordButNotAPossessive) {
    EXPECT_EQ(cut("O'Neil’s didn’t 'so' Kay's"), "O'Neil|s|didn’t|so|Kay|s");
    EXPECT_EQ(cut("l'été d'Anne"), "l'été|d'Anne");
}

TEST(WordRuns, MarksAndJoinersStayWithTheirLetters) {
    EXPECT_EQ(cut("Rene\u0301e Ka\u00ADy हिन्दी"), "Rene\u0301e|Ka\u00ADy|हिन्दी");
    EXPECT_EQ(word_runs("Ka\u00ADy").at(0).key, "kay");
    EXPECT_EQ(word_runs("RENÉE").at(0).key, "renee");
}

TEST(WordRuns, ScriptsWithoutSpacesAreRunsOfTheirOwn) {
    EXPECT_EQ(cut("Li王小明says สวัสดี"), "Li|王小明|says|สวัสดี");
    EXPECT_TRUE(word_runs("王小明").at(0).unspaced);
    EXPECT_TRUE(word_runs("مريم").at(0).attaches);
    EXPECT_FALSE(word_runs("Олена").at(0).attaches);
}

TEST(WordRuns, ShapesTellCapitals) {
    EXPECT_EQ(shape("kay"), WordShape::Lower);
    EXPECT_EQ(shape("Kay"), WordShape::Capital);
    EXPECT_EQ(shape("McKay"), WordShape::Capital);
    EXPECT_EQ(shape("I"), WordShape::Capital);
    EXPECT_EQ(shape("IBH"), WordShape::Capitals);
    EXPECT_EQ(shape("iPhone"), WordShape::Mixed);
    EXPECT_EQ(shape("Олена"), WordShape::Capital);
    EXPECT_EQ(shape("مريم"), WordShape::Caseless);
    EXPECT_EQ(shape("1987"), WordShape::Digits);
}

}  // namespace
}  // namespace tandem
