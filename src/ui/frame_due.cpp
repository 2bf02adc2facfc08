#include "ui/frame_due.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace tandem::ui {

void begin_frame_due(FrameDue& due) {
    due = {};
    ImGui::GetIO().UserData = &due;
}

void end_frame_due() {
    ImGui::GetIO().UserData = nullptr;
}

void ask_for_frame(double seconds) {
    auto* due = static_cast<FrameDue*>(ImGui::GetIO().UserData);
    if (due) due->seconds = std::min(due->seconds.value_or(seconds), seconds);
}

bool caret_is_seen(double since_move) {
    return std::fmod(since_move, kBlink) < kBlink / 2;
}

double until_blink(double since_move) {
    return kBlink / 2 - std::fmod(since_move, kBlink / 2);
}

std::optional<double> seconds_to_sleep(const Rest& rest) {
    if (rest.settling) return 0;
    std::optional<double> least = rest.due;
    if (rest.keep && (!least || *rest.keep < *least)) least = rest.keep;
    if (least) least = std::max(0.0, *least);
    return least;
}

Woken woken_after(const Rest& rest, double slept) {
    if (rest.settling) return Woken::ForFrame;
    const std::optional<double> seconds = seconds_to_sleep(rest);
    if (!seconds || slept < *seconds) return Woken::ByEvent;
    return rest.due && *rest.due <= *seconds ? Woken::ForFrame : Woken::ToKeep;
}

}  // namespace tandem::ui
