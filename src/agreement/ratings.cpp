#include "tandem/agreement/ratings.h"

#include <algorithm>

#include "tandem/base/check.h"

namespace tandem {

Ratings ratings_of(const ContingencyTable& table) {
    const auto width = static_cast<std::size_t>(table.categories);
    TANDEM_CHECK(table.count.size() == width * width, "a table of two coders is square");
    Ratings out;
    out.coders = 2;
    out.categories = table.categories;
    for (std::size_t cell = 0; cell < table.count.size(); ++cell) {
        TANDEM_CHECK(table.count[cell] >= 0, "a count is never below zero");
        if (table.count[cell] == 0) continue;
        out.value.push_back(static_cast<std::int32_t>(cell / width));
        out.value.push_back(static_cast<std::int32_t>(cell % width));
        out.times.push_back(table.count[cell]);
    }
    return out;
}

Ratings ratings_of_code(const SetRatings& sets, std::int32_t code) {
    Ratings out = sets.ratings;
    out.categories = 2;
    out.numbers.clear();
    std::vector<std::int32_t> has(sets.sets.size());
    for (std::size_t set = 0; set < sets.sets.size(); ++set)
        has[set] = std::ranges::binary_search(sets.sets[set], code) ? 1 : 0;
    for (std::int32_t& value : out.value)
        if (value != kMissing) value = has[static_cast<std::size_t>(value)];
    return out;
}

}  // namespace tandem
