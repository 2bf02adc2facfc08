// The measures of passages and segments of `tandem measure`.
#pragma once

#include "tandem/agreement/span_measures.h"
#include "tandem/app/measure.h"

namespace tandem {

// Throws Error as measure() does.
Measured measure_passages(const SpanMeasure& measure, const MeasureRequest& request);

// match, threshold, sampler, samples, seed and observed_only of the request.
SpanOptions span_options(const MeasureRequest& request);

std::vector<MeasureEntry> passage_entries();

}  // namespace tandem
