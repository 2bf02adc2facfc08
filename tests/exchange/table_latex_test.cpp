#include <gtest/gtest.h>

#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

std::string note_of(const char* text) {
    Table table;
    table.notes = {text};
    const std::string tex = write_table(table, "tex");
    const std::string start = "{\\footnotesize\\noindent ";
    const std::size_t begin = tex.find(start) + start.size();
    return tex.substr(begin, tex.rfind("\\par}") - begin);
}

TEST(TableLatex, RepeatsTheHeaderOnEveryPage) {
    const std::string tex = write_table(quotes(), "tex");
    const std::string head = "\\toprule\n\\textbf{No.} & \\textbf{Quote} \\\\\n\\midrule\n";
    EXPECT_NE(tex.find(head + "\\endfirsthead\n" + head + "\\endhead\n\\bottomrule\n\\endfoot\n"),
              std::string::npos);
    EXPECT_NE(tex.find("\\caption{Supplemental Table 3. Barriers}"), std::string::npos);
    EXPECT_EQ(occurrences(tex, "\\multicolumn{2}"), 4u);
    EXPECT_EQ(occurrences(tex, "} \\\\*\n"), 4u);
    EXPECT_NE(tex.find("\n1 & “There was one option. It was his.” (PT06) \\\\\n"),
              std::string::npos);
    EXPECT_EQ(tex.compare(0, 2, "% "), 0);
}

TEST(TableLatex, EscapesItsMarks) {
    EXPECT_EQ(note_of("100% & $5 #1 {a}_b"), "100\\% \\& \\$5 \\#1 \\{a\\}\\_b");
    EXPECT_EQ(note_of("\\x ^ ~ < > |"),
              "\\textbackslash{}x \\textasciicircum{} \\textasciitilde{} \\textless{} "
              "\\textgreater{} \\textbar{}");
    EXPECT_EQ(note_of("a -- b --- c ''d''"), "a -{}- b -{}-{}- c '{}'d'{}'");
    EXPECT_EQ(note_of("“curly” ‘quotes’"), "“curly” ‘quotes’");
    EXPECT_EQ(note_of("\none\r\ntwo\n"), "one\\newline{}two");
}

TEST(TableLatex, LetsNoCellBecomeTheArgumentOfALineBreak) {
    EXPECT_EQ(note_of("[Asked] x"), "{}[Asked] x");
    EXPECT_EQ(note_of("* x"), "{}* x");
}

TEST(TableLatex, BalancesItsBraces) {
    const std::string tex = write_table(hostile(), "tex");
    int depth = 0;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        if (tex[i] == '\\') {
            ++i;
        } else if (tex[i] == '{') {
            ++depth;
        } else if (tex[i] == '}') {
            --depth;
        }
        ASSERT_GE(depth, 0) << i;
    }
    EXPECT_EQ(depth, 0);
}

TEST(TableLatex, IndentsEveryLineOfACell) {
    Table table;
    table.columns = {{"T"}};
    Cell cell("Family");
    cell.indent = 2;
    table.rows = {body({cell})};
    EXPECT_NE(write_table(table, "tex").find("\\leftskip=2em\\relax Family"), std::string::npos);
}

}  // namespace
}  // namespace tandem
