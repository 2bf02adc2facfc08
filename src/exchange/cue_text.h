// The markup inside a caption.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem {

// What one voice says in a cue; `voice` is empty before the first `<v NAME>`.
struct VoicePiece {
    std::string voice;
    std::string text;  // lines separated by LF
};

// Tags of WebVTT and SubRip and `{\an8}` are taken away, then entities decoded, so that `&lt;v&gt;`
// stays text. Anything else in angle brackets ("<inaudible>") is somebody's words and stays.
std::vector<VoicePiece> split_voices(std::string_view cue_text);

// `&amp;`, `&#39;` and the few other entities that captions have.
std::string decode_entities(std::string_view text);

}  // namespace tandem
