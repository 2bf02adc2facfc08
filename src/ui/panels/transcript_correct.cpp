// The Correct way of working: the turn at the caret is typed in, in the place of its words. What
// was typed is a correction once the caret leaves the turn, or a moment after the last letter.
#include <algorithm>
#include <utility>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/text/boundaries.h"

#include "ui/frame_due.h"
#include "ui/panels/checklist.h"
#include "ui/panels/transcript_page.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr double kPause = 2;  // seconds without a letter, after which what was typed is kept

// As the study would keep it.
std::string_view trimmed(const std::string& text) {
    const TextRange all = trim(text, {CodePoints{0}, length(text)});
    return slice(text, all.begin, all.end);
}

void begin(TranscriptPage& page) {
    const Turn& turn = page.turn(page.state.caret.turn);
    Correction correction;
    correction.turn = turn.id;
    correction.text = correction.seen = turn.text;
    // Words that are being looked for are typed on.
    correction.field.take_focus = !page.state.find.field.focused;
    correction.field.caret = page.state.caret.at;
    correction.field.anchor = page.state.anchor.turn == page.state.caret.turn ? page.state.anchor.at
                                                                              : page.state.caret.at;
    correction.caret = page.state.caret;
    correction.anchor = page.state.anchor;
    page.state.correction = std::move(correction);
}

// Words of this turn were found, or opened from a list: the field has them selected.
void move_in_field(const TranscriptState& state, Correction& correction) {
    if (state.caret == correction.caret && state.anchor == correction.anchor) return;
    correction.field.caret = state.caret.at;
    correction.field.anchor =
        state.anchor.turn == state.caret.turn ? state.anchor.at : state.caret.at;
    correction.field.since_move = 0;
}

// The turn was changed by something else: an undo, a replacement, another window's merge.
void accept_change(Correction& correction, const Turn& turn) {
    if (turn.text == correction.seen) return;
    correction.seen = turn.text;
    if (trimmed(correction.text) == turn.text) return;
    correction.text = turn.text;
    correction.unkept = 0;
}

// The column that Up and Down keep to, in the turn that the caret comes to.
void enter_turn(TranscriptPage& page, int place, bool at_end, float x) {
    if (place < 0 || place >= static_cast<int>(page.turns.size())) return;
    const Paragraph& words = words_of(page, place);
    const float y = at_end ? words.height() - page.line_height / 2 : page.line_height / 2;
    CodePoints at = at_end ? words.length() : CodePoints{0};
    if (x >= 0) at = words.hit(x, y);
    put_caret(page, {place, at}, false);
    scroll_to_caret(page);
}

void leave(TranscriptPage& page, const Correction& correction, TextFieldEvents::Leaving leaving) {
    using enum TextFieldEvents::Leaving;
    if (leaving == Nowhere) return;
    const bool back = leaving == Before || leaving == Above;
    const bool by_line = leaving == Above || leaving == Below;
    const TextField& field = correction.field;
    const float x = !by_line            ? -1
                    : field.goal_x >= 0 ? field.goal_x
                                        : field.paragraph.caret(field.caret).x;
    enter_turn(page, page.state.caret.turn + (back ? -1 : 1), back, x);
}

// Escape: first what was typed is dropped, then the way of working is left.
void give_up(TranscriptPage& page, Correction& correction, const Turn& turn) {
    if (trimmed(correction.text) != turn.text) {
        correction.text = turn.text;
        correction.unkept = 0;
        return;
    }
    page.state.way = Way::Code;
    page.state.correction.reset();
    page.state.take_focus = true;
}

void next_turn(TranscriptPage& page) {
    const int last = static_cast<int>(page.turns.size()) - 1;
    if (page.state.caret.turn < last) enter_turn(page, page.state.caret.turn + 1, false, -1);
}

void review_turn(TranscriptPage& page) {
    keep_correction(page.state, page.turns, page.actions);
    page.actions.post(Command{MarkReviewed{page.transcript.id, {page.state.correction->turn}}});
    next_turn(page);
}

// Of the words as they are kept: without the blanks at the beginning of what was typed.
CodePoints kept_caret(const Correction& correction) {
    const TextRange all = trim(correction.text, {CodePoints{0}, length(correction.text)});
    const CodePoints at = std::clamp(correction.field.caret, all.begin, all.end);
    return at - all.begin;
}

void split_turn(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const TurnId turn = state.correction->turn;
    const CodePoints at = kept_caret(*state.correction);
    keep_correction(state, page.turns, page.actions);
    page.actions.post(Command{tandem::SplitTurn{page.transcript.id, turn, at}});
    state.caret_after = TranscriptState::CaretAfter{{state.caret.turn + 1, {0}}, state.frame};
}

void join_turn(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const TurnId turn = state.correction->turn;
    keep_correction(state, page.turns, page.actions);
    page.actions.post(Command{JoinTurns{page.transcript.id, turn}});
    if (state.caret.turn == 0) return;
    const int above = state.caret.turn - 1;
    const CodePoints end = length(page.turn(above).text) + CodePoints{1};
    state.caret_after = TranscriptState::CaretAfter{{above, end}, state.frame};
}

