#include "stretches.h"

#include <algorithm>

namespace tandem {

std::vector<Stretch> unite(std::vector<Stretch> stretches) {
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& left, const Stretch& right) { return left.begin < right.begin; });
    std::vector<Stretch> united;
    for (const Stretch& stretch : stretches) {
        if (!united.empty() && stretch.begin <= united.back().end)
            united.back().end = std::max(united.back().end, stretch.end);
        else
            united.push_back(stretch);
    }
    return united;
}

std::int64_t total_length(const std::vector<Stretch>& united) {
    std::int64_t length = 0;
    for (const Stretch& stretch : united) length += stretch.end - stretch.begin;
    return length;
}

std::int64_t shared_length(const std::vector<Stretch>& left, const std::vector<Stretch>& right) {
    std::int64_t length = 0;
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() && r != right.end()) {
        const std::int64_t begin = std::max(l->begin, r->begin);
        const std::int64_t end = std::min(l->end, r->end);
        if (begin < end) length += end - begin;
        if (l->end < r->end)
            ++l;
        else
            ++r;
    }
    return length;
}

}  // namespace tandem
