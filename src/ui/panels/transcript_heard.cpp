// The turn that is heard: marked, and kept in sight for somebody who only listens.
#include "ui/panels/transcript_page.h"

namespace tandem::ui {

void follow_heard(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const bool asked = std::exchange(state.follow_heard, false);
    if (!asked || page.view.typing || state.dragging || !state.heard_in_sight) return;
    if (state.heard < 0 || state.heard >= state.heights.size()) return;
    const double height = static_cast<double>(page.max.y - page.min.y);
    const double top = state.heights.top(state.heard);
    const double bottom = top + static_cast<double>(state.heights.height(state.heard));
    if (top < state.scroll || bottom > state.scroll + height) state.scroll = top - height * 0.25;
}

void draw_heard(TranscriptPage& page, ImDrawList& list) {
    TranscriptState& state = page.state;
    const VisibleTurn* turn = page.find_visible(state.heard);
    state.heard_in_sight = state.heard < 0 || turn;
    if (!turn) return;
    const View& view = page.view;
    const float left = page.text_x - view.px(13), bottom = turn->top + turn->words->height();
    list.AddRectFilled({left, turn->top}, {page.text_x + page.text_width + view.px(8), bottom},
                       with_alpha(view.theme.accent, view.theme.dark ? 0.12f : 0.07f), view.px(3));
    list.AddRectFilled({left, turn->top}, {left + view.px(3), bottom}, view.theme.accent,
                       view.px(1));
}

}  // namespace tandem::ui
