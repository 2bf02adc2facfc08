#include <gtest/gtest.h>

#include "tandem/exchange/csv.h"
#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

std::vector<std::string> column_of(const std::string& csv, std::size_t column) {
    std::vector<std::string> fields;
    for (const CsvRow& row : read_csv(csv, "table.csv")) fields.push_back(row.fields.at(column));
    return fields;
}

TEST(TableCsv, PutsHeadingsIntoColumns) {
    EXPECT_EQ(write_table(quotes(), "csv"),
              "Heading,Subheading,No.,Quote\n"
              "Professionals as a source of stigma,Patient perspective,1,"
              "“There was one option. It was his.” (PT06)\n"
              "Professionals as a source of stigma,Professional perspective,2,"
              "“We whisper alcohol.” (HP10)\n"
              "Self-stigma,,3,“[...] never said it.” (PT03)\n");
}

TEST(TableCsv, KeepsAHeadingWithoutRows) {
    Table table = quotes();
    table.rows = {heading("One"),
                  heading("Two"),
                  subheading("a"),
                  subheading("b"),
                  body({Cell::count(1), "x"}),
                  subheading("c"),
                  heading("Three")};
    EXPECT_EQ(write_table(table, "csv"),
              "Heading,Subheading,No.,Quote\n"
              "One,,,\n"
              "Two,a,,\n"
              "Two,b,1,x\n"
              "Two,c,,\n"
              "Three,,,\n");
}

TEST(TableCsv, GuardsFormulasButNotNumbers) {
    Table table;
    table.columns = {{"=A1"}, {"Value"}};
    table.rows = {body({"=cmd|' /C calc'!A0", Cell::of(-0.5, 2)}), body({"@x", Cell::of(0.5, 1)}),
                  body({"\tx", ""}), body({"\uFF1D1", "-1"}), body({"a=b", "’quoted"})};
    EXPECT_EQ(write_table(table, "csv"),
              "'=A1,Value\n"
              "'=cmd|' /C calc'!A0,-0.50\n"
              "'@x,0.5\n"
              "\"'\tx\",\n"
              "'\uFF1D1,'-1\n"
              "a=b,’quoted\n");
}

TEST(TableCsv, ReadsBackWhatItWrote) {
    Table table;
    table.columns = {{"Text"}, {"N"}};
    const std::vector<std::string> texts = {"a,b", "say \"no\"", "two\nlines", "a;b", "long "};
    for (const std::string& text : texts) table.rows.push_back(body({text, Cell::count(1)}));
    table.rows.push_back(body({long_text(), Cell::count(2)}));
    std::vector<std::string> expected = {"Text"};
    expected.insert(expected.end(), texts.begin(), texts.end());
    expected.push_back(long_text());
    EXPECT_EQ(column_of(write_table(table, "csv"), 0), expected);
}

TEST(TableTsv, HasOneLineForEachRow) {
    Table table;
    table.columns = {{"Text"}, {"N"}};
    table.rows = {body({"one\ttwo\nthree", Cell::count(1)}), body({"=x", Cell::count(-2)}),
                  body({"\ty", Cell::count(3)})};
    EXPECT_EQ(write_table(table, "tsv"), "Text\tN\none two three\t1\n'=x\t-2\n y\t3\n");
}

TEST(TableCsv, LeavesARangeOfNumbersAsItIs) {
    Table table;
    table.columns = {{"95% interval"}};
    table.rows = {body({"-1.00 to 1.00"}), body({"-1+cmd to 2"}), body({"-2 to A1"})};
    EXPECT_EQ(write_table(table, "csv"), "95% interval\n-1.00 to 1.00\n'-1+cmd to 2\n'-2 to A1\n");
}

}  // namespace
}  // namespace tandem
