#include "tandem/analysis/occurrences.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

#include "tandem/analysis/frequency.h"
#include "tandem/analysis/study_agreement.h"

#include "analysis/two_coders.h"
#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

Occurrences find(const Study& study, const OccurrenceQuery& query) {
    return find_occurrences(study.project, study.codings(), study.transcripts(), query);
}

OccurrenceQuery of_code(CodeId code, bool with_below = false) {
    OccurrenceQuery query;
    query.code = code;
    query.with_below = with_below;
    return query;
}

TEST(Occurrences, OfCodesAndWhatIsBelow) {
    const auto study = fixtures::stigma_study();
    EXPECT_EQ(find(*study, {}).units, 9);
    EXPECT_EQ(find(*study, {}).participants, 2);
    EXPECT_EQ(find(*study, of_code(study->code("t4"))).units, 1);
    const Occurrences below = find(*study, of_code(study->code("t4"), true));
    ASSERT_EQ(below.list.size(), 4u);
    EXPECT_EQ(below.participants, 1);
    EXPECT_EQ(below.list[0].turn_number, 3);
    EXPECT_EQ(below.list[1].turn_number, 3);
    EXPECT_LT(below.list[0].begin, below.list[1].begin);
    EXPECT_EQ(below.list[3].turn_number, 4);
    EXPECT_EQ(find(*study, of_code(CodeId{999})).units, 0) << "a code that is gone";
}

TEST(Occurrences, EverythingThatIsNamedNarrows) {
    const auto study = fixtures::stigma_study();
    OccurrenceQuery query = of_code(study->code("barriers"), true);
    EXPECT_EQ(find(*study, query).units, 7);
    query.transcript = study->transcripts().at(0);
    EXPECT_EQ(find(*study, query).units, 6);
    query.coder = study->coder("Ben");
    EXPECT_EQ(find(*study, query).units, 3);
    query.group = "professional";
    EXPECT_EQ(find(*study, query).units, 0);
    OccurrenceQuery people;
    people.group = "professional";
    EXPECT_EQ(find(*study, people).units, 3);
    people = {};
    people.participant = study->project.find_participant("PT06")->id;
    EXPECT_EQ(find(*study, people).units, 6);
    people = {};
    people.attribute = study->project.find_attribute("role")->id;
    people.value = "physician";
    EXPECT_EQ(find(*study, people).units, 3);
    people.value = "";
    EXPECT_EQ(find(*study, people).units, 6) << "not recorded";
}

TEST(Occurrences, LostWordsAreLastOrLeftOut) {
    const auto study = fixtures::stigma_study();
    Coding lost = *study->codings().front();
    lost.spans.clear();
    lost.state = CodingState::Lost;
    study->project.put_coding(lost);
    const OccurrenceQuery query = of_code(lost.code);
    ASSERT_EQ(find(*study, query).list.size(), 2u);
    EXPECT_FALSE(find(*study, query).list.back().turn);
    OccurrenceQuery placed = query;
    placed.placed = true;
    EXPECT_EQ(find(*study, placed).units, 1);
}

TEST(Occurrences, SupportOfARelation) {
    const auto study = fixtures::stigma_study();
    const CodingId first = study->codings().front()->id, last = study->codings().back()->id;
    OccurrenceQuery query;
    query.relation =
        study->add_relation(study->code("a01"), "answered by", study->code("a18"), {first, last});
    EXPECT_EQ(find(*study, query).units, 2);
    EXPECT_NE(describe(study->project, query).find("answered by"), std::string::npos);
}

TEST(Occurrences, InWords) {
    const auto study = fixtures::stigma_study();
    OccurrenceQuery query = of_code(study->code("a18"), true);
    query.transcript = study->transcripts().at(1);
    query.coder = study->coder("Ana");
    EXPECT_EQ(describe(study->project, query), "Closing the record and below, in HP02, by Ana");
    query = {};
    query.group = "patient";
    EXPECT_EQ(describe(study->project, query), "All codes, of the group patient");
    query = of_code(study->code("a18"));
    query.cell = {study->coder("Ana"), study->coder("Ben"), CellSide::OnlyA};
    EXPECT_EQ(describe(study->project, query), "Closing the record, marked by Ana and not by Ben");
}

TEST(Occurrences, AreAsManyAsTheFrequenciesSay) {
    Random random(11);
    for (int round = 0; round < 20; ++round) {
        const auto study = fixtures::random_study(random);
        const Frequencies counts =
            count_frequencies(study->project, study->codings(), study->transcripts());
        for (const CodeFrequency& row : counts.codes) {
            OccurrenceQuery query = of_code(row.code);
            query.placed = true;
            EXPECT_EQ(find(*study, query).units, row.own.codings);
            query.with_below = true;
            EXPECT_EQ(find(*study, query).units, row.total.codings);
            EXPECT_EQ(find(*study, query).participants, row.total.participants);
            for (std::size_t i = 0; i < counts.groups.size(); ++i) {
                query.group = counts.groups[i];
                EXPECT_EQ(find(*study, query).units, row.total_by_group[i].codings);
                EXPECT_EQ(find(*study, query).participants, row.total_by_group[i].participants);
            }
        }
    }
}

