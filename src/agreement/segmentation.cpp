#include "agreement/segmentation.h"

#include <algorithm>
#include <cmath>

namespace tandem {

std::vector<Cuts> cuts_of(Continua documents) {
    std::vector<Cuts> all;
    for (const Continuum& document : documents) {
        Cuts cuts;
        cuts.length = document.length;
        for (std::size_t coder = 0; coder < 2; ++coder) {
            std::vector<std::int64_t>& places = coder == 0 ? cuts.a : cuts.b;
            for (const Segment& segment : document.coders[coder])
                if (segment.begin > 0) places.push_back(segment.begin);
            std::ranges::sort(places);
        }
        all.push_back(std::move(cuts));
    }
    return all;
}

bool is_segmentation(Measured& figure, const Spans& spans) {
    for (std::size_t d = 0; d < spans.documents.size(); ++d) {
        for (std::size_t coder = 0; coder < spans.coders.size(); ++coder) {
            std::vector<Segment> segments = spans.documents[d].coders[coder];
            std::ranges::sort(segments, {}, &Segment::begin);
            std::int64_t at = 0;
            for (const Segment& segment : segments) {
                if (segment.begin != at) break;
                at = segment.end;
            }
            if (at == spans.documents[d].length) continue;
            refuse(figure,
                   "this measure compares two ways to cut a text into segments, and the "
                   "segments of " +
                       spans.coders[coder] + " in " + spans.document_names[d] +
                       " do not follow each other without gaps and overlaps to its end "
                       "(they stop at " +
                       std::to_string(at) + " of " + std::to_string(spans.documents[d].length) +
                       ")");
            return false;
        }
    }
    return true;
}

static std::int64_t window_of(Continua documents) {
    double length = 0, segments = 0;
    for (const Continuum& document : documents) {
        length += static_cast<double>(document.length);
        segments += static_cast<double>(document.coders[0].size());
    }
    return std::max<std::int64_t>(1, std::llround(length / segments / 2));
}

static std::optional<double> share_of(const CountedPart& counted) {
    if (counted.all == 0) return std::nullopt;
    return counted.right / counted.all;
}

Measured window_difference(const std::string& name,
                           double (*apart)(const Cuts& cuts, std::int64_t k), const Spans& spans,
                           const IntervalChoice& choice) {
    Measured figure;
    if (!is_segmentation(figure, spans)) return figure;
    const std::int64_t k = window_of(spans.documents);
    std::vector<CountedPart> parts;
    for (const Cuts& cuts : cuts_of(spans.documents))
        if (cuts.length > k)
            parts.push_back({apart(cuts, k), static_cast<double>(cuts.length - k)});
    if (parts.empty()) {
        refuse(figure,
               "nothing to compare: the text is shorter than the window of " + std::to_string(k));
        return figure;
    }
    const CountedPart sum = sum_of<CountedPart>(parts);
    figure.n_pairable = sum.all;
    figure.value = share_of(sum);
    add_interval<CountedPart>(figure, parts, share_of, choice, 0);
    figure.work.lines = {
        "k = half the mean segment of " + spans.coders[0] + " = " + std::to_string(k),
        name + " = " + in_words(sum.right) + " windows that differ / " + in_words(sum.all) +
            " windows = " + in_words(*figure.value)};
    figure.remarks = {"a difference: 0 is best; not symmetric, " + spans.coders[0] +
                      " is the reference"};
    return figure;
}

}  // namespace tandem
