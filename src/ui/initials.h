// Short names for margins that have no room for long ones.
#pragma once

#include <string>
#include <vector>

namespace tandem::ui {

// One for each name, all different: the first letters of its first words, or the first two of its
// only one; where that is taken, more letters, and at last a number. By grapheme, in any script.
std::vector<std::string> initials_of(const std::vector<std::string>& names);

}  // namespace tandem::ui
