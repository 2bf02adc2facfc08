// Mathet, Widlöcher & Métivier 2015, "The unified and holistic method gamma (γ) for inter-annotator
// agreement measure and alignment", Computational Linguistics 41(3), 437-479: dissimilarities
// (section 4.3), unitary alignments and disorder (4.2), the best alignment (5.1).
#include "agreement/disorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "agreement/best_cover.h"
#include "agreement/matching.h"

namespace tandem {
namespace {

// A unit of a coder, with how far from its centre a unit near enough may lie.
struct Placed {
    int coder = 0;
    int index = 0;
    double from = 0, to = 0;
};

struct Pair {
    Placed a, b;
};

// |Δ centre| <= (|Δ begin| + |Δ end|) / 2, and d <= most is only possible where that is at most
// reach · (length + length): where the two stretches around the centres meet.
std::vector<Pair> near_pairs(const UnitLists& units, const Dissimilarity& d, double most) {
    const double reach = std::sqrt(most / (d.position * d.empty)) / 2 * (1 + 1e-9);
    std::vector<Placed> all;
    for (std::size_t coder = 0; coder < units.size(); ++coder) {
        for (std::size_t i = 0; i < units[coder].size(); ++i) {
            const AlignedUnit& unit = units[coder][i];
            const double centre = (unit.begin + unit.end) / 2;
            const double around = reach * (unit.end - unit.begin);
            all.push_back(
                {static_cast<int>(coder), static_cast<int>(i), centre - around, centre + around});
        }
    }
    std::ranges::sort(all, {},
                      [](const Placed& one) { return std::tuple(one.from, one.coder, one.index); });
    std::vector<Pair> pairs;
    std::vector<Placed> open;
    for (const Placed& one : all) {
        std::erase_if(open, [&](const Placed& other) { return other.to < one.from; });
        for (const Placed& other : open) {
            if (other.coder == one.coder) continue;
            const bool in_order = other.coder < one.coder;
            pairs.push_back({in_order ? other : one, in_order ? one : other});
        }
        open.push_back(one);
    }
    return pairs;
}

const AlignedUnit& unit_at(const UnitLists& units, std::size_t coder, int index) {
    return units[coder][static_cast<std::size_t>(index)];
}

// Together they cost d, apart 2 Δ∅.
Alignment align_two(const UnitLists& units, const Dissimilarity& d) {
    std::vector<MatchGain> gains;
    for (const auto& [a, b] : near_pairs(units, d, 2 * d.empty)) {
        const double gain = 2 * d.empty - d(unit_at(units, 0, a.index), unit_at(units, 1, b.index));
        if (gain > 0)
            gains.push_back(
                {static_cast<std::size_t>(a.index), static_cast<std::size_t>(b.index), gain});
    }
    // In one order, so that equal alignments do not depend on the order of the pairs.
    std::ranges::sort(gains, {},
                      [](const MatchGain& gain) { return std::pair(gain.row, gain.column); });
    const std::vector<std::size_t> column_of =
        best_matching(units[0].size(), units[1].size(), gains);
    Alignment alignment;
    std::vector<bool> taken(units[1].size(), false);
    for (std::size_t row = 0; row < column_of.size(); ++row) {
        const bool alone = column_of[row] == kAlone;
        if (!alone) taken[column_of[row]] = true;
        alignment.sets.push_back(
            {static_cast<int>(row), alone ? kNoUnit : static_cast<int>(column_of[row])});
    }
    for (std::size_t column = 0; column < taken.size(); ++column)
        if (!taken[column]) alignment.sets.push_back({kNoUnit, static_cast<int>(column)});
    return alignment;
}

// Beyond these the search would take minutes.
constexpr std::size_t kMostSets = 30'000;
constexpr std::size_t kMostTries = 1'000'000;

// All sets of units of three coders and more that may be in a best alignment: none of their units
// is better off alone, Σ_v d(u, v) < (C(n, 2) + |set| − 1) Δ∅ for each u.
struct Candidates {
    const UnitLists& units;
    const Dissimilarity& d;
    double pairs = 0;  // C(n, 2)
    // near[coder][unit][later coder]: units near this one
    std::vector<std::vector<std::vector<std::vector<int>>>> near = {};
    std::vector<UnitaryAlignment> found = {};
    std::size_t tries = 0;

    Candidates(const UnitLists& lists, const Dissimilarity& dissimilarity)
        : units(lists), d(dissimilarity) {
        const double n = static_cast<double>(units.size());
        pairs = n * (n - 1) / 2;
        for (const std::vector<AlignedUnit>& coder : units)
            near.emplace_back(coder.size(), std::vector<std::vector<int>>(units.size()));
        const double most = (pairs + n - 1) * d.empty;
        for (const auto& [a, b] : near_pairs(units, d, most)) {
            const auto coder = static_cast<std::size_t>(a.coder);
            const auto later = static_cast<std::size_t>(b.coder);
            if (d(unit_at(units, coder, a.index), unit_at(units, later, b.index)) < most)
                near[coder][static_cast<std::size_t>(a.index)][later].push_back(b.index);
        }
        for (auto& coder : near)
            for (auto& unit : coder)
                for (auto& list : unit) std::ranges::sort(list);
    }

    bool nobody_better_alone(const UnitaryAlignment& set) const {
        const auto size = static_cast<double>(
            std::ranges::count_if(set, [](int index) { return index != kNoUnit; }));
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (set[i] == kNoUnit) continue;
            double sum = 0;
            for (std::size_t j = 0; j < set.size(); ++j)
                if (j != i && set[j] != kNoUnit)
                    sum += d(unit_at(units, i, set[i]), unit_at(units, j, set[j]));
            if (size > 1 && sum >= (pairs + size - 1) * d.empty) return false;
        }
        return true;
    }

