#include <gtest/gtest.h>

#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

std::string row_of(const char* text) {
    Table table;
    table.columns = {{"T"}};
    table.rows = {body({text})};
    const std::string md = write_table(table, "md");
    const std::string head = "| T |\n| --- |\n| ";
    EXPECT_EQ(md.compare(0, head.size(), head), 0) << md;
    return md.substr(head.size(), md.size() - head.size() - 3);
}

std::string note_of(const char* text) {
    Table table;
    table.notes = {text};
    return write_table(table, "md");
}

TEST(TableMarkdown, IsAPipeTableBetweenTitleAndNotes) {
    EXPECT_EQ(write_table(quotes(), "md"),
              "**Supplemental Table 3. Barriers**\n\n"
              "| No. | Quote |\n| ---: | --- |\n"
              "| **Professionals as a source of stigma** | |\n"
              "| *Patient perspective* | |\n"
              "| 1 | “There was one option. It was his.” (PT06) |\n"
              "| *Professional perspective* | |\n"
              "| 2 | “We whisper alcohol.” (HP10) |\n"
              "| **Self-stigma** | |\n"
              "| 3 | “[...] never said it.” (PT03) |\n\n"
              "[...] marks words left out.\n\nPT: patient; HP: professional.\n");
}

TEST(TableMarkdown, EscapesItsMarks) {
    EXPECT_EQ(row_of("a|b"), "a\\|b");
    EXPECT_EQ(row_of("a\\|b\\"), "a\\\\\\|b\\\\");
    EXPECT_EQ(row_of("*x* _y_ `z` ~w~"), "\\*x\\* \\_y\\_ \\`z\\` \\~w\\~");
    EXPECT_EQ(row_of("<script>&lt;"), "&lt;script&gt;&amp;lt;");
    EXPECT_EQ(row_of("one\r\ntwo"), "one<br>two");
    EXPECT_EQ(row_of("[his](PT06)"), "[his\\](PT06)");
    EXPECT_EQ(row_of("[his] [...]"), "[his] [...]");
    EXPECT_EQ(row_of(" = 100 % "), "= 100 %");
}

TEST(TableMarkdown, LetsNoNoteBecomeAListOrDefinition) {
    EXPECT_EQ(note_of("1. note"), "1\\. note\n");
    EXPECT_EQ(note_of("- note"), "\\- note\n");
    EXPECT_EQ(note_of("# note"), "\\# note\n");
    EXPECT_EQ(note_of("[a]: b"), "[a\\]: b\n");
    EXPECT_EQ(note_of("     note"), "note\n");
    EXPECT_EQ(note_of("2019"), "2019\n");
}

TEST(TableMarkdown, HasTheSameCellsInEveryRow) {
    const std::string md = write_table(hostile(), "md");
    std::size_t begin = md.find("| Text");
    ASSERT_NE(begin, std::string::npos);
    int rows = 0;
    while (begin < md.size() && md[begin] == '|') {
        const std::size_t end = md.find('\n', begin);
        std::size_t pipes = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (md[i] == '\\') {
                ++i;
            } else if (md[i] == '|') {
                ++pipes;
            }
        }
        EXPECT_EQ(pipes, 3u) << md.substr(begin, end - begin);
        begin = end + 1;
        ++rows;
    }
    EXPECT_EQ(rows, 2 + 2 * static_cast<int>(hostile_texts().size()));
}

// "** Family**" with an em space inside is no bold text but two asterisks.
TEST(TableMarkdown, IndentsOutsideTheMarks) {
    Table table;
    table.columns = {{"T"}};
    Cell cell("Family");
    cell.strong = true;
    cell.indent = 1;
    table.rows = {body({cell})};
    EXPECT_NE(write_table(table, "md").find("| \u2003**Family** |"), std::string::npos);
}

}  // namespace
}  // namespace tandem
