#include "tandem/analysis/study_agreement.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "analysis/two_coders.h"
#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

StudyAgreement agreement_of(const Study& study, const std::vector<std::string>& coders,
                            StudyAgreementOptions options) {
    options.fewest = 0;  // they are small, so that they can be worked by hand
    std::vector<CoderId> who;
    for (const std::string& name : coders) who.push_back(study.coder(name));
    return study_agreement(study.project, study.codings(), study.transcripts(), who, options);
}

// Each turn is one unit; a letter is a coder who gives it the code: {"AB", "", "C"}.
struct Given {
    Study study;
    CodeId code = study.add_code("Code"), other = study.add_code("Other");

    Given() {
        for (const char* name : {"Ana", "Ben", "Cem"}) study.add_coder(name);
    }
    void transcript(const std::string& name, const std::vector<std::string>& turns) {
        const TranscriptId id = study.add_transcript(name);
        for (const std::string& turn : turns) {
            const TurnId at = study.add_turn(id, {}, "words");
            for (const char letter : turn) {
                const char* who = letter == 'A' ? "Ana" : letter == 'B' ? "Ben" : "Cem";
                study.code_words(study.coder(who), code, at, "words");
            }
        }
    }
};

const Measured& figure_of(const CodeFigures& row, std::string_view measure) {
    for (const Measured& figure : row.figures)
        if (figure.measure == measure) return figure;
    ADD_FAILURE() << "no " << measure;
    static const Measured kNone;
    return kNone;
}

void expect_same(const Measured& figure, const Estimate& estimate) {
    ASSERT_EQ(figure.value.has_value(), estimate.value.has_value()) << figure.measure;
    ASSERT_EQ(figure.interval.has_value(), estimate.interval.has_value())
        << figure.measure << ": " << figure.why_no_interval << " | " << estimate.why_no_interval;
    if (!figure.value) return;
    ASSERT_NEAR(*figure.value, *estimate.value, 1e-12) << figure.measure;
    if (!figure.interval) return;
    ASSERT_NEAR(figure.interval->low, estimate.interval->low, 1e-9) << figure.measure;
    ASSERT_NEAR(figure.interval->high, estimate.interval->high, 1e-9) << figure.measure;
}

// The Agreement view counts and computes in another way.
TEST(StudyAgreement, IsWhatTheAgreementViewSays) {
    Random random(31);
    int defined = 0;
    for (int round = 0; round < 20; ++round) {
        const auto study = fixtures::random_study(random, {.transcripts = 5, .codings = 80});
        for (const Unit unit : {Unit::Turn, Unit::Character, Unit::Document}) {
            const AgreementResults view =
                compare_coders(study->project, study->codings(), study->transcripts(),
                               study->coder("Ana"), study->coder("Ben"), {.units = {.unit = unit}});
            StudyAgreementOptions options;
            options.units.unit = unit;
            const StudyAgreement found = agreement_of(*study, {"Ana", "Ben"}, options);
            ASSERT_EQ(found.codes.size(), view.codes.size());
            ASSERT_EQ(found.denominator, view.denominator);
            for (std::size_t at = 0; at < view.codes.size(); ++at) {
                ASSERT_EQ(found.codes[at].table, view.codes[at].counts);
                for (std::size_t i = 0; i < view.measures.size(); ++i) {
                    ASSERT_EQ(found.codes[at].figures[i].measure, view.measures[i]->name);
                    expect_same(found.codes[at].figures[i], view.codes[at].figures[i]);
                    defined += view.codes[at].figures[i].interval.has_value();
                }
            }
            ASSERT_EQ(found.pooled.codes, view.pooled_codes);
            for (std::size_t i = 0; i < view.measures.size(); ++i)
                expect_same(found.pooled.figures[i], view.pooled[i]);
        }
    }
    EXPECT_GT(defined, 300);
}

TEST(StudyAgreement, ThreeCodersByHand) {
    Given given;
    given.transcript("P1", {"ABC", "AB"});
    given.transcript("P2", {"C", ""});
    const StudyAgreement found = agreement_of(given.study, {"Ana", "Ben", "Cem"}, {});
    ASSERT_EQ(found.codes.size(), 1U);
    const CodeFigures& code = found.codes[0];
    EXPECT_EQ(code.by_coder, (std::vector<std::int64_t>{2, 2, 2}));
    EXPECT_EQ(code.by_all, 1);
    EXPECT_EQ(code.by_any, 3);
    EXPECT_EQ(code.table, std::nullopt);
    // Agreeing pairs: 3 of 3, 1 of 3, 1 of 3, 3 of 3.
    EXPECT_DOUBLE_EQ(*figure_of(code, "percent-agreement").value, 2.0 / 3);
    // 6 yes and 6 no of 12 values: De = 72 / (12 · 11); Do = 1/3; alpha = 1 - (1/3) / (6/11).
    EXPECT_NEAR(*figure_of(code, "krippendorff-alpha").value, 1 - 11.0 / 18, 1e-12);
    // Fleiss: pe = 1/2.
    EXPECT_NEAR(*figure_of(code, "fleiss-kappa").value, 1.0 / 3, 1e-12);
    EXPECT_EQ(figure_of(code, "fleiss-kappa").n_coders, 3);
    EXPECT_EQ(figure_of(code, "fleiss-kappa").n_pairable, 4);
    // One code: pooled is the code itself.
    EXPECT_NEAR(*figure_of(found.pooled, "fleiss-kappa").value, 1.0 / 3, 1e-12);
    EXPECT_NEAR(*figure_of(found.pooled, "krippendorff-alpha").value, 1 - 11.0 / 18, 1e-12);
}

