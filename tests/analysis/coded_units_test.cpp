#include "tandem/analysis/coded_units.h"

#include <gtest/gtest.h>
#include <set>

#include "tandem/text/boundaries.h"
#include "tandem/text/utf8.h"

#include "analysis/two_coders.h"
#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;
using namespace test;

// Two transcripts, three coders, a tree of three levels:
//   P1: 1 interviewer "And then?", 2 "One here. Two here.", 3 "Parking."
//   P2: 1 "Three."
struct ThreeCoders {
    Study study;
    CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben"),
            cem = study.add_coder("Cem");
    TranscriptId p1 = study.add_transcript("P1"), p2 = study.add_transcript("P2");
    TurnId asked = study.add_turn(p1, study.add_speaker(p1, "Int", true), "And then?");
    TurnId told = study.add_turn(p1, {}, "One here. Two here.");
    TurnId parking = study.add_turn(p1, {}, "Parking.");
    TurnId other = study.add_turn(p2, {}, "Three.");
    CodeId frame = study.add_code("Frame"), theme = study.add_code("Theme", frame),
           code = study.add_code("Code", theme), beside = study.add_code("Beside", frame);
    std::vector<TranscriptId> transcripts = {p1, p2};
    std::vector<CoderId> coders = {ana, ben, cem};

    CodedUnits count(const CodedUnitOptions& options = {}) const {
        return code_units(study.project, study.codings(), transcripts, coders, options);
    }
    int place(const CodedUnits& units, CodeId id) const {
        for (std::size_t at = 0; at < units.codes.size(); ++at)
            if (units.codes[at] == id) return static_cast<int>(at);
        return -1;
    }
    CodeRatings ratings(const CodedUnits& units, CodeId id) const {
        return ratings_of_codes(units).at(static_cast<std::size_t>(place(units, id)));
    }
};

TEST(CodedUnits, TurnsOfThreeCoders) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "One");
    three.study.code_words(three.cem, three.code, three.told, "Two");
    three.study.code_words(three.ben, three.code, three.other, "Three");
    const CodedUnits units = three.count();
    EXPECT_EQ(units.total, 3);
    EXPECT_EQ(units.per_transcript, (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(units.left_out.interviewer_turns, 1);
    ASSERT_EQ(units.units.size(), 3U);
    EXPECT_EQ(unit_label(three.study.project, units, units.units[0]), "P1:2");
    const int place = three.place(units, three.code);
    EXPECT_EQ(units.units[0].given, (std::vector<GivenCode>{{place, 0b101}}));
    EXPECT_TRUE(units.units[1].given.empty());
    EXPECT_EQ(units.units[2].given, (std::vector<GivenCode>{{place, 0b010}}));

    const CodeRatings code = three.ratings(units, three.code);
    EXPECT_EQ(code.by_coder, (std::vector<std::int64_t>{1, 1, 1}));
    EXPECT_EQ(code.by_all, 0);
    EXPECT_EQ(code.by_any, 2);
    // By transcript, then by who said yes: nobody, Ana and Cem; Ben.
    EXPECT_EQ(code.ratings.value, (std::vector<std::int32_t>{0, 0, 0, 1, 0, 1, 0, 1, 0}));
    EXPECT_EQ(code.ratings.times, (std::vector<std::int64_t>{1, 1, 1}));
    EXPECT_EQ(code.ratings.cluster, (std::vector<std::int32_t>{0, 0, 1}));
    EXPECT_EQ(code.ratings.clusters, 2);
}

TEST(CodedUnits, SentencesAndCharactersHaveLabels) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "here. T");
    const CodedUnits sentences = three.count({.unit = Unit::Sentence});
    EXPECT_EQ(sentences.total, 4);
    EXPECT_EQ(unit_label(three.study.project, sentences, sentences.units[1]), "P1:2.2");
    EXPECT_EQ(three.ratings(sentences, three.code).by_any, 2);
    const CodedUnits characters = three.count({.unit = Unit::Character});
    EXPECT_EQ(characters.total, 19 + 8 + 6);
    EXPECT_EQ(three.ratings(characters, three.code).by_any, 7);
    ASSERT_EQ(characters.units[1].times, 7);  // the run "here. T"
    EXPECT_EQ(unit_label(three.study.project, characters, characters.units[1], 2), "P1:2@6");
    const CodedUnits documents = three.count({.unit = Unit::Document});
    EXPECT_EQ(unit_label(three.study.project, documents, documents.units[1]), "P2");
}

