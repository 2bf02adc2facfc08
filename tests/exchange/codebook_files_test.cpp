#include "tandem/exchange/codebook_files.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "tandem/base/error.h"
#include "tandem/base/random.h"

#include "source_folder.h"

namespace tandem {
namespace {

// What must be said about a codebook that cannot be read.
void expect_refused(const std::string& text, const std::vector<std::string>& words) {
    try {
        read_codebook(text, "book.csv");
        FAIL() << "accepted:\n" << text;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        for (const std::string& word : words)
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
    }
}

// As the program keeps it after an import.
Project project_of(const ParsedCodebook& parsed) {
    Project project;
    std::map<CodeId, std::int64_t> next;
    for (std::size_t i = 0; i < parsed.codes.size(); ++i) {
        Code code = parsed.codes[i];
        code.id = {static_cast<std::int64_t>(i) + 1};
        code.parent = parsed.parents[i] < 0 ? CodeId{} : CodeId{parsed.parents[i] + 1};
        code.position = next[code.parent]++;
        project.codes.put(code);
    }
    return project;
}

std::string file_text(const std::string& path) {
    std::ifstream in(tandem::test::source_folder() + "/" + path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(CodebookFiles, NameAloneIsEnough) {
    const auto parsed = read_codebook("name\nTrust\nFear\n", "book.csv");
    ASSERT_EQ(parsed.codes.size(), 2u);
    EXPECT_EQ(parsed.codes[0].name, "Trust");
    EXPECT_EQ(parsed.codes[0].level, "code");
    EXPECT_EQ(parsed.parents, (std::vector<int>{-1, -1}));
    EXPECT_TRUE(parsed.warnings.empty());
}

TEST(CodebookFiles, ColumnsAndRowsComeInAnyOrder) {
    const auto parsed = read_codebook(
        "parent,Name,id,kinds\n"
        "t,Insult,i,barrier ; facilitator\n"
        ",Theme,t,barrier\n",
        "book.csv");
    ASSERT_EQ(parsed.codes.size(), 2u);
    EXPECT_EQ(parsed.codes[0].name, "Theme");
    EXPECT_EQ(parsed.codes[0].level, "theme");  // something stands under it
    EXPECT_EQ(parsed.codes[0].alias, "t");      // no alias column: the id
    EXPECT_EQ(parsed.codes[1].kinds, "barrier;facilitator");
    EXPECT_EQ(parsed.parents, (std::vector<int>{-1, 0}));
}

TEST(CodebookFiles, ParentsByNameAndPath) {
    const auto parsed = read_codebook(
        "name,parent\nA,\nB,\nSame,A\nSame,B\nUnder A,A > Same\nUnder B,B > Same\n", "book.csv");
    std::vector<std::string> names;
    for (const Code& code : parsed.codes) names.push_back(code.name);
    EXPECT_EQ(names, (std::vector<std::string>{"A", "Same", "Under A", "B", "Same", "Under B"}));
    EXPECT_EQ(parsed.parents, (std::vector<int>{-1, 0, 1, -1, 3, 4}));
}

TEST(CodebookFiles, UnknownColumnsAreWarnedOf) {
    const auto parsed = read_codebook("name,colour\nTrust,red\n", "book.csv");
    ASSERT_EQ(parsed.warnings.size(), 1u);
    EXPECT_EQ(parsed.warnings[0].line, 1);
    EXPECT_NE(parsed.warnings[0].message.find("colour"), std::string::npos);
}

TEST(CodebookFiles, FaultsAreNamedWithFileAndLine) {
    expect_refused("", {"book.csv", "empty"});
    expect_refused("title\nx\n", {"line 1", "'name'"});
    expect_refused("name,definition\nTrust,x\n,y\n", {"book.csv", "line 3", "no name"});
    expect_refused("name,level\nTrust,chapter\n", {"line 2", "chapter", "subtheme"});
    expect_refused("id,name\na,X\na,Y\n", {"line 3", "'a'", "line 2"});
    expect_refused("name,parent\nTrust,\nTrust,\n", {"line 3", "'Trust'", "line 2"});
    expect_refused("name,parent\nTheme,\nX,Theem\n", {"line 3", "'Theem'", "Did you mean 'Theme'"});
    expect_refused("name,parent\nA,\nB,\nC,A\nC,B\nD,C\n", {"line 6", "several", "4 and 5"});
}

TEST(CodebookFiles, CyclesAreNamedWithTheirChain) {
    expect_refused("id,name,parent\na,A,c\nb,B,a\nc,C,b\n",
                   {"line 2", "'A' under 'C' under 'B' under 'A'"});
    expect_refused("name,parent\nAlone,Alone\n", {"line 2", "'Alone' under 'Alone'"});
    // The code that hangs on the circle is not blamed.
    expect_refused("id,name,parent\nx,X,a\na,A,b\nb,B,a\n", {"line 3", "'A' under 'B'"});
}

TEST(CodebookFiles, SameNameUnderOtherParentsIsFine) {
    EXPECT_EQ(read_codebook("name,parent\nA,\nB,\nC,A\nC,B\n", "book.csv").codes.size(), 4u);
}

TEST(CodebookFiles, ShippedCodebooksGoRound) {
    const std::map<std::string, std::size_t> shipped{{"stigma-ibh", 50},
                                                     {"contextual-factors", 19},
                                                     {"practice-integration", 38},
                                                     {"implementation-components", 47}};
    for (const auto& [name, entries] : shipped) {
        SCOPED_TRACE(name);
        const auto first = read_codebook(file_text("codebooks/" + name + ".csv"), name);
        EXPECT_EQ(first.codes.size(), entries);
        EXPECT_TRUE(first.warnings.empty());
        const std::string written = write_codebook(project_of(first));
        const auto second = read_codebook(written, name);
        EXPECT_EQ(second.parents, first.parents);
        ASSERT_EQ(second.codes.size(), first.codes.size());
        for (std::size_t i = 0; i < first.codes.size(); ++i) {
            const Code &a = first.codes[i], &b = second.codes[i];
            EXPECT_EQ(std::tie(a.name, a.alias, a.level, a.kinds, a.definition, a.use_when),
                      std::tie(b.name, b.alias, b.level, b.kinds, b.definition, b.use_when));
            EXPECT_EQ(std::tie(a.do_not_use_when, a.example, a.near_miss, a.near_miss_code,
                               a.source, a.derivation),
                      std::tie(b.do_not_use_when, b.example, b.near_miss, b.near_miss_code,
                               b.source, b.derivation));
        }
        EXPECT_EQ(write_codebook(project_of(second)), written);
    }
}

TEST(CodebookFiles, CodesWithoutAliasGetIdsOfTheirOwn) {
    const auto parsed = read_codebook(
        "id,name,alias,parent,near_miss_code\n"
        "1,\"Trust, \"\"real\"\"\",c1,,2\n2,مَودّة 👩🏽‍⚕️,,1,\n3,Third,,2,2\n",
        "book.csv");
    const std::string written = write_codebook(project_of(parsed));
    // c1 is taken by an alias.
    EXPECT_NE(written.find("\nc2,مَودّة 👩🏽‍⚕️,,c1,"), std::string::npos)
        << written;
    EXPECT_NE(written.find("\nc3,Third,,c2,"), std::string::npos) << written;
    EXPECT_EQ(write_codebook(project_of(read_codebook(written, "again"))), written);
}

TEST(CodebookFiles, AnyTreeGoesRound) {
    Random random(7);
    for (int round = 0; round < 200; ++round) {
        Project project;
        const std::int64_t size = 1 + static_cast<std::int64_t>(random.below(30));
        for (std::int64_t i = 1; i <= size; ++i) {
            Code code;
            code.id = {i};
            code.parent = {static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(i)))};
            code.position = i;
            code.name = "N" + std::to_string(random.below(5)) + "," + std::to_string(i);
            code.level = random.below(2) ? "code" : "theme";
            if (random.below(3) == 0) code.alias = "c" + std::to_string(i);
            code.definition = random.below(2) ? "line\nline \"q\"" : "";
            project.codes.put(code);
        }
        const std::string written = write_codebook(project);
        EXPECT_EQ(write_codebook(project_of(read_codebook(written, "book.csv"))), written);
    }
}

TEST(CodebookFiles, IsKnownByItsHeader) {
    EXPECT_TRUE(is_codebook_header({"id", "Name", "parent"}));
    EXPECT_TRUE(is_codebook_header({"name", "definition"}));
    EXPECT_FALSE(is_codebook_header({"name", "age"}));
}

}  // namespace
}  // namespace tandem
