// Every file of the corpus through its parser: what the fuzzer once found stays mended, without it.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

#include "parsers.h"
#include "source_folder.h"

namespace tandem {
namespace {

std::filesystem::path corpus() {
    return std::filesystem::path(test::source_folder()) / "tests" / "fuzz" / "corpus";
}

TEST(FuzzCorpus, EveryFileGoesThroughItsParser) {
    for (const fuzz::Parser& parser : fuzz::parsers()) {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(corpus() / parser.name)) {
            std::ifstream in(entry.path(), std::ios::binary);
            parser.run(std::string(std::istreambuf_iterator<char>(in), {}));
            ++files;
        }
        EXPECT_GT(files, 0) << parser.name;
    }
}

TEST(FuzzCorpus, EveryFolderHasAParser) {
    std::size_t folders = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(corpus())) {
        ++folders;
    }
    EXPECT_EQ(folders, fuzz::parsers().size());
}

}  // namespace
}  // namespace tandem
