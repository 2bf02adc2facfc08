#include "tandem/tables/study_agreement_table.h"

#include <gtest/gtest.h>

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

using fixtures::Study;

Table build(const Study& study, const StudyAgreementOptions& options = {}) {
    const std::vector<CoderId> two{study.coder("Ana"), study.coder("Ben")};
    return study_agreement_table(study.project, study_agreement(study.project, study.codings(),
                                                                study.transcripts(), two, options));
}

TEST(StudyAgreementTable, CountsFiguresAndRemarks) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    options.units.participant_turns_only = false;
    options.codes = {study->code("a01"), study->code("a04"), study->code("recommendations")};
    options.measures = {"percent-agreement", "dice", "kappa"};
    options.fewest = 1;
    const Table table = build(*study, options);
    EXPECT_EQ(column_names(table),
              "Code | Both | Only Ana | Only Ben | Neither | Percent agreement (%) | 95% interval "
              "| Dice coefficient | Cohen's kappa");
    // Pooled kappa: 1 - (0 + 1/7) / (12/49 + 7/49) = 12/19; the unused code is left out.
    const auto lines = lines_of(table);
    EXPECT_EQ(lines.at(0), "Jumping to treatment | 1 | 0 | 0 | 6 | 100.0 | – [a] | 1.00 | 1.00");
    EXPECT_EQ(lines.at(1), "Insensitive remarks | 0 | 1 | 0 | 6 | 85.7 | – [a] | 0.00 | 0.00");
    EXPECT_EQ(lines.at(2), "Recommendations | 0 | 0 | 0 | 7 | 100.0 | – [a] | – [b] | – [c]");
    EXPECT_EQ(lines.at(3), "Pooled over 2 codes | 1 | 1 | 0 | 12 | 92.9 | – [a] | 0.67 | 0.63");
    EXPECT_TRUE(notes_say(table, "[a] no interval: at least 4 transcripts are needed"));
    EXPECT_TRUE(notes_say(table, "[b] nobody used the code"));
    EXPECT_TRUE(notes_say(table, "[c] no variation: every coder left the code out everywhere"));
    EXPECT_TRUE(notes_say(table,
                          "Coders: Ana and Ben. Unit: turn. Denominator: all turns, the "
                          "interviewer's included; 7 turns in 2 transcripts."));
    EXPECT_TRUE(notes_say(table, "units where either coder used the code"));
}

TEST(StudyAgreementTable, RareCodesHaveCountsAndAReason) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    options.codes = {study->code("a04")};
    options.measures = {"percent-agreement", "dice", "kappa"};
    const Table table = build(*study, options);
    const std::string row = lines_of(table).at(0);
    EXPECT_NE(row.find(" | 0 | 1 | 0 | "), std::string::npos) << row;
    EXPECT_TRUE(row.ends_with("| – | –")) << row;
    EXPECT_TRUE(notes_say(table,
                          "–: too rare to judge, because fewer than 5 turns carry the code by "
                          "either coder; the last row includes these codes."));
    EXPECT_FALSE(notes_say(table, "] too rare to judge: fewer than 5 turns carry the code"));
    options.fewest = 1;
    EXPECT_FALSE(notes_say(build(*study, options), "–: too rare"));
}

TEST(StudyAgreementTable, AnotherReasonThanRarenessKeepsItsMark) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    options.codes = {study->code("recommendations")};  // rare too, but used by nobody
    options.measures = {"dice"};
    const std::string row = lines_of(build(*study, options)).at(0);
    EXPECT_NE(row.find("– ["), std::string::npos) << row;
}

TEST(StudyAgreementTable, NumbersStayNumbersAndTheIntervalFollowsAlpha) {
    Random random(5);
    const auto study = fixtures::random_study(random, {.transcripts = 8, .codings = 200});
    const Table table = build(*study);
    std::size_t alpha = 0;
    while (table.columns.at(alpha).name.find("alpha") == std::string::npos) ++alpha;
    EXPECT_EQ(table.columns.at(alpha + 1).name, "95% interval");
    const Row& pooled = table.rows.back();
    EXPECT_TRUE(pooled.cells.at(alpha).number);
    EXPECT_NE(pooled.cells.at(alpha + 1).text.find(" to "), std::string::npos);
    EXPECT_TRUE(notes_say(table, "jackknife over 8 transcripts"));
    for (const Row& row : table.rows) EXPECT_TRUE(row.cells.at(1).number);
}

TEST(StudyAgreementTable, CodesOfOneNameAreToldApart) {
    const auto study = fixtures::stigma_study();
    const CodeId twin = study->add_code("Closing the record", study->code("t1"));
    study->code_words(study->coder("Ana"), twin, study->turn("PT06", 2), "I came in");
    std::string all;
    for (const std::string& line : lines_of(build(*study))) all += line + "\n";
    EXPECT_NE(all.find("Barriers > Professionals as a source of stigma > Closing the record |"),
              std::string::npos);
    EXPECT_NE(all.find("Facilitators > Patient-centered communication > Closing the record |"),
              std::string::npos);
}

TEST(StudyAgreementTable, CountsOfTwoCodersSayOfWhat) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    options.codes = {study->code("a01")};
    const Cell both = build(*study, options).rows.at(0).cells.at(1);
    ASSERT_TRUE(both.counts);
    const Occurrences found =
        find_occurrences(study->project, study->codings(), study->transcripts(), *both.counts);
    EXPECT_EQ(found.units, 1);
    options.units.share = 0.5;
    options.units.marked_only = true;
    const Cell half = build(*study, options).rows.at(0).cells.at(1);
    ASSERT_TRUE(half.counts);
    EXPECT_EQ(half.counts->cell->share, 0.5);
    EXPECT_TRUE(half.counts->cell->marked_only);
    options.units.without_off_topic = true;  // the list of units does not know what is
    EXPECT_FALSE(build(*study, options).rows.at(0).cells.at(1).counts);
}

TEST(StudyAgreementTable, TheMeasureThatIsLookedAtHasItsInterval) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    const auto with_interval = [&] {
        const Table table = build(*study, options);
        for (std::size_t at = 1; at < table.columns.size(); ++at)
            if (table.columns[at].name == "95% interval") return table.columns[at - 1].name;
        return std::string();
    };
    EXPECT_EQ(with_interval(), "Krippendorff's alpha");
    options.looked_at = "dice";
    EXPECT_EQ(with_interval(), "Dice coefficient");
}

TEST(StudyAgreementTable, SetsOfCodesAreRowsOfMeasures) {
    const auto study = fixtures::stigma_study();
    StudyAgreementOptions options;
    options.sets = true;
    options.measures = {"alpha-sets", "mvalpha"};
    const Table table = build(*study, options);
    EXPECT_EQ(column_names(table), "Measure | Figure | 95% interval");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_TRUE(table.rows[0].cells[1].number);
    EXPECT_TRUE(notes_say(table, "distance of two sets: masi"));
}

TEST(StudyAgreementTable, WithNothingToCompareHasNoRows) {
    Study study;
    study.add_coder("Ana");
    study.add_coder("Ben");
    const Table table = build(study);
    EXPECT_TRUE(table.rows.empty());
    EXPECT_TRUE(notes_say(table, "0 turns in 0 transcripts"));
}

}  // namespace
}  // namespace tandem
