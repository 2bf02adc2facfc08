// Leaving a transcript and coming back to the same words.
#include <algorithm>

#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

std::optional<int> find_turn(const std::vector<Turn>& turns, const std::string& guid) {
    const auto found =
        std::ranges::find_if(turns, [&](const Turn& each) { return to_string(each.guid) == guid; });
    if (found == turns.end()) return std::nullopt;
    return static_cast<int>(found - turns.begin());
}

}  // namespace

ReadingPlace reading_place(const TranscriptState& state, const std::vector<Turn>& turns) {
    if (state.resume) return *state.resume;
    ReadingPlace place;
    const auto guid = [&](int turn) {
        return to_string(turns[static_cast<std::size_t>(turn)].guid);
    };
    const int count = static_cast<int>(turns.size());
    if (state.caret.turn < count) {
        place.turn = guid(state.caret.turn);
        place.caret = state.caret.at;
    }
    const bool drawn = state.laid_out == state.transcript && state.heights.size() == count &&
                       count > 0 && state.line_height > 0;
    if (!drawn) return place;
    const int top = state.heights.at(state.scroll);
    place.top = guid(top);
    place.below = (state.scroll - state.heights.top(top)) / static_cast<double>(state.line_height);
    return place;
}

void resume_at(TranscriptPage& page, const ReadingPlace& place) {
    TranscriptState& state = page.state;
    if (const auto turn = find_turn(page.turns, place.turn))
        state.caret = state.anchor = {*turn, place.caret};
    const auto top = find_turn(page.turns, place.top);
    if (!top) {
        scroll_to_caret(page);
        return;
    }
    // What will be in sight is measured first: a guess at the end of the transcript could be too
    // low to scroll as far down.
    const double height = static_cast<double>(page.max.y - page.min.y);
    double measured = 0;
    for (int turn = *top; turn < static_cast<int>(page.turns.size()) && measured < height * 2;
         ++turn) {
        words_of(page, turn);
        measured += static_cast<double>(state.heights.height(turn));
    }
    state.scroll = state.heights.top(*top) + place.below * static_cast<double>(page.line_height);
}

}  // namespace tandem::ui
