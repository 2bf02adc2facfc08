// A value of a row on its way into the project file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/base/hash.h"

namespace tandem {

// Nothing (NULL), a number or row id, text, or bytes.
using Value = std::variant<std::monostate, std::int64_t, std::string, Guid, Sha256>;

struct Field {
    std::string_view column;
    Value value;
};

// A whole row as it stands in a study's tables, without its row id.
struct StoredRow {
    std::string_view table;
    std::int64_t id = 0;        // 0 in tables without one
    std::vector<Field> fields;  // every other column, in the order of the table

    Value& value(std::string_view column);             // must exist
    const std::string& text(std::string_view column);  // must be text
    std::int64_t integer(std::string_view column);     // 0 for none
};

}  // namespace tandem
