// Branch and bound over the first thing not yet covered. Partial covers that leave the same things
// open are one state, of which the cheapest is kept. The bound is the dual of the linear
// relaxation: prices with Σ prices of a set <= its cost cannot add up to more than any cover costs,
// so a cover whose sets cost more than their prices by more than (a known cover − Σ prices) is not
// the best.
#include "agreement/best_cover.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>

namespace tandem {
namespace {

constexpr double kRounding = 1e-12;
constexpr std::size_t kWindow = 256;  // how far a set may reach beyond its first thing

// The things after the first open one, from the nearest: covered or not.
struct Covered {
    std::array<std::uint64_t, kWindow / 64> words{};

    bool at(std::size_t i) const { return (words[i / 64] >> (i % 64) & 1) != 0; }
    void set(std::size_t i) { words[i / 64] |= std::uint64_t{1} << (i % 64); }
    void drop_first() {
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            words[i] = words[i] >> 1 | words[i + 1] << 63;
        words.back() >>= 1;
    }
    auto operator<=>(const Covered&) const = default;
};

struct Prices {
    std::vector<double> of;  // each thing

    double surplus(const CoverSet& set) const {
        double rest = set.cost;
        for (const std::size_t thing : set.things) rest -= of[thing];
        return rest;
    }
};

// Any cover: the sets of least surplus first, as long as they fit.
double greedy_cost(const std::vector<CoverSet>& sets, const Prices& prices, std::size_t things) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const double each = static_cast<double>(sets[i].things.size());
        order.emplace_back(prices.surplus(sets[i]) / each, i);
    }
    std::ranges::sort(order);
    std::vector<bool> covered(things, false);
    double cost = 0;
    for (const auto& [surplus, i] : order) {
        const auto taken = [&](std::size_t thing) { return covered[thing]; };
        if (std::ranges::any_of(sets[i].things, taken)) continue;
        for (const std::size_t thing : sets[i].things) covered[thing] = true;
        cost += sets[i].cost;
    }
    return cost;
}

// Prices above what the sets bear come down, then each goes up as far as its sets allow.
void make_feasible(Prices& prices, const std::vector<CoverSet>& sets) {
    for (const CoverSet& set : sets) {
        const double over = prices.surplus(set);
        if (over >= 0) continue;
        for (const std::size_t thing : set.things)
            prices.of[thing] += over / static_cast<double>(set.things.size());
    }
    std::vector<std::vector<std::size_t>> of_thing(prices.of.size());
    for (std::size_t i = 0; i < sets.size(); ++i)
        for (const std::size_t thing : sets[i].things) of_thing[thing].push_back(i);
    for (std::size_t thing = 0; thing < prices.of.size(); ++thing) {
        double room = std::numeric_limits<double>::infinity();
        for (const std::size_t i : of_thing[thing]) room = std::min(room, prices.surplus(sets[i]));
        prices.of[thing] += room;
    }
}

// Subgradient ascent of the Lagrangian dual (Held, Wolfe & Crowder 1974).
Prices good_prices(const std::vector<CoverSet>& sets, std::size_t things, double& known) {
    Prices prices{std::vector<double>(things, std::numeric_limits<double>::infinity())};
    for (const CoverSet& set : sets)
        for (const std::size_t thing : set.things)
            prices.of[thing] =
                std::min(prices.of[thing], set.cost / static_cast<double>(set.things.size()));
    Prices best = prices;
    double best_bound = -1, scale = 1;
    known = greedy_cost(sets, prices, things);
    for (int step = 0, stuck = 0; step < 200 && known - best_bound > kRounding; ++step) {
        double bound = std::accumulate(prices.of.begin(), prices.of.end(), 0.0);
        std::vector<double> direction(things, 1);
        for (const CoverSet& set : sets) {
            const double surplus = prices.surplus(set);
            if (surplus >= 0) continue;
            bound += surplus;
            for (const std::size_t thing : set.things) direction[thing] -= 1;
        }
        if (bound > best_bound) {
            best_bound = bound;
            best = prices;
            stuck = 0;
        } else if (++stuck == 8) {
            scale /= 2;
            stuck = 0;
        }
        if (step % 20 == 19) known = std::min(known, greedy_cost(sets, prices, things));
        double norm = 0;
        for (const double part : direction) norm += part * part;
        if (norm == 0) break;
        const double length = scale * (known - bound) / norm;
        for (std::size_t i = 0; i < things; ++i) prices.of[i] += length * direction[i];
    }
    make_feasible(best, sets);
    return best;
}

struct State {
    double surplus = 0;
    std::size_t before = 0;  // index of the state it came from
    std::size_t set = 0;
};

struct Search {
    std::vector<State> states;                       // all that were ever the best
    std::vector<std::map<Covered, std::size_t>> at;  // [first open thing]: open things → state

    void reach(std::size_t place, const Covered& covered, const State& state) {
        const auto [found, is_new] = at[place].try_emplace(covered, states.size());
        if (!is_new && states[found->second].surplus <= state.surplus) return;
        found->second = states.size();
        states.push_back(state);
    }
};

}  // namespace

std::optional<std::vector<std::size_t>> best_cover(std::size_t things,
                                                   const std::vector<CoverSet>& sets,
                                                   std::size_t most_steps) {
    double known = 0;
    const Prices prices = good_prices(sets, things, known);
    known = std::min(known, greedy_cost(sets, prices, things));
    const double slack =
        known - std::accumulate(prices.of.begin(), prices.of.end(), 0.0) + kRounding * (1 + known);
    std::vector<std::vector<std::size_t>> first(things);
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (prices.surplus(sets[i]) > slack) continue;
        if (sets[i].things.back() - sets[i].things.front() >= kWindow) return std::nullopt;
        first[sets[i].things.front()].push_back(i);
    }
    std::size_t steps = 0;
    Search search;
    search.at.resize(things + 1);
    search.reach(0, {}, {});
    for (std::size_t place = 0; place < things; ++place) {
        for (const auto& [covered, from] : search.at[place]) {
            for (const std::size_t i : first[place]) {
                if (++steps > most_steps) return std::nullopt;
                const double surplus =
                    search.states[from].surplus + std::max(0.0, prices.surplus(sets[i]));
                if (surplus > slack) continue;
                Covered next = covered;
                bool fits = true;
                for (const std::size_t thing : sets[i].things) {
                    if (thing == place) continue;
                    fits = fits && !covered.at(thing - place - 1);
                    next.set(thing - place - 1);
                }
                if (!fits) continue;
                std::size_t to = place + 1;
                for (; next.at(0); ++to) next.drop_first();
                next.drop_first();
                search.reach(to, next, {surplus, from, i});
            }
        }
        search.at[place].clear();
    }
    std::vector<std::size_t> chosen;
    for (std::size_t state = search.at[things].begin()->second; state != 0;
         state = search.states[state].before)
        chosen.push_back(search.states[state].set);
    return chosen;
}

}  // namespace tandem