TEST(StudyAgreement, AMeasureOfTwoRefusesThreeInTheAnswer) {
    Given given;
    given.transcript("P1", {"ABC", "AB", ""});
    const StudyAgreement found =
        agreement_of(given.study, {"Ana", "Ben", "Cem"}, {.measures = {"kappa", "dice"}});
    for (const CodeFigures* row : {&found.codes[0], &found.pooled})
        for (const Measured& figure : row->figures) {
            EXPECT_EQ(figure.value, std::nullopt);
            EXPECT_TRUE(figure.why_not.find("compares two coders, and there are 3") !=
                        std::string::npos)
                << figure.why_not;
        }
}

TEST(StudyAgreement, FewerThanFourTranscriptsHaveNoInterval) {
    Given given;
    given.transcript("P1", {"AB", "A", "", ""});
    given.transcript("P2", {"AB", "B", ""});
    given.transcript("P3", {"AB", "", ""});
    const StudyAgreementOptions options{.measures = {"alpha"}};
    const Measured three = agreement_of(given.study, {"Ana", "Ben"}, options).codes[0].figures[0];
    EXPECT_EQ(three.why_no_interval, "at least 4 transcripts are needed, there are 3");
    given.transcript("P4", {"AB", "", "B"});
    const Measured four = agreement_of(given.study, {"Ana", "Ben"}, options).codes[0].figures[0];
    ASSERT_TRUE(four.interval.has_value()) << four.why_no_interval;
    EXPECT_NE(four.interval->method.find("3 degrees of freedom"), std::string::npos);
    const Measured drawn =
        agreement_of(given.study, {"Ana", "Ben"},
                     {.measures = {"alpha"},
                      .interval = {.method = IntervalMethod::UnitBootstrap, .seed = 7}})
            .codes[0]
            .figures[0];
    ASSERT_TRUE(drawn.draws.has_value());
    EXPECT_EQ(drawn.draws->seed, 7U);
}

TEST(StudyAgreement, SaysOfTheCodeWhyThereIsNoValue) {
    Given given;
    given.transcript("P1", {"AB", "AB"});
    const StudyAgreement found = agreement_of(
        given.study, {"Ana", "Ben"},
        {.codes = {given.code, given.other}, .measures = {"alpha", "kappa", "dice", "ac1"}});
    ASSERT_EQ(found.codes.size(), 2U);
    const std::string everywhere = "no variation: every coder gave the code to every unit";
    const std::string nowhere = "no variation: every coder left the code out everywhere";
    EXPECT_EQ(figure_of(found.codes[0], "krippendorff-alpha").why_not, everywhere);
    EXPECT_EQ(figure_of(found.codes[0], "cohen-kappa").why_not, everywhere);
    EXPECT_EQ(figure_of(found.codes[0], "dice").value, 1.0);
    EXPECT_EQ(figure_of(found.codes[1], "krippendorff-alpha").why_not, nowhere);
    EXPECT_EQ(figure_of(found.codes[1], "dice").why_not, "nobody used the code");
    EXPECT_EQ(figure_of(found.codes[1], "gwet-ac1").value, 1.0);
    EXPECT_EQ(found.pooled.codes, 1);  // the unused one is left out
}

// Two units, MASI: Do is the mean distance in a unit, De over all pairs of the four values
// {c}, {c o}, {}, {}: 1/3·... by hand below.
TEST(StudyAgreement, SetsOfCodesByMasi) {
    Given given;
    given.transcript("P1", {"AB", ""});
    given.study.code_words(given.study.coder("Ben"), given.other, given.study.turn("P1", 1),
                           "words");
    StudyAgreementOptions options{.sets = true};
    const StudyAgreement masi = agreement_of(given.study, {"Ana", "Ben"}, options);
    EXPECT_TRUE(masi.codes.empty());
    ASSERT_EQ(masi.over_codes.size(), 1U);
    // {c} against {c, o}: 1 - 1/2 · 2/3 = 2/3; {} against either: 1; {} against {}: 0.
    // Do = (2/3 + 0) / 2 = 1/3; De = (2/3 + 4 · 1 + 0) / 6 = 7/9; alpha = 1 - 3/7.
    EXPECT_NEAR(*masi.over_codes[0].value, 4.0 / 7, 1e-12);
    options.distance = SetDistance::Jaccard;
    // 1/2 in place of 2/3: Do = 1/4, De = 3/4.
    EXPECT_NEAR(*agreement_of(given.study, {"Ana", "Ben"}, options).over_codes[0].value, 2.0 / 3,
                1e-12);
    options.distance = SetDistance::Nominal;
    // Do = 1/2, De = 5/6.
    EXPECT_NEAR(*agreement_of(given.study, {"Ana", "Ben"}, options).over_codes[0].value, 0.4,
                1e-12);
}

