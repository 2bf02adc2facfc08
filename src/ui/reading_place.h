// Where somebody stopped reading a transcript.
#pragma once

#include <string>

#include "tandem/text/utf8.h"

namespace tandem::ui {

// Turns by GUID, so that a correction or an import before them changes nothing.
struct ReadingPlace {
    std::string turn;  // with the caret
    CodePoints caret;
    std::string top;   // the turn at the upper edge
    double below = 0;  // how much of it is above that edge, in lines
    bool operator==(const ReadingPlace&) const = default;
};

}  // namespace tandem::ui
