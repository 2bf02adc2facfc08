// Spans of one coding that touch become one.
#pragma once

#include <algorithm>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

// `spans` in reading order, each with `turn`, `begin` and `end`. Of one turn those become one that
// overlap, meet, or have white space alone between them. `text_of(span)` is its turn's text.
template <class Span, class TextOf>
std::vector<Span> united(const std::vector<Span>& spans, const TextOf& text_of) {
    std::vector<Span> apart;
    for (const Span& span : spans) {
        bool touches = !apart.empty() && apart.back().turn == span.turn;
        if (touches && span.begin > apart.back().end) {
            const TextRange between = trim(text_of(span), {apart.back().end, span.begin});
            touches = between.begin == between.end;
        }
        if (touches)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

}  // namespace tandem
