// Annotations on a timeline: ELAN's EAF and EXMARaLDA's EXB.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/reading.h"

namespace tandem {

// By the root element.
bool looks_like_annotations(std::string_view text);

struct AnnotationReading : Reading {
    std::vector<ParsedTier> tiers;
};

// Each annotation of the chosen tiers is a turn, sorted by time; its speaker is the tier's
// participant, else the tier's name. A time that the file leaves open lies evenly between its
// neighbours; an annotation without a time has that of the one it refers to.
//
// Tiers are named as in the file (in EXMARaLDA by what is shown, or by their id where several are
// shown alike). Where none is `chosen`, those of speech are read: in ELAN the ones that hang on no
// other, in EXMARaLDA those of type "t"; all, where these hold no words. The rest is named.
//
// Throws Error(BadInput) for damaged XML, and for a chosen tier that is not there.
AnnotationReading read_annotations(std::string_view text, std::string_view name,
                                   const std::vector<std::string>& chosen = {});

}  // namespace tandem
