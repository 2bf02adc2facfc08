// Speech services that give every word by itself: Amazon, Google Cloud, IBM Watson, Speechmatics.
#pragma once

#include <optional>

#include "tandem/base/json.h"

#include "exchange/cues.h"

namespace tandem {

// A cue ends where another voice begins or, where voices are not told apart, with the service's own
// stretch of speech. Nothing for JSON of another shape (format notes §2.4).
std::optional<CueList> read_words(const Json& json);

}  // namespace tandem
