// Rows of one kind, kept in the order of their ids.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace tandem {

// Invariant: sorted by id, ids unique. New rows have the highest id, so that adding one is cheap;
// finding one is a look where it stands when no row before it is missing, else a binary search.
// References are valid until the next put or erase.
// Copies share their rows until one of them changes: then it copies the few around the change. So a
// copy costs next to nothing, and another thread may read one as long as neither is destroyed or
// assigned without the other's thread knowing.
template <class Row>
class Rows {
    static constexpr std::size_t kChunk = 256;
    using Chunk = std::vector<Row>;
    using Chunks = std::vector<std::shared_ptr<Chunk>>;  // no chunk is empty

 public:
    using Key = decltype(Row::id);

    class Iterator {
     public:
        using iterator_category = std::bidirectional_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const Row*;
        using reference = const Row&;

        Iterator() = default;
        Iterator(const Chunks& chunks, std::size_t chunk) : chunks_(&chunks), chunk_(chunk) {
            enter();
        }
        reference operator*() const { return *row_; }
        pointer operator->() const { return row_; }
        Iterator& operator++() {
            if (++row_ == last_) {
                ++chunk_;
                enter();
            }
            return *this;
        }
        Iterator operator++(int) { return std::exchange(*this, std::next(*this)); }
        Iterator& operator--() {
            if (!row_ || row_ == (*chunks_)[chunk_]->data()) {
                --chunk_;
                enter();
                row_ = last_;
            }
            --row_;
            return *this;
        }
        Iterator operator--(int) { return std::exchange(*this, std::prev(*this)); }
        bool operator==(const Iterator& other) const { return row_ == other.row_; }

     private:
        void enter() {
            const bool inside = chunk_ < chunks_->size();
            row_ = inside ? (*chunks_)[chunk_]->data() : nullptr;
            last_ = inside ? row_ + (*chunks_)[chunk_]->size() : nullptr;
        }

        const Chunks* chunks_ = nullptr;
        std::size_t chunk_ = 0;
        const Row* row_ = nullptr;  // none at the end
        const Row* last_ = nullptr;
    };

    Iterator begin() const { return {chunks_, 0}; }
    Iterator end() const { return {chunks_, chunks_.size()}; }
    bool empty() const { return chunks_.empty(); }
    std::size_t size() const {
        std::size_t count = 0;
        for (const auto& chunk : chunks_) count += chunk->size();
        return count;
    }

    const Row* find(Key id) const {
        if (empty() || id < chunks_.front()->front().id) return nullptr;
        const auto place = static_cast<std::size_t>(id.value - chunks_.front()->front().id.value);
        std::size_t at = place / kChunk;
        if (at >= chunks_.size() || id < chunks_[at]->front().id || chunks_[at]->back().id < id)
            at = chunk_of(id);
        if (at == chunks_.size() || id < chunks_[at]->front().id) return nullptr;
        const Chunk& chunk = *chunks_[at];
        const auto dense = static_cast<std::size_t>(id.value - chunk.front().id.value);
        if (dense < chunk.size() && chunk[dense].id == id) return &chunk[dense];
        const auto found = lower_bound(chunk, id);
        return found != chunk.end() && found->id == id ? &*found : nullptr;
    }

    // Adds the row, or replaces the one with its id.
    void put(Row row) {
        if (empty() || chunks_.back()->back().id < row.id) {
            if (empty() || chunks_.back()->size() >= kChunk)
                chunks_.push_back(std::make_shared<Chunk>());
            own(chunks_.size() - 1).push_back(std::move(row));
            return;
        }
        const std::size_t at = chunk_of(row.id);
        Chunk& chunk = own(at);
        const auto place = chunk.begin() + (lower_bound(chunk, row.id) - chunk.cbegin());
        if (place->id == row.id) {
            *place = std::move(row);
            return;
        }
        chunk.insert(place, std::move(row));
        if (chunk.size() > 2 * kChunk) split(at);
    }

    void erase(Key id) {
        if (!find(id)) return;
        const std::size_t at = chunk_of(id);
        Chunk& chunk = own(at);
        chunk.erase(chunk.begin() + (lower_bound(chunk, id) - chunk.cbegin()));
        if (chunk.empty()) chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void reserve(std::size_t count) { chunks_.reserve(count / kChunk + 1); }

 private:
    static typename Chunk::const_iterator lower_bound(const Chunk& chunk, Key id) {
        return std::lower_bound(chunk.begin(), chunk.end(), id,
                                [](const Row& row, Key key) { return row.id < key; });
    }

    // The first chunk that ends with `id` or after it; the number of chunks when there is none.
    std::size_t chunk_of(Key id) const {
        const auto found = std::lower_bound(
            chunks_.begin(), chunks_.end(), id,
            [](const std::shared_ptr<Chunk>& chunk, Key key) { return chunk->back().id < key; });
        return static_cast<std::size_t>(found - chunks_.begin());
    }

    // To be changed: not shared with a copy any more.
    Chunk& own(std::size_t at) {
        std::shared_ptr<Chunk>& chunk = chunks_[at];
        if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
        return *chunk;
    }

    void split(std::size_t at) {
        Chunk& whole = *chunks_[at];
        const auto middle = whole.begin() + kChunk;
        auto rest = std::make_shared<Chunk>(std::make_move_iterator(middle),
                                            std::make_move_iterator(whole.end()));
        whole.erase(middle, whole.end());
        chunks_.insert(chunks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(rest));
    }

    Chunks chunks_;
};

}  // namespace tandem
