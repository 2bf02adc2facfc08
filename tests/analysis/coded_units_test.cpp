#include "tandem/analysis/coded_units.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

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
                         testing::Values(Unit::Turn, Unit::Sentence, Unit::Character,
                                         Unit::Document),
                         [](const auto& tested) { return std::string(unit_name(tested.param)); });

}  // namespace
}  // namespace tandem