void expect_as_counted(const Study& study, const OccurrenceQuery& query, const TwoByTwo& counts) {
    OccurrenceQuery asked = query;
    for (const auto& [side, count] :
         {std::pair(CellSide::Both, counts.both), std::pair(CellSide::OnlyA, counts.only_a),
          std::pair(CellSide::OnlyB, counts.only_b),
          std::pair(CellSide::Neither, counts.neither)}) {
        asked.cell->side = side;
        const Occurrences found = find(study, asked);
        EXPECT_EQ(found.units, count)
            << describe(study.project, asked) << " by " << unit_name(asked.cell->unit);
        for (const Occurrence& each : found.list)
            EXPECT_EQ(each.codings.empty(), side == CellSide::Neither);
    }
}

TEST(Occurrences, UnitsAreAsManyAsTheCellsSay) {
    Random random(12);
    for (int round = 0; round < 12; ++round) {
        const auto study = fixtures::random_study(random);
        const CoderId a = study->coder("Ana"), b = study->coder("Ben");
        for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Paragraph, Unit::Character,
                                Unit::Question, Unit::Document}) {
            UnitOptions options;
            options.unit = unit;
            options.participant_turns_only = round % 2 == 0;
            options.roll_up = round % 3 == 0;
            const UnitCounts counts =
                count_units(study->project, study->codings(), study->transcripts(), a, b, options);
            OccurrenceQuery query;
            query.cell = {
                a, b, CellSide::Both, unit, options.participant_turns_only, options.roll_up};
            TwoByTwo pooled;
            for (const CodeUnits& row : counts.codes) {
                query.code = row.code;
                expect_as_counted(*study, query, row.total);
                if (row.total.used_by_either() > 0) pooled += row.total;
            }
            query.code = {};
            expect_as_counted(*study, query, pooled);
        }
    }
}

// As study_agreement() counts them, which has its own way to a share and to marked text.
TEST(Occurrences, UnitsOfAShareAndOfMarkedTextAreAsManyAsTheCellsSay) {
    Random random(13);
    for (int round = 0; round < 24; ++round) {
        const auto study = fixtures::random_study(random);
        const std::array coders{study->coder("Ana"), study->coder("Ben")};
        for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Paragraph, Unit::Character,
                                Unit::Question, Unit::Document}) {
            StudyAgreementOptions options;
            options.units.unit = unit;
            options.units.marked_only = round % 3 != 0;
            options.units.participant_turns_only = round % 2 == 0;
            if (unit != Unit::Character) options.units.share = 0.25 * (round % 5);
            const StudyAgreement counts = study_agreement(study->project, study->codings(),
                                                          study->transcripts(), coders, options);
            OccurrenceQuery query;
            query.cell = {coders[0],
                          coders[1],
                          CellSide::Both,
                          unit,
                          options.units.participant_turns_only,
                          false,
                          options.units.marked_only,
                          {},
                          options.units.share};
            for (const CodeFigures& row : counts.codes) {
                query.code = row.code;
                expect_as_counted(*study, query, *row.table);
            }
            query.code = {};
            if (counts.pooled.table) expect_as_counted(*study, query, *counts.pooled.table);
        }
    }
}

// Of a turn's words, those count that make it be in the cell.
TEST(Occurrences, WhatIsBelowTheShareIsNotListed) {
    const auto study = fixtures::stigma_study();
    const CodeId code = study->add_code("Half", {});
    const TurnId turn = study->turn("PT06", 2);
    const std::string text = study->project.find_turn(study->transcripts().at(0), turn)->text;
    study->code_words(study->coder("Ana"), code, turn, text);
    study->code_words(study->coder("Ben"), code, turn, text.substr(0, 1));
    OccurrenceQuery query = of_code(code);
    query.cell = {study->coder("Ana"), study->coder("Ben"), CellSide::Both};
    ASSERT_EQ(find(*study, query).units, 1);
    EXPECT_EQ(find(*study, query).list[0].codings.size(), 2u);
    query.cell->share = 0.5;
    EXPECT_EQ(find(*study, query).units, 0);
    query.cell->side = CellSide::OnlyA;
    ASSERT_EQ(find(*study, query).units, 1);
    EXPECT_EQ(find(*study, query).list[0].codings.size(), 1u);
    EXPECT_NE(describe(study->project, query).find("from 0.5 of a unit on"), std::string::npos);
}

}  // namespace
}  // namespace tandem
