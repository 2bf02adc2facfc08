// Transcripts that programs write as JSON: Whisper and its kin, speech services, oTranscribe. Which
// one it is shows in the shape (format notes §2.4).
#pragma once

#include <string>
#include <string_view>

#include "exchange/cues.h"

namespace tandem {

struct JsonTranscript {
    CueList cues;
    std::string html;  // of oTranscribe, which keeps a page of text; `cues` is empty then
};

// `{"` or `[{`, with spaces between: no interview begins so.
bool looks_like_json(std::string_view text);

// `text` is decoded UTF-8. Throws Error(BadInput) naming the file and the line for JSON that is
// damaged, nested or long beyond any transcript, or of a shape that no reader knows.
JsonTranscript read_json_transcript(std::string_view text, std::string_view name);

}  // namespace tandem
