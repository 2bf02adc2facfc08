#include "tandem/analysis/disagreements.h"

#include <gtest/gtest.h>
#include <map>

#include "tandem/analysis/units.h"

#include "analysis/two_coders.h"
#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

std::vector<Disagreement> find(const Study& study, const DisagreementOptions& options = {}) {
    return find_disagreements(study.project, study.codings(), study.transcripts(),
                              study.coder("Ana"), study.coder("Ben"), options);
}

// "PT06:3 a11 A other code a13".
std::string shown(const Study& study, const Disagreement& place) {
    const auto alias = [&](CodeId code) { return study.project.codes.find(code)->alias; };
    std::string text = study.project.transcripts.find(place.transcript)->name + ":" +
                       std::to_string(place.turn_number) + " " + alias(place.code);
    text += place.marked_by == MarkedBy::OnlyA   ? " A "
            : place.marked_by == MarkedBy::OnlyB ? " B "
                                                 : " AB ";
    text += difference_name(place.difference);
    return place.other_code ? text + " " + alias(place.other_code) : text;
}

TEST(Disagreements, OfTheSmallStudyInReadingOrder) {
    const auto study = fixtures::stigma_study();
    std::vector<std::string> lines;
    for (const Disagreement& place : find(*study)) lines.push_back(shown(*study, place));
    EXPECT_EQ(lines, (std::vector<std::string>{
                         "PT06:2 a01 AB boundaries differ",
                         "PT06:3 a11 A other code a13",
                         "PT06:3 a13 B other code a11",
                         "PT06:4 a13 B broader or narrower code t4",
                         "PT06:4 t4 A broader or narrower code a13",
                         "HP02:2 a04 A missed",
                         "HP02:3 a18 AB kind differs",
                     }));
}

TEST(Disagreements, NameTheWordsAndTheCodings) {
    const auto study = fixtures::stigma_study();
    const std::vector<Disagreement> places = find(*study);
    const Disagreement& shame = places.at(1);
    EXPECT_EQ(shame.begin, study->words(study->turn("PT06", 3), "كنت").begin);
    EXPECT_EQ(shame.codings_a.size(), 1U);
    EXPECT_EQ(shame.codings_b.size(), 1U);
    EXPECT_EQ(study->project.codings().find(shame.codings_b[0])->code, study->code("a13"));
    const Disagreement& boundaries = places.at(0);
    const TurnId visit = study->turn("PT06", 2);
    EXPECT_EQ(boundaries.begin, study->words(visit, "Ten minutes").begin);
    EXPECT_EQ(boundaries.end, study->words(visit, "Nobody had asked").end);
    EXPECT_FALSE(counts_by_turn(boundaries.difference));
    EXPECT_TRUE(counts_by_turn(shame.difference));
}

TEST(Disagreements, OfOneCodeOnly) {
    const auto study = fixtures::stigma_study();
    const auto places = find(*study, {.codes = {study->code("a11")}, .boundaries = false});
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0].other_code, study->code("a13"));  // though a13 itself is not listed
}

// What the other coder gave to the same words does not stand against a code that both gave.
TEST(Disagreements, ACodeThatBothGaveIsNoExchange) {
    const auto study = fixtures::stigma_study();
    const TurnId desk = study->turn("HP02", 2);
    const CoderId ben = study->coder("Ben"), ana = study->coder("Ana");
    study->code_words(ana, study->code("a13"), desk, "They whisper.");
    study->code_words(ben, study->code("a13"), desk, "“Oh, her again.” They whisper.");
    const auto places = find(*study, {.codes = {study->code("a04")}});
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0].difference, Difference::Missed);
}

TEST(Disagreements, TheRelatedCodeIsNamedBeforeTheLongerOne) {
    const auto study = fixtures::stigma_study();
    const TurnId laptop = study->turn("HP02", 3);
    const CoderId ben = study->coder("Ben"), ana = study->coder("Ana");
    study->code_words(ana, study->code("a11"), laptop, "They notice, and then we");
    study->code_words(ben, study->code("a13"), laptop, "They notice, and then we");
    study->code_words(ben, study->code("t4"), laptop, "notice");
    const auto places = find(*study, {.codes = {study->code("a11")}});
    EXPECT_EQ(places.back().other_code, study->code("t4"));
    EXPECT_EQ(places.back().difference, Difference::ParentChild);
}

TEST(Disagreements, VoiceOnlyWhenBothSaidOne) {
    const auto study = fixtures::stigma_study();
    const TurnId desk = study->turn("HP02", 2);
    const TextSpan words = study->words(desk, "They whisper.");
    study->add_coding(study->coder("Ana"), study->code("a13"), {words}, "barrier", "first-hand");
    study->add_coding(study->coder("Ben"), study->code("a13"), {words}, "", "about-others");
    const auto places = find(*study, {.codes = {study->code("a13")}});
    EXPECT_EQ(shown(*study, places.back()), "HP02:2 a13 AB voice differs");
}

// Every cell of the table by turns opens the places behind it.
TEST(Disagreements, AreAsManyAsTheTableByTurnsSays) {
    Random random(7);
    for (int round = 0; round < 150; ++round) {
        const auto study = fixtures::random_study(random);
        const bool told = random.below(2) == 0;
        std::map<CodeId, TwoByTwo> listed;
        for (const Disagreement& place : find(*study, {.participant_turns_only = told})) {
            EXPECT_LT(place.begin, place.end);
            EXPECT_EQ(place.marked_by == MarkedBy::Both, !counts_by_turn(place.difference));
            EXPECT_EQ(bool(place.other_code),
                      counts_by_turn(place.difference) && place.difference != Difference::Missed);
            EXPECT_EQ(!place.codings_a.empty() && !place.codings_b.empty(),
                      place.difference != Difference::Missed);
            listed[place.code].only_a += place.marked_by == MarkedBy::OnlyA;
            listed[place.code].only_b += place.marked_by == MarkedBy::OnlyB;
        }
        const UnitCounts counts =
            count_units(study->project, study->codings(), study->transcripts(), study->coder("Ana"),
                        study->coder("Ben"), {.participant_turns_only = told});
        for (const CodeUnits& row : counts.codes) {
            EXPECT_EQ(listed[row.code].only_a, row.total.only_a);
            EXPECT_EQ(listed[row.code].only_b, row.total.only_b);
        }
    }
}

}  // namespace
}  // namespace tandem
