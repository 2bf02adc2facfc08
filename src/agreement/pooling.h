// Figures made of sums over documents, and their interval by leaving out one document at a time.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "agreement/jackknife.h"

namespace tandem {

template <class Parts>
Parts sum_of(std::span<const Parts> parts) {
    Parts sum = parts.front();
    for (const Parts& part : parts.subspan(1)) sum += part;
    return sum;
}

// `value(sum)` without each document in turn. Sums of what stands before and behind it, not total
// minus one: nothing cancels where one document is a billion times longer than the others.
template <class Parts, class Value>
std::vector<std::optional<double>> without_each(std::span<const Parts> parts, const Value& value) {
    std::vector<std::optional<double>> values(parts.size());
    if (parts.size() < 2) return values;
    std::vector<Parts> behind(parts.begin(), parts.end());
    for (std::size_t i = parts.size() - 1; i > 0; --i) behind[i - 1] += behind[i];
    values.front() = value(behind[1]);
    Parts before = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        Parts rest = before;
        if (i + 1 < parts.size()) rest += behind[i + 1];
        values[i] = value(rest);
        before += parts[i];
    }
    return values;
}

}  // namespace tandem
