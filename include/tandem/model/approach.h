// The tradition that a study works in, which decides what its numbers are for.
#pragma once

#include <string>
#include <vector>

namespace tandem {

// "coding reliability", "codebook", "grounded theory", "reflexive": Braun & Clarke 2021,
// "Thematic Analysis: A Practical Guide", tell the first two and the last apart.
const std::vector<std::string>& approaches();

// In this approach two readings are not measured against each other: no figure of agreement.
inline constexpr const char* kReflexive = "reflexive";

}  // namespace tandem
