#include <gtest/gtest.h>

#include "tandem/analysis/study_agreement.h"
#include "tandem/model/approach.h"

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

// One transcript of three turns; "Shame", "Fear" and "Hope" below "Feelings".
struct TwoCoders {
    Study study;
    CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    TranscriptId transcript = study.add_transcript("P");
    TurnId first = study.add_turn(transcript, {}, "I was ashamed and afraid."),
           second = study.add_turn(transcript, {}, "I told nobody."),
           third = study.add_turn(transcript, {}, "Then came hope.");
    CodeId feelings = study.add_code("Feelings", {}, "theme");
    CodeId shame = study.add_code("Shame", feelings), fear = study.add_code("Fear", feelings),
           hope = study.add_code("Hope", feelings);

    // A coding of the first turn that corrections left without words.
    void add_lost(CoderId coder, CodeId code) {
        Coding lost = *study.project.codings().find(study.code_words(coder, code, first, "and"));
        lost.spans.clear();
        lost.state = CodingState::Lost;
        study.project.put_coding(std::move(lost));
    }
    // As they do who coded openly, each with codes of their own.
    void code_apart(std::string_view by_ana, std::string_view by_ben) {
        for (int time = 0; time < kEnoughUnits; ++time) {
            study.code_words(ana, shame, first, by_ana);
            study.code_words(ben, fear, first, by_ben);
        }
    }
    StudyAgreement agreement(StudyAgreementOptions options) const {
        options.fewest = 1;
        return study_agreement(study.project, study.codings(), study.transcripts(),
                               std::vector{ana, ben}, options);
    }
    StudyAgreement units() const { return agreement({.measures = {"percent", "alpha"}}); }
};

const Measured& pooled(const StudyAgreement& agreement, std::string_view measure) {
    for (const Measured& figure : agreement.pooled.figures)
        if (figure.measure == measure) return figure;
    ADD_FAILURE() << measure;
    return agreement.pooled.figures.front();
}

TEST(Withheld, NothingIsMeasuredInAReflexiveStudy) {
    TwoCoders two;
    two.study.code_words(two.ana, two.shame, two.first, "ashamed");
    two.study.code_words(two.ben, two.shame, two.first, "ashamed");
    ASSERT_TRUE(pooled(two.units(), "krippendorff-alpha").value);
    const StudyAgreement counted = two.units();
    two.study.project.approach = kReflexive;
    const StudyAgreement units = two.units();
    for (std::size_t at = 0; at < units.pooled.figures.size(); ++at) {
        const Measured &figure = units.pooled.figures[at], &before = counted.pooled.figures.at(at);
        EXPECT_EQ(figure.title, before.title);
        EXPECT_EQ(figure.n_units, before.n_units);
        EXPECT_EQ(figure.n_coders, before.n_coders);
        EXPECT_EQ(figure.n_pairable, before.n_pairable);
        EXPECT_FALSE(figure.value);
        EXPECT_FALSE(figure.interval);
        EXPECT_TRUE(figure.why_not.starts_with("the study's approach is reflexive"));
    }
    ASSERT_EQ(units.codes.size(), 1U);
    EXPECT_FALSE(units.codes[0].figures[0].value);
    EXPECT_EQ(units.codes[0].by_all, 1);  // what was done stays visible
    const StudyAgreement sets = two.agreement({.sets = true});
    ASSERT_FALSE(sets.over_codes.empty());
    EXPECT_FALSE(sets.over_codes[0].value);
    const StudyAgreement passages = two.agreement({.passages = true});
    EXPECT_FALSE(passages.pooled.figures.empty());
    for (const Measured& figure : passages.pooled.figures) {
        EXPECT_TRUE(figure.why_not.starts_with("the study's approach is reflexive"));
        EXPECT_EQ(figure.n_units, 2) << "what was marked is there";
    }
}

TEST(Withheld, CodesOfDifferentCodebooksAreNotCompared) {
    TwoCoders two;
    two.code_apart("ashamed", "afraid");
    two.study.code_words(two.ana, two.shame, two.second, "nobody");
    const StudyAgreement units = two.units();
    ASSERT_EQ(units.codes.size(), 2U);
    for (const CodeFigures& row : units.codes)
        for (const Measured& figure : row.figures)
            EXPECT_TRUE(figure.why_not.starts_with("no code in common")) << figure.why_not;
    EXPECT_NE(pooled(units, "krippendorff-alpha").why_not.find("Ana and Ben"), std::string::npos);
    EXPECT_EQ(units.codes[0].by_coder, (std::vector<std::int64_t>{2, 0}));
}

TEST(Withheld, WhereDifferentCodebooksMarkedIsCompared) {
    TwoCoders two;
    two.code_apart("ashamed and afraid", "afraid");
    const StudyAgreement spans =
        two.agreement({.passages = true, .measures = {"u-alpha-binary", "u-alpha", "cu-alpha"}});
    EXPECT_TRUE(pooled(spans, "u-alpha-binary").value);
    EXPECT_TRUE(pooled(spans, "u-alpha").why_not.starts_with("no code in common"));
    EXPECT_TRUE(pooled(spans, "cu-alpha").why_not.starts_with("no code in common"));
}

