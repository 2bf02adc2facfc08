#include "app/measure_spans.h"

#include <algorithm>

#include "tandem/base/error.h"

#include "app/measure_file.h"
#include "app/measure_spans_input.h"

namespace tandem {
namespace {

[[noreturn]] void refuse_request(const std::string& what) {
    throw Error(ErrorKind::BadInput, what);
}

double share(const std::string& text, const std::string& option) {
    const auto number = measure_number(text);
    if (!number || *number <= 0 || *number > 1)
        refuse_request(option + " is a share above 0 and up to 1, such as 0.5, not '" + text +
                       "'.");
    return *number;
}

void set_match(SpanOptions& options, const std::string& match) {
    if (match == "exact") {
        options.match = SpanMatch::Exact;
    } else if (match == "exact-without-code") {
        options.match = SpanMatch::ExactWithoutCode;
    } else if (match == "overlap") {
        options.match = SpanMatch::Overlap;
    } else if (match == "iou" || match.starts_with("iou:")) {
        options.match = SpanMatch::Iou;
        if (match != "iou") options.threshold = share(match.substr(4), "--match iou:T");
    } else {
        refuse_request("There is no --match '" + match +
                       "'. There are exact, exact-without-code, overlap and iou:0.5.");
    }
}

Spans asked_spans(const MeasureRequest& request) {
    if (!request.ratings.empty() || !request.table.empty() ||
        request.spans.empty() == request.segments.empty())
        refuse_request("The measure " + request.name +
                       " is for passages. Name the data: --spans FILE.csv --lengths FILE.csv, or "
                       "--segments FILE.csv.");
    if (!request.segments.empty()) return read_segments(request.segments, request.coders);
    if (request.lengths.empty())
        refuse_request("--spans needs --lengths FILE.csv: how long each document is.");
    return read_spans(
        {request.spans, request.lengths, request.coders, request.categories, request.codes});
}

}  // namespace

SpanOptions span_options(const MeasureRequest& request) {
    SpanOptions options;
    if (!request.threshold.empty()) options.threshold = share(request.threshold, "--threshold");
    if (!request.match.empty()) set_match(options, request.match);
    if (!request.sampler.empty() && request.sampler != "pivot" && request.sampler != "normal")
        refuse_request("--sampler is pivot or normal, not '" + request.sampler + "'.");
    if (request.sampler == "normal") options.sampler = Sampler::Normal;
    options.samples = request.samples;
    options.seed = request.interval.seed;
    options.observed_only = request.observed_only;
    return options;
}

Measured measure_passages(const SpanMeasure& measure, const MeasureRequest& request) {
    const SpanOptions options = span_options(request);
    return measure_spans(measure, asked_spans(request), options, request.interval);
}

std::vector<MeasureEntry> passage_entries() {
    std::vector<MeasureEntry> entries;
    for (const SpanMeasure& each : span_measures()) {
        const std::string coders = each.two_coders ? "two coders" : "any number of coders";
        MeasureEntry entry{std::string(each.name),
                           std::string(each.title),
                           std::string(each.source),
                           std::string(each.formula),
                           (each.segmentations ? "segments, " : "passages, ") + coders,
                           {},
                           {}};
        for (const std::string_view alias : each.aliases)
            if (!alias.empty()) entry.aliases.emplace_back(alias);
        if (each.name == "span-f1")
            entry.options = {"--match exact|exact-without-code|overlap|iou:T"};
        if (each.name == "maxqda-kappa") entry.options = {"--threshold X"};
        if (each.name.starts_with("gamma"))
            entry.options = {"--sampler pivot|normal", "--samples N", "--seed N",
                             "--observed-only"};
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace tandem
