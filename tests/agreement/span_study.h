// Short ways to make studies of passages, by hand and at random, and to ask for a figure.
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/span_measures.h"
#include "tandem/base/random.h"

namespace tandem::testing {

// Codes are named a, b, c …, coders and documents 1, 2, 3 …
Spans study_of(std::vector<Continuum> documents, std::size_t codes = 0);

Measured span_figure(std::string_view name, const Spans& spans, const SpanOptions& options = {});

// Requires a defined figure; -99 (and a failed test) otherwise.
double span_value(std::string_view name, const Spans& spans, const SpanOptions& options = {});

// How a random study is made. Extreme ones come out often: empty coders, one unit, touching,
// identical and nested passages, a document without gaps.
struct Shape {
    int documents = 1;
    int coders = 2;
    int codes = 3;
    std::int64_t length = 40;
    int most = 5;              // passages of one coder in one document
    bool may_overlap = false;  // a coder's own
};
Spans random_study(Random& random, const Shape& shape);
// A shape drawn at random.
Shape random_shape(Random& random);

}  // namespace tandem::testing
