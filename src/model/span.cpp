#include "tandem/model/span.h"

#include <algorithm>

namespace tandem {

std::optional<TextSpan> carry(TextSpan span, const TextEdit& edit) {
    const CodePoints growth = edit.inserted - (edit.end - edit.begin);
    if (edit.end <= span.begin) {  // all before the span: it slides
        span.begin = span.begin + growth;
        span.end = span.end + growth;
    } else if (edit.begin < span.end) {  // touches coded words: it stretches or shrinks
        span.begin = std::min(span.begin, edit.begin);
        span.end = std::max(span.end, edit.end) + growth;
    }  // all after: nothing to do
    if (span.begin >= span.end) return std::nullopt;
    return span;
}

std::optional<TextSpan> carry(TextSpan span, const std::vector<TextEdit>& edits) {
    std::optional<TextSpan> carried = span;
    // From last to first, so that each edit still is in the old text's coordinates.
    for (auto edit = edits.rbegin(); carried && edit != edits.rend(); ++edit)
        carried = carry(*carried, *edit);
    return carried;
}

bool overlap(const TextSpan& a, const TextSpan& b) {
    return a.turn == b.turn && a.begin < b.end && b.begin < a.end;
}

}  // namespace tandem
