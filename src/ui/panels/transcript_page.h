// One frame of the transcript: where its turns are, and the steps that draw and change it.
#pragma once

#include <vector>

#include "tandem/model/span.h"

#include "ui/actions.h"
#include "ui/panels/transcript_state.h"
#include "ui/view.h"

namespace tandem::ui {

struct VisibleTurn {
    int place = 0;  // in the transcript, from 0
    float top = 0;  // of its first line, px of the screen
    Paragraph* words = nullptr;
};

// Made anew for each frame.
struct TranscriptPage {
    const View& view;
    TranscriptState& state;
    Actions& actions;
    const Transcript& transcript;
    const std::vector<Turn>& turns;
    const TranscriptMarks& marks;

    ImVec2 min, max;  // the view on the screen
    float text_x = 0, text_width = 0, gutter = 0;
    float gutter_x = 0, margin_min = 0, margin_max = 0;  // the margin has the stripes
    float line_height = 0;
    std::vector<VisibleTurn> visible = {};

    const Turn& turn(int place) const { return turns[static_cast<std::size_t>(place)]; }
    const VisibleTurn* find_visible(int place) const;
    bool starts_speaker(int place) const;
    // Above the turn's first line: more where the speaker changes, and where a question is asked.
    float gap_above(int place) const;
};

// Chooses the column's width and the view's place; keeps the turn at the top where it is when the
// width changes. Fills `visible`.
void arrange(TranscriptPage& page);
// The turn's words, laid out. The reference holds until the next frame.
Paragraph& words_of(TranscriptPage& page, int place);
TextPlace place_under(TranscriptPage& page, ImVec2 point);
// Scrolls just so far that the caret can be seen.
void scroll_to_caret(TranscriptPage& page);
void scroll_to(TranscriptPage& page, const Target& target);
// Caret and scrolling as they were.
void resume_at(TranscriptPage& page, const ReadingPlace& place);
// Asks for what was typed to be the turn's words, if it is other than them.
void keep_correction(TranscriptState& state, const std::vector<Turn>& turns, Actions& actions);
// Where the open transcript is being read now.
ReadingPlace reading_place(const TranscriptState& state, const std::vector<Turn>& turns);

// The part of a turn between two places; empty when the turn is outside.
WordRange part_of_turn(const TranscriptPage& page, int place, TextPlace begin, TextPlace end);
// The selected words without blanks at the ends, one span for each turn; empty for none.
std::vector<TextSpan> selected_spans(const TranscriptState& state, const std::vector<Turn>& turns);
std::string selected_words(const TranscriptState& state, const std::vector<Turn>& turns);
// Codings that cover the place, shortest first.
std::vector<CodingId> codings_at(const TranscriptPage& page, TextPlace place);

void handle_mouse(TranscriptPage& page, bool hovered, bool active);
void handle_keys(TranscriptPage& page);
// What was asked of the transcript by key, menu or palette since the last frame.
void carry_out_asked(TranscriptPage& page);
// In the Correct way: the turn at the caret is the one that is typed in.
void follow_caret(TranscriptPage& page);
void draw_correction(TranscriptPage& page);
// Commands of the Correct way.
void carry_out_correction(TranscriptPage& page, CommandId command);
// Of these, what changes the selected coding or the turn at the caret.
void carry_out_mark(TranscriptPage& page, CommandId command);
void put_caret(TranscriptPage& page, TextPlace place, bool extend);

// The bar in which words are looked for; 0 when it is closed. Drawn last, because it moves the
// caret to what it finds.
float find_bar_height(const View& view, const FindState& find);
void find_bar(TranscriptPage& page, ImVec2 min, float width);

void draw_hits(TranscriptPage& page, ImDrawList& list);
void draw_tints(TranscriptPage& page, ImDrawList& list);
void draw_words(TranscriptPage& page, ImDrawList& list, bool has_keyboard);
void draw_stripes(TranscriptPage& page, ImDrawList& list, bool mouse_is_here);
void draw_scroll_bar(TranscriptPage& page);
// Whether the turn is the interviewer's.
bool asks(const TranscriptPage& page, int place);

// The codings in sight of the reader that the filter lets through.
const TranscriptMarks& shown_marks(const View& view, TranscriptState& state);
// Says what is not shown, above the words; returns its height, 0 when all is.
float draw_filter_band(TranscriptPage& page, ImVec2 min, float width);
// The button that opens the choice of what is shown. Its width in front of the others.
float draw_show_button(TranscriptPage& page, ImVec2 right_middle);
// Scrolls to the turn that is heard, if that was asked for and nobody types or looks elsewhere.
void follow_heard(TranscriptPage& page);
void draw_heard(TranscriptPage& page, ImDrawList& list);
// The whole transcript at a glance, from `min` to `max`.
void draw_overview(TranscriptPage& page, ImVec2 min, ImVec2 max);

}  // namespace tandem::ui
