// Beside the Agreement page: where the two differ, or the figures of one code in full; in a
// reflexive study two readings.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/agreement/rating_measures.h"
#include "tandem/model/approach.h"

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/agreement_work.h"
#include "ui/panels/count_cell.h"
#include "ui/panels/counting.h"
#include "ui/panels/disagreements_panel.h"
#include "ui/panels/readings_panel.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 28;

// --- The four cells ------------------------------------------------------------------------------

struct Square {
    ImVec2 at;
    float label, cell, line;  // widths of the names and of a column; height of a row
    float right(int column) const { return at.x + label + cell * static_cast<float>(column + 1); }
    float top(int row) const { return at.y + line * static_cast<float>(row); }
};

void draw_square_words(const View& view, const Square& square, const AgreementQuery& query) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const auto named = [&](CoderId coder, bool yes) {
        return coder_name(view, coder) + (yes ? ": yes" : ": no");
    };
    for (int i = 0; i < 2; ++i) {
        const std::string column = named(query.b, i == 0), line = named(query.a, i == 0);
        const float width = std::min(measure_label(font, column), square.cell - view.px(10));
        draw_label(list, font,
                   {square.right(i) - view.px(10) - width,
                    square.at.y + (square.line - font.line_height()) / 2},
                   view.theme.dim, column, square.cell - view.px(10));
        draw_label(list, font,
                   {square.at.x, square.top(i + 1) + (square.line - font.line_height()) / 2},
                   view.theme.dim, line, square.label - view.px(10));
    }
    const float left = square.at.x + square.label, right = square.right(1);
    for (int i = 0; i < 3; ++i) {
        hairline(list, {left, square.top(i + 1)}, {right, square.top(i + 1)}, view.theme.line);
        const float x = left + square.cell * static_cast<float>(i);
        hairline(list, {x, square.top(1)}, {x, square.top(3)}, view.theme.line);
    }
}

void draw_square(const View& view, const AgreementState& state, CodeId code, const TwoByTwo& table,
                 Actions& actions) {
    constexpr std::array kCells{CellSide::Both, CellSide::OnlyA, CellSide::OnlyB,
                                CellSide::Neither};
    const std::array<std::int64_t, 4> numbers{table.both, table.only_a, table.only_b,
                                              table.neither};
    const float room = ImGui::GetContentRegionAvail().x;
    Square square{ImGui::GetCursorScreenPos(), 0, 0, view.px(kRow)};
    square.label =
        std::min(room * 0.4f,
                 std::max(measure_label(view.type.small, coder_name(view, state.query.a) + ": yes"),
                          view.px(60)) +
                     view.px(14));
    square.cell = std::min(view.px(120), (room - square.label - view.px(2)) / 2);
    ImGui::Dummy({room, square.line * 3 + view.px(2)});
    const ImVec2 after = ImGui::GetCursorScreenPos();
    draw_square_words(view, square, state.query);
    FontStack& font = view.type.strong;
    for (int i = 0; i < 4; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const std::string number = std::to_string(numbers[at]);
        const float width = measure_label(font, number), right = square.right(i % 2) - view.px(10);
        const float top = square.top(i / 2 + 1);
        draw_label(*ImGui::GetWindowDrawList(), font,
                   {right - width, top + (square.line - font.line_height()) / 2},
                   numbers[at] == 0 ? view.theme.faint : view.theme.text, number);
        ImGui::PushID(i);
        count_cell(view, "##cell", {right - width, top}, {right, top + square.line}, number,
                   cell_query(state.query, code, kCells[at]), actions);
        ImGui::PopID();
    }
    ImGui::SetCursorScreenPos(after);
}

std::string share_words(std::int64_t part, std::int64_t of) {
    return decimal(100 * static_cast<double>(part) / static_cast<double>(of), 1) + " %";
}

