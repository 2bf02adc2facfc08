// JSON values. Objects keep their keys sorted, so that dump() is canonical: the same value gives
// the same bytes, which the journal's hashes rely on.
#pragma once

#include <nlohmann/json.hpp>

namespace tandem {

using Json = nlohmann::json;

}  // namespace tandem
