// Krippendorff 2019, "Content Analysis", 4th edition, figure 12.11 (page 340): three observers of a
// continuum of 60, as the tests of the R package quallmer transcribe it.
#include "span_study.h"

namespace tandem::testing {
namespace {

// Codes a to g are the figure's 1 to 7.
Spans figure_12_11() {
    const std::vector<Segment> alex{{0, 7, 0},   {7, 13, 1},  {30, 32, 4},
                                    {32, 37, 5}, {37, 44, 5}, {44, 60, 6}};
    const std::vector<Segment> paul{{0, 7, 0}, {7, 13, 2}, {13, 21, 4}, {32, 44, 5}};
    const std::vector<Segment> suzan{{0, 7, 0},   {7, 13, 3},  {13, 21, 4},
                                     {32, 37, 5}, {37, 41, 5}, {41, 44, 5}};
    return study_of({Continuum{60, {alex, paul, suzan}}});
}

TEST(Krippendorff2019, UAlphaOfFigure12_11) {
    EXPECT_NEAR(span_value("u-alpha", figure_12_11()), 0.510, 0.0005);
}

// The printed .413 and .724 do not come out of the transcription. If the lengths that it shares
// between observers are right, as the figures above and below suggest, single units must be shorter
// in the figure; which, cannot be told.
TEST(Krippendorff2019, TheOthersOfFigure12_11AsFarAsItIsTranscribed) {
    EXPECT_NEAR(span_value("u-alpha-binary", figure_12_11()), 0.413, 0.001);
    EXPECT_NEAR(span_value("cu-alpha", figure_12_11()), 0.724, 0.002);
}

TEST(Krippendorff2019, EachValueOfFigure12_11) {
    const Measured figure = span_figure("ku-alpha", figure_12_11());
    ASSERT_EQ(figure.by_value.size(), 7U);
    for (const std::size_t agreed : {0U, 4U, 5U})
        EXPECT_EQ(figure.by_value[agreed].value, 1) << figure.by_value[agreed].name;
    for (const std::size_t apart : {1U, 2U, 3U})
        EXPECT_NEAR(figure.by_value[apart].value.value(), 0, 1e-12) << figure.by_value[apart].name;
    EXPECT_FALSE(figure.by_value[6].value.has_value()) << "it meets gaps only";
    const WorkTable& table = figure.work.tables.front();
    ASSERT_EQ(table.columns.back(), "coverage");
    EXPECT_NEAR(table.cells[4].back(), 8.0 / 18, 1e-12);  // printed 44 %
    EXPECT_EQ(table.cells[6].back(), 0);
}

}  // namespace
}  // namespace tandem::testing
