#include "agreement/tally.h"

#include <algorithm>
#include <array>

namespace tandem {
namespace {

// Up to here a square of doubles is kept whole (8 MB).
constexpr int kMostDense = 1024;

}  // namespace

Pairs::Pairs(int categories) : width_(static_cast<std::size_t>(categories)) {
    if (categories <= kMostDense) dense_.resize(width_ * width_);
}

double& Pairs::at(int row, int column) {
    if (dense_.empty()) return sparse_[{row, column}];
    return dense_[static_cast<std::size_t>(row) * width_ + static_cast<std::size_t>(column)];
}

double Pairs::get(int row, int column) const {
    if (!dense_.empty())
        return dense_[static_cast<std::size_t>(row) * width_ + static_cast<std::size_t>(column)];
    const auto found = sparse_.find({row, column});
    return found == sparse_.end() ? 0 : found->second;
}

void Pairs::add(const Pairs& other) {
    for (std::size_t i = 0; i < dense_.size(); ++i) dense_[i] += other.dense_[i];
    for (const auto& [cell, value] : other.sparse_) sparse_[cell] += value;
}

double Pairs::sum() const {
    double sum = 0;
    each([&](int, int, double value) { sum += value; });
    return sum;
}

Tally::Tally(int coders_, int categories_)
    : coders(coders_),
      categories(categories_),
      share(static_cast<std::size_t>(categories_)),
      by_coder(static_cast<std::size_t>(coders_) * static_cast<std::size_t>(categories_)),
      agreement(categories_),
      coincidence(categories_),
      joint(coders_ == 2 ? categories_ : 0) {}

void Tally::add(const Tally& other) {
    rated += other.rated;
    paired += other.paired;
    values += other.values;
    for (std::size_t i = 0; i < share.size(); ++i) share[i] += other.share[i];
    for (std::size_t i = 0; i < by_coder.size(); ++i) by_coder[i] += other.by_coder[i];
    agreement.add(other.agreement);
    coincidence.add(other.coincidence);
    joint.add(other.joint);
}

void Tally::add_unit(std::span<const std::int32_t> unit, double times) {
    if (times == 0) return;
    seen_.clear();
    double ratings = 0;
    for (std::size_t coder = 0; coder < unit.size(); ++coder) {
        const std::int32_t value = unit[coder];
        if (value == kMissing) continue;
        ++ratings;
        by_coder[coder * static_cast<std::size_t>(categories) + static_cast<std::size_t>(value)] +=
            times;
        const auto found = std::ranges::find(seen_, value, &std::pair<std::int32_t, double>::first);
        if (found == seen_.end())
            seen_.emplace_back(value, 1);
        else
            ++found->second;
    }
    if (ratings == 0) return;
    rated += times;
    for (const auto& [value, count] : seen_)
        share[static_cast<std::size_t>(value)] += times * count / ratings;
    if (ratings < 2) return;
    paired += times;
    values += times * ratings;
    for (const auto& [k, of_k] : seen_) {
        for (const auto& [l, of_l] : seen_) {
            const double pairs = of_k * (of_l - (k == l ? 1 : 0));
            if (pairs == 0) continue;
            agreement.at(k, l) += times * pairs / (ratings * (ratings - 1));
            coincidence.at(k, l) += times * pairs / (ratings - 1);
        }
    }
    if (coders == 2) joint.at(unit[0], unit[1]) += times;
}

// Two coders: count the cells first, then each cell is one unit that occurs often.
static Tally tally_of_two(const Ratings& ratings) {
    const auto width = static_cast<std::size_t>(ratings.categories) + 1;
    std::vector<std::int64_t> cells(width * width);
    for (std::size_t i = 0; i < ratings.units(); ++i) {
        const auto a = static_cast<std::size_t>(ratings.value[2 * i] + 1);
        const auto b = static_cast<std::size_t>(ratings.value[2 * i + 1] + 1);
        cells[a * width + b] += ratings.times.empty() ? 1 : ratings.times[i];
    }
    Tally out(2, ratings.categories);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const std::array<std::int32_t, 2> unit{static_cast<std::int32_t>(cell / width) - 1,
                                               static_cast<std::int32_t>(cell % width) - 1};
        out.add_unit(unit, static_cast<double>(cells[cell]));
    }
    return out;
}

Tally tally(const Ratings& ratings) {
    if (ratings.coders == 2 && ratings.categories < kMostDense) return tally_of_two(ratings);
    Tally out(ratings.coders, ratings.categories);
    for (std::size_t i = 0; i < ratings.units(); ++i)
        out.add_unit(ratings.unit(i), ratings.times_of(i));
    return out;
}

std::vector<double> pairable_values(const Tally& tally) {
    std::vector<double> out(static_cast<std::size_t>(tally.categories));
    tally.coincidence.each(
        [&](int row, int, double value) { out[static_cast<std::size_t>(row)] += value; });
    return out;
}

Tally one_against_rest(const Tally& tally, int category) {
    Tally out(tally.coders, 2);
    out.rated = tally.rated;
    out.paired = tally.paired;
    out.values = tally.values;
    for (int k = 0; k < tally.categories; ++k) {
        const std::size_t to = k == category ? 1 : 0;
        out.share[to] += tally.share[static_cast<std::size_t>(k)];
        for (int coder = 0; coder < tally.coders; ++coder)
            out.by_coder[static_cast<std::size_t>(coder) * 2 + to] += tally.of_coder(coder, k);
    }
    const auto fold = [&](const Pairs& from, Pairs& to) {
        from.each([&](int row, int column, double value) {
            to.at(row == category ? 1 : 0, column == category ? 1 : 0) += value;
        });
    };
    fold(tally.agreement, out.agreement);
    fold(tally.coincidence, out.coincidence);
    fold(tally.joint, out.joint);
    return out;
}

}  // namespace tandem
