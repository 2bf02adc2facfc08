#include "ui/panels/agreement_work.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/agreement/rating_measures.h"

#include "ui/panels/agreement_parts.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

// --- What changes it -----------------------------------------------------------------------------

const CodeFigures* find_row(const StudyAgreement& agreement, CodeId code) {
    if (!code) return &agreement.pooled;
    const auto found = std::ranges::find(agreement.codes, code, &CodeFigures::code);
    return found == agreement.codes.end() ? nullptr : &*found;
}

struct Grid {
    ImVec2 at;
    float label, cell, line;
};

// Pressed, the table is of that unit and text.
void draw_change(const View& view, AgreementState& state, const StudyAgreement& each, ImVec2 at,
                 float width) {
    const CodeFigures* row = find_row(each, state.code);
    const Measured* figure = row ? figure_of(row->figures, state.query.measure) : nullptr;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const std::string words = figure ? value_words(*figure) : "–";
    draw_label(list, font, at, figure && figure->value ? view.theme.text : view.theme.faint, words,
               width);
    if (figure)
        draw_interval(view, axis_of(state.query.measure, at.x, at.x + width - view.px(14)),
                      at.y + font.line_height() + view.px(7), *figure);
    ImGui::SetCursorScreenPos(at);
    const std::string name =
        each.unit + (each.options.units.marked_only ? ", marked text: " : ", all text: ") + words;
    if (press_area(name.c_str(), {width, font.line_height() + view.px(14)})) {
        state.query.unit = each.options.units.unit;
        state.query.marked_only = each.options.units.marked_only;
    }
    name_item(name);
    focus_ring(view);
    tooltip(view, (figure ? figure_tip(*figure) : std::string("Nobody gave the code.")) + " " +
                      counted(each.total_units, each.unit) + ".");
}

// The unit and text that the table is of now.
bool is_now(const AgreementState& state, const StudyAgreement& each) {
    return each.options.units.unit == state.query.unit &&
           each.options.units.marked_only == state.query.marked_only;
}

void draw_grid(const View& view, AgreementState& state, const std::vector<StudyAgreement>& all) {
    constexpr std::array<std::string_view, 3> kRows{"By turn", "By sentence", "By character"};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float room = ImGui::GetContentRegionAvail().x;
    Grid grid{ImGui::GetCursorScreenPos(), 0, 0, view.type.small.line_height() + view.px(20)};
    for (const std::string_view each : kRows)
        grid.label = std::max(grid.label, measure_label(view.type.small, each) + view.px(14));
    grid.cell = (room - grid.label) / 2;
    constexpr std::array<std::string_view, 2> kTexts{"All text", "Marked text only"};
    for (std::size_t i = 0; i < 2; ++i)
        draw_label(list, view.type.small_strong,
                   {grid.at.x + grid.label + grid.cell * static_cast<float>(i), grid.at.y},
                   view.theme.dim, kTexts[i], grid.cell - view.px(6));
    const float top = grid.at.y + view.type.small.line_height() + view.px(6);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float y = top + grid.line * static_cast<float>(i % 3);
        const float x = grid.at.x + grid.label + grid.cell * static_cast<float>(i / 3);
        if (i < 3) draw_label(list, view.type.small, {grid.at.x, y}, view.theme.dim, kRows[i]);
        if (is_now(state, all[i]))
            list.AddRectFilled({x - view.px(6), y - view.px(3)},
                               {x + grid.cell - view.px(10), y + grid.line - view.px(5)},
                               view.theme.chosen, view.px(6));
        draw_change(view, state, all[i], {x, y}, grid.cell - view.px(14));
    }
    ImGui::SetCursorScreenPos({grid.at.x, top + grid.line * 3});
}

