// Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the reliability of unitizing textual continua:
// further developments", Quality & Quantity 50(6), 2347-2364, with the erratum 50:2365; equations
// numbered as in Krippendorff 2019, "Content Analysis", 4th edition, section 12.6.
#include "agreement/unitizing_parts.h"

#include <algorithm>

namespace tandem {
namespace {

ValueLengths& operator+=(ValueLengths& left, const ValueLengths& right) {
    left.all += right.all;
    left.agreed += right.agreed;
    left.squares += right.squares;
    left.shared += right.shared;
    left.shared_agreed += right.shared_agreed;
    left.shared_squares += right.shared_squares;
    return left;
}

double length_of(const std::vector<Segment>& segments) {
    double sum = 0;
    for (const Segment& segment : segments) sum += static_cast<double>(segment.length());
    return sum;
}

// Both in the order of value and begin.
void add_agreed(const std::vector<Segment>& a, const std::vector<Segment>& b,
                std::vector<ValueLengths>& values) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].value == b[j].value) {
            const std::int64_t length =
                std::min(a[i].end, b[j].end) - std::max(a[i].begin, b[j].begin);
            if (length > 0)
                values[static_cast<std::size_t>(a[i].value)].agreed +=
                    2 * static_cast<double>(length);
        }
        const bool a_ends_first =
            a[i].value != b[j].value ? a[i].value < b[j].value : a[i].end < b[j].end;
        ++(a_ends_first ? i : j);
    }
}

// `of` and `with` in the order of begin, without overlaps. Returns the length that both have.
double add_shared(const std::vector<Segment>& of, const std::vector<Segment>& with,
                  std::vector<ValueLengths>& values) {
    double both = 0;
    std::size_t first = 0;
    for (const Segment& segment : of) {
        ValueLengths& value = values[static_cast<std::size_t>(segment.value)];
        double met = 0;
        while (first < with.size() && with[first].end <= segment.begin) ++first;
        for (std::size_t j = first; j < with.size() && with[j].begin < segment.end; ++j) {
            const double length = static_cast<double>(std::min(segment.end, with[j].end) -
                                                      std::max(segment.begin, with[j].begin));
            met += length;
            if (with[j].value == segment.value) value.shared_agreed += length;
        }
        value.shared += met;
        value.shared_squares += met * met;
        both += met;
    }
    return both;
}

}  // namespace

UnitizingParts& UnitizingParts::operator+=(const UnitizingParts& other) {
    length += other.length;
    gaps += other.gaps;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += other.values[i];
    return *this;
}

UnitizingParts unitizing_parts(const Continuum& document, std::size_t values) {
    UnitizingParts parts;
    parts.coders = static_cast<double>(document.coders.size());
    parts.length = static_cast<double>(document.length);
    parts.values.resize(values);
    std::vector<std::vector<Segment>> by_value, by_place;
    std::vector<double> marked;
    for (const std::vector<Segment>& coder : document.coders) {
        by_value.push_back(united(coder));
        for (const Segment& segment : by_value.back()) {
            const double length = static_cast<double>(segment.length());
            ValueLengths& value = parts.values[static_cast<std::size_t>(segment.value)];
            value.all += length;
            value.squares += length * length;
        }
        marked.push_back(length_of(by_value.back()));
        parts.gaps.all += parts.length - marked.back();
        by_place.push_back(by_value.back());
        std::ranges::sort(by_place.back(), {}, &Segment::begin);
    }
    parts.gaps.squares = parts.gaps.all;
    for (std::size_t i = 0; i < by_place.size(); ++i) {
        for (std::size_t j = i + 1; j < by_place.size(); ++j) {
            add_agreed(by_value[i], by_value[j], parts.values);
            const double both = add_shared(by_place[i], by_place[j], parts.values);
            add_shared(by_place[j], by_place[i], parts.values);
            parts.gaps.agreed += 2 * (parts.length - marked[i] - marked[j] + both);
        }
    }
    return parts;
}

std::vector<UnitizingParts> unitizing_parts(Continua documents, std::size_t values) {
    std::vector<UnitizingParts> parts;
    for (const Continuum& document : documents) {
        if (document.length > 0) parts.push_back(unitizing_parts(document, values));
    }
    return parts;
}

// ε_ck = ℓ.. (ℓ_c. ℓ_.k − [c = k] K_c) / (ℓ..² − Σ K) (eq. 33), so that Σ ε = ℓ.. and what is
// expected apart is Σ ε − Σ ε_cc = ℓ.. Σ ℓ_c. (ℓ.. − ℓ_c.) / (ℓ..² − Σ K): only positive terms.
Quotient alpha_of(const std::vector<ValueLengths>& values, double coders) {
    double total = 0, apart = 0, squares = 0, spread = 0;
    for (const ValueLengths& value : values) {
        total += value.all;
        apart += (coders - 1) * value.all - value.agreed;
        squares += value.squares;
    }
    for (const ValueLengths& value : values) spread += value.all * (total - value.all);
    if (spread == 0) return {0, 0, "no variation: all the text has one and the same value"};
    return {apart / (coders - 1), spread / (total * total - squares) * total, ""};
}

std::vector<ValueLengths> one_against_rest(const UnitizingParts& parts, std::size_t value) {
    const ValueLengths& one = parts.values[value];
    ValueLengths rest;
    rest.all = parts.coders * parts.length - one.all;
    rest.squares = rest.all;
    // In every ordered pair: the length less what either has, plus what was taken off twice.
    rest.agreed = (parts.coders - 1) * (parts.coders * parts.length - 2 * one.all) + one.agreed;
    return {rest, one};
}

}  // namespace tandem