void draw_base_rates(const View& view, const AgreementState& state, const StudyAgreement& results,
                     const TwoByTwo& table) {
    if (table.units() == 0) return;
    const std::string units = state.code ? counted(table.units(), results.unit)
                                         : counted(table.units(), "decision") + " (" +
                                               results.unit + "s summed over codes)";
    text_block(view, view.type.small, view.theme.dim,
               "Base rate: " + coder_name(view, state.query.a) + " " +
                   share_words(table.used_by_a(), table.units()) + ", " +
                   coder_name(view, state.query.b) + " " +
                   share_words(table.used_by_b(), table.units()) + " of " + units + ".");
}

// --- The measures --------------------------------------------------------------------------------

void draw_measure(const View& view, AgreementState& state, const Measured& figure) {
    ImGui::PushID(figure.measure.c_str());
    const std::string title = figure.title;
    const RowBox box = row(view, "##measure", "Show " + title,
                           state.query.measure == figure.measure, view.px(kRow));
    ImGui::PopID();
    if (box.pressed) state.query.measure = figure.measure;
    tooltip(view, figure_tip(figure));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const float left = box.min.x + view.px(8), width = box.max.x - box.min.x;
    const float value_right = box.min.x + std::floor(width * 0.62f);
    const std::string words = value_words(figure);
    const float words_width = measure_label(font, words);
    draw_label(list, font, {left, box.middle(font)}, view.theme.text, title,
               value_right - words_width - left - view.px(8));
    draw_label(list, font, {value_right - words_width, box.middle(font)},
               figure.value ? view.theme.text : view.theme.faint, words);
    draw_interval(view, axis_of(figure.measure, value_right + view.px(14), box.max.x - view.px(10)),
                  (box.min.y + box.max.y) / 2, figure);
}

// Reasons that figures share are said once.
void draw_reasons(const View& view, const std::vector<Measured>& figures) {
    std::vector<std::pair<std::string, std::string>> reasons;  // why, which
    const auto add = [&](const std::string& why, const Measured& of) {
        const auto known =
            std::ranges::find(reasons, why, &std::pair<std::string, std::string>::first);
        if (known == reasons.end())
            reasons.emplace_back(why, of.title);
        else
            known->second += ", " + of.title;
    };
    for (const Measured& each : figures) {
        if (!each.value) add("no value: " + each.why_not, each);
        if (each.value && !each.interval) add("no interval: " + each.why_no_interval, each);
    }
    for (const auto& [why, which] : reasons)
        text_block(view, view.type.small, view.theme.dim, which + ": " + why + ".");
    const auto with = std::ranges::find_if(
        figures, [](const Measured& each) { return each.interval.has_value(); });
    if (with != figures.end())
        text_block(view, view.type.small, view.theme.dim,
                   "Intervals (" + decimal(with->interval->level * 100, 0) +
                       " %): " + with->interval->method + ".");
}

void draw_measures(const View& view, AgreementState& state, const CodeFigures& row) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    for (const Measured& figure : row.figures) draw_measure(view, state, figure);
    ImGui::PopStyleVar();
    space(view, 6);
    draw_reasons(view, row.figures);
}

const CodeFigures& row_of(const StudyAgreement& results, CodeId code) {
    const auto found = std::ranges::find(results.codes, code, &CodeFigures::code);
    return found == results.codes.end() ? results.pooled : *found;
}

void draw_every_measure(const View& view, AgreementState& state, Actions& actions) {
    const auto& counted = view.derived.agreement_in_full(state.query, state.code);
    counting_line(view, state_of(counted), actions);
    if (counted.result) draw_measures(view, state, row_of(*counted.result, state.code));
}

// --- The whole -----------------------------------------------------------------------------------

// A line that opens what is below it. True while it is open.
bool opener(const View& view, const char* id, std::string_view words, bool& open) {
    const RowBox box = row(view, id, words, false, view.px(kRow));
    if (box.pressed) open = !open;
    const float x = box.min.x + view.px(14);
    draw_icon(*ImGui::GetWindowDrawList(), open ? Icon::Down : Icon::Right,
              {x, (box.min.y + box.max.y) / 2}, view.px(10), view.theme.dim);
    draw_label(*ImGui::GetWindowDrawList(), view.type.small_strong,
               {x + view.px(12), box.middle(view.type.small_strong)}, view.theme.text, words,
               box.max.x - x - view.px(20));
    return open;
}

