// Freely placed passages of a study, as the measures of passages take them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tandem/agreement/span_measures.h"
#include "tandem/analysis/coded_units.h"

namespace tandem {

// A document of `spans` is the text of a transcript's turns that count, one behind the other, in
// code points. A coding is one passage as long as its words follow each other there; touching
// codings stay two.
struct CodedSpans {
    std::vector<CodeId> codes;  // the codebook in the tree's order, all of it: Spans::codes
    Spans spans;
    std::int64_t total = 0;  // code points
    LeftOut left_out;
    std::string denominator;
};

// Of the options `unit` and `marked_only` do not count. Requires: as code_units().
CodedSpans code_spans(const Project& project, std::span<const Coding* const> codings,
                      std::span<const TranscriptId> transcripts, std::span<const CoderId> coders,
                      const CodedUnitOptions& options = {});

// Only passages of `codes` (numbers, ascending), which become 0, 1 …
Spans only_codes(const Spans& spans, std::span<const int> codes);

// Each coder's passages, whatever their codes, as cuts of the text at their beginnings and ends:
// for measures of segmentations. All segments have the code 0, "segment".
Spans as_segments(const Spans& spans);

}  // namespace tandem
