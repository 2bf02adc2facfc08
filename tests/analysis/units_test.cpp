#include "tandem/analysis/units.h"

#include <gtest/gtest.h>
#include <set>

#include "tandem/text/boundaries.h"

#include "analysis/two_coders.h"
#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

// ---- By hand, on the small study ---------------------------------------------------------------

const TwoByTwo& total_of(const UnitCounts& counts, CodeId code) {
    for (const CodeUnits& row : counts.codes)
        if (row.code == code) return row.total;
    ADD_FAILURE() << "the code has no row";
    static const TwoByTwo kNone;
    return kNone;
}

const UnitOptions kAllTurns = {.participant_turns_only = false};

UnitCounts count(const Study& study, const UnitOptions& options) {
    return count_units(study.project, study.codings(), study.transcripts(), study.coder("Ana"),
                       study.coder("Ben"), options);
}

TEST(Units, NamesGoBothWays) {
    for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Paragraph, Unit::Character,
                            Unit::Question, Unit::Document})
        EXPECT_EQ(find_unit(unit_name(unit)), unit);
    EXPECT_EQ(find_unit("span"), std::nullopt);
    EXPECT_EQ(find_unit(""), std::nullopt);
}

TEST(Units, TurnsOfTheSmallStudy) {
    const auto study = fixtures::stigma_study();
    const UnitCounts counts = count(*study, kAllTurns);
    EXPECT_EQ(counts.total_units, 7);
    EXPECT_EQ(counts.units, (std::vector<std::int64_t>{4, 3}));
    EXPECT_EQ(counts.denominator, "all turns, the interviewer's included");
    EXPECT_EQ(total_of(counts, study->code("a01")), (TwoByTwo{1, 0, 0, 6}));
    EXPECT_EQ(total_of(counts, study->code("a11")), (TwoByTwo{0, 1, 0, 6}));
    EXPECT_EQ(total_of(counts, study->code("a13")), (TwoByTwo{0, 0, 2, 5}));
    EXPECT_EQ(total_of(counts, study->code("t4")), (TwoByTwo{0, 1, 0, 6}));
    EXPECT_EQ(total_of(counts, study->code("a04")), (TwoByTwo{0, 1, 0, 6}));
    EXPECT_EQ(total_of(counts, study->code("a18")), (TwoByTwo{1, 0, 0, 6}));
    EXPECT_EQ(counts.codes.size(), 6U);  // the unused ones are left out
}

TEST(Units, InterviewerTurnsAreLeftOutUnlessAskedFor) {
    const auto study = fixtures::stigma_study();
    study->code_words(study->coder("Ana"), study->code("a01"), study->turn("PT06", 1), "visit");
    const UnitCounts all = count(*study, kAllTurns);
    EXPECT_EQ(total_of(all, study->code("a01")), (TwoByTwo{1, 1, 0, 5}));
    const UnitCounts told = count(*study, {});
    EXPECT_EQ(told.total_units, 5);
    EXPECT_EQ(told.denominator, "all turns but the interviewer's");
    EXPECT_EQ(total_of(told, study->code("a01")), (TwoByTwo{1, 0, 0, 4}));
}

TEST(Units, RolledUpACodeCountsForTheThemesAboveIt) {
    const auto study = fixtures::stigma_study();
    const UnitCounts counts = count(*study, {.participant_turns_only = false, .roll_up = true});
    // Self-stigma: turns 3 and 4 of PT06 carry it or a code under it, for both coders.
    EXPECT_EQ(total_of(counts, study->code("t4")), (TwoByTwo{2, 0, 0, 5}));
    // Barriers: Ana in PT06 2, 3, 4 and HP02 2; Ben in PT06 2, 3, 4.
    EXPECT_EQ(total_of(counts, study->code("barriers")), (TwoByTwo{3, 1, 0, 3}));
}

TEST(Units, Sentences) {
    const auto study = fixtures::stigma_study();
    const UnitCounts counts =
        count(*study, {.unit = Unit::Sentence, .participant_turns_only = false});
    // In PT06 2 Ana has sentence 2, Ben sentences 2 and 3.
    EXPECT_EQ(total_of(counts, study->code("a01")).both, 1);
    EXPECT_EQ(total_of(counts, study->code("a01")).only_a, 0);
    EXPECT_EQ(total_of(counts, study->code("a01")).only_b, 1);
    EXPECT_EQ(total_of(counts, study->code("a01")).units(), counts.total_units);
}

