// Anybody's passages for `tandem measure`, from CSV files.
#pragma once

#include <string>
#include <vector>

#include "tandem/agreement/span_measures.h"

namespace tandem {

struct SpansRequest {
    std::string spans;                    // document,coder,code,begin,end; half-open whole numbers
    std::string lengths;                  // document,length
    std::vector<std::string> coders;      // also those without a row; empty: those that occur
    std::vector<std::string> categories;  // the codebook; empty: those that occur, by code point
    std::vector<std::string> codes;       // only these; empty: all
};

// Throws Error(BadInput) that names file and line: a document without a length, a passage that ends
// beyond it, ends before it begins or marks nothing, the same row twice, text where a whole number
// must be, a coder or code that was not named. Throws Error(NotFound) for a code that is none.
Spans read_spans(const SpansRequest& request);

// coder,masses and perhaps document: the lengths of the segments with | between, 3|5|2. Throws
// Error(BadInput) as above, and where coders cut texts of different length.
Spans read_segments(const std::string& file, const std::vector<std::string>& coders);

}  // namespace tandem
