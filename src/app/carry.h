// Moving codings when the words of turns change, or go to other turns.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "tandem/model/span.h"

#include "app/change.h"

namespace tandem {

// Where a span is after the change: nowhere, or in one turn or several.
using NewPlace = std::function<std::vector<TextSpan>(const TextSpan&)>;

// Spans of the turns that are named move with the edits of their turn; others stay.
NewPlace by_edits(std::map<TurnId, std::vector<TextEdit>> edits);

// Those whose state the change made changed or lost, as far as the actor may see them.
struct Carried {
    std::vector<CodingId> changed, lost;
    void add(const Carried& more);
};

// Moves every coder's codings with a span on the `touched` turns, removed ones too, so that an undo
// finds them in place. `turns`: the transcript as it will be.
Carried carry_codings(const std::vector<TurnId>& touched, const std::vector<Turn>& turns,
                      const NewPlace& place, Change& change);

// Says in the result how many there are.
void say(const Carried& carried, Change& change);

}  // namespace tandem
