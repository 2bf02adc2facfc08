// Heights of a long column of things of which only a few have been measured.
#pragma once

#include <cstddef>
#include <vector>

namespace tandem::ui {

// Prefix sums in a binary indexed tree (Fenwick 1994): changing one height, and finding what lies
// at a depth, take logarithmic time. Heights are px, never negative.
class TurnHeights {
 public:
    void assign(const std::vector<float>& heights) {
        heights_ = heights;
        sums_.assign(heights.size() + 1, 0);
        for (std::size_t i = 1; i < sums_.size(); ++i) {
            sums_[i] += static_cast<double>(heights[i - 1]);
            const std::size_t above = i + low_bit(i);
            if (above < sums_.size()) sums_[above] += sums_[i];
        }
    }

    void set(int place, float height) {
        const auto at = static_cast<std::size_t>(place);
        const double change = static_cast<double>(height) - static_cast<double>(heights_[at]);
        if (change == 0) return;
        heights_[at] = height;
        for (std::size_t i = at + 1; i < sums_.size(); i += low_bit(i)) sums_[i] += change;
    }

    int size() const { return static_cast<int>(heights_.size()); }
    float height(int place) const { return heights_[static_cast<std::size_t>(place)]; }

    // Of all before `place`.
    double top(int place) const {
        double sum = 0;
        for (auto i = static_cast<std::size_t>(place); i > 0; i -= low_bit(i)) sum += sums_[i];
        return sum;
    }
    double total() const { return top(size()); }

    // The thing at `depth`; the last one below the end. Requires: size() > 0.
    int at(double depth) const {
        std::size_t place = 0, step = 1;
        while (step * 2 < sums_.size()) step *= 2;
        for (; step > 0; step /= 2)
            if (place + step < sums_.size() && sums_[place + step] <= depth) {
                place += step;
                depth -= sums_[place];
            }
        const std::size_t last = heights_.size() - 1;
        return static_cast<int>(place < last ? place : last);
    }

 private:
    static std::size_t low_bit(std::size_t i) { return i & (~i + 1); }

    std::vector<float> heights_;
    std::vector<double> sums_;
};

}  // namespace tandem::ui
