// Timed Text Markup Language (W3C TTML 1 and 2, IMSC, EBU-TT): captions as XML.
#pragma once

#include <string_view>

#include "exchange/reading.h"

namespace tandem {

// By the root element `tt`.
bool looks_like_ttml(std::string_view text);

// Each paragraph is a caption, or each part of it that has a time or a voice of its own; speakers
// are its agents, else names before colons. Throws Error(BadInput) for damaged XML.
Reading read_ttml(std::string_view text, std::string_view name);

}  // namespace tandem
