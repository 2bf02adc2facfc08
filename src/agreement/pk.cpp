// Pk, Beeferman, Berger & Lafferty 1999, "Statistical models for text segmentation", Machine
// Learning 34, 177-210: the share of pairs of units k apart of which only one coder says that they
// lie in different segments. A difference, 0 is best; not symmetric: k is half the mean segment of
// coder A.
#include <algorithm>

#include "agreement/segmentation.h"

namespace tandem {
namespace {

// How many windows (i, i + k] hold at least one cut and where both say so: by stretches, not unit
// by unit. A window starts at i in [0, length − k).
double windows_apart(const Cuts& cuts, std::int64_t k) {
    // A cut at c lies in the windows that start in [c − k, c).
    std::vector<std::pair<std::int64_t, int>> events;  // from here on: so many more
    const std::int64_t windows = cuts.length - k;
    const auto add = [&](const std::vector<std::int64_t>& places, int weight) {
        std::int64_t covered = 0;
        for (const std::int64_t cut : places) {
            const std::int64_t from = std::max(covered, cut - k), to = std::min(windows, cut);
            if (from >= to) continue;
            events.emplace_back(from, weight);
            events.emplace_back(to, -weight);
            covered = to;
        }
    };
    add(cuts.a, 1);
    add(cuts.b, 2);
    std::ranges::sort(events);
    double apart = 0;
    int state = 0;
    std::int64_t at = 0;
    for (const auto& [place, change] : events) {
        if (state == 1 || state == 2) apart += static_cast<double>(place - at);
        state += change;
        at = place;
    }
    return apart;
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    return window_difference("Pk", windows_apart, spans, choice);
}

}  // namespace

SpanMeasure pk() {
    return {.name = "pk",
            .title = "Pk (a difference; for comparison with old papers)",
            .source = "Beeferman, Berger & Lafferty 1999",
            .formula = "windows of k units of which only one coder sees a boundary / windows",
            .aliases = {},
            .two_coders = true,
            .segmentations = true,
            .figure = figure_of};
}

}  // namespace tandem
