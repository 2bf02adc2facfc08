// The answer of `tandem measure` as text and as JSON.
#pragma once

#include <string>

#include "tandem/agreement/measured.h"
#include "tandem/base/json.h"

namespace tandem::cli {

std::string text_of(const Measured& measured, bool with_work);

// The calculation alone: tables, then lines.
std::string text_of(const Work& work);

// The keys of docs/cli.md.
Json json_of(const Measured& measured, bool with_work);

}  // namespace tandem::cli
