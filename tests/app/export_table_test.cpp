#include "tandem/app/export_table.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "tandem/base/error.h"
#include "tandem/exchange/table_writer.h"

#include "study.h"

namespace tandem {
namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

Table small_table() {
    Table table;
    table.name = "codes";
    table.columns = {{"Code"}, {"n", 1.0, true}};
    table.rows = {{Row::Kind::Body, {"信任", Cell::count(3)}}};
    return table;
}

TEST(ExportTable, ExtensionDecidesAndNothingIsLeftBeside) {
    const test::Folder folder;
    for (const std::string& format : table_formats()) {
        const std::string path = folder.path("table." + format);
        export_table(small_table(), path);
        EXPECT_EQ(bytes_of(path), write_table(small_table(), format)) << format;
    }
    export_table(small_table(), folder.path("loud.CSV"));
    EXPECT_EQ(bytes_of(folder.path("loud.CSV")), table_as_text(small_table(), "csv"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path("")))
        ++files;
    EXPECT_EQ(files, table_formats().size() + 1);
}

void expect_refused(const std::string& path, const std::string& words) {
    try {
        export_table(small_table(), path);
        FAIL() << "wrote " << path;
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
    }
}

TEST(ExportTable, RefusalsNameTheFile) {
    const test::Folder folder;
    expect_refused(folder.path("table.pdf"), ".docx");
    expect_refused(folder.path("table"), ".docx");
    expect_refused(folder.path("no/such/folder/t.csv"), "No such file");
    std::filesystem::create_directory(folder.path("d.csv"));
    expect_refused(folder.path("d.csv"), "folder");
}

TEST(ExportTable, WhatWasThereIsReplacedWhole) {
    const test::Folder folder;
    const std::string path = folder.path("t.md");
    std::ofstream(path) << std::string(100000, 'x');
    export_table(small_table(), path);
    EXPECT_EQ(bytes_of(path), table_as_text(small_table()));
}

}  // namespace
}  // namespace tandem
