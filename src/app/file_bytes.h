// Whole files in and out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem {

// Throws Error: not there, a folder, not readable, more than `most` bytes.
std::string read_file(const std::string& path, std::int64_t most);

// Through a temporary file beside it, so that nobody ever sees half a file and a full disk leaves
// the old one. Throws Error naming the file.
void write_file(const std::string& path, std::string_view bytes);

// Without its folder.
std::string file_name_of(const std::string& path);

}  // namespace tandem