TEST(Units, WhiteSpaceMarksNoSentence) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId transcript = study.add_transcript("P");
    const TurnId turn = study.add_turn(transcript, {}, "One here. Two here.");
    const TurnId blank = study.add_turn(transcript, {}, " \u2003 ");
    const CodeId code = study.add_code("Code");
    study.add_coding(ana, code, {{turn, {9}, {13}}});  // the space, and "Two"
    study.add_coding(ben, code, {{turn, {9}, {10}}, {blank, {0}, {2}}});
    const std::vector<TranscriptId> transcripts = {transcript};
    const UnitCounts counts =
        count_units(study.project, study.codings(), transcripts, ana, ben,
                    {.unit = Unit::Sentence, .participant_turns_only = false});
    EXPECT_EQ(total_of(counts, code), (TwoByTwo{0, 1, 0, 1}));
    EXPECT_EQ(total_of(count_units(study.project, study.codings(), transcripts, ana, ben), code),
              (TwoByTwo{1, 0, 1, 0}));
}

TEST(Units, TouchingAndOverlappingSpansOfOneCoderCountOnce) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId transcript = study.add_transcript("P");
    const TurnId turn = study.add_turn(transcript, {}, "0123456789");
    const CodeId code = study.add_code("Code");
    study.add_coding(ana, code, {{turn, {0}, {4}}});
    study.add_coding(ana, code, {{turn, {4}, {6}}});
    study.add_coding(ana, code, {{turn, {1}, {5}}});
    study.add_coding(ben, code, {{turn, {5}, {9}}});
    const std::vector<TranscriptId> transcripts = {transcript};
    const UnitCounts counts =
        count_units(study.project, study.codings(), transcripts, ana, ben,
                    {.unit = Unit::Character, .participant_turns_only = false});
    EXPECT_EQ(total_of(counts, code), (TwoByTwo{1, 5, 3, 1}));
    EXPECT_EQ(counts.denominator, "all characters, the interviewer's included");
}

// The table of specification §4.6: 600 characters against 440 inside them.
TEST(Units, OneIdeaTwoBoundaries) {
    Study study;
    const CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    const TranscriptId transcript = study.add_transcript("P");
    const TurnId turn = study.add_turn(transcript, {}, std::string(1000, 'x'));
    const CodeId code = study.add_code("Code");
    study.add_coding(ana, code, {{turn, {100}, {700}}});
    study.add_coding(ben, code, {{turn, {150}, {590}}});
    const std::vector<TranscriptId> transcripts = {transcript};
    const auto table = [&](Unit unit) {
        return total_of(
            count_units(study.project, study.codings(), transcripts, ana, ben, {.unit = unit}),
            code);
    };
    EXPECT_EQ(table(Unit::Turn), (TwoByTwo{1, 0, 0, 0}));
    EXPECT_EQ(table(Unit::Character), (TwoByTwo{440, 160, 0, 400}));
}

TEST(Units, DocumentsIncludeThoseWithoutTurns) {
    const auto study = fixtures::stigma_study();
    study->add_transcript("Empty");
    const UnitCounts counts = count(*study, {.unit = Unit::Document});
    EXPECT_EQ(counts.units, (std::vector<std::int64_t>{1, 1, 1}));
    EXPECT_EQ(total_of(counts, study->code("a01")), (TwoByTwo{1, 0, 0, 2}));
    EXPECT_EQ(total_of(counts, study->code("a04")), (TwoByTwo{0, 1, 0, 2}));
}

TEST(Units, UnusedCodesOnlyWhenAskedFor) {
    const auto study = fixtures::stigma_study();
    const UnitCounts all = count(*study, {.participant_turns_only = false, .include_unused = true});
    EXPECT_EQ(all.codes.size(), study->project.codes.size());
    EXPECT_EQ(total_of(all, study->code("recommendations")), (TwoByTwo{0, 0, 0, 7}));
    const UnitCounts named = count(*study, {.participant_turns_only = false,
                                            .codes = {study->code("s1"), study->code("a01")}});
    ASSERT_EQ(named.codes.size(), 2U);
    EXPECT_EQ(named.codes[0].code, study->code("s1"));  // the tree's order
    EXPECT_EQ(named.codes[0].total, (TwoByTwo{0, 0, 0, 7}));
    EXPECT_EQ(named.codes[1].total, (TwoByTwo{1, 0, 0, 6}));
}

