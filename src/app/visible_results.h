// Two coders compared by what the reader may see.
#pragma once

#include <span>

#include "tandem/app/derived.h"

namespace tandem {

// Of `codings`, those of comparable_transcripts().
AgreementResults visible_agreement(const Project& project, Viewer viewer,
                                   std::span<const Coding* const> codings,
                                   const AgreementQuery& query);

}  // namespace tandem
