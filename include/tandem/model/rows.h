// Rows of one kind, kept in the order of their ids.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tandem {

// Invariant: sorted by id, ids unique. New rows have the highest id, so that adding one is cheap;
// finding one is a look where it stands when no row before it is missing, else a binary search.
// References are valid until the next put or erase.
template <class Row>
class Rows {
 public:
    using Key = decltype(Row::id);

    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }

    const Row* find(Key id) const {
        if (rows_.empty() || id < rows_.front().id || rows_.back().id < id) return nullptr;
        const auto dense = static_cast<std::size_t>(id.value - rows_.front().id.value);
        if (dense < rows_.size() && rows_[dense].id == id) return &rows_[dense];
        const auto place = lower_bound(id);
        return place != rows_.end() && place->id == id ? &*place : nullptr;
    }

    // Adds the row, or replaces the one with its id.
    void put(Row row) {
        if (rows_.empty() || rows_.back().id < row.id) {
            rows_.push_back(std::move(row));
            return;
        }
        const auto place = rows_.begin() + (lower_bound(row.id) - rows_.cbegin());
        if (place != rows_.end() && place->id == row.id)
            *place = std::move(row);
        else
            rows_.insert(place, std::move(row));
    }

    void erase(Key id) {
        const auto place = lower_bound(id);
        if (place != rows_.end() && place->id == id) rows_.erase(place);
    }

    void reserve(std::size_t count) { rows_.reserve(count); }

 private:
    typename std::vector<Row>::const_iterator lower_bound(Key id) const {
        return std::lower_bound(rows_.begin(), rows_.end(), id,
                                [](const Row& row, Key key) { return row.id < key; });
    }

    std::vector<Row> rows_;
};

}  // namespace tandem
