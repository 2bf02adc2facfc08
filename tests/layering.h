// The shape of the source, checked: who includes whom, and what stands where.
// Works on texts in memory, so that a test can show on small made-up trees that it finds faults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem::layering {

// `path` is relative to the root of the project: "src/store/sqlite.cpp".
struct SourceFile {
    std::string path;
    std::string text;
};

// A library a folder may use; in the files whose path begins with `only_in` if that is not empty.
struct Outside {
    std::string library;
    std::string only_in;
};

// One row of the table in src/README.md.
struct FolderRule {
    std::string folder;
    std::vector<std::string> may_include;
    std::vector<Outside> outside;
};

// The rows of the table whose heading is "| folder | may include | from outside |", in order.
// "all above" stands for every folder of an earlier row.
std::vector<FolderRule> read_layer_table(std::string_view markdown);

// C++ text without comments and without the contents of its string and character literals.
struct Split {
    std::string code;
    std::vector<std::string> literals;
};
Split split_source(std::string_view text);

// Each fault is one line: the path, what is wrong there, and what to do.
using Faults = std::vector<std::string>;

// Includes: of own headers against the table, of libraries against the table, and whether each
// header stands where it belongs.
Faults include_faults(const std::vector<FolderRule>& rules, const std::vector<SourceFile>& files);

// SQL outside store, ImGui outside ui, `catch` outside its two places.
Faults place_faults(const std::vector<SourceFile>& files);

// Files over 800 lines, functions over 60 (as clang-format lays them out).
Faults length_faults(const std::vector<SourceFile>& files);

// Two types of one name in one namespace, other than in namespaces without a name: the linker would
// take the functions of one for both and say nothing.
Faults type_faults(const std::vector<SourceFile>& files);

}  // namespace tandem::layering
