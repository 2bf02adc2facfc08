#include "zip_writer.h"

#include <memory>
#include <zip.h>

#include "tandem/base/error.h"

namespace tandem {

namespace {

constexpr zip_uint16_t kMidnight = 0;
constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // DOS date: years since 1980, month, day
constexpr int kCompressionLevel = 6;              // said, not left to the library's default

struct SourceRelease {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct ArchiveRelease {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, SourceRelease>;
using Archive = std::unique_ptr<zip_t, ArchiveRelease>;

[[noreturn]] void fail(const char* reason) {
    throw Error(ErrorKind::Storage, std::string("Cannot put the document together: ") + reason +
                                        ". Close other programs and try again.");
}

void add(zip_t* archive, const ZipEntry& entry) {
    Source source(zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
    if (!source) fail(zip_strerror(archive));
    const zip_int64_t index =
        zip_file_add(archive, entry.path.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) fail(zip_strerror(archive));
    static_cast<void>(source.release());  // the archive owns it from here
    const auto at = static_cast<zip_uint64_t>(index);
    // A DOS date, not zip_file_set_mtime: that one depends on the time zone of the machine.
    if (zip_file_set_dostime(archive, at, kMidnight, kFirstDay, 0) != 0 ||
        zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, kCompressionLevel) != 0) {
        fail(zip_strerror(archive));
    }
}

std::string read_all(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        fail(zip_error_strerror(zip_source_error(source)));
    }
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read != static_cast<zip_int64_t>(bytes.size())) fail("it could not be read back");
    return bytes;
}

}  // namespace

std::string write_zip(const std::vector<ZipEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) fail(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) fail(zip_error_strerror(&error));
    zip_source_keep(target.get());  // closing the archive gives up its own hold
    for (const ZipEntry& entry : entries) add(archive.get(), entry);
    if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
    static_cast<void>(archive.release());
    return read_all(target.get());
}

}  // namespace tandem
