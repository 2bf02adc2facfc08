// What Pango makes of a text: the independent judge of our own layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/textkit/paragraph.h"

namespace tandem::ui::test {

// Where the caret before a grapheme stands; positions in code points, px from the left edge.
struct CaretStop {
    std::int64_t at = 0;
    int line = 0;
    float x = 0;
    bool rtl = false;
    float width = 0;
};

struct LaidText {
    std::vector<std::int64_t> line_begins;
    std::vector<CaretStop> stops;  // one for each grapheme, in reading order
};

// A stretch of bytes that is to be drawn with a family.
struct FamilyRange {
    unsigned begin = 0, end = 0;
    std::string family;
};

struct OracleRequest {
    std::string_view text;
    std::vector<FamilyRange> families;
    float px = 15, tab_px = 30;
    float width = 0;  // px; 0: one line for each paragraph
    Direction direction = Direction::Auto;
    bool hyphens = false;  // at soft hyphens, but in words that are cut in an emergency too
};

// Metrics are not hinted and positions not rounded.
LaidText lay_out_with_pango(const OracleRequest& request);

}  // namespace tandem::ui::test
