#include "exchange/subrip.h"

#include "exchange/cues.h"

namespace tandem {
namespace {

// Broken captions may come first, but a time in the middle of an interview proves nothing.
constexpr int kLinesLookedAt = 20;

}  // namespace

bool looks_like_subrip(const std::vector<TextLine>& lines) {
    int seen = 0;
    for (const TextLine& line : lines) {
        if (is_blank(line.text)) continue;
        if (is_cue_timing(line.text)) return true;
        if (++seen == kLinesLookedAt) break;
    }
    return false;
}

Reading read_subrip(const std::vector<TextLine>& lines) {
    return turns_of_cues(scan_cues(lines, 0, false));
}

}  // namespace tandem
