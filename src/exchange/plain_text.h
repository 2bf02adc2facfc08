// Text with `NAME:` before what each person says, with or without times, or without any names.
// Grammars G5, G6, G7, G9, G10, G13 and G14: Google Meet, Rev, Descript, Trint, f4, oTranscribe …
#pragma once

#include <string>
#include <vector>

#include "exchange/reading.h"
#include "exchange/text_lines.h"

namespace tandem {

struct TextReading : Reading {
    std::string format;  // "meet", "f4", "timed" or "text"
};

// Without names each paragraph is a turn: the lines between blank lines, or each line if the text
// has no blank lines. Times at the edge of a line are those of its turn and no words; times within
// a sentence stay words. `timed`: they are looked for even when there are hardly any.
TextReading read_plain_text(const std::vector<TextLine>& lines, bool timed = false);

}  // namespace tandem
