#include "ui/panels/counting.h"

#include "ui/widgets.h"

namespace tandem::ui {

void counting_line(const View& view, const CountingState& state, Actions& actions) {
    if (state.fresh) return;
    std::string words = "Counting …";
    if (state.ended)
        words = state.problem.empty() ? "Counting was cancelled." : std::string(state.problem);
    if (state.there) words += " What is shown was counted before the last change.";
    text_block(view, view.type.small, view.theme.dim, words);
    if (state.ended && button(view, "##count-again", {"Count"})) actions.post(CountAgain{});
    space(view, 8);
}

Theme greyed(const Theme& theme) {
    Theme grey = theme;
    grey.text = grey.dim = grey.warning = theme.faint;
    return grey;
}

View older_view(const View& view, const Theme& greyed) {
    return {view.project, view.derived, view.viewer,   view.actor, greyed,      view.type,
            view.colours, view.keys,    view.revision, view.scale, view.typing, view.why_not};
}

}  // namespace tandem::ui
