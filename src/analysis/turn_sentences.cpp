#include "turn_sentences.h"

#include <algorithm>

#include "tandem/base/check.h"
#include "tandem/text/boundaries.h"

namespace tandem {

TurnSentences::TurnSentences(std::string_view text) : visible_(text) {
    for (const TextRange& range : sentences(text))
        if (visible_.between(range.begin.value, range.end.value) > 0)
            sentences_.push_back({range.begin.value, range.end.value});
}

std::vector<std::size_t> TurnSentences::touched(const std::vector<Stretch>& united) const {
    std::vector<std::size_t> found;
    for (const Stretch& stretch : united) {
        TANDEM_CHECK(stretch.end <= visible_.size(), "a span ends inside its turn");
        auto at = std::upper_bound(
            sentences_.begin(), sentences_.end(), stretch.begin,
            [](std::int64_t begin, const Stretch& sentence) { return begin < sentence.end; });
        for (; at != sentences_.end() && at->begin < stretch.end; ++at) {
            const auto index = static_cast<std::size_t>(at - sentences_.begin());
            if (!found.empty() && found.back() == index) continue;
            const std::int64_t begin = std::max(stretch.begin, at->begin);
            if (visible_.between(begin, std::min(stretch.end, at->end)) > 0) found.push_back(index);
        }
    }
    return found;
}

}  // namespace tandem
