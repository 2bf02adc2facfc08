// WindowDiff, Pevzner & Hearst 2002, "A critique and improvement of an evaluation metric for text
// segmentation", Computational Linguistics 28(1), 19-36: the share of windows of k units in which
// the two coders have different numbers of boundaries. A difference, 0 is best; not symmetric.
#include <algorithm>

#include "agreement/segmentation.h"

namespace tandem {
namespace {

// A cut at c lies in the windows (i, i + k] that start in [c − k, c); windows start in [0, length −
// k).
double windows_apart(const Cuts& cuts, std::int64_t k) {
    std::vector<std::pair<std::int64_t, int>> events;
    const std::int64_t windows = cuts.length - k;
    const auto add = [&](const std::vector<std::int64_t>& places, int weight) {
        for (const std::int64_t cut : places) {
            const std::int64_t from = std::max<std::int64_t>(0, cut - k);
            const std::int64_t to = std::min(windows, cut);
            if (from >= to) continue;
            events.emplace_back(from, weight);
            events.emplace_back(to, -weight);
        }
    };
    add(cuts.a, 1);
    add(cuts.b, -1);
    std::ranges::sort(events);
    double apart = 0;
    int more = 0;  // of coder A than of coder B
    std::int64_t at = 0;
    for (const auto& [place, change] : events) {
        if (more != 0) apart += static_cast<double>(place - at);
        more += change;
        at = place;
    }
    return apart;
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    return window_difference("WindowDiff", windows_apart, spans, choice);
}

}  // namespace

SpanMeasure windowdiff() {
    return {.name = "windowdiff",
            .title = "WindowDiff (a difference; for comparison with old papers)",
            .source = "Pevzner & Hearst 2002",
            .formula = "windows of k units with different numbers of boundaries / windows",
            .aliases = {"wd", "window-diff"},
            .two_coders = true,
            .segmentations = true,
            .figure = figure_of};
}

}  // namespace tandem
