// Random Unicode: any code point, with more than its share of what troubles a layout.
#pragma once

#include <string>

#include "tandem/base/random.h"

namespace tandem::ui::test {

// UTF-8 of at most `most` runs of one script or kind each: letters, marks without a letter, joiner
// chains, flags, tags, selectors, bidi controls, blanks, controls, private use, noncharacters.
std::string random_text(Random& random, int most);

}  // namespace tandem::ui::test
