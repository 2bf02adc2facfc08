// What comes with the program: codebooks to begin with, and an example study.
#pragma once

#include <string>
#include <vector>

namespace tandem::ui {

struct ShippedCodebook {
    std::string path;
    std::string name;   // "stigma-ibh"
    std::string about;  // one sentence
};

// The codebooks of `share`/codebooks, by name, told about by the table in their README.md.
std::vector<ShippedCodebook> shipped_codebooks(const std::string& share);

// `share`/examples/stigma-ibh.tandem; empty when it is not there.
std::string shipped_example(const std::string& share);

// Where a person's copy of the example is kept: below $XDG_DATA_HOME, or ~/.local/share; empty when
// there is no home.
std::string data_folder();

// Copies `from` to `to`, which is not there, under another name until it is whole. A sentence if
// that could not be done.
std::string copy_whole(const std::string& from, const std::string& to);

}  // namespace tandem::ui