TEST(StudyAgreement, PooledMeasuresOfSetsAreThePooledFigures) {
    Random random(8);
    const auto study = fixtures::random_study(random, {.transcripts = 5, .codings = 80});
    const StudyAgreement found = agreement_of(
        *study, {"Ana", "Ben"}, {.measures = {"kappa", "alpha", "pooled-kappa", "pooled-alpha"}});
    ASSERT_EQ(found.pooled.figures.size(), 2U);
    ASSERT_EQ(found.over_codes.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_NEAR(*found.pooled.figures[i].value, *found.over_codes[i].value, 1e-12);
        EXPECT_NEAR(found.pooled.figures[i].interval->low, found.over_codes[i].interval->low,
                    1e-12);
    }
}

TEST(StudyAgreement, PassagesAreThoseOfTheText) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId p = study.add_transcript("P");
    study.add_turn(p, study.add_speaker(p, "Int", true), "Not counted");
    const TurnId turn = study.add_turn(p, {}, std::string(100, 'x'));
    const CodeId c = study.add_code("C"), d = study.add_code("D");
    study.add_coding(ana, c, {{turn, {10}, {30}}});
    study.add_coding(ana, d, {{turn, {50}, {60}}});
    study.add_coding(ben, c, {{turn, {15}, {30}}});
    study.add_coding(ben, c, {{turn, {50}, {60}}});
    const std::vector<std::string> names{"u-alpha", "u-alpha-binary", "cu-alpha", "span-f1",
                                         "boundary-similarity"};
    const StudyAgreement found =
        agreement_of(study, {"Ana", "Ben"}, {.passages = true, .measures = names});
    EXPECT_EQ(found.total_units, 100);
    EXPECT_EQ(found.unit, "span");
    const Spans spans{{Continuum{100, {{{10, 30, 0}, {50, 60, 1}}, {{15, 30, 0}, {50, 60, 0}}}}},
                      {"P"},
                      {"Ana", "Ben"},
                      {"C", "D"}};
    for (std::size_t i = 0; i < 4; ++i) {
        const Measured wanted = measure_spans(*find_span_measure(names[i]), spans, {}, {});
        EXPECT_EQ(found.pooled.figures[i].value, wanted.value) << names[i];
        ASSERT_TRUE(wanted.value.has_value()) << names[i] << wanted.why_not;
    }
    // Cuts at 10 30 50 60 and 15 30 50 60: three matches and two of one coder alone.
    EXPECT_DOUBLE_EQ(*found.pooled.figures[4].value, 3.0 / 5);
    ASSERT_EQ(found.codes.size(), 2U);
    EXPECT_EQ(found.codes[0].by_coder, (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(figure_of(found.codes[1], "span-f1").value, 0.0);
}

TEST(StudyAgreement, OverlappingCodesAreRefusedTogetherAndGivenOneByOne) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId p = study.add_transcript("P");
    const TurnId turn = study.add_turn(p, {}, std::string(50, 'x'));
    const CodeId c = study.add_code("C"), d = study.add_code("D");
    study.add_coding(ana, c, {{turn, {10}, {30}}});
    study.add_coding(ana, d, {{turn, {20}, {40}}});
    study.add_coding(ben, c, {{turn, {10}, {30}}});
    const StudyAgreement found =
        agreement_of(study, {"Ana", "Ben"}, {.passages = true, .measures = {"u-alpha"}});
    EXPECT_EQ(found.codes[0].figures[0].value, 1.0);
    EXPECT_EQ(found.pooled.figures[0].value, std::nullopt);
    EXPECT_NE(found.pooled.figures[0].why_not.find("Ana in P: “C” 10-30 and “D” 20-40"),
              std::string::npos)
        << found.pooled.figures[0].why_not;
}

TEST(StudyAgreement, SaysWhichMeasuresThereAre) {
    Given given;
    given.transcript("P1", {"AB"});
    const auto problem = [&](const StudyAgreementOptions& options) -> std::string {
        try {
            agreement_of(given.study, {"Ana", "Ben"}, options);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_TRUE(problem({.measures = {"nonsense"}})
                    .starts_with("There is no measure called 'nonsense'. Choose from: percent-"));
    EXPECT_TRUE(problem({.measures = {"gamma"}})
                    .starts_with("The measure 'gamma' is not for units of text."));
    EXPECT_TRUE(problem({.passages = true, .measures = {"kappa"}})
                    .starts_with("The measure 'kappa' is not for passages (--unit span)."));
    EXPECT_TRUE(problem({.sets = true, .measures = {"kappa"}})
                    .starts_with("The measure 'kappa' is not for sets of codes (--by set)."));
}

}  // namespace
}  // namespace tandem