TEST(CodedUnits, RollUpToALevel) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "One");
    three.study.code_words(three.ben, three.beside, three.told, "One");
    const auto used = [&](const RollUp& roll_up) {
        std::vector<std::string> names;
        const CodedUnits units = three.count({.roll_up = roll_up});
        for (const CodeRatings& code : ratings_of_codes(units))
            if (code.by_any > 0)
                names.push_back(three.study.project.codes
                                    .find(units.codes[static_cast<std::size_t>(code.code)])
                                    ->name +
                                " " + std::to_string(code.by_coder[0]) +
                                std::to_string(code.by_coder[1]));
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(used({}), (Names{"Code 10", "Beside 01"}));
    EXPECT_EQ(used({RollUp::To::Above, 0}),
              (Names{"Frame 11", "Theme 10", "Code 10", "Beside 01"}));
    EXPECT_EQ(used({RollUp::To::Level, 1}), (Names{"Frame 11"}));
    EXPECT_EQ(used({RollUp::To::Level, 2}), (Names{"Theme 10", "Beside 01"}));
    EXPECT_EQ(used({RollUp::To::Level, 3}), (Names{"Code 10", "Beside 01"}));
}

TEST(CodedUnits, OffTopicOnlyWhereEveryCoderSaysSo) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.parking, "Parking");
    for (const CoderId coder : {three.ana, three.ben})
        three.study.project.off_topic.insert({three.parking, coder});
    const CodedUnits some = three.count({.without_off_topic = true});
    EXPECT_EQ(some.total, 3);
    EXPECT_EQ(some.left_out.off_topic_by_some, 1);
    EXPECT_EQ(three.ratings(some, three.code).by_any, 1);
    three.study.project.off_topic.insert({three.parking, three.cem});
    EXPECT_EQ(three.count().total, 3);
    const CodedUnits all = three.count({.without_off_topic = true});
    EXPECT_EQ(all.total, 2);
    EXPECT_EQ(all.left_out.off_topic_turns, 1);
    EXPECT_EQ(all.left_out.off_topic_by_some, 0);
    EXPECT_EQ(three.ratings(all, three.code).by_any, 0);
    EXPECT_EQ(all.denominator,
              "all turns but the interviewer's, without turns that every coder called off topic");
}

TEST(CodedUnits, MarkedTextOnly) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "One");
    three.study.code_words(three.ben, three.beside, three.other, "Three");
    const CodedUnits units = three.count({.marked_only = true});
    EXPECT_EQ(units.total, 2);
    EXPECT_EQ(units.left_out.unmarked_units, 1);
    // What somebody gave any code counts for every code.
    const CodeRatings code = three.ratings(units, three.code);
    EXPECT_EQ(code.by_any, 1);
    EXPECT_EQ(code.table, (TwoByTwo{0, 1, 0, 1}));
    const CodedUnits characters = three.count({.unit = Unit::Character, .marked_only = true});
    EXPECT_EQ(characters.total, 3 + 5);
    EXPECT_EQ(characters.left_out.unmarked_units, 19 + 8 + 6 - 8);
}

