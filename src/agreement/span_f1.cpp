// F1 of passages: 2 matched / (all of A + all of B), each passage in at most one pair, as many
// pairs as possible (a maximum matching). The same as Dice over passages; symmetric; needs no
// negative cases (Hripcsak & Rothschild 2005, "Agreement, the F-measure, and reliability in
// information retrieval", J. Am. Med. Inform. Assoc. 12(3), 296-298).
#include "agreement/span_figures.h"
#include "agreement/span_pairs.h"

namespace tandem {
namespace {

struct Matched {
    double pairs = 0, a = 0, b = 0;

    Matched& operator+=(const Matched& other) {
        pairs += other.pairs;
        a += other.a;
        b += other.b;
        return *this;
    }
};

MayMatch rule_of(const SpanOptions& options) {
    switch (options.match) {
        case SpanMatch::Exact:
            return [](const Segment& a, const Segment& b, const Meeting&) { return a == b; };
        case SpanMatch::ExactWithoutCode:
            return [](const Segment& a, const Segment& b, const Meeting&) {
                return a.begin == b.begin && a.end == b.end;
            };
        case SpanMatch::Overlap:
            return [](const Segment& a, const Segment& b, const Meeting&) {
                return a.value == b.value;
            };
        case SpanMatch::Iou:
            break;
    }
    return [threshold = options.threshold > 0 ? options.threshold : 0.5](
               const Segment& a, const Segment& b, const Meeting& meeting) {
        return a.value == b.value &&
               static_cast<double>(meeting.both) >= threshold * static_cast<double>(meeting.either);
    };
}

std::optional<double> value_of(const Matched& matched) {
    if (matched.a + matched.b == 0) return std::nullopt;
    return 2 * matched.pairs / (matched.a + matched.b);
}

std::vector<Segment> of_code(const std::vector<Segment>& segments, std::size_t code) {
    std::vector<Segment> some;
    for (const Segment& segment : segments)
        if (segment.value == static_cast<int>(code)) some.push_back(segment);
    return some;
}

Measured figure_of(const Spans& spans, const SpanOptions& options, const IntervalChoice& choice) {
    Measured figure;
    const MayMatch rule = rule_of(options);
    std::vector<Matched> parts;
    std::vector<Matched> codes(spans.codes.size());
    for (const Continuum& document : spans.documents) {
        const auto count = [&](const std::vector<Segment>& a, const std::vector<Segment>& b) {
            return Matched{static_cast<double>(most_pairs(a, b, rule)),
                           static_cast<double>(a.size()), static_cast<double>(b.size())};
        };
        const Matched matched = count(document.coders[0], document.coders[1]);
        if (matched.a + matched.b > 0) parts.push_back(matched);
        for (std::size_t code = 0; code < codes.size(); ++code)
            codes[code] +=
                count(of_code(document.coders[0], code), of_code(document.coders[1], code));
    }
    const Matched sum = sum_of<Matched>(parts);
    figure.n_pairable = sum.pairs;
    figure.value = value_of(sum);
    // Without codes a pair may have two of them, so there is nothing to say of one.
    if (options.match != SpanMatch::ExactWithoutCode)
        for (std::size_t code = 0; code < codes.size(); ++code)
            figure.by_value.push_back({spans.codes[code], value_of(codes[code])});
    add_interval<Matched>(figure, parts, value_of, choice, 0);
    figure.work.lines = {"matched pairs " + in_words(sum.pairs) + ", passages of " +
                             spans.coders[0] + " " + in_words(sum.a) + ", of " + spans.coders[1] +
                             " " + in_words(sum.b),
                         "F1 = 2 x " + in_words(sum.pairs) + " / (" + in_words(sum.a) + " + " +
                             in_words(sum.b) + ") = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure span_f1() {
    return {.name = "span-f1",
            .title = "F1 of passages (Dice over passages)",
            .source = "Hripcsak & Rothschild 2005; maximum matching",
            .formula = "2 matched / (passages of A + passages of B)",
            .aliases = {"spans-f1", ""},
            .two_coders = true,
            .figure = figure_of};
}

}  // namespace tandem
