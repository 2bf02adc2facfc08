// Words of one turn, and where they are after the turn was corrected.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tandem/model/ids.h"
#include "tandem/text/utf8.h"
#include "tandem/text/word_diff.h"

namespace tandem {

// Code points [begin, end) of a turn's text. Never empty.
struct TextSpan {
    TurnId turn;
    CodePoints begin, end;
    auto operator<=>(const TextSpan&) const = default;
};

// Where `span` is after `edit` of its turn; nothing if all of its words are gone.
// Words that replace coded words stay coded; words typed at a span's edge do not join it.
std::optional<TextSpan> carry(TextSpan span, const TextEdit& edit);

// The same over all edits of one correction, as word_diff gives them (first to last, in the old
// text's coordinates).
std::optional<TextSpan> carry(TextSpan span, const std::vector<TextEdit>& edits);

// Whether two spans share at least one character.
bool overlap(const TextSpan& a, const TextSpan& b);

}  // namespace tandem