// The selected words, or the word at the caret, in the turn as it is typed.
void mark_unclear(TranscriptPage& page) {
    Correction& correction = *page.state.correction;
    TextField& field = correction.field;
    Turn typed = page.turn(page.state.caret.turn);
    typed.text = correction.text;
    TextRange range{std::min(field.caret, field.anchor), std::max(field.caret, field.anchor)};
    if (range.begin == range.end) {
        const WordRange word = field.paragraph.word_at(field.caret);
        range = trim(typed.text, {word.begin, word.end});
    }
    for (const BracketMark& mark : bracket_marks(typed.text))
        if (mark.range.begin < range.end && range.begin < mark.range.end) return;
    const std::optional<std::int64_t> at_ms = spoken_at(page.turns, typed, range.begin);
    const CodePoints left = length(typed.text) - range.end;
    correction.text = with_unclear(page.turns, typed, range, at_ms);
    field.caret = field.anchor = length(correction.text) - left;
    correction.unkept = kPause;
}

void set_speaker(TranscriptPage& page, std::size_t place) {
    const std::vector<SpeakerId> speakers = speakers_in(page.view.project, page.transcript.id);
    if (place >= speakers.size()) return;
    const Speaker& speaker = *page.view.project.speakers.find(speakers[place]);
    page.actions.post(
        Command{SetTurnSpeaker{page.transcript.id, {page.state.correction->turn}, speaker.label}});
}

void keep_after_pause(TranscriptPage& page, Correction& correction, bool changed) {
    if (changed) correction.unkept = 1e-9;
    if (correction.unkept <= 0) return;
    if (!changed) correction.unkept += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (correction.unkept >= kPause)
        keep_correction(page.state, page.turns, page.actions);
    else
        ask_for_frame(kPause - correction.unkept);
}

}  // namespace

void keep_correction(TranscriptState& state, const std::vector<Turn>& turns, Actions& actions) {
    if (!state.correction) return;
    Correction& correction = *state.correction;
    correction.unkept = 0;
    const auto turn = std::find_if(turns.begin(), turns.end(),
                                   [&](const Turn& each) { return each.id == correction.turn; });
    if (turn == turns.end()) return;
    const std::string_view text = trimmed(correction.text);
    if (text == turn->text) return;
    actions.post(Command{CorrectTurn{state.transcript, correction.turn, std::string(text)}});
}

void follow_caret(TranscriptPage& page) {
    TranscriptState& state = page.state;
    if (state.way != Way::Correct || page.turns.empty()) return;
    if (state.caret_after && state.caret_after->frame < state.frame) {
        const TextPlace after = std::exchange(state.caret_after, std::nullopt)->place;
        const int last = static_cast<int>(page.turns.size()) - 1;
        const int turn = std::clamp(after.turn, 0, last);
        put_caret(page, {turn, std::min(after.at, length(page.turn(turn).text))}, false);
        state.correction.reset();
        state.reveal_caret = true;
    }
    const bool here = state.correction && state.correction->turn == page.turn(state.caret.turn).id;
    if (here) return move_in_field(state, *state.correction);
    keep_correction(state, page.turns, page.actions);
    begin(page);
}

void carry_out_correction(TranscriptPage& page, CommandId command) {
    TranscriptState& state = page.state;
    if (!state.correction) return;
    switch (command) {
        case CommandId::ReviewTurn:
            return review_turn(page);
        case CommandId::SplitTurn:
            return split_turn(page);
        case CommandId::JoinTurn:
            return join_turn(page);
        case CommandId::MarkUnclear:
            return mark_unclear(page);
        default:
            return set_speaker(page, static_cast<std::size_t>(command) -
                                         static_cast<std::size_t>(CommandId::Speaker1));
    }
}

void draw_correction(TranscriptPage& page) {
    Correction& correction = *page.state.correction;
    const View& view = page.view;
    const auto at = std::find_if(
        page.visible.begin(), page.visible.end(),
        [&](const VisibleTurn& each) { return page.turn(each.place).id == correction.turn; });
    if (at == page.visible.end()) return keep_correction(page.state, page.turns, page.actions);
    const Turn& turn = page.turn(at->place);
    accept_change(correction, turn);
    TextFieldStyle style = field_style(view);
    style.line_height = page.line_height;
    style.padding = {0, 0};
    style.background = style.border = style.focus = 0;
    style.text = asks(page, at->place) ? view.theme.dim : view.theme.text;
    TextFieldOptions options;
    options.multiline = options.steps_out = true;
    options.width = page.text_width + kFieldCaretWidth;
    ImGui::SetCursorScreenPos({page.text_x, at->top});
    ImGui::GetWindowDrawList()->AddRectFilled(
        {page.text_x - view.px(12), at->top},
        {page.text_x - view.px(9), at->top + correction.field.paragraph.height()},
        view.theme.accent);
    const TextFieldEvents events = draw_text_field(
        "##correction", correction.field, correction.text, view.type.reading, style, options);
    name_item("Correction");
    const TextPlace caret{at->place, std::min(correction.field.caret, length(turn.text))};
    const TextPlace anchor{at->place, std::min(correction.field.anchor, length(turn.text))};
    if (page.state.caret != caret) page.state.reveal_caret = true;
    page.state.caret = correction.caret = caret;
    page.state.anchor = correction.anchor = anchor;
    keep_after_pause(page, correction, events.changed);
    if (std::exchange(page.state.reveal_caret, false)) scroll_to_caret(page);
    if (events.cancelled) return give_up(page, correction, turn);
    if (events.submitted) return page.actions.post(Invoke{CommandId::ReviewTurn});
    leave(page, correction, events.leaving);
}

}  // namespace tandem::ui
