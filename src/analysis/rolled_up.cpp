#include "analysis/rolled_up.h"

#include <algorithm>

namespace tandem {

std::vector<std::vector<int>> rolled_up(const CodePlaces& places, const RollUp& roll_up) {
    std::vector<std::vector<int>> counted(places.size());
    for (std::size_t at = 0; at < places.size(); ++at) {
        int code = static_cast<int>(at);
        const auto up = [&] { code = places.parent[static_cast<std::size_t>(code)]; };
        if (roll_up.to == RollUp::To::Level)
            while (places.tree[static_cast<std::size_t>(code)].depth >= roll_up.level) up();
        for (; code >= 0; up()) {
            counted[at].push_back(code);
            if (roll_up.to != RollUp::To::Above) break;
        }
    }
    return counted;
}

std::vector<bool> turns_that_count(const Project& project, const std::vector<Turn>& turns,
                                   std::span<const CoderId> coders, const CodedUnitOptions& options,
                                   LeftOut& left_out) {
    std::vector<bool> counted = counted_turns(project, turns, options.participant_turns_only);
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (!counted[at]) {
            ++left_out.interviewer_turns;
            continue;
        }
        const auto off = std::ranges::count_if(coders, [&](CoderId coder) {
            return project.off_topic.contains({turns[at].id, coder});
        });
        if (off == 0) continue;
        if (off < std::ssize(coders)) {
            ++left_out.off_topic_by_some;
        } else if (options.without_off_topic) {
            counted[at] = false;
            ++left_out.off_topic_turns;
        }
    }
    return counted;
}

}  // namespace tandem
