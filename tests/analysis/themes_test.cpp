#include "tandem/analysis/themes.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

TEST(Themes, TheBoardOfTheSmallStudy) {
    const auto study = fixtures::stigma_study();
    const auto codings = study->codings();
    const CodingId shown = codings.at(0)->id, hidden = codings.at(1)->id;
    study->add_relation(study->code("t1"), "answered by", study->code("t5"), {hidden, shown});
    const std::vector<const Coding*> open = {codings.at(0)};
    const ThemeBoard board =
        theme_board(study->project, open, study->transcripts(), study->relations());
    ASSERT_EQ(board.themes.size(), 7U);
    const Theme& t1 = board.themes.at(1);
    EXPECT_EQ(t1.code, study->code("t1"));
    EXPECT_EQ(t1.frame, study->code("barriers"));
    EXPECT_EQ(t1.above, study->code("barriers"));
    EXPECT_EQ(t1.codes, (std::vector<CodeId>{study->code("a01"), study->code("a04")}));
    EXPECT_EQ(t1.count, (CodeCount{1, 1, 1, 1}));
    EXPECT_EQ(t1.by_group.at(1), (CodeCount{}));
    EXPECT_EQ(board.themes.at(2).above, t1.code);
    EXPECT_EQ(board.themes.at(0).frame, board.themes.at(0).code);
    EXPECT_FALSE(board.themes.at(0).above);
    ASSERT_EQ(board.relations.size(), 1U);
    EXPECT_EQ(board.relations[0].support, (std::vector<CodingId>{shown}));
    EXPECT_EQ(board.relations[0].participants, 1);
}

TEST(Themes, WithdrawnRelationsAreGoneAndMergedCodesResolved) {
    const auto study = fixtures::stigma_study();
    study->add_relation(study->code("a11"), "condition of", study->code("a18"), {});
    const RelationId second =
        study->add_relation(study->code("a13"), "in tension with", study->code("a18"), {});
    Relation withdrawn = *study->project.relations.find(second);
    withdrawn.deleted = true;
    study->project.relations.put(withdrawn);
    Code merged = *study->project.codes.find(study->code("a11"));
    merged.merged_into = study->code("a13");
    study->edit_code(merged);
    const ThemeBoard board =
        theme_board(study->project, {}, study->transcripts(), study->relations());
    ASSERT_EQ(board.relations.size(), 1U);
    EXPECT_EQ(board.relations[0].from, study->code("a13"));
}

TEST(Themes, TheTallySaysWhereThemesComeFrom) {
    const auto study = fixtures::stigma_study();
    EXPECT_EQ(describe(tally_themes(study->project)),
              "3 themes and 1 subtheme (3 printed as headings; 1 subtheme inferred)");
}

TEST(Themes, TheTallyInItsForms) {
    EXPECT_EQ(describe(ThemeTally{10, 4, 7, 3, 4}),
              "10 themes and 4 subthemes (7 printed as headings; 3 themes and 4 subthemes "
              "inferred)");
    EXPECT_EQ(describe(ThemeTally{1, 0, 0, 0, 0}), "1 theme");
    EXPECT_EQ(describe(ThemeTally{2, 0, 0, 1, 0}), "2 themes (1 theme inferred)");
    EXPECT_EQ(describe(ThemeTally{}), "0 themes");
}

}  // namespace
}  // namespace tandem