TEST(CodedUnits, SetsOfCodes) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "One");
    three.study.code_words(three.ana, three.beside, three.told, "Two");
    three.study.code_words(three.ben, three.beside, three.told, "Two");
    const CodedUnits units = three.count();
    const int code = three.place(units, three.code), beside = three.place(units, three.beside);
    const SetRatings sets = set_ratings(units, std::vector<int>{code, beside});
    EXPECT_EQ(sets.codes, 2);
    using Sets = std::vector<std::vector<std::int32_t>>;
    ASSERT_EQ(sets.sets, (Sets{{0, 1}, {1}, {}}));
    EXPECT_EQ(sets.ratings.value, (std::vector<std::int32_t>{0, 1, 2, 2, 2, 2, 2, 2, 2}));
    EXPECT_EQ(sets.ratings.cluster, (std::vector<std::int32_t>{0, 0, 1}));
    const SetRatings one = set_ratings(units, std::vector<int>{code});
    EXPECT_EQ(one.sets, (Sets{{0}, {}}));
}

// Of "One here. Two here." 16 characters are not white space, 8 in each sentence.
TEST(CodedUnits, AShareOfTheUnit) {
    ThreeCoders three;
    three.study.code_words(three.ana, three.code, three.told, "One here. ");
    three.study.code_words(three.ana, three.code, three.told, "One");  // counts once
    three.study.code_words(three.ben, three.code, three.told, "ne here. Two here.");
    three.study.code_words(three.cem, three.code, three.told, "Two");
    three.study.code_words(three.cem, three.code, three.told, "here.");  // of the first sentence
    const auto counts = [&](Unit unit, double share) {
        const CodedUnits units = three.count({.unit = unit, .share = share});
        return three.ratings(units, three.code).by_coder;
    };
    using Counts = std::vector<std::int64_t>;
    EXPECT_EQ(counts(Unit::Turn, 0), (Counts{1, 1, 1}));
    EXPECT_EQ(counts(Unit::Turn, 0.5), (Counts{1, 1, 1}));
    EXPECT_EQ(counts(Unit::Turn, 0.51), (Counts{0, 1, 0}));
    EXPECT_EQ(counts(Unit::Turn, 1), (Counts{0, 0, 0}));
    EXPECT_EQ(counts(Unit::Sentence, 0), (Counts{1, 2, 2}));
    EXPECT_EQ(counts(Unit::Sentence, 0.5), (Counts{1, 2, 1}));
    EXPECT_EQ(counts(Unit::Sentence, 0.375), (Counts{1, 2, 2}));
    EXPECT_EQ(counts(Unit::Sentence, 1), (Counts{1, 1, 0}));
    // P1 has 16 + 8 characters that count: "Parking." is one more turn of it.
    EXPECT_EQ(counts(Unit::Document, 1.0 / 3), (Counts{1, 1, 1}));
    EXPECT_EQ(counts(Unit::Document, 0.34), (Counts{0, 1, 0}));
    const CodedUnits half = three.count({.share = 0.51});
    EXPECT_EQ(half.left_out.below_share, 2);
    EXPECT_EQ(half.denominator,
              "all turns but the interviewer's; a turn has a code for a coder who gave it to at "
              "least 0.51 of its characters, white space not counted");
}

TEST(CodedUnits, EverythingSaidToAQuestionIsOneUnit) {
    ThreeCoders three;
    Study& study = three.study;
    const QuestionId q1 = study.add_question("Q1"), q2 = study.add_question("Q2"),
                     q3 = study.add_question("Q3");
    const SpeakerId asks = study.project.turns(three.p1).front().speaker;
    // P1: Int, told | Int (Q1) again | Int (Q2) nothing | Int (Q1) more | Int (Q3)
    study.ask(study.add_turn(three.p1, asks, "How?"), q1);
    study.ask(study.add_turn(three.p1, {}, "Again."), q1);
    study.ask(study.add_turn(three.p1, asks, "Who?"), q2);
    study.add_turn(three.p1, {}, " \n");
    study.ask(study.add_turn(three.p1, asks, "And how?"), q1);
    const TurnId more = study.add_turn(three.p1, {}, "More.");
    study.ask(study.add_turn(three.p1, {}, "Alone."), q3);
    study.code_words(three.ana, three.code, more, "More");
    study.code_words(three.ben, three.code, three.told, "One");  // before the first question
    const CodedUnits units = three.count({.unit = Unit::Question});
    ASSERT_EQ(units.units.size(), 2U);
    EXPECT_EQ(unit_label(study.project, units, units.units[0]), "P1:Q1");
    EXPECT_EQ(unit_label(study.project, units, units.units[1]), "P1:Q3");
    EXPECT_EQ(three.ratings(units, three.code).by_coder, (std::vector<std::int64_t>{1, 0, 0}));
    EXPECT_EQ(units.per_transcript, (std::vector<std::int64_t>{2, 0}));
    EXPECT_EQ(units.left_out.unanswered, 1);
    EXPECT_EQ(units.left_out.unasked_turns, 3);  // two of P1, and all of P2
    EXPECT_EQ(three.ratings(three.count({.unit = Unit::Question, .share = 0.5}), three.code).by_any,
              0)
        << "4 of 11 characters";
}