TEST(Units, MergedCodesCountWhereTheyWereMergedTo) {
    const auto study = fixtures::stigma_study();
    Code merged = *study->project.codes.find(study->code("a11"));
    const CodeId gone = merged.id;
    merged.merged_into = study->code("a13");
    study->edit_code(merged);
    study->project.resolve_codes();
    const UnitCounts counts =
        count(*study, {.participant_turns_only = false, .include_unused = true});
    EXPECT_EQ(total_of(counts, study->code("a13")), (TwoByTwo{1, 0, 1, 5}));
    for (const CodeUnits& row : counts.codes) EXPECT_NE(row.code, gone);
    EXPECT_EQ(count(*study, {.codes = {gone}}).codes.at(0).code, study->code("a13"));
}

TEST(Units, ChangedAndLostCodingsAreCounted) {
    const auto study = fixtures::stigma_study();
    Coding coding = *study->codings().front();
    coding.state = CodingState::Changed;
    study->project.put_coding(coding);
    EXPECT_EQ(count(*study, kAllTurns).changed, 1);
    coding.state = CodingState::Lost;
    coding.spans.clear();
    study->project.put_coding(coding);
    const UnitCounts counts = count(*study, kAllTurns);
    EXPECT_EQ(counts.changed, 0);
    EXPECT_EQ(counts.lost, 1);
    EXPECT_EQ(total_of(counts, study->code("a01")), (TwoByTwo{0, 0, 1, 6}));
}

// ---- Against counting one unit at a time -------------------------------------------------------

struct Reading {
    const Study& study;
    CoderId a, b;
    UnitOptions options;

    bool counts(const Turn& turn) const {
        const Speaker* speaker = study.project.speakers.find(turn.speaker);
        return !options.participant_turns_only || !speaker || !speaker->interviewer;
    }

    // The characters of the turn that the coder gave the code to.
    std::set<std::int64_t> characters(const Turn& turn, CodeId code, CoderId coder) const {
        std::set<std::int64_t> found;
        for (const Coding& coding : study.project.codings()) {
            const bool same =
                options.roll_up ? study.project.is_under(coding.code, code) : coding.code == code;
            if (!same || coding.coder != coder) continue;
            for (const TextSpan& span : coding.spans)
                if (span.turn == turn.id)
                    for (auto at = span.begin.value; at < span.end.value; ++at) found.insert(at);
        }
        return found;
    }
};

void add_unit(bool by_a, bool by_b, TwoByTwo& table) {
    ++(by_a ? (by_b ? table.both : table.only_a) : (by_b ? table.only_b : table.neither));
}

// The units of a turn, each as a set of the characters by which it can be marked.
std::vector<std::set<std::int64_t>> units_of(const Turn& turn, Unit unit) {
    const std::int64_t size = length(turn.text).value;
    std::vector<std::set<std::int64_t>> units;
    if (unit == Unit::Turn) units.emplace_back();
    for (std::int64_t at = 0; at < size; ++at) {
        if (unit == Unit::Character) units.push_back({at});
        if (unit == Unit::Turn) units.back().insert(at);
    }
    const auto is_visible = [&](std::int64_t at) {
        const TextRange trimmed = trim(turn.text, {{at}, {at + 1}});
        return trimmed.begin < trimmed.end;
    };
    if (unit == Unit::Paragraph) {
        units.emplace_back();
        for (std::int64_t at = 0; at < size; ++at) {
            if (slice(turn.text, {at}, {at + 1}) == "\n") units.emplace_back();
            if (is_visible(at)) units.back().insert(at);
        }
        std::erase_if(units, [](const auto& each) { return each.empty(); });
    }
    if (unit != Unit::Sentence) return units;
    for (const TextRange& range : sentences(turn.text)) {
        std::set<std::int64_t> visible;
        for (auto at = range.begin.value; at < range.end.value; ++at)
            if (is_visible(at)) visible.insert(at);
        if (!visible.empty()) units.push_back(visible);
    }
    return units;
}