TEST(Withheld, RolledUpOrMergedTheCodesCanBeCompared) {
    TwoCoders two;
    two.code_apart("ashamed", "afraid");
    StudyAgreementOptions options{.measures = {"percent"}};
    options.units.roll_up = {RollUp::To::Level, 1};
    EXPECT_EQ(pooled(two.agreement(options), "percent-agreement").value, 1);
    Code merged = *two.study.project.codes.find(two.fear);
    merged.merged_into = two.shame;
    two.study.edit_code(merged);
    EXPECT_EQ(pooled(two.units(), "percent-agreement").value, 1);
}

TEST(Withheld, AFewCodingsDoNotTellOfDifferentCodebooks) {
    TwoCoders two;
    two.study.code_words(two.ana, two.shame, two.first, "ashamed");
    two.study.code_words(two.ben, two.fear, two.first, "afraid");
    EXPECT_TRUE(pooled(two.units(), "krippendorff-alpha").value);
}

TEST(Withheld, OneWhoCodedNothingIsNotADifferentCodebook) {
    TwoCoders two;
    two.study.code_words(two.ana, two.shame, two.first, "ashamed");
    EXPECT_TRUE(pooled(two.units(), "percent-agreement").value);
}

TEST(Withheld, ACodeWhoseCodingsHaveNoPlaceAnyMore) {
    TwoCoders two;
    two.study.code_words(two.ana, two.shame, two.first, "ashamed");
    two.study.code_words(two.ben, two.shame, two.first, "ashamed");
    two.add_lost(two.ana, two.fear);
    two.add_lost(two.ana, two.fear);
    two.study.code_words(two.ben, two.fear, two.first, "afraid");
    const StudyAgreement units = two.units();
    ASSERT_EQ(units.codes.size(), 2U);
    EXPECT_TRUE(units.codes[0].figures[0].value);  // Shame
    EXPECT_TRUE(units.codes[1].figures[0].why_not.starts_with(
        "different revisions of the text: 2 codings by Ana"))
        << units.codes[1].figures[0].why_not;
    two.study.code_words(two.ana, two.fear, two.first, "afraid");
    EXPECT_TRUE(two.units().codes[1].figures[0].value);
}

// A code that `times` turns carry, by Ana alone, in a transcript of ninety turns.
StudyAgreement of_a_code_given(int times, std::int64_t fewest = kEnoughUnits,
                               bool passages = false) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId transcript = study.add_transcript("P");
    const CodeId shame = study.add_code("Shame");
    for (int turn = 0; turn < 90; ++turn) {
        const TurnId said = study.add_turn(transcript, {}, "I was ashamed.");
        if (turn < times) study.code_words(ana, shame, said, "ashamed");
    }
    StudyAgreementOptions options;
    options.fewest = fewest;
    options.passages = passages;
    if (!passages) options.measures = {"alpha", "dice", "percent", "holsti"};
    return study_agreement(study.project, study.codings(), study.transcripts(),
                           std::vector{ana, ben}, options);
}

TEST(Withheld, CodesThatFewUnitsCarryAreTooRareToJudge) {
    const StudyAgreement rare = of_a_code_given(4);
    EXPECT_TRUE(rare.codes.at(0).too_rare && rare.pooled.too_rare);
    EXPECT_EQ(rare.codes[0].by_any, 4);
    for (const Measured& figure : rare.codes[0].figures) {
        const bool share = figure.measure == "percent-agreement" || figure.measure == "holsti";
        EXPECT_EQ(figure.value.has_value(), share) << figure.measure;
        EXPECT_EQ(figure.why_not.empty(), share);
        EXPECT_FALSE(!share && figure.interval);
    }
    EXPECT_TRUE(pooled(rare, "percent-agreement").value);
    EXPECT_EQ(rare.codes[0].figures[0].why_not,
              "too rare to judge: fewer than 5 turns carry the code by either coder. Read the "
              "passages instead");
    EXPECT_EQ(rare.pooled.figures[0].why_not,
              "too rare to judge: fewer than 5 turns carry any of the codes by either coder. Read "
              "the passages instead");
    EXPECT_TRUE(of_a_code_given(4, 4).codes[0].figures[0].value) << "it was asked for";
}

// One coder gave it often and the other never: that disagreement is well founded.
TEST(Withheld, CodesThatOneCoderGaveOftenAreNot) {
    const StudyAgreement often = of_a_code_given(5);
    EXPECT_FALSE(often.codes.at(0).too_rare);
    for (const Measured& figure : often.codes[0].figures) EXPECT_TRUE(figure.value);
}

TEST(Withheld, FewPassagesAreTooRareToo) {
    EXPECT_EQ(of_a_code_given(4, kEnoughUnits, true).codes.at(0).figures[0].why_not,
              "too rare to judge: fewer than 5 passages carry the code by either coder. Read the "
              "passages instead");
    EXPECT_TRUE(of_a_code_given(5, kEnoughUnits, true).codes.at(0).figures[0].value);
}

}  // namespace
}  // namespace tandem
