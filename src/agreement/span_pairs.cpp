#include "agreement/span_pairs.h"

#include <algorithm>

#include "agreement/matching.h"

namespace tandem {

void visit_meetings(const std::vector<Segment>& a, const std::vector<Segment>& b,
                    const MayMatch& may_match,
                    const std::function<void(std::size_t, std::size_t)>& found) {
    struct Begin {
        std::int64_t place;
        bool of_b;
        std::size_t index;
    };
    std::vector<Begin> begins;
    for (std::size_t i = 0; i < a.size(); ++i) begins.push_back({a[i].begin, false, i});
    for (std::size_t j = 0; j < b.size(); ++j) begins.push_back({b[j].begin, true, j});
    std::ranges::stable_sort(begins, {}, &Begin::place);
    std::vector<std::size_t> open_a, open_b;
    for (const Begin& begin : begins) {
        std::erase_if(open_a, [&](std::size_t i) { return a[i].end <= begin.place; });
        std::erase_if(open_b, [&](std::size_t j) { return b[j].end <= begin.place; });
        for (const std::size_t other : begin.of_b ? open_a : open_b) {
            const std::size_t i = begin.of_b ? other : begin.index;
            const std::size_t j = begin.of_b ? begin.index : other;
            const std::int64_t both =
                std::min(a[i].end, b[j].end) - std::max(a[i].begin, b[j].begin);
            if (may_match(a[i], b[j], {both, a[i].length() + b[j].length() - both})) found(i, j);
        }
        (begin.of_b ? open_b : open_a).push_back(begin.index);
    }
}

std::int64_t most_pairs(const std::vector<Segment>& a, const std::vector<Segment>& b,
                        const MayMatch& may_match) {
    std::vector<MatchGain> gains;
    visit_meetings(a, b, may_match, [&](std::size_t i, std::size_t j) {
        gains.push_back({i, j, 1});
    });
    const std::vector<std::size_t> column_of = best_matching(a.size(), b.size(), gains);
    return std::ranges::count_if(column_of, [](std::size_t column) { return column != kAlone; });
}

}  // namespace tandem