std::string why_words(const std::string& measure) {
    const std::string unit =
        "The same codings each time. By turn a boundary that lies elsewhere changes nothing; by "
        "character every letter of it counts. ";
    if (measure == "dice" || measure == "jaccard")
        return unit + short_title(measure) +
               " looks at what somebody gave the code alone, so text that nobody marked leaves it "
               "as it is.";
    return unit + "Text that nobody marked is agreement that the code is not there: it lifts " +
           short_title(measure) + (measure == "gwet-ac1" ? " most of all" : "") +
           ", and leaves Dice alone. Of marked text only, the figure is conditional on that.";
}

// --- The calculation -----------------------------------------------------------------------------

void draw_work_table(const View& view, const WorkTable& table) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    std::vector<float> widths(table.columns.size() + 1, 0);
    for (const std::string& name : table.rows)
        widths[0] = std::max(widths[0], measure_label(font, name));
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        widths[column + 1] = measure_label(font, table.columns[column]);
        for (const auto& cells : table.cells)
            widths[column + 1] =
                std::max(widths[column + 1], measure_label(font, number_text(cells[column])));
    }
    const float step = font.line_height() + view.px(3), gap = view.px(16);
    float total = 0;
    for (const float width : widths) total += width + gap;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto right = [&](float x, float y, const std::string& words, ImU32 colour) {
        draw_label(list, font, {x - measure_label(font, words), y}, colour, words);
    };
    float x = at.x + widths[0];
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        draw_label(list, font, {at.x, at.y + step * static_cast<float>(row + 1)}, view.theme.dim,
                   table.rows[row]);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        x += gap + widths[column + 1];
        right(x, at.y, table.columns[column], view.theme.dim);
        for (std::size_t row = 0; row < table.cells.size(); ++row)
            right(x, at.y + step * static_cast<float>(row + 1),
                  number_text(table.cells[row][column]), view.theme.text);
    }
    ImGui::Dummy({total, step * static_cast<float>(table.rows.size() + 1)});
}

void draw_units(const View& view, const StudyAgreement& results) {
    WorkTable units{"", {results.unit + "s"}, {}, {}};
    for (std::size_t at = 0; at < results.transcripts.size(); ++at) {
        units.rows.push_back(view.project.transcripts.find(results.transcripts[at])->name);
        units.cells.push_back({static_cast<double>(results.per_transcript[at])});
    }
    draw_work_table(view, units);
}

}  // namespace

void draw_what_changes(const View& view, AgreementState& state, Actions& actions) {
    space(view, 6);
    const auto& counted = view.derived.agreement_changes(state.query);
    counting_line(view, state_of(counted), actions);
    if (!counted.result) return;
    text_block(view, view.type.small, view.theme.dim, short_title(state.query.measure));
    draw_grid(view, state, *counted.result);
    text_block(view, view.type.small, view.theme.dim, why_words(state.query.measure));
    space(view, 10);
}

void draw_calculation(const View& view, const AgreementState& state, const StudyAgreement& results,
                      const CodeFigures& row) {
    const Measured* figure = figure_of(row.figures, state.query.measure);
    if (!figure) return;
    ImGui::BeginChild("##calculation", {0, 0},
                      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_HorizontalScrollbar);
    const float width = ImGui::GetContentRegionAvail().x;
    space(view, 4);
    for (const WorkTable& table : figure->work.tables) {
        text_block(view, view.type.small_strong, view.theme.text, table.title, width);
        draw_work_table(view, table);
        space(view, 8);
    }
    for (const std::string& line : figure->work.lines)
        text_block(view, view.type.small, view.theme.text, line, width);
    if (figure->work.lines.empty() && figure->work.tables.empty())
        text_block(view, view.type.small, view.theme.dim, "There is no calculation to show.",
                   width);
    for (const std::string& remark : figure->remarks)
        text_block(view, view.type.small, view.theme.dim, remark, width);
    text_block(view, view.type.small, view.theme.dim, "Source: " + figure->source, width);
    space(view, 8);
    text_block(view, view.type.small_strong, view.theme.text, "Units of each transcript", width);
    draw_units(view, results);
    ImGui::EndChild();
}

}  // namespace tandem::ui
