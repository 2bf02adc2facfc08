#include "analysis/visible_text.h"

#include <algorithm>

#include "tandem/text/utf8.h"

namespace tandem {
namespace {

// The property White_Space of the Unicode Character Database (PropList.txt), which is stable.
bool is_white_space(char16_t unit) {
    return (unit >= 0x09 && unit <= 0x0D) || unit == 0x20 || unit == 0x85 || unit == 0xA0 ||
           unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 ||
           unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000;
}

bool is_low_surrogate(char16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

VisibleText::VisibleText(std::string_view text) : before_{0} {
    for (const char16_t unit : to_utf16(text)) {
        if (is_low_surrogate(unit)) continue;  // its code point was counted at the high one
        before_.push_back(before_.back() + (is_white_space(unit) ? 0 : 1));
    }
}

std::int64_t VisibleText::within(const std::vector<Stretch>& united, const Stretch& where) const {
    std::int64_t seen = 0;
    auto at = std::ranges::upper_bound(united, where.begin, {}, &Stretch::end);
    for (; at != united.end() && at->begin < where.end; ++at)
        seen += between(std::max(at->begin, where.begin), std::min(at->end, where.end));
    return seen;
}

}  // namespace tandem
