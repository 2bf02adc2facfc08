// Captions that roll up the screen, as YouTube and live captioning write them: a line stands in two
// or three captions, or a caption is shown again with more words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tandem {

struct ShownCue {
    std::optional<std::int64_t> start_ms, end_ms;
    std::string* text = nullptr;  // without markup; lines separated by LF
};

// Takes away what the caption before showed already, if so many captions repeat that it is no
// person repeating herself; the end of a caption moves when its words stay on. The number of lines
// taken away; texts may be empty afterwards.
int drop_rolled_up(std::vector<ShownCue>& cues);

}  // namespace tandem
