// The parts that the Agreement page shows, one at a time.
#pragma once

#include <vector>

#include "ui/panels/agreement_panel.h"

namespace tandem::ui {

// Code by code, with what is shown of them; at ImGui's cursor, each to the pane's end.
void agreement_codes(const View& view, AgreementState& state, Actions& actions);
// Each two coders in a square.
void agreement_coders(const View& view, AgreementState& state, Actions& actions);
// From round to round.
void agreement_rounds(const View& view, AgreementState& state, Actions& actions);
// Why the numbers differ: the lesson.
void agreement_lesson(const View& view, AgreementState& state, Actions& actions);

// What is compared and how; in a low window one line that says so.
void agreement_choices(const View& view, AgreementState& state);
// The switches over the table of codes.
void agreement_filters(const View& view, AgreementState& state);
// The codes that pass, in the chosen order.
std::vector<const CodeFigures*> filtered_codes(const View& view, const AgreementState& state,
                                               const StudyAgreement& agreement);

// The units of a cell, as the query counts them.
OccurrenceQuery cell_query(const AgreementQuery& query, CodeId code, CellSide side);
std::string coder_name(const View& view, CoderId coder);
// The measure whose intervals are drawn; `caption` leads up to it.
void choose_measure(const View& view, AgreementState& state);

}  // namespace tandem::ui
