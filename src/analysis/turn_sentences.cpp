#include "turn_sentences.h"

#include <algorithm>

#include "tandem/base/check.h"
#include "tandem/text/boundaries.h"
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

TurnSentences::TurnSentences(std::string_view text) : visible_before_{0} {
    for (const char16_t unit : to_utf16(text)) {
        if (is_low_surrogate(unit)) continue;  // its code point was counted at the high one
        visible_before_.push_back(visible_before_.back() + (is_white_space(unit) ? 0 : 1));
    }
    for (const TextRange& range : sentences(text))
        if (shows(range.begin.value, range.end.value))
            sentences_.push_back({range.begin.value, range.end.value});
}

std::vector<std::size_t> TurnSentences::touched(const std::vector<Stretch>& united) const {
    std::vector<std::size_t> found;
    for (const Stretch& stretch : united) {
        TANDEM_CHECK(stretch.end < static_cast<std::int64_t>(visible_before_.size()),
                     "a span ends inside its turn");
        auto at = std::upper_bound(
            sentences_.begin(), sentences_.end(), stretch.begin,
            [](std::int64_t begin, const Stretch& sentence) { return begin < sentence.end; });
        for (; at != sentences_.end() && at->begin < stretch.end; ++at) {
            const auto index = static_cast<std::size_t>(at - sentences_.begin());
            if (!found.empty() && found.back() == index) continue;
            if (shows(std::max(stretch.begin, at->begin), std::min(stretch.end, at->end)))
                found.push_back(index);
        }
    }
    return found;
}

}  // namespace tandem
