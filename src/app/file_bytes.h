// Whole files in and out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace tandem {

// Throws Error: not there, a folder, not readable, more than `most` bytes.
std::string read_file(const std::string& path, std::int64_t most);

// Who may read a new file: as the person's machine has it, or its owner alone (mode 0600).
enum class FileAccess { AsUsual, OwnerAlone };

// Through a temporary file beside it, so that nobody ever sees half a file and a full disk leaves
// the old one. Throws Error naming the file.
void write_file(const std::string& path, std::string_view bytes,
                FileAccess access = FileAccess::AsUsual);

// Without its folder.
std::string file_name_of(const std::string& path);

// Removes a file that was begun but not finished.
class Unfinished {
 public:
    explicit Unfinished(std::string path) : path_(std::move(path)) {}
    ~Unfinished() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove(path_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void finish() { path_.clear(); }

 private:
    std::string path_;
};

// "docx", in small letters; empty when there is none.
std::string extension_of(const std::string& path);

// The letters of ASCII in small; others stay.
std::string in_small_letters(std::string_view text);

}  // namespace tandem
