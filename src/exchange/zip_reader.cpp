#include "exchange/zip_reader.h"

#include <array>
#include <zip.h>

#include "tandem/base/error.h"

namespace tandem {
namespace {

// Of 1,186 entries of genuine documents none was packed tighter than 32 to 1, and a text part of
// 64 MB would hold a hundred interviews (spec reliability.md §1.4).
constexpr std::uint64_t kMaxRatio = 200;
constexpr std::uint64_t kRatioFreeBytes = 64 * 1024;
constexpr std::uint64_t kMaxEntryBytes = 64 * 1024 * 1024;
constexpr zip_int64_t kMaxEntries = 10'000;

[[noreturn]] void fail(const std::string& name, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + name + "': " + what);
}

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipReader::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

ZipReader::ZipReader(std::string_view bytes, std::string_view name) : name_(name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (source != nullptr && !archive_) zip_source_free(source);
    zip_error_fini(&error);
    if (!archive_) {
        fail(name_,
             "the file is damaged or was not transferred completely. Copy or download it again.");
    }
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count > kMaxEntries) {
        fail(name_, "it holds more than 10,000 parts, which no genuine document does.");
    }
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* entry =
            zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        if (entry != nullptr) entries_.emplace_back(entry);
    }
}

std::optional<std::string> ZipReader::read(const std::string& entry) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), entry.c_str(), ZIP_FL_NOCASE, &stat) != 0) return std::nullopt;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        fail(name_, "it is protected by a password. Save a copy without one.");
    }
    const std::unique_ptr<zip_file_t, CloseEntry> file(
        zip_fopen_index(archive_.get(), stat.index, 0));
    const std::string damaged =
        "its part '" + entry + "' is damaged. Copy or download the file again.";
    if (!file) fail(name_, damaged);
    // The sizes in the archive may lie: what counts is what comes out.
    std::string out;
    std::array<char, 64 * 1024> chunk{};
    while (true) {
        const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
        if (got < 0) fail(name_, damaged);
        if (got == 0) break;
        out.append(chunk.data(), static_cast<std::size_t>(got));
        const bool packed_too_tight =
            out.size() > kRatioFreeBytes && out.size() / kMaxRatio > stat.comp_size;
        if (out.size() > kMaxEntryBytes || packed_too_tight) {
            fail(name_, "its part '" + entry +
                            "' unpacks to far more than a genuine document holds, so the file was "
                            "not opened. Save the document again in your word processor.");
        }
    }
    return out;
}

}  // namespace tandem
