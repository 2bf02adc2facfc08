// Names near to one that was mistyped, for messages: "did you mean …".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem {

// Up to `at_most` of `names`, nearest first: equal when folded, then containing what was typed,
// then a few letters away (at most a third of what was typed). Ties keep the order of `names`.
std::vector<std::string> nearest_names(std::string_view typed,
                                       const std::vector<std::string>& names,
                                       std::size_t at_most = 3);

// " Did you mean 'A', 'B' or 'C'?" with its leading space; empty for no names.
std::string did_you_mean(const std::vector<std::string>& names);

}  // namespace tandem
