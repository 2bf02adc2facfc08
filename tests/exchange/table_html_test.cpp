#include <gtest/gtest.h>

#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

TEST(TableHtml, GroupsRowsUnderTheirHeading) {
    const std::string html = write_table(quotes(), "html");
    EXPECT_EQ(html.compare(0, 15, "<!doctype html>"), 0);
    EXPECT_EQ(occurrences(html, "<tbody>"), 2u);
    EXPECT_EQ(occurrences(html, "</tbody>"), 2u);
    EXPECT_EQ(occurrences(html, "scope=\"col\""), 2u);
    EXPECT_EQ(occurrences(html, "scope=\"colgroup\""), 4u);
    EXPECT_NE(html.find("<caption dir=\"auto\">Supplemental Table 3. Barriers</caption>"),
              std::string::npos);
    EXPECT_NE(html.find("<tr><td dir=\"auto\" class=\"n\">1</td><td dir=\"auto\">“There was one "
                        "option. It was his.” (PT06)</td></tr>"),
              std::string::npos);
}

TEST(TableHtml, ClosesEveryTableItOpens) {
    for (const Table& table : {quotes(), hostile(), empty()}) {
        const std::string html = write_table(table, "html");
        for (const char* tag : {"table", "thead", "tbody", "tr", "style", "p"}) {
            const std::string name = tag;
            EXPECT_EQ(occurrences(html, "<" + name + ">") + occurrences(html, "<" + name + " "),
                      occurrences(html, "</" + name + ">"))
                << tag;
        }
    }
}

TEST(TableHtml, TakesNothingFromElsewhereAndRunsNothing) {
    const std::string html = write_table(hostile(), "html");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
    EXPECT_NE(html.find("<title>Title &lt;b&gt;&amp;&quot;|%</title>"), std::string::npos);
    for (const char* loader : {"http:", "https:", "src=", "href=", "url(", "@import", " lang="}) {
        EXPECT_EQ(html.find(loader), std::string::npos) << loader;
    }
    EXPECT_NE(html.find("one<br>two<br>three<br>four\tfive"), std::string::npos);
}

// A cell in which any word may be broken gets as narrow as a letter beside other columns.
TEST(TableHtml, BreaksWordsOnlyInCellsWithALongOne) {
    Table table;
    table.columns = {{"Code"}, {"Both", 1, true}};
    Cell nested("Community, school and workplace");
    nested.indent = 1;
    table.rows = {body({nested, Cell::count(1)}), body({std::string(40, 'w'), Cell::count(2)})};
    const std::string html = write_table(table, "html");
    EXPECT_NE(html.find("<td dir=\"auto\" style=\"padding-inline-start:1.5em\">Community"),
              std::string::npos);
    EXPECT_NE(html.find("<td dir=\"auto\" class=\"long\">www"), std::string::npos);
    EXPECT_NE(html.find("<td dir=\"auto\" class=\"n\">1</td>"), std::string::npos);
    EXPECT_EQ(occurrences(html, "\"long\""), 1u);
}

}  // namespace
}  // namespace tandem
