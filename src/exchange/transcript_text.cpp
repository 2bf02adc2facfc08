#include "exchange/transcript_text.h"

#include <algorithm>
#include <cstdint>

#include "exchange/clock_time.h"
#include "exchange/otter.h"
#include "exchange/transcript_formats.h"

namespace tandem {

bool has_turn_headers(const std::vector<ParsedTurn>& turns) {
    return std::any_of(turns.begin(), turns.end(),
                       [](const ParsedTurn& turn) { return !turn.speaker.empty(); });
}

std::string turn_header(const ParsedTurn& turn, bool padded) {
    std::string header(turn.speaker.empty() ? kUnknownSpeaker : turn.speaker);
    std::replace(header.begin(), header.end(), '\n', ' ');
    return header + "  " + (turn.start_ms ? clock_text(*turn.start_ms, padded) : "");
}

std::string turn_stamp(const ParsedTurn& turn) {
    return turn.start_ms ? "[" + cue_time_text(*turn.start_ms, '.') + "] " : "";
}

std::string transcript_text(const std::vector<ParsedTurn>& turns) {
    const bool headers = has_turn_headers(turns);
    std::string out;
    for (const ParsedTurn& turn : turns) {
        out += headers ? turn_header(turn, false) + "\n" : turn_stamp(turn);
        out += turn.text + "\n\n";
    }
    out.pop_back();
    // One paragraph of several lines shows that lines are not paragraphs by the blank line above.
    return headers || turns.size() > 1 ? out : "\n" + out;
}

}  // namespace tandem
