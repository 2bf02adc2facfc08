// A value of a row on its way into the project file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "tandem/base/guid.h"
#include "tandem/base/hash.h"

namespace tandem {

// Nothing (NULL), a number or row id, text, or bytes.
using Value = std::variant<std::monostate, std::int64_t, std::string, Guid, Sha256>;

struct Field {
    std::string_view column;
    Value value;
};

}  // namespace tandem
