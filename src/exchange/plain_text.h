// Text with `NAME:` before what each person says (grammar G10), or without any names.
#pragma once

#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

// Without names each paragraph is a turn: the lines between blank lines, or each line if the text
// has no blank lines.
Reading read_plain_text(const std::vector<TextLine>& lines);

}  // namespace tandem
