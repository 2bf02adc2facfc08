#include "exchange/zip_reader.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "transcript_fixtures.h"

namespace tandem {
namespace {

TEST(ZipReader, FindsEntriesInAnyCase) {
    const std::string bytes = fixtures::zip_of({{"Word/Document.xml", "text"}, {"a", ""}});
    const ZipReader archive(bytes, "a.zip");
    EXPECT_EQ(archive.entries(), (std::vector<std::string>{"Word/Document.xml", "a"}));
    EXPECT_EQ(archive.read("word/document.xml"), "text");
    EXPECT_EQ(archive.read("a"), "");
    EXPECT_EQ(archive.read("b"), std::nullopt);
}

TEST(ZipReader, SmallPartsMayBePackedTight) {
    const std::string zeros(64 * 1024, '0');
    const std::string bytes = fixtures::zip_of({{"a", zeros}});
    EXPECT_EQ(ZipReader(bytes, "a.zip").read("a"), zeros);
}

TEST(ZipReader, PartsPackedTooTightAreRefused) {
    const std::string bytes = fixtures::zip_of({{"a", std::string(1024 * 1024, '0')}});
    EXPECT_THROW(ZipReader(bytes, "a.zip").read("a"), Error);
}

TEST(ZipReader, DamagedContentIsRefused) {
    std::string bytes = fixtures::zip_of({{"a", "some stored words"}}, false);
    bytes[bytes.find("stored")] = 'S';
    const ZipReader archive(bytes, "a.zip");
    EXPECT_THROW(archive.read("a"), Error);
}

TEST(ZipReader, NoArchiveIsRefused) {
    EXPECT_THROW(ZipReader("PK\x03\x04 x", "a.zip"), Error);
}

}  // namespace
}  // namespace tandem
