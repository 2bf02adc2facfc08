#include "tandem/analysis/two_readings.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

class TwoReadingsTest : public ::testing::Test {
 protected:
    void code(CoderId coder, CodeId code, std::string_view words, const std::string& kind = "") {
        Coding coding = *study.project.codings().find(study.code_words(coder, code, turn, words));
        coding.kind = kind;
        study.project.put_coding(std::move(coding));
    }
    // "ashamed and afraid: Ana Fear Shame, Ben Hope" of each passage.
    std::vector<std::string> found() const {
        std::vector<std::string> lines;
        for (const TwoReadings& each : find_two_readings(study.project, study.codings())) {
            const Turn& where = *study.project.find_turn(each.transcript, each.turn);
            std::string line(slice(where.text, each.begin, each.end));
            for (const CoderReading& reading : each.readings) {
                line += (&reading == &each.readings.front() ? ": " : ", ") +
                        study.project.coders.find(reading.coder)->name;
                for (const CodingId id : reading.codings)
                    line += " " +
                            study.project.codes
                                .find(study.project.resolve(study.project.codings().find(id)->code))
                                ->name;
            }
            lines.push_back(line);
        }
        return lines;
    }
    using Lines = std::vector<std::string>;

    Study study;
    // Not in the order of their names.
    CoderId cem = study.add_coder("Cem"), ana = study.add_coder("Ana"),
            ben = study.add_coder("Ben");
    TranscriptId transcript = study.add_transcript("P");
    TurnId turn = study.add_turn(transcript, {}, "I was ashamed and afraid. Then came hope.");
    CodeId shame = study.add_code("Shame"), fear = study.add_code("Fear"),
           hope = study.add_code("Hope");
};

TEST_F(TwoReadingsTest, AreOfWordsThatBothCodedWithOtherCodes) {
    code(ana, shame, "ashamed and");
    code(ben, fear, "and afraid");
    EXPECT_EQ(found(), Lines{"ashamed and afraid: Ana Shame, Ben Fear"});
}

TEST_F(TwoReadingsTest, HaveAllThatEachGave) {
    code(ana, shame, "ashamed and afraid");
    code(ana, fear, "afraid");
    code(ben, shame, "ashamed");
    EXPECT_EQ(found(), Lines{"ashamed and afraid: Ana Shame Fear, Ben Shame"});
}

TEST_F(TwoReadingsTest, AreNotWhatOneAloneMarked) {
    code(ana, shame, "ashamed");
    code(ben, fear, "afraid");
    EXPECT_EQ(found(), Lines{}) << "no word has two readings";
}

TEST_F(TwoReadingsTest, AreNotOtherBordersOfOneCode) {
    code(ana, shame, "ashamed and afraid");
    code(ben, shame, "ashamed");
    code(ben, shame, "afraid");
    EXPECT_EQ(found(), Lines{});
}

TEST_F(TwoReadingsTest, DifferByKind) {
    code(ana, hope, "Then came hope.", "facilitator");
    code(ben, hope, "hope", "barrier");
    EXPECT_EQ(found(), Lines{"Then came hope.: Ana Hope, Ben Hope"});
}

TEST_F(TwoReadingsTest, AreOfMoreThanTwoAndInReadingOrder) {
    code(ana, hope, "hope");
    code(ben, shame, "came hope");
    code(cem, fear, "ashamed");
    code(ben, shame, "ashamed");
    code(ana, shame, "ashamed");
    EXPECT_EQ(found(),
              (Lines{"ashamed: Ana Shame, Ben Shame, Cem Fear", "came hope: Ana Hope, Ben Shame"}));
}

TEST_F(TwoReadingsTest, MergedCodesAreOne) {
    code(ana, shame, "ashamed");
    code(ben, fear, "ashamed");
    Code merged = *study.project.codes.find(fear);
    merged.merged_into = shame;
    study.edit_code(merged);
    EXPECT_EQ(found(), Lines{});
}

}  // namespace
}  // namespace tandem
