#include "tandem/tables/participants_table.h"

#include <gtest/gtest.h>

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

using fixtures::Study;
using Lines = std::vector<std::string>;

// The sample of specification §7.2: mean age 49.0 [18.4], 12 women, 4 men among the patients.
struct Sample {
    Study study;
    Sample() {
        const std::vector<std::pair<char, int>> patients = {
            {'W', 46}, {'W', 33}, {'W', 29}, {'M', 20}, {'W', 52}, {'W', 41}, {'W', 80}, {'M', 34},
            {'W', 71}, {'W', 48}, {'M', 59}, {'W', 23}, {'W', 67}, {'W', 68}, {'M', 45}, {'W', 68}};
        for (std::size_t at = 0; at < patients.size(); ++at) {
            const ParticipantId person =
                study.add_participant("PT" + std::to_string(at + 1), "patient");
            study.set_attribute(person, "gender", "category",
                                patients[at].first == 'W' ? "woman" : "man");
            study.set_attribute(person, "age", "whole", std::to_string(patients[at].second));
        }
        const std::string genders = "WWMMMWMMWWMMMWW";
        for (std::size_t at = 0; at < genders.size(); ++at) {
            const ParticipantId person =
                study.add_participant("HP" + std::to_string(at + 1), "professional");
            study.set_attribute(person, "gender", "category", genders[at] == 'W' ? "woman" : "man");
            study.set_attribute(person, "role", "category",
                                at < 9    ? "family medicine"
                                : at < 12 ? "internal medicine"
                                          : "psychologist");
        }
    }
};

TEST(ParticipantsTable, OfTheStigmaStudy) {
    const Sample sample;
    const Table table = participants_table(sample.study.project);
    EXPECT_EQ(column_names(table), "Characteristic | Patient | Professional | All");
    EXPECT_EQ(lines_of(table),
              (Lines{"Participants, n | 16 | 15 | 31", "## gender, n/N (%)",
                     "\u2003woman | 12/16 (75%) | 7/15 (47%) | 19/31 (61%)",
                     "\u2003man | 4/16 (25%) | 8/15 (53%) | 12/31 (39%)",
                     "age, mean [SD] | 49.0 [18.4] | – | 49.0 [18.4]", "## role, n/N (%)",
                     "\u2003family medicine | – | 9/15 (60%) | 9/15 (60%)",
                     "\u2003internal medicine | – | 3/15 (20%) | 3/15 (20%)",
                     "\u2003psychologist | – | 3/15 (20%) | 3/15 (20%)"}));
}

TEST(ParticipantsTable, MissingValuesAreCountedWhereTheyWereAsked) {
    Study study;
    const ParticipantId first = study.add_participant("P1", "");
    study.add_participant("P2", "");
    study.set_attribute(first, "gender", "category", "woman");
    study.set_attribute(first, "age", "whole", "50");
    study.set_attribute(first, "born", "date", "1973-01-02");
    const Table table = participants_table(study.project);
    EXPECT_EQ(column_names(table), "Characteristic | No group");
    EXPECT_EQ(lines_of(table),
              (Lines{"Participants, n | 2", "## gender, n/N (%)", "\u2003woman | 1/2 (50%)",
                     "\u2003not recorded | 1/2 (50%)", "age, mean [SD] | 50.0 [–]"}));
    EXPECT_TRUE(notes_say(table, "age: not recorded as a number for 1 participant."));
    EXPECT_TRUE(notes_say(table, "born"));
    const std::vector<std::string> asked = {"born"};
    EXPECT_EQ(lines_of(participants_table(study.project, asked)).at(2),
              "\u20031973-01-02 | 1/2 (50%)");
}

TEST(ParticipantsTable, ExplainsOnlyWhatItPrints) {
    Sample sample;
    EXPECT_TRUE(notes_say(participants_table(sample.study.project), "SD: sample"));
    EXPECT_TRUE(notes_say(participants_table(sample.study.project),
                          "–: recorded for nobody of the group."));
    const std::vector<std::string> words = {"gender"};
    EXPECT_TRUE(participants_table(sample.study.project, words).notes.empty());
}

TEST(ParticipantsTable, OfNobody) {
    const Table table = participants_table(Study().project);
    EXPECT_EQ(lines_of(table), (Lines{"Participants, n | 0"}));
    EXPECT_TRUE(table.notes.empty());
}

}  // namespace
}  // namespace tandem
