// What is known of a recording besides its sound.
#pragma once

#include <cstdint>
#include <string>

#include "tandem/base/hash.h"
#include "tandem/base/steps.h"

namespace tandem {

// Reads all of the file in small pieces; `steps` are told bytes. Throws Error: NotFound when it
// cannot be read, Cancelled by `steps`.
Sha256 checksum_of_file(const std::string& path, const Steps& steps);

// In milliseconds, as mpv finds it; 0: it does not say, is not installed, or needs longer than ten
// seconds. `path` is absolute.
std::int64_t duration_of_recording(const std::string& path, const std::string& program = "mpv");

}  // namespace tandem
