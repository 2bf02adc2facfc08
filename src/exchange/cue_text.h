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
// The same with other entities: `decode` appends what the one at the front of `text` stands for,
// and says how many bytes it took; 0 when it is none.
using DecodeEntity = std::size_t (*)(std::string& out, std::string_view text);
std::string decode_entities(std::string_view text, DecodeEntity decode);
// Those of decode_entities(text).
std::size_t decode_entity(std::string& out, std::string_view text);

// Escapes only what split_voices would take for a tag, an entity or the arrow of a time, so that
// programs which show captions as they stand show the words.
std::string escape_cue_text(std::string_view text);

}  // namespace tandem
