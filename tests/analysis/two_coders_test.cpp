#include "analysis/two_coders.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

AgreementResults compare(const Study& study, const AgreementOptions& options = {}) {
    return compare_coders(study.project, study.codings(), study.transcripts(), study.coder("Ana"),
                          study.coder("Ben"), options);
}

// Specification §4.6: 1,000 characters, 300 by both, 100 by either alone.
TEST(AgreementResults, AThousandCharacters) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId transcript = study.add_transcript("P");
    const TurnId turn = study.add_turn(transcript, {}, std::string(1000, 'x'));
    const CodeId code = study.add_code("Code");
    study.add_coding(ana, code, {{turn, {0}, {400}}});
    study.add_coding(ben, code, {{turn, {100}, {500}}});
    AgreementOptions options;
    options.units.unit = Unit::Character;
    options.measures = {"percent-agreement", "kappa", "alpha", "dice"};
    const AgreementResults results = compare(study, options);
    ASSERT_EQ(results.codes.size(), 1U);
    EXPECT_EQ(results.codes[0].counts, (TwoByTwo{300, 100, 100, 500}));
    EXPECT_EQ(results.measures[1]->name, "cohen-kappa");
    EXPECT_DOUBLE_EQ(results.codes[0].figures[0].value.value(), 0.8);
    EXPECT_NEAR(results.codes[0].figures[1].value.value(), 0.5833, 5e-5);
    EXPECT_NEAR(results.codes[0].figures[2].value.value(), 0.5835, 5e-5);
    EXPECT_DOUBLE_EQ(results.codes[0].figures[3].value.value(), 0.75);
    EXPECT_FALSE(results.codes[0].figures[1].interval);  // one transcript
    EXPECT_EQ(results.total_units, 1000);
}

TEST(AgreementResults, AreTheEstimatesOfTheCounts) {
    Random random(12);
    const auto study = fixtures::random_study(random, {.transcripts = 6, .codings = 120});
    const AgreementResults results = compare(*study);
    const UnitCounts counts = count_units(study->project, study->codings(), study->transcripts(),
                                          study->coder("Ana"), study->coder("Ben"));
    ASSERT_EQ(results.codes.size(), counts.codes.size());
    ASSERT_EQ(results.measures.size(), measures().size());
    std::vector<std::vector<TwoByTwo>> tables;
    for (std::size_t at = 0; at < counts.codes.size(); ++at) {
        tables.push_back(counts.codes[at].per_transcript);
        for (std::size_t m = 0; m < results.measures.size(); ++m)
            EXPECT_EQ(results.codes[at].figures[m].value,
                      estimate(*results.measures[m], tables.back()).value);
    }
    for (std::size_t m = 0; m < results.measures.size(); ++m) {
        const Estimate pooled = estimate_pooled(*results.measures[m], tables);
        EXPECT_EQ(results.pooled[m].value, pooled.value);
        ASSERT_TRUE(pooled.interval);
        EXPECT_EQ(results.pooled[m].interval->low, pooled.interval->low);
    }
}

TEST(AgreementResults, UnusedCodesDoNotLiftThePooledFigures) {
    const auto study = fixtures::stigma_study();
    AgreementOptions options;
    options.units.participant_turns_only = false;
    const AgreementResults used = compare(*study, options);
    options.units.include_unused = true;
    const AgreementResults all = compare(*study, options);
    EXPECT_GT(all.codes.size(), used.codes.size());
    EXPECT_EQ(used.pooled_codes, 6);
    EXPECT_EQ(all.pooled_codes, 6);
    for (std::size_t m = 0; m < used.measures.size(); ++m)
        EXPECT_EQ(all.pooled[m].value, used.pooled[m].value);
    EXPECT_EQ(used.pooled_counts, (TwoByTwo{2, 3, 2, 35}));
    EXPECT_DOUBLE_EQ(used.pooled[0].value.value(), 37.0 / 42.0);
}

TEST(AgreementResults, NothingToCompareIsAReason) {
    Study study;
    study.add_coder("Ana");
    study.add_coder("Ben");
    const AgreementResults results = compare(study);
    EXPECT_TRUE(results.codes.empty());
    for (const Estimate& figure : results.pooled) {
        EXPECT_FALSE(figure.value);
        EXPECT_FALSE(figure.why_not.empty());
    }
}

TEST(AgreementResults, AnUnknownMeasureIsNamed) {
    const auto study = fixtures::stigma_study();
    AgreementOptions options;
    options.measures = {"sigma"};
    EXPECT_THROW(compare(*study, options), Error);
}

}  // namespace
}  // namespace tandem
