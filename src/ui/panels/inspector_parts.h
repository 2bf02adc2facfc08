// The inspector's cards, and pieces that they and other panels share.
#pragma once

#include <functional>

#include "ui/panels/inspector.h"

namespace tandem::ui {

// The code's square and name, and its path below.
void draw_code_title(const View& view, const Code& code);

// A row with the code's square and name; the coder's name when it is not the reader.
void draw_code_link(const View& view, const char* id, CodeId code, CoderId coder,
                    const std::function<void()>& pressed);

// Up to `most` passages as rows that open them; `except` is left out. How many were drawn.
int draw_passages(const View& view, const std::vector<CodingId>& passages, int most,
                  CodingId except, Actions& actions);

// Opens the passage in the transcript and selects its coding.
void open_passage(const Coding& coding, Actions& actions);

// Wrapped words under a heading; nothing if there are none.
void draw_words(const View& view, std::string_view title, const std::string& words);

// What can be changed on the card of a code, in the card's order.
enum class CodeWords { Name, Definition, UseWhen, DoNotUseWhen, Example };
void begin_edit(InspectorState& state, const Code& code, CodeWords which);

void draw_code_card(const View& view, const Code& code, InspectorState& state, Actions& actions);
void draw_participant_card(const View& view, const Participant& participant, InspectorState& state,
                           Actions& actions);
void draw_turn_card(const View& view, const Transcript& transcript, const Turn& turn,
                    InspectorState& state, Actions& actions);
void draw_transcript_card(const View& view, const Transcript& transcript, InspectorState& state,
                          Actions& actions);

}  // namespace tandem::ui