TEST(CodedUnits, ParagraphsAreLines) {
    ThreeCoders three;
    const TurnId lines = three.study.add_turn(three.p2, {}, "One.\n \nTwo. Three.");
    three.study.code_words(three.ana, three.code, lines, "Three");
    const CodedUnits units = three.count({.unit = Unit::Paragraph});
    ASSERT_EQ(units.units.size(), 5U);
    EXPECT_EQ(unit_label(three.study.project, units, units.units[4]), "P2:2.p2");
    EXPECT_EQ(units.units[4].begin, 7);
    EXPECT_EQ(units.units[4].given.size(), 1U);
    EXPECT_TRUE(units.units[3].given.empty());
}

// ---- A share, character by character -----------------------------------------------------------

// The code points of the turn that are no white space, in those that `where` says.
std::int64_t visible(const Turn& turn, std::int64_t begin, std::int64_t end,
                     const std::vector<bool>& where) {
    static const std::set<std::string, std::less<>> kBlanks{
        " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680",
        "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u2000", "\u2001", "\u2002", "\u2003",
        "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a"};
    std::int64_t count = 0;
    for (std::int64_t at = begin; at < end; ++at)
        if (where[static_cast<std::size_t>(at)] &&
            !kBlanks.contains(slice(turn.text, {at}, {at + 1})))
            ++count;
    return count;
}

std::vector<bool> marked_in(const fixtures::Study& study, const Turn& turn, CoderId coder,
                            CodeId code) {
    std::vector<bool> marked(static_cast<std::size_t>(length(turn.text).value), false);
    for (const Coding* coding : study.codings())
        for (const TextSpan& span : coding->spans)
            if (coding->coder == coder && coding->code == code && span.turn == turn.id)
                for (std::int64_t at = span.begin.value; at < span.end.value; ++at)
                    marked[static_cast<std::size_t>(at)] = true;
    return marked;
}

struct Part {
    std::int64_t marked = 0, all = 0;
};

// What one coder gave one code in each unit.
std::vector<Part> parts_of(const fixtures::Study& study, Unit unit, CoderId coder, CodeId code) {
    std::vector<Part> parts;
    for (const TranscriptId transcript : study.transcripts()) {
        Part document;
        for (const Turn& turn : study.project.turns(transcript)) {
            const auto marked = marked_in(study, turn, coder, code);
            const std::vector<bool> all(marked.size(), true);
            const auto part = [&](std::int64_t begin, std::int64_t end) {
                return Part{visible(turn, begin, end, marked), visible(turn, begin, end, all)};
            };
            const Part whole = part(0, std::ssize(marked));
            if (unit == Unit::Turn) parts.push_back(whole);
            document.marked += whole.marked;
            document.all += whole.all;
            if (unit != Unit::Sentence) continue;
            for (const TextRange& sentence : sentences(turn.text))
                if (const Part one = part(sentence.begin.value, sentence.end.value); one.all > 0)
                    parts.push_back(one);
        }
        if (unit == Unit::Document) parts.push_back(document);
    }
    return parts;
}

class CodedUnitsByShare : public testing::TestWithParam<Unit> {};