bool share(const std::set<std::int64_t>& left, const std::set<std::int64_t>& right) {
    for (const std::int64_t at : left)
        if (right.contains(at)) return true;
    return false;
}

// The question that was asked last, looking back from the turn.
QuestionId asked_before(const Project& project, const std::vector<Turn>& turns, std::size_t at) {
    for (std::size_t back = at + 1; back-- > 0;) {
        const auto mark = project.asked.find(turns[back].id);
        if (mark == project.asked.end()) continue;
        if (!project.questions.find(mark->second.question)->deleted) return mark->second.question;
    }
    return {};
}

TwoByTwo count_questions_slowly(const Reading& reading, TranscriptId transcript, CodeId code) {
    const std::vector<Turn>& turns = reading.study.project.turns(transcript);
    TwoByTwo table;
    for (const GuideQuestion& question : reading.study.project.questions) {
        bool a = false, b = false, answered = false;
        for (std::size_t at = 0; at < turns.size(); ++at) {
            if (!reading.counts(turns[at])) continue;
            if (asked_before(reading.study.project, turns, at) != question.id) continue;
            answered |= !units_of(turns[at], Unit::Paragraph).empty();
            a |= !reading.characters(turns[at], code, reading.a).empty();
            b |= !reading.characters(turns[at], code, reading.b).empty();
        }
        if (answered) add_unit(a, b, table);
    }
    return table;
}

TwoByTwo count_slowly(const Reading& reading, TranscriptId transcript, CodeId code) {
    if (reading.options.unit == Unit::Question)
        return count_questions_slowly(reading, transcript, code);
    TwoByTwo table;
    bool document_a = false, document_b = false;
    for (const Turn& turn : reading.study.project.turns(transcript)) {
        if (!reading.counts(turn)) continue;
        const auto a = reading.characters(turn, code, reading.a);
        const auto b = reading.characters(turn, code, reading.b);
        document_a |= !a.empty();
        document_b |= !b.empty();
        if (reading.options.unit == Unit::Document) continue;
        for (const auto& unit : units_of(turn, reading.options.unit))
            add_unit(share(unit, a), share(unit, b), table);
    }
    if (reading.options.unit == Unit::Document) add_unit(document_a, document_b, table);
    return table;
}

class UnitsAgainstCounting : public testing::TestWithParam<Unit> {};

TEST_P(UnitsAgainstCounting, RandomStudies) {
    Random random(20231110);
    int used = 0;
    for (int round = 0; round < 60; ++round) {
        const auto study = fixtures::random_study(random);
        Reading reading{*study, study->coder("Ana"), study->coder("Ben"), {}};
        reading.options.unit = GetParam();
        reading.options.participant_turns_only = random.below(2) == 0;
        reading.options.roll_up = random.below(2) == 0;
        reading.options.include_unused = true;
        const auto transcripts = study->transcripts();
        const UnitCounts counts = count_units(study->project, study->codings(), transcripts,
                                              reading.a, reading.b, reading.options);
        ASSERT_EQ(counts.codes.size(), study->project.codes.size());
        for (const CodeUnits& row : counts.codes) {
            TwoByTwo sum;
            for (std::size_t at = 0; at < transcripts.size(); ++at) {
                const TwoByTwo slow = count_slowly(reading, transcripts[at], row.code);
                ASSERT_EQ(row.per_transcript[at], slow) << "round " << round;
                ASSERT_EQ(counts.units[at], slow.units());
                sum += slow;
            }
            ASSERT_EQ(row.total, sum);
            used += row.total.both > 0;
        }
    }
    EXPECT_GT(used, 40);  // the studies are such that there is something to find
}

INSTANTIATE_TEST_SUITE_P(All, UnitsAgainstCounting,
                         testing::Values(Unit::Turn, Unit::Sentence, Unit::Paragraph,
                                         Unit::Character, Unit::Question, Unit::Document),
                         [](const auto& tested) { return std::string(unit_name(tested.param)); });

}  // namespace
}  // namespace tandem
