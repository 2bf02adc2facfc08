#include "ui/overview.h"

#include <algorithm>
#include <unordered_map>

namespace tandem::ui {
namespace {

void place_turns(Overview& overview, const std::vector<OverviewTurn>& turns, int rows) {
    double total = 0;
    for (const OverviewTurn& turn : turns) total += static_cast<double>(turn.weight);
    const double scale = total > 0 ? rows / total : 0;
    double top = 0;
    for (const OverviewTurn& turn : turns) {
        overview.tops.push_back(top);
        top += static_cast<double>(turn.weight) * scale;
    }
    overview.tops.push_back(top);
}

// A row shows whoever speaks in its middle.
void colour_turns(Overview& overview, const std::vector<OverviewTurn>& turns) {
    std::size_t turn = 0;
    for (std::size_t row = 0; row < overview.rows.size(); ++row) {
        const double middle = static_cast<double>(row) + 0.5;
        while (turn + 1 < turns.size() && overview.tops[turn + 1] <= middle) ++turn;
        overview.rows[row].voice = turns[turn].voice;
    }
}

}  // namespace

double Overview::row_of(int turn, double part) const {
    const auto at = static_cast<std::size_t>(turn);
    return tops[at] + (tops[at + 1] - tops[at]) * std::clamp(part, 0.0, 1.0);
}

int Overview::turn_at(double row) const {
    const auto above = std::upper_bound(tops.begin(), tops.end() - 1, row);
    return std::max(0, static_cast<int>(above - tops.begin()) - 1);
}

Overview make_overview(const std::vector<OverviewTurn>& turns,
                       const std::vector<OverviewStretch>& stretches, int rows) {
    Overview overview;
    if (turns.empty() || rows < 1) return overview;
    overview.rows.resize(static_cast<std::size_t>(rows));
    place_turns(overview, turns, rows);
    colour_turns(overview, turns);
    // A coding keeps its lane over all its turns; the first that is free where it begins.
    std::unordered_map<std::int64_t, int> lane_of;
    std::array<int, kOverviewLanes> used_to{};
    for (const OverviewStretch& stretch : stretches) {
        const int first = std::clamp(
            static_cast<int>(overview.row_of(stretch.turn, static_cast<double>(stretch.begin))), 0,
            rows - 1);
        const int last =
            std::clamp(static_cast<int>(
                           overview.row_of(stretch.turn, static_cast<double>(stretch.end)) - 1e-6),
                       first, rows - 1);
        const auto [known, fresh] = lane_of.emplace(stretch.coding, -1);
        if (fresh)
            for (int lane = 0; lane < kOverviewLanes && known->second < 0; ++lane)
                if (used_to[static_cast<std::size_t>(lane)] <= first) known->second = lane;
        const int lane = known->second;
        if (lane >= 0) used_to[static_cast<std::size_t>(lane)] = last + 1;
        for (int row = first; row <= last; ++row) {
            OverviewRow& each = overview.rows[static_cast<std::size_t>(row)];
            each.coded = true;
            each.warns = each.warns || stretch.warns;
            if (lane >= 0) each.lanes[static_cast<std::size_t>(lane)] = stretch.colour;
        }
    }
    return overview;
}

}  // namespace tandem::ui
