#include "tandem/tables/table.h"

#include <clocale>
#include <gtest/gtest.h>
#include <limits>

namespace tandem {
namespace {

TEST(Cell, PrintsANumberWithItsDecimals) {
    EXPECT_EQ(Cell::of(0.8125, 2).text, "0.81");
    EXPECT_EQ(Cell::of(2.0 / 3.0, 3).text, "0.667");
    EXPECT_EQ(Cell::of(12, 0).text, "12");
    EXPECT_EQ(Cell::of(-1.5, 1).text, "-1.5");
    EXPECT_EQ(Cell::of(1e20, 0).text, "100000000000000000000");
}

TEST(Cell, KeepsTheNumberBesideTheText) {
    const Cell cell = Cell::of(2.0 / 3.0, 2);
    ASSERT_TRUE(cell.number.has_value());
    EXPECT_EQ(*cell.number, 2.0 / 3.0);
    EXPECT_EQ(cell.decimals, 2);
    EXPECT_FALSE(cell.strong);
}

TEST(Cell, HasNoMinusBeforeZero) {
    EXPECT_EQ(Cell::of(-0.001, 2).text, "0.00");
    EXPECT_EQ(Cell::of(-0.0, 0).text, "0");
    EXPECT_EQ(Cell::of(-0.005001, 2).text, "-0.01");
}

TEST(Cell, PrintsTheLongestNumberWhole) {
    const std::string text = Cell::of(-std::numeric_limits<double>::max(), 30).text;
    EXPECT_EQ(text.size(), 1u + 309u + 1u + 30u);
    EXPECT_EQ(text.substr(0, 6), "-17976");
}

TEST(Cell, PrintsCountsOfAnySize) {
    EXPECT_EQ(Cell::count(0).text, "0");
    EXPECT_EQ(Cell::count(1000000).text, "1000000");
    EXPECT_EQ(Cell::count(-7).text, "-7");
    EXPECT_EQ(Cell::count(std::numeric_limits<long long>::min()).text, "-9223372036854775808");
    EXPECT_EQ(Cell::count(42).number, 42.0);
    EXPECT_EQ(Cell::count(42).decimals, 0);
}

TEST(Cell, TakesNoDecimalCommaFromTheLocale) {
    // Where the locale is not installed setlocale changes nothing and the test still holds.
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    EXPECT_EQ(Cell::of(1234.5, 1).text, "1234.5");
    std::setlocale(LC_NUMERIC, "C");
}

TEST(CellDeathTest, RefusesWhatIsNotANumber) {
    EXPECT_DEATH(Cell::of(std::numeric_limits<double>::quiet_NaN(), 2), "finite");
    EXPECT_DEATH(Cell::of(std::numeric_limits<double>::infinity(), 2), "finite");
    EXPECT_DEATH(Cell::of(1.0, -1), "decimals");
}

}  // namespace
}  // namespace tandem
