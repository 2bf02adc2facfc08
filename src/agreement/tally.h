// The counts from which every figure for ratings is made: sums over units, so that transcripts add
// up. Reading the ratings once is all that a figure costs; the rest is O(categories²).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "tandem/agreement/rating_measures.h"
#include "tandem/agreement/ratings.h"

namespace tandem {

// A square of sums, of which most cells are empty when there are many categories (numbers as they
// were measured, sets of codes): then only the others are kept. Cells come in a fixed order.
class Pairs {
 public:
    explicit Pairs(int categories = 0);

    double& at(int row, int column);
    double get(int row, int column) const;
    void add(const Pairs& other);
    double sum() const;

    // visit(row, column, sum) for each cell that is not zero, row by row.
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < dense_.size(); ++i)
            if (dense_[i] != 0)
                visit(static_cast<int>(i / width_), static_cast<int>(i % width_), dense_[i]);
        for (const auto& [cell, value] : sparse_)
            if (value != 0) visit(cell.first, cell.second, value);
    }

 private:
    std::size_t width_;
    std::vector<double> dense_;
    std::map<std::pair<int, int>, double> sparse_;
};

// r_ik: how many coders gave unit i the category k; r_i = Σ_k r_ik.
struct Tally {
    explicit Tally(int coders = 0, int categories = 0);

    int coders;
    int categories;
    double rated = 0;              // units with r_i ≥ 1
    double paired = 0;             // units with r_i ≥ 2
    double values = 0;             // Σ r_i over paired units
    std::vector<double> share;     // [k] Σ r_ik / r_i over rated units
    std::vector<double> by_coder;  // [coder · categories + k] units that the coder gave k
    Pairs agreement;    // Σ r_ik (r_il − [k=l]) / (r_i (r_i − 1)): every paired unit weighs 1
    Pairs coincidence;  // Σ r_ik (r_il − [k=l]) / (r_i − 1): every pairable value weighs 1
    Pairs joint;        // two coders only: units that the first gave k and the second l

    void add(const Tally& other);
    // One unit that occurs `times` times.
    void add_unit(std::span<const std::int32_t> values_of_unit, double times);

    double of_coder(int coder, int category) const {
        return by_coder[static_cast<std::size_t>(coder) * static_cast<std::size_t>(categories) +
                        static_cast<std::size_t>(category)];
    }

 private:
    std::vector<std::pair<std::int32_t, double>> seen_;  // room for one unit's r_ik
};

Tally tally(const Ratings& ratings);

// [k] Σ_l coincidence: the pairable values of each category.
std::vector<double> pairable_values(const Tally& tally);

// Category `category` against all others: 0 the others, 1 the category.
Tally one_against_rest(const Tally& tally, int category);

}  // namespace tandem
