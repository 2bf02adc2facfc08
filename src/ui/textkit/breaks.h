// What may happen before a UTF-16 unit of a paragraph.
#pragma once

#include <cstdint>

#include "tandem/text/utf8.h"

namespace tandem::ui {

constexpr std::uint8_t kGrapheme = 1;   // a grapheme begins here
constexpr std::uint8_t kSoftBreak = 2;  // a line may end here
constexpr std::uint8_t kHardBreak = 4;  // a line must end here
constexpr std::uint8_t kCluster = 8;    // HarfBuzz began a cluster here
// A line can be cut and a caret can stand only where both begin: a ligature's glyphs stay together.
constexpr std::uint8_t kCut = kGrapheme | kCluster;

inline bool can_cut(std::uint8_t flags) {
    return (flags & kCut) == kCut;
}

// Ends a line whatever the width (UAX #14, class BK and its kin).
inline bool ends_line(char16_t unit) {
    return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

// Takes no room at the end of a wrapped line.
inline bool is_blank(char16_t unit) {
    return unit == u' ' || unit == u'\t' || ends_line(unit);
}

}  // namespace tandem::ui
