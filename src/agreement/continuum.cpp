#include "tandem/agreement/continuum.h"

#include <algorithm>
#include <tuple>

#include "tandem/base/check.h"

namespace tandem {

void check_continua(Continua documents) {
    for (const Continuum& document : documents) {
        TANDEM_CHECK(document.coders.size() == documents.front().coders.size(),
                     "every document has the same coders");
        for (const std::vector<Segment>& coder : document.coders) {
            for (const Segment& segment : coder) {
                TANDEM_CHECK(segment.begin >= 0 && segment.begin < segment.end &&
                                 segment.end <= document.length && segment.value >= 0,
                             "a segment lies within its document");
            }
        }
    }
}

std::size_t coders_of(Continua documents) {
    return documents.empty() ? 0 : documents.front().coders.size();
}

std::size_t values_of(Continua documents) {
    int values = 0;
    for (const Continuum& document : documents) {
        for (const std::vector<Segment>& coder : document.coders) {
            for (const Segment& segment : coder) values = std::max(values, segment.value + 1);
        }
    }
    return static_cast<std::size_t>(values);
}

std::size_t segments_of(Continua documents) {
    std::size_t count = 0;
    for (const Continuum& document : documents) {
        for (const std::vector<Segment>& coder : document.coders) count += coder.size();
    }
    return count;
}

std::vector<Segment> united(std::vector<Segment> segments) {
    std::ranges::sort(segments, {}, [](const Segment& segment) {
        return std::tuple(segment.value, segment.begin, segment.end);
    });
    std::vector<Segment> result;
    for (const Segment& segment : segments) {
        if (!result.empty() && result.back().value == segment.value &&
            segment.begin < result.back().end) {
            result.back().end = std::max(result.back().end, segment.end);
        } else {
            result.push_back(segment);
        }
    }
    return result;
}

std::optional<Overlap> first_overlap(Continua documents) {
    for (std::size_t document = 0; document < documents.size(); ++document) {
        for (std::size_t coder = 0; coder < documents[document].coders.size(); ++coder) {
            std::vector<Segment> segments = united(documents[document].coders[coder]);
            std::ranges::sort(segments, {}, &Segment::begin);
            // United, so that neighbours of one value do not overlap: any overlap is of two values.
            for (std::size_t i = 1; i < segments.size(); ++i) {
                if (segments[i].begin < segments[i - 1].end)
                    return Overlap{document, coder, segments[i - 1], segments[i]};
            }
        }
    }
    return std::nullopt;
}

}  // namespace tandem