TEST_P(CodedUnitsByShare, CharacterByCharacter) {
    Random random(505);
    int reached = 0, missed = 0;
    for (int round = 0; round < 25; ++round) {
        const auto study = fixtures::random_study(random);
        const double share = static_cast<double>(1 + random.below(20)) / 20;
        const std::vector<CoderId> coders{study->coder("Ana"), study->coder("Ben")};
        const CodedUnits units =
            code_units(study->project, study->codings(), study->transcripts(), coders,
                       {.unit = GetParam(), .participant_turns_only = false, .share = share});
        for (std::size_t code = 0; code < units.codes.size(); ++code)
            for (std::size_t coder = 0; coder < coders.size(); ++coder) {
                const auto parts = parts_of(*study, GetParam(), coders[coder], units.codes[code]);
                ASSERT_EQ(parts.size(), units.units.size());
                for (std::size_t at = 0; at < parts.size(); ++at) {
                    bool has = false;
                    for (const GivenCode& given : units.units[at].given)
                        if (given.code == static_cast<int>(code))
                            has = (given.coders >> coder & 1) != 0;
                    // Twentieths: as whole numbers, so that nothing is rounded.
                    const auto twentieths = static_cast<std::int64_t>(share * 20 + 0.5);
                    const bool wanted =
                        parts[at].marked > 0 && 20 * parts[at].marked >= twentieths * parts[at].all;
                    ASSERT_EQ(has, wanted) << "round " << round << ", unit " << at;
                    reached += has;
                    missed += parts[at].marked > 0 && !has;
                }
            }
    }
    EXPECT_GT(reached, 20);
    EXPECT_GT(missed, 20);
}

INSTANTIATE_TEST_SUITE_P(All, CodedUnitsByShare,
                         testing::Values(Unit::Turn, Unit::Sentence, Unit::Document),
                         [](const auto& tested) { return std::string(unit_name(tested.param)); });

// ---- Against the other way of counting ---------------------------------------------------------

class CodedUnitsAgainstTables : public testing::TestWithParam<Unit> {};

TEST_P(CodedUnitsAgainstTables, RandomStudies) {
    Random random(77);
    int used = 0;
    for (int round = 0; round < 60; ++round) {
        const auto study = fixtures::random_study(random);
        const bool participants = random.below(2) == 0, above = random.below(2) == 0;
        const std::vector<CoderId> coders{study->coder("Ana"), study->coder("Ben")};
        const auto transcripts = study->transcripts();
        const UnitCounts tables =
            count_units(study->project, study->codings(), transcripts, coders[0], coders[1],
                        {.unit = GetParam(),
                         .participant_turns_only = participants,
                         .roll_up = above,
                         .include_unused = true});
        const CodedUnits units =
            code_units(study->project, study->codings(), transcripts, coders,
                       {.unit = GetParam(),
                        .participant_turns_only = participants,
                        .roll_up = {above ? RollUp::To::Above : RollUp::To::Own, 0}});
        ASSERT_EQ(units.per_transcript, tables.units);
        ASSERT_EQ(units.denominator, tables.denominator);
        ASSERT_EQ(units.left_out.lost, tables.lost);
        const std::vector<CodeRatings> codes = ratings_of_codes(units);
        ASSERT_EQ(codes.size(), tables.codes.size());
        for (std::size_t at = 0; at < codes.size(); ++at) {
            ASSERT_EQ(units.codes[at], tables.codes[at].code);
            ASSERT_EQ(codes[at].table, tables.codes[at].total) << "round " << round;
            used += codes[at].by_all > 0;
        }
    }
    EXPECT_GT(used, 40);
}

INSTANTIATE_TEST_SUITE_P(All, CodedUnitsAgainstTables,
                         testing::Values(Unit::Turn, Unit::Sentence, Unit::Paragraph,
                                         Unit::Character, Unit::Question, Unit::Document),
                         [](const auto& tested) { return std::string(unit_name(tested.param)); });

}  // namespace
}  // namespace tandem
