// B, Fournier 2013, "Evaluating text segmentation using boundary edit distance", Proc. ACL 2013,
// 1702-1712, equation 1, with n_t = 2 and one type of boundary:
// 1 − (|additions| + Σ near-miss weight) / (|additions| + |near misses| + |matches|),
// where a boundary one position beside its fellow is a near miss of weight 1/2. B = 1 where neither
// has boundaries in a text that could have some.
#include <algorithm>
#include <iterator>

#include "agreement/segmentation.h"

namespace tandem {
namespace {

struct Edits {
    double matches = 0, near_misses = 0, additions = 0, positions = 0;

    Edits& operator+=(const Edits& other) {
        matches += other.matches;
        near_misses += other.near_misses;
        additions += other.additions;
        positions += other.positions;
        return *this;
    }
};

// What is left of both after the matches, joined in one row by place: neighbours of different
// coders one position apart pair up, as many as possible. From the left is best: each has at most
// one possible fellow on either side.
Edits edits_of(const Cuts& cuts) {
    std::vector<std::int64_t> a, b;
    std::ranges::set_difference(cuts.a, cuts.b, std::back_inserter(a));
    std::ranges::set_difference(cuts.b, cuts.a, std::back_inserter(b));
    Edits edits;
    edits.positions = static_cast<double>(std::max<std::int64_t>(0, cuts.length - 1));
    edits.matches = static_cast<double>(cuts.a.size() - a.size());
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] + 1 == b[j] || b[j] + 1 == a[i]) {
            edits.near_misses += 1;
            ++i;
            ++j;
        } else {
            ++(a[i] < b[j] ? i : j);
        }
    }
    edits.additions =
        static_cast<double>(a.size()) + static_cast<double>(b.size()) - 2 * edits.near_misses;
    return edits;
}

Quotient quotient_of(const Edits& edits) {
    if (edits.positions == 0)
        return {0, 0, "nothing to compare: the text has no place for a boundary"};
    const double all = edits.additions + edits.near_misses + edits.matches;
    if (all == 0) return {0, 1, ""};
    return {edits.additions + edits.near_misses / 2, all, ""};
}

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    Measured figure;
    if (!is_segmentation(figure, spans)) return figure;
    std::vector<Edits> parts;
    for (const Cuts& cuts : cuts_of(spans.documents))
        if (cuts.length > 1) parts.push_back(edits_of(cuts));
    const Edits sum = parts.empty() ? Edits{} : sum_of<Edits>(parts);
    figure.n_pairable = sum.positions;
    set_figure(figure, quotient_of(sum));
    add_interval<Edits>(
        figure, parts, [](const Edits& some) { return quotient_of(some).value(); }, choice, 0);
    if (figure.value)
        figure.work.lines = {
            "matches " + in_words(sum.matches) + ", near misses " + in_words(sum.near_misses) +
                " (weight 1/2), boundaries of one coder only " + in_words(sum.additions),
            "B = 1 - (" + in_words(sum.additions) + " + " + in_words(sum.near_misses) +
                " / 2) / (" + in_words(sum.additions) + " + " + in_words(sum.near_misses) + " + " +
                in_words(sum.matches) + ") = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure boundary_similarity() {
    return {.name = "boundary-similarity",
            .title = "Boundary similarity B",
            .source = "Fournier 2013, equation 1, near misses of one position",
            .formula = "1 - (additions + near misses / 2) / (additions + near misses + matches)",
            .aliases = {},
            .two_coders = true,
            .segmentations = true,
            .figure = figure_of};
}

}  // namespace tandem
