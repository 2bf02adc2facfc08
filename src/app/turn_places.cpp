#include "app/turn_places.h"

#include <algorithm>

namespace tandem {

// Between two parts there is room for forty halvings, and for eight million turns in a row.
static constexpr std::int64_t kRoom = std::int64_t{1} << 40;

static void spread(std::vector<TurnRow>& rows, std::int64_t number, Change& change) {
    std::int64_t part = 0;
    for (TurnRow& row : rows) {
        if (row.number != number) continue;
        if (row.part != part) change.file.update("turn", row.id.value, {{"part", part}});
        row.part = part;
        part += kRoom;
    }
}

std::vector<TurnStand> stands_after(TurnId above, std::size_t count, TranscriptId transcript,
                                    Change& change) {
    std::vector<TurnRow> rows = change.file.turn_rows(transcript);
    const auto wanted = static_cast<std::int64_t>(count);
    std::vector<TurnStand> stands;
    if (!above || rows.empty()) {
        const TurnStand first =
            rows.empty() ? TurnStand{1, 0} : TurnStand{rows.front().number, rows.front().part};
        for (std::int64_t i = 0; i < wanted; ++i)
            stands.push_back({first.number, first.part - (wanted - i) * kRoom});
        return stands;
    }
    const auto at =
        static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(),
                                              [&](const TurnRow& row) { return row.id == above; }) -
                                 rows.begin());
    const std::int64_t number = rows[at].number;
    const bool has_next = at + 1 < rows.size() && rows[at + 1].number == number;
    if (has_next && rows[at + 1].part - rows[at].part <= wanted) spread(rows, number, change);
    const std::int64_t step = has_next ? (rows[at + 1].part - rows[at].part) / (wanted + 1) : kRoom;
    for (std::int64_t i = 0; i < wanted; ++i)
        stands.push_back({number, rows[at].part + (i + 1) * step});
    return stands;
}

}  // namespace tandem