    bool too_many() const { return found.size() > kMostSets || tries > kMostTries; }

    // `first` is the first coder with a unit in the set; coders before `coder` are decided.
    void extend(UnitaryAlignment& set, std::size_t first, std::size_t coder) {
        if (too_many() || ++tries > kMostTries) return;
        if (coder == units.size()) {
            if (nobody_better_alone(set)) found.push_back(set);
            return;
        }
        extend(set, first, coder + 1);
        for (const int index : near[first][static_cast<std::size_t>(set[first])][coder]) {
            set[coder] = index;
            extend(set, first, coder + 1);
        }
        set[coder] = kNoUnit;
    }

    void find_all() {
        for (std::size_t coder = 0; coder < units.size(); ++coder)
            for (std::size_t i = 0; i < units[coder].size(); ++i) {
                UnitaryAlignment set(units.size(), kNoUnit);
                set[coder] = static_cast<int>(i);
                extend(set, coder, coder + 1);
            }
    }
};

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

// Units in the order of their centres, numbered through.
std::vector<std::vector<std::size_t>> numbers_by_place(const UnitLists& units) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> order;
    for (std::size_t coder = 0; coder < units.size(); ++coder)
        for (std::size_t i = 0; i < units[coder].size(); ++i)
            order.emplace_back(units[coder][i].begin + units[coder][i].end, coder, i);
    std::ranges::sort(order);
    std::vector<std::vector<std::size_t>> numbers;
    for (const std::vector<AlignedUnit>& coder : units) numbers.emplace_back(coder.size());
    for (std::size_t number = 0; number < order.size(); ++number)
        numbers[std::get<1>(order[number])][std::get<2>(order[number])] = number;
    return numbers;
}

// What hangs together through a set, solved by itself.
struct Component {
    std::vector<CoverSet> sets;
    std::vector<std::size_t> candidates;  // of each set
    std::vector<std::size_t> things;      // number of each thing of the cover, ascending
};

std::vector<Component> components_of(const std::vector<UnitaryAlignment>& candidates,
                                     const UnitLists& units, const Dissimilarity& d) {
    const auto numbers = numbers_by_place(units);
    std::vector<std::vector<std::size_t>> things(candidates.size());
    std::size_t count = 0;
    for (const std::vector<AlignedUnit>& coder : units) count += coder.size();
    std::vector<std::size_t> parent(count);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t coder = 0; coder < units.size(); ++coder)
            if (candidates[i][coder] != kNoUnit)
                things[i].push_back(numbers[coder][static_cast<std::size_t>(candidates[i][coder])]);
        std::ranges::sort(things[i]);
        for (const std::size_t thing : things[i])
            parent[root_of(parent, thing)] = root_of(parent, things[i].front());
    }
    std::vector<Component> components(count);
    std::vector<std::size_t> place(count);
    for (std::size_t thing = 0; thing < count; ++thing) {
        Component& component = components[root_of(parent, thing)];
        place[thing] = component.things.size();
        component.things.push_back(thing);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Component& component = components[root_of(parent, things[i].front())];
        for (std::size_t& thing : things[i]) thing = place[thing];
        component.sets.push_back({things[i], cost_of(candidates[i], units, d)});
        component.candidates.push_back(i);
    }
    std::erase_if(components, [](const Component& one) { return one.things.empty(); });
    return components;
}

std::optional<Alignment> align_many(const UnitLists& units, const Dissimilarity& d) {
    Candidates candidates(units, d);
    candidates.find_all();
    if (candidates.too_many()) return std::nullopt;
    Alignment alignment;
    for (const Component& component : components_of(candidates.found, units, d)) {
        const auto chosen = best_cover(component.things.size(), component.sets, kMostSteps);
        if (!chosen) return std::nullopt;
        for (const std::size_t i : *chosen)
            alignment.sets.push_back(candidates.found[component.candidates[i]]);
    }
    std::ranges::sort(alignment.sets);
    return alignment;
}

}  // namespace

UnitLists units_of(const Continuum& document) {
    UnitLists units;
    for (const std::vector<Segment>& coder : document.coders) {
        units.emplace_back();
        for (const Segment& segment : coder)
            units.back().push_back({static_cast<double>(segment.begin),
                                    static_cast<double>(segment.end), segment.value});
    }
    return units;
}

double Dissimilarity::position_of(const AlignedUnit& u, const AlignedUnit& v) const {
    const double apart = std::abs(u.begin - v.begin) + std::abs(u.end - v.end);
    const double share = apart / ((u.end - u.begin) + (v.end - v.begin));
    return share * share * empty;
}

double Dissimilarity::operator()(const AlignedUnit& u, const AlignedUnit& v) const {
    return position * position_of(u, v) + (u.value == v.value ? 0 : category * empty);
}

double cost_of(const UnitaryAlignment& set, const UnitLists& units, const Dissimilarity& d) {
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
        for (std::size_t j = i + 1; j < set.size(); ++j) {
            pairs += 1;
            sum += set[i] == kNoUnit || set[j] == kNoUnit
                       ? d.empty
                       : d(unit_at(units, i, set[i]), unit_at(units, j, set[j]));
        }
    }
    return sum / pairs;
}

std::optional<Alignment> best_alignment(const UnitLists& units, const Dissimilarity& d) {
    std::optional<Alignment> alignment =
        units.size() == 2 ? align_two(units, d) : align_many(units, d);
    if (alignment)
        for (const UnitaryAlignment& set : alignment->sets)
            alignment->total += cost_of(set, units, d);
    return alignment;
}

}  // namespace tandem
