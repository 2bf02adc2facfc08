#include "tandem/text/direction.h"

#include <cstddef>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tandem {

Direction first_strong_direction(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = 0;
    std::size_t depth = 0;  // of isolates: what stands inside one does not decide for the paragraph
    while (at < text.size()) {
        UChar32 point = 0;
        U8_NEXT(bytes, at, text.size(), point);
        if (point < 0) continue;
        switch (u_charDirection(point)) {
            case U_LEFT_TO_RIGHT:
                if (depth == 0) return Direction::LeftToRight;
                break;
            case U_RIGHT_TO_LEFT:
            case U_RIGHT_TO_LEFT_ARABIC:
                if (depth == 0) return Direction::RightToLeft;
                break;
            case U_LEFT_TO_RIGHT_ISOLATE:
            case U_RIGHT_TO_LEFT_ISOLATE:
            case U_FIRST_STRONG_ISOLATE:
                ++depth;
                break;
            case U_POP_DIRECTIONAL_ISOLATE:
                if (depth > 0) --depth;
                break;
            default:
                break;
        }
    }
    return Direction::Neutral;
}

}  // namespace tandem
