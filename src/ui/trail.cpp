#include "ui/trail.h"

namespace tandem::ui {
namespace {

std::optional<Footprint> take(std::vector<Footprint>& from, std::vector<Footprint>& to,
                              Footprint here, const Project& project) {
    while (!from.empty()) {
        Footprint next = std::move(from.back());
        from.pop_back();
        if (next.transcript && !project.transcripts.find(next.transcript)) continue;
        to.push_back(std::move(here));
        return next;
    }
    return std::nullopt;
}

}  // namespace

void leave(Trail& trail, Footprint from) {
    trail.ahead.clear();
    trail.behind.push_back(std::move(from));
    if (trail.behind.size() > kLongestTrail) trail.behind.erase(trail.behind.begin());
}

std::optional<Footprint> go_back(Trail& trail, Footprint from, const Project& project) {
    return take(trail.behind, trail.ahead, std::move(from), project);
}

std::optional<Footprint> go_forward(Trail& trail, Footprint from, const Project& project) {
    return take(trail.ahead, trail.behind, std::move(from), project);
}

}  // namespace tandem::ui
