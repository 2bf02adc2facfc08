// What stands around every page: the bar at the top, the line at the bottom, the cards.
#pragma once

#include <optional>
#include <string>

#include "ui/actions.h"
#include "ui/jobs.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct TopBarState {
    Page page = Page::Transcript;
    std::string back, forward;              // where they lead; empty: nowhere
    std::optional<std::string> undo, redo;  // what they would do; none: nothing
};
void top_bar(const View& view, TopBarState& state, Actions& actions);

struct Message {
    std::string text;
    bool error = false;
    std::optional<Request> show = {};  // what "Show it" beside it asks for
};
// With the progress of long work at its left, if there is any.
void message_bar(const View& view, const Message& message,
                 const std::optional<JobProgress>& progress, Actions& actions);

// The one question that must be answered: whether to close while work goes on.
struct ClosingState {
    bool asked = false;
};
// `stake` says what is going on; when it has ended, so has the question.
void closing_card(const View& view, ClosingState& state, const std::string& stake,
                  Actions& actions);

// "Who is at work?", in the middle of the window.
struct WhoState {
    std::string name;
    std::string last;  // who was at work here last: has the keyboard at first
    TextField field;
};
void who_card(const View& view, WhoState& state, Actions& actions);

}  // namespace tandem::ui
