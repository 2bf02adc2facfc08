// The recording behind a transcript, by reference: the file stays where it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/base/hash.h"
#include "tandem/model/ids.h"

namespace tandem {

struct Media {
    MediaId id;
    Guid guid;
    TranscriptId transcript;
    std::string path;  // absolute, where it was seen last
    Sha256 sha256{};   // of the file: a moved file is known again by it
    std::optional<std::int64_t> duration_ms;
    std::string role;  // one of media_roles()
    bool deleted = false;
};

// "audio", "video", "backup".
const std::vector<std::string>& media_roles();

}  // namespace tandem
