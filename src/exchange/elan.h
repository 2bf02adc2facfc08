// Annotations on a timeline: ELAN's EAF and EXMARaLDA's EXB.
#pragma once

#include <string>
#include <string_view>

#include "exchange/reading.h"

namespace tandem {

// By the root element.
bool looks_like_annotations(std::string_view text);

// Each annotation is a turn, sorted by time; its speaker is the tier's participant, else the tier's
// name. Tiers that hang on another (translations, glosses) are left out and named. A time that the
// file leaves open lies evenly between its neighbours. Throws Error(BadInput) for damaged XML.
Reading read_annotations(std::string_view text, std::string_view name);

}  // namespace tandem
