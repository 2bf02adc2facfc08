// The table in src/README.md holds for the whole source; and the check finds what it should.
#include "layering.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "source_folder.h"

namespace tandem::layering {
namespace {

constexpr std::string_view kTable =
    "# Source\n\n"
    "| folder | may include | from outside |\n"
    "|---|---|---|\n"
    "| base | – | std, libsodium (hash, sign, seal) |\n"
    "| model | base | std |\n"
    "| store | base, model | SQLite |\n"
    "| app | all above | std |\n"
    "| ui | base, app | ImGui; HarfBuzz, ICU in `ui/textkit` only |\n\n"
    "| other | table | here |\n";

// A tree without a fault: each header is used by another folder.
std::vector<SourceFile> sound_tree() {
    return {
        {"include/tandem/base/error.h", "#include <string>\n"},
        {"include/tandem/model/span.h", "#include \"tandem/base/error.h\"\n"},
        {"src/base/hash.cpp", "#include <sodium.h>\n"},
        {"src/store/rows.h", "#include <sqlite3.h>\n"},
        {"src/store/rows.cpp", "#include \"rows.h\"\nauto q = \"SELECT 1\";\n"},
        {"src/app/run.cpp", "#include \"tandem/model/span.h\"\n#include <unistd.h>\n"},
        {"src/ui/panels/codes.cpp", "#include <imgui.h>\nvoid f() { ImGui::Text(\"a\"); }\n"},
        {"src/ui/textkit.cpp", "#include <hb.h>\n#include <unicode/ubidi.h>\n"},
    };
}

Faults include_faults_with(const SourceFile& added) {
    auto files = sound_tree();
    files.push_back(added);
    return include_faults(read_layer_table(kTable), files);
}

// Exactly one fault, and it says `words`.
void expect_one(const Faults& faults, const std::string& words) {
    ASSERT_EQ(faults.size(), 1u) << testing::PrintToString(faults);
    EXPECT_NE(faults[0].find(words), std::string::npos) << faults[0];
}

TEST(LayerTable, IsReadRowByRow) {
    const auto rules = read_layer_table(kTable);
    ASSERT_EQ(rules.size(), 5u);
    EXPECT_EQ(rules[0].folder, "base");
    EXPECT_TRUE(rules[0].may_include.empty());
    ASSERT_EQ(rules[0].outside.size(), 1u);
    EXPECT_EQ(rules[0].outside[0].library, "libsodium");
    EXPECT_EQ(rules[2].may_include, (std::vector<std::string>{"base", "model"}));
    EXPECT_EQ(rules[3].may_include, (std::vector<std::string>{"base", "model", "store"}));
    ASSERT_EQ(rules[4].outside.size(), 3u);
    EXPECT_EQ(rules[4].outside[0].only_in, "");
    EXPECT_EQ(rules[4].outside[2].library, "ICU");
    EXPECT_EQ(rules[4].outside[2].only_in, "src/ui/textkit");
}

TEST(LayerTable, IsNotFoundUnderAnotherHeading) {
    EXPECT_TRUE(read_layer_table("| a | b | c |\n|---|---|---|\n| base | – | std |\n").empty());
}

TEST(Includes, ASoundTreeHasNoFault) {
    EXPECT_EQ(include_faults(read_layer_table(kTable), sound_tree()), Faults{});
    EXPECT_EQ(place_faults(sound_tree()), Faults{});
    EXPECT_EQ(length_faults(sound_tree()), Faults{});
}

TEST(Includes, UpwardIsAFault) {
    expect_one(include_faults_with({"src/base/x.cpp", "  #  include \"tandem/model/span.h\"\n"}),
               "base may not include model");
}

TEST(Includes, SidewaysPastTheTableIsAFault) {
    expect_one(include_faults_with({"src/ui/x.cpp", "#include \"tandem/model/span.h\"\n"}),
               "ui may not include model");
}

TEST(Includes, PrivateHeaderOfAnotherFolderIsAFault) {
    expect_one(include_faults_with({"src/app/x.cpp", "#include \"store/rows.h\"\n"}),
               "private to store");
}

TEST(Includes, PublicHeaderMayNotIncludeAPrivateOne) {
    auto files = sound_tree();
    files.push_back({"include/tandem/store/open.h", "#include \"store/rows.h\"\n"});
    files.push_back({"src/app/open.cpp", "#include \"tandem/store/open.h\"\n"});
    expect_one(include_faults(read_layer_table(kTable), files), "includes the private");
}

TEST(Includes, WhatAPublicHeaderIncludesIsPublic) {
    auto files = sound_tree();
    files.push_back({"include/tandem/store/value.h", "\n"});
    files.push_back({"include/tandem/store/open.h", "#include \"tandem/store/value.h\"\n"});
    files.push_back({"src/app/open.cpp", "#include \"tandem/store/open.h\"\n"});
    EXPECT_EQ(include_faults(read_layer_table(kTable), files), Faults{});
}

TEST(Includes, PublicHeaderThatNobodyElseNeedsIsAFault) {
    auto files = sound_tree();
    files.push_back({"include/tandem/store/open.h", "\n"});
    files.push_back({"src/store/open.cpp", "#include \"tandem/store/open.h\"\n"});
    expect_one(include_faults(read_layer_table(kTable), files), "move it to src/store/");
}

TEST(Includes, LibraryInTheWrongFolderIsAFault) {
    expect_one(include_faults_with({"src/app/x.cpp", "#include <sqlite3.h>\n"}),
               "SQLite is not for it");
    expect_one(include_faults_with({"src/app/x.cpp", "#include \"imgui_internal.h\"\n"}),
               "ImGui is not for it");
    expect_one(include_faults_with({"src/ui/x.cpp", "#include <unicode/ubidi.h>\n"}),
               "ICU is not for it");
}

TEST(Includes, LibraryInAPublicHeaderIsAFault) {
    auto files = sound_tree();
    files.push_back({"include/tandem/store/open.h", "#include <sqlite3.h>\n"});
    files.push_back({"src/app/open.cpp", "#include \"tandem/store/open.h\"\n"});
    expect_one(include_faults(read_layer_table(kTable), files), "is public and includes sqlite3.h");
}

TEST(Includes, LibraryThatNoTableNamesIsAFault) {
    expect_one(include_faults_with({"src/app/x.cpp", "#include <curl/curl.h>\n"}),
               "which no table names");
    expect_one(include_faults_with({"src/app/x.cpp", "#include \"gone.h\"\n"}),
               "which no table names");
    expect_one(include_faults_with({"src/net/x.cpp", "\n"}), "in no folder of the table");
}

TEST(Includes, TableThatNamesAnUnknownLibraryIsAFault) {
    const std::string table =
        "| folder | may include | from outside |\n|---|---|---|\n| base | – | std, Qt |\n";
    expect_one(include_faults(read_layer_table(table), {}), "Qt");
}

TEST(Places, SqlOutsideStoreIsAFault) {
    for (const char* sql : {"\"SELECT name FROM code\"", "R\"(\n  UPDATE code\n SET x = 1)\"",
                            "\"INSERT OR IGNORE INTO code\"", "R\"sql(DELETE FROM code)sql\""})
        expect_one(place_faults({{"src/app/x.cpp", std::string("auto q = ") + sql + ";"}}),
                   "holds SQL");
    EXPECT_EQ(place_faults({{"src/app/x.cpp", "// SELECT one\nauto s = \"Select a code\";"}}),
              Faults{});
}

TEST(Places, CatchIsAFaultExceptInItsTwoPlaces) {
    const std::string text = "void f() { try { g(); } catch (const Error&) {} }\n";
    expect_one(place_faults({{"src/app/x.cpp", text}}), "catches");
    EXPECT_EQ(place_faults({{"src/cli/main.cpp", text}, {"src/ui/desktop.cpp", text}}), Faults{});
    EXPECT_EQ(place_faults({{"src/app/x.cpp", "/* catch (all) */ auto s = \"catch (it)\";"}}),
              Faults{});
}

TEST(Places, ImGuiOutsideUiIsAFault) {
    expect_one(place_faults({{"src/app/x.cpp", "ImVec2 at;\n"}}), "uses ImGui");
}

TEST(Lengths, LongFilesAndFunctionsAreFaults) {
    std::string lines;
    for (int i = 0; i < 59; ++i) lines += "    work();\n";
    const std::string declaration = "void far(int a,\n         int b);\n";
    EXPECT_EQ(length_faults({{"src/app/x.cpp", "void f() {\n" + lines.substr(12) + "}\n"}}),
              Faults{});
    expect_one(length_faults({{"src/app/x.cpp", declaration + "void f() {\n" + lines + "}\n"}}),
               "src/app/x.cpp:3 is a function of 61 lines");
    expect_one(length_faults({{"tests/x_test.cpp", std::string(801, '\n')}}), "801 lines");
    EXPECT_EQ(length_faults({{"src/app/x.h", std::string(800, '\n')}}), Faults{});
}

TEST(Types, TwoOfOneNameAreAFault) {
    const auto file = [](std::string path, std::string inside) {
        return SourceFile{std::move(path), "#include <map>\nnamespace tandem {\n" + inside +
                                               "}  // namespace tandem\n"};
    };
    const SourceFile one = file("src/a/x.h", "struct Words : Base {\n    int a;\n};\n");
    expect_one(type_faults({one, file("src/b/y.cpp", "enum class Words { One };\n")}),
               "has a type tandem::Words, and so has src/a/x.h");
    expect_one(type_faults({one, file("src/b/y.h", "template <class T>\nclass Words final {};\n")}),
               "src/b/y.h");
    EXPECT_EQ(type_faults({one, file("src/b/y.cpp", "namespace {\nstruct Words {};\n}\n")}),
              Faults{});
    EXPECT_EQ(type_faults({one, file("src/b/y.h", "struct Page {\n    struct Words {};\n};\n")}),
              Faults{});
    EXPECT_EQ(type_faults({one, file("src/b/y.h", "struct Words;\nvoid f(Words& words) {\n}\n")}),
              Faults{});
    EXPECT_EQ(type_faults({one, file("src/ui/y.h", "namespace ui {\nstruct Words {};\n}\n")}),
              Faults{});
}

TEST(SplitSource, SeparatesCodeFromWords) {
    const Split split = split_source(
        "int a = 1'000; // \"no\"\nauto s = \"say \\\"hi\\\" // here\"; /* x */ char c = '\"';\n");
    EXPECT_EQ(split.code, "int a = 1'000; \nauto s = \"\";  char c = '';\n");
    ASSERT_EQ(split.literals.size(), 1u);
    EXPECT_EQ(split.literals[0], "say \\\"hi\\\" // here");
    EXPECT_EQ(split_source("R\"x(a)\")x\" b").literals, std::vector<std::string>{"a)\""});
    EXPECT_EQ(split_source("\"open").literals.size(), 1u);
}

// ---- This project ------------------------------------------------------------------------------

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<SourceFile> files_below(const std::vector<std::string>& folders) {
    const std::filesystem::path root = tandem::test::source_folder();
    std::vector<SourceFile> files;
    for (const std::string& folder : folders)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
                files.push_back({entry.path().lexically_relative(root).generic_string(),
                                 read_whole(entry.path())});
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::string in_lines(const Faults& faults) {
    std::string text;
    for (const std::string& fault : faults) text += fault + "\n";
    return text;
}

TEST(ThisProject, IncludesOnlyWhatTheTableAllows) {
    const auto rules = read_layer_table(
        read_whole(std::filesystem::path(tandem::test::source_folder()) / "src/README.md"));
    ASSERT_EQ(rules.size(), 12u);
    const Faults faults = include_faults(rules, files_below({"include", "src"}));
    EXPECT_TRUE(faults.empty()) << in_lines(faults);
}

TEST(ThisProject, KeepsSqlImGuiAndCatchInTheirPlaces) {
    const Faults faults = place_faults(files_below({"include", "src"}));
    EXPECT_TRUE(faults.empty()) << in_lines(faults);
}

TEST(ThisProject, HasNoTwoTypesOfOneName) {
    const Faults faults = type_faults(files_below({"include", "src"}));
    EXPECT_TRUE(faults.empty()) << in_lines(faults);
}

TEST(ThisProject, HasNoOverlongFileOrFunction) {
    const Faults faults = length_faults(files_below({"include", "src", "tests"}));
    EXPECT_TRUE(faults.empty()) << in_lines(faults);
}

}  // namespace
}  // namespace tandem::layering