void draw_title(const View& view, const AgreementState& state, const StudyAgreement& results) {
    const Code* code = view.project.codes.find(state.code);
    text_block(view, view.type.strong, view.theme.text,
               code ? code->name : "Pooled over " + counted(results.pooled.codes, "code"),
               ImGui::GetContentRegionAvail().x - view.px(8));
    space(view, 4);
}

void draw_figures_of(const View& view, AgreementState& state, const StudyAgreement& results,
                     Actions& actions) {
    draw_title(view, state, results);
    const bool there = !state.code || std::ranges::find(results.codes, state.code,
                                                        &CodeFigures::code) != results.codes.end();
    if (!there || results.transcripts.empty()) {
        text_block(view, view.type.plain, view.theme.dim,
                   results.transcripts.empty() ? "There is nothing to compare yet."
                                               : "Neither coder gave this code in what is shown.");
        return;
    }
    const CodeFigures& row = row_of(results, state.code);
    draw_square(view, state, state.code, row.table.value_or(TwoByTwo{}), actions);
    space(view, 4);
    draw_base_rates(view, state, results, row.table.value_or(TwoByTwo{}));
    space(view, 10);
    if (state.every_measure)
        draw_every_measure(view, state, actions);
    else
        draw_measures(view, state, row);
    space(view, 6);
    if (button(view, "##every",
               {state.every_measure ? "Fewer measures" : "Every measure", Weight::Quiet}))
        state.every_measure = !state.every_measure;
    space(view, 6);
    if (opener(view, "##changes", "What changes this number?", state.what_changes))
        draw_what_changes(view, state, actions);
    if (opener(view, "##work", "Show the calculation", state.calculation))
        draw_calculation(view, state, results, row);
}

void draw_figures(const View& plain, AgreementState& state, Actions& actions) {
    const Counted<StudyAgreement>& counted = plain.derived.agreement(state.query);
    counting_line(plain, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(plain.theme);
    ImGui::BeginChild("##figures", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_figures_of(counted.fresh ? plain : older_view(plain, grey), state, *counted.result,
                    actions);
    ImGui::EndChild();
}

}  // namespace

// Beside the lesson: the same, with the study's own numbers.
static void draw_own_numbers(const View& view, AgreementState& state, Actions& actions) {
    const auto nothing = [&] {
        empty_state(view, "Here your own numbers follow",
                    "Once two coders have declared a transcript done, the figure of a code stands "
                    "here by turn, sentence and character, of all text and of marked text.");
    };
    if (view.project.coders_who_code().size() < 2) return nothing();
    settle_coders(view, state);
    const auto& counted = view.derived.agreement_changes(state.query);
    if (counted.result && counted.result->front().transcripts.empty()) return nothing();
    heading(view, "IN THIS STUDY");
    space(view, 4);
    const Code* code = view.project.codes.find(state.code);
    text_block(view, view.type.strong, view.theme.text,
               code ? code->name : std::string("All codes, pooled"));
    draw_what_changes(view, state, actions);
    if (!code)
        text_block(view, view.type.small, view.theme.dim,
                   "Choose a code in the table of codes to see how its figure changes.");
    space(view, 6);
    if (button(view, "##to-codes", {"Choose a code"})) state.shown = AgreementView::Codes;
}

void agreement_beside(const View& view, AgreementState& state, Actions& actions) {
    if (view.project.approach == kReflexive) return readings_panel(view, actions);
    if (state.shown == AgreementView::Lesson) return draw_own_numbers(view, state, actions);
    if (view.project.coders_who_code().size() < 2) return;
    static constexpr std::array<std::string_view, 2> kWords{"Places", "Figures"};
    if (const auto picked = segments(view, "##beside", kWords, state.shows_figures ? 1 : 0))
        state.shows_figures = *picked == 1;
    space(view, 10);
    if (state.shows_figures)
        draw_figures(view, state, actions);
    else
        disagreements_panel(view, state, actions);
}

}  // namespace tandem::ui
