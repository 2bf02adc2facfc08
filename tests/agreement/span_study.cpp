#include "span_study.h"

#include <algorithm>
#include <array>

namespace tandem::testing {

Spans study_of(std::vector<Continuum> documents, std::size_t codes) {
    Spans spans;
    spans.documents = std::move(documents);
    for (std::size_t i = 0; i < spans.documents.size(); ++i)
        spans.document_names.push_back(std::to_string(i + 1));
    for (std::size_t i = 0; i < coders_of(spans.documents); ++i)
        spans.coders.push_back(std::to_string(i + 1));
    codes = std::max(codes, values_of(spans.documents));
    for (std::size_t i = 0; i < codes; ++i)
        spans.codes.push_back(std::string(1, static_cast<char>('a' + i)));
    return spans;
}

Measured span_figure(std::string_view name, const Spans& spans, const SpanOptions& options) {
    const SpanMeasure* measure = find_span_measure(name);
    EXPECT_NE(measure, nullptr) << name;
    if (!measure) return {};
    return measure_spans(*measure, spans, options, {});
}

double span_value(std::string_view name, const Spans& spans, const SpanOptions& options) {
    const Measured figure = span_figure(name, spans, options);
    EXPECT_TRUE(figure.value.has_value()) << name << ": " << figure.why_not;
    return figure.value.value_or(-99);
}

static std::int64_t draw(Random& random, std::int64_t low, std::int64_t high) {
    return low +
           static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(high - low) + 1));
}

static std::vector<Segment> random_coder(Random& random, const Shape& shape,
                                         const std::vector<Segment>& earlier) {
    std::vector<Segment> segments;
    const auto wanted = draw(random, 0, shape.most);
    if (!earlier.empty() && random.below(4) == 0) segments = earlier;  // identical, but for codes
    for (Segment& segment : segments)
        if (random.below(3) == 0)
            segment.value = static_cast<int>(draw(random, 0, shape.codes - 1));
    for (std::int64_t i = 0; i < wanted; ++i) {
        Segment segment;
        segment.begin = draw(random, 0, shape.length - 1);
        if (!segments.empty() && random.below(3) == 0)
            segment.begin = std::min(segments.back().end, shape.length - 1);  // touching
        const std::int64_t reach =
            random.below(6) == 0 ? shape.length : std::max<std::int64_t>(1, shape.length / 6);
        segment.end = std::min(shape.length, segment.begin + draw(random, 1, reach));
        segment.value = static_cast<int>(draw(random, 0, shape.codes - 1));
        const bool overlaps = std::ranges::any_of(segments, [&](const Segment& other) {
            return segment.begin < other.end && other.begin < segment.end;
        });
        if (!overlaps || shape.may_overlap) segments.push_back(segment);
    }
    return segments;
}

Spans random_study(Random& random, const Shape& shape) {
    std::vector<Continuum> documents;
    for (int d = 0; d < shape.documents; ++d) {
        Continuum document;
        document.length = shape.length;
        for (int c = 0; c < shape.coders; ++c)
            document.coders.push_back(random_coder(
                random, shape,
                document.coders.empty() ? std::vector<Segment>() : document.coders.back()));
        documents.push_back(std::move(document));
    }
    return study_of(std::move(documents), static_cast<std::size_t>(shape.codes));
}

Shape random_shape(Random& random) {
    Shape shape;
    shape.documents = static_cast<int>(draw(random, 1, 3));
    shape.coders = static_cast<int>(draw(random, 2, 4));
    shape.codes = static_cast<int>(draw(random, 1, 4));
    constexpr std::array<std::int64_t, 5> kLengths{1, 7, 40, 1'000, 1'000'000'000'000};
    shape.length = kLengths[random.below(kLengths.size())];
    shape.most = static_cast<int>(draw(random, 1, 8));
    return shape;
}

}  // namespace tandem::testing
