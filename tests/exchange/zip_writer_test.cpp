#include "exchange/zip_writer.h"

#include <gtest/gtest.h>

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

TEST(WriteZip, ReadsBackWhatItWrote) {
    const std::string large(300000, 'x');
    const std::string zeros(5, '\0');
    const std::string bytes =
        write_zip({{"first.xml", "<a/>"}, {"word/large.bin", large}, {"empty", ""}, {"z", zeros}});
    EXPECT_EQ(bytes.compare(0, 4, "PK\x03\x04"), 0);
    EXPECT_EQ(fixtures::unzip(bytes, "first.xml"), "<a/>");
    EXPECT_EQ(fixtures::unzip(bytes, "word/large.bin"), large);
    EXPECT_EQ(fixtures::unzip(bytes, "empty"), "");
    EXPECT_EQ(fixtures::unzip(bytes, "z"), zeros);
    EXPECT_LT(bytes.size(), 2000u);
}

TEST(WriteZip, DatesEveryEntryTheFirstOfJanuary1980) {
    const std::string bytes = write_zip({{"a", "b"}});
    // Local file header (PKWARE APPNOTE 4.3.7): time at byte 10, date at byte 12.
    EXPECT_EQ(bytes.substr(10, 4), std::string("\x00\x00\x21\x00", 4));
}

TEST(WriteZip, KeepsTheOrderAndTheBytes) {
    const std::vector<ZipEntry> entries = {{"b", "1"}, {"a", "2"}};
    const std::string bytes = write_zip(entries);
    EXPECT_EQ(bytes, write_zip(entries));
    EXPECT_EQ(bytes.substr(30, 1), "b");
}

}  // namespace
}  // namespace tandem
