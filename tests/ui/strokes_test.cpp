#include "ui/strokes.h"

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace tandem::ui {
namespace {

// The stroke as letters, '#' where it is filled, a row after the other.
std::string picture(Stroke stroke, const Band& band) {
    const auto length = static_cast<std::size_t>(band.length);
    const auto width = static_cast<std::size_t>(band.width);
    std::string cells(length * width, '.');
    for_stroke(stroke, band, [&](StrokePiece piece) {
        EXPECT_GE(piece.near_side, 0);
        EXPECT_LE(piece.far_side, band.width);
        EXPECT_LE(piece.end, band.length);
        for (auto across = static_cast<std::size_t>(piece.near_side);
             across < static_cast<std::size_t>(piece.far_side); ++across)
            for (auto along = static_cast<std::size_t>(piece.begin);
                 along < static_cast<std::size_t>(piece.end); ++along)
                cells[across * length + along] = '#';
    });
    return cells;
}

std::vector<Stroke> all_strokes() {
    std::vector<Stroke> all;
    for (int i = 0; i < kStrokeCount; ++i) all.push_back(static_cast<Stroke>(i));
    return all;
}

TEST(Strokes, DifferFromEachOtherWithoutColour) {
    for (const float width : {3.0f, 4.0f, 6.0f}) {
        std::set<std::string> pictures;
        for (const Stroke stroke : all_strokes())
            pictures.insert(picture(stroke, {30, width, 1, 0, 30}));
        EXPECT_EQ(pictures.size(), static_cast<std::size_t>(kStrokeCount)) << width;
    }
}

TEST(Strokes, AreWholeAtTheShortestLine) {
    EXPECT_EQ(picture(Stroke::Solid, {4, 2, 1, 0, 4}), "########");
    EXPECT_EQ(picture(Stroke::Double, {4, 3, 1, 0, 4}), "####....####");
    EXPECT_EQ(picture(Stroke::Dashed, {10, 1, 1, 0, 10}), "######...#");
    EXPECT_EQ(picture(Stroke::DashDot, {18, 1, 1, 0, 18}), "##########...##...");
    EXPECT_EQ(picture(Stroke::Ticked, {8, 3, 1, 0, 8}), "##########....####....##");
}

TEST(Strokes, StayInPlaceWhenOnlyAPartIsInSight) {
    for (const Stroke stroke : all_strokes()) {
        const std::string whole = picture(stroke, {200, 3, 1, 0, 200});
        const std::string part = picture(stroke, {200, 3, 1, 90, 120});
        for (std::size_t row = 0; row < 3; ++row)
            EXPECT_EQ(part.substr(row * 200 + 90, 30), whole.substr(row * 200 + 90, 30))
                << static_cast<int>(stroke);
    }
}

TEST(Strokes, CostOnlyWhatIsInSight) {
    for (const Stroke stroke : all_strokes()) {
        int pieces = 0;
        for_stroke(stroke, {1'000'000, 3, 1, 500'000, 500'100}, [&](StrokePiece) { ++pieces; });
        EXPECT_LE(pieces, 120) << static_cast<int>(stroke);
        EXPECT_GE(pieces, 1) << static_cast<int>(stroke);
    }
}

}  // namespace
}  // namespace tandem::ui
