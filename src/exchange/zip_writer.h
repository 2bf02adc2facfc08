// A ZIP archive made in memory.
#pragma once

#include <string>
#include <vector>

namespace tandem {

struct ZipEntry {
    std::string path;  // inside the archive, with '/'
    std::string bytes;
};

// The archive's bytes: deflated, in the order given, every entry dated 1 January 1980 (the first
// day a ZIP can name), so that the same entries give the same bytes. Throws Error(Storage) when
// memory runs out.
std::string write_zip(const std::vector<ZipEntry>& entries);

}  // namespace tandem
