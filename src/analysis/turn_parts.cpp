#include "analysis/turn_parts.h"

#include <algorithm>

#include "tandem/base/check.h"
#include "tandem/text/boundaries.h"
#include "tandem/text/utf8.h"

namespace tandem {

namespace {

std::vector<Stretch> sentences_of(std::string_view text) {
    std::vector<Stretch> parts;
    for (const TextRange& range : sentences(text))
        parts.push_back({range.begin.value, range.end.value});
    return parts;
}

std::vector<Stretch> lines_of(std::string_view text) {
    std::vector<Stretch> parts;
    std::int64_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::int64_t size = length(text.substr(at, end - at)).value;
        parts.push_back({begin, begin + size});
        begin += size + 1;
        at = end + 1;
    }
    return parts;
}

}  // namespace

TurnParts::TurnParts(std::string_view text, Unit unit) : visible_(text) {
    TANDEM_CHECK(unit == Unit::Sentence || unit == Unit::Paragraph,
                 "a turn has parts of two kinds");
    for (const Stretch& part : unit == Unit::Sentence ? sentences_of(text) : lines_of(text))
        if (visible_.between(part.begin, part.end) > 0) parts_.push_back(part);
}

std::vector<std::size_t> TurnParts::touched(const std::vector<Stretch>& united) const {
    std::vector<std::size_t> found;
    for (const Stretch& stretch : united) {
        TANDEM_CHECK(stretch.end <= visible_.size(), "a span ends inside its turn");
        auto at = std::upper_bound(
            parts_.begin(), parts_.end(), stretch.begin,
            [](std::int64_t begin, const Stretch& part) { return begin < part.end; });
        for (; at != parts_.end() && at->begin < stretch.end; ++at) {
            const auto index = static_cast<std::size_t>(at - parts_.begin());
            if (!found.empty() && found.back() == index) continue;
            const std::int64_t begin = std::max(stretch.begin, at->begin);
            if (visible_.between(begin, std::min(stretch.end, at->end)) > 0) found.push_back(index);
        }
    }
    return found;
}

}  // namespace tandem
