#include "app/file_bytes.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include "tandem/base/error.h"

namespace tandem {
namespace {

// Closed, and removed unless it was renamed into place.
class TemporaryFile {
 public:
    TemporaryFile(const std::string& path, ::mode_t mode)
        : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, mode)) {}
    ~TemporaryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    bool write(std::string_view bytes) {
        while (descriptor_ >= 0 && !bytes.empty()) {
            const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return descriptor_ >= 0 && ::fsync(descriptor_) == 0;
    }
    bool rename_to(const std::string& path) {
        if (std::rename(path_.c_str(), path.c_str()) != 0) return false;
        path_.clear();
        return true;
    }

 private:
    std::string path_;
    int descriptor_;
};

}  // namespace

std::string read_file(const std::string& path, std::int64_t most) {
    struct ::stat about {};
    if (::stat(path.c_str(), &about) != 0)
        throw Error(errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Storage,
                    "Cannot read '" + path + "': " +
                        (errno == ENOENT ? "there is no such file." : std::strerror(errno)));
    if (S_ISDIR(about.st_mode))
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + path + "': it is a folder. Name the files in it.");
    if (about.st_size > most)
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + path + "': it has " +
                        std::to_string(about.st_size / (1024 * 1024)) + " MB, and " +
                        std::to_string(most / (1024 * 1024)) +
                        " MB are the most. Is it a recording? Import its transcript.");
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    in.read(bytes.data(), about.st_size);
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (!in)
        throw Error(ErrorKind::Storage, "Cannot read '" + path + "': it cannot be opened or read.");
    return bytes;
}

void write_file(const std::string& path, std::string_view bytes, FileAccess access) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem))
        throw Error(ErrorKind::BadInput, "Cannot write '" + path + "': it is a folder.");
    TemporaryFile temporary(path + ".part" + std::to_string(::getpid()),
                            access == FileAccess::OwnerAlone ? 0600 : 0666);
    if (!temporary.write(bytes) || !temporary.rename_to(path))
        throw Error(ErrorKind::Storage, "Cannot write '" + path + "': " + std::strerror(errno) +
                                            ". What was there is as before.");
}

std::string file_name_of(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

std::string extension_of(const std::string& path) {
    const std::string extension = std::filesystem::path(path).extension().string();
    return extension.empty() ? "" : in_small_letters(extension.substr(1));
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

}  // namespace tandem
