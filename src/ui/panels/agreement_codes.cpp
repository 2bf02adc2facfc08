// The table of codes: who gave each to how many units, the figures, and an interval as a bar.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/count_cell.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

using By = AgreementSort::By;

constexpr float kRow = 29, kCount = 62, kFigure = 64, kBar = 190, kLeastBar = 76, kLeastName = 150;
constexpr std::array kSides{CellSide::Both, CellSide::OnlyA, CellSide::OnlyB, CellSide::Neither};
constexpr std::array kSideSorts{By::Both, By::OnlyA, By::OnlyB, By::Neither};

struct FigureColumn {
    std::string_view measure;
    float right = 0;
};

// Right edges, from the left of the table.
struct Columns {
    bool with_counts = true;
    std::array<float, kSides.size()> counts{};
    std::vector<FigureColumn> figures;  // the last one is drawn as a bar as well
    float bar_left = 0, bar_right = 0;
    float name = 0;  // width of the code's name

    Axis axis(float left) const {
        return axis_of(figures.back().measure, left + bar_left, left + bar_right);
    }
};

// As many as there is room for; what is left out stands beside the table for each code.
Columns columns_for(const View& view, float width, const std::string& chosen) {
    std::vector<std::string_view> others;
    for (const std::string_view each :
         {"percent-agreement", "cohen-kappa", "krippendorff-alpha", "dice", "gwet-ac1"})
        if (each != chosen) others.push_back(each);
    float room = width - view.px(kFigure + 32 + kLeastName + kLeastBar);
    Columns columns;
    columns.with_counts = room >= 4 * view.px(kCount);
    if (columns.with_counts) room -= 4 * view.px(kCount);
    const float bar = view.px(kLeastBar) + std::clamp(room, 0.0f, view.px(kBar - kLeastBar));
    room -= bar - view.px(kLeastBar);
    const float fit = std::max(0.0f, std::floor(room / view.px(kFigure)));
    others.resize(std::min(others.size(), static_cast<std::size_t>(fit)));
    columns.bar_right = width - view.px(14);
    columns.bar_left = columns.bar_right - bar;
    float right = columns.bar_left - view.px(14);
    columns.figures.resize(others.size() + 1);
    columns.figures.back() = {chosen, right};
    right -= view.px(kFigure);
    for (std::size_t i = others.size(); i-- > 0; right -= view.px(kFigure))
        columns.figures[i] = {others[i], right};
    for (std::size_t i = kSides.size(); columns.with_counts && i-- > 0; right -= view.px(kCount))
        columns.counts[i] = right;
    columns.name = std::max(view.px(40), right - view.px(8));
    return columns;
}

// Returns the width drawn.
float draw_right(FontStack& font, ImVec2 origin, float right, ImU32 colour, std::string_view text) {
    const float width = measure_label(font, text);
    draw_label(*ImGui::GetWindowDrawList(), font, {origin.x + right - width, origin.y}, colour,
               text);
    return width;
}

// --- The head ------------------------------------------------------------------------------------

// The other way round, once more, and then the tree's order again.
void press_head(AgreementSort& sort, const AgreementSort& mine) {
    if (sort.by != mine.by || sort.measure != mine.measure)
        sort = mine;
    else if (sort.downwards == mine.downwards)
        sort.downwards = !sort.downwards;
    else
        sort = {};
}

void draw_sort_arrow(const View& view, ImVec2 centre, bool downwards) {
    const float half = view.px(3.5f), side = downwards ? half : -half;
    ImGui::GetWindowDrawList()->AddTriangleFilled(
        {centre.x - half, centre.y - side * 0.7f}, {centre.x + half, centre.y - side * 0.7f},
        {centre.x, centre.y + side * 0.8f}, view.theme.dim);
}

struct Head {
    std::string above, title;  // "only", "Ana"; above may be empty
    AgreementSort sort;
    float left, right;  // from the left of the table
    bool to_left = false;
};

void draw_head_cell(const View& view, ImVec2 origin, float height, const Head& head,
                    AgreementSort& sort) {
    FontStack& font = view.type.small_strong;
    const bool is_on =
        sort.by == head.sort.by && sort.measure == head.sort.measure && head.sort.by != By::Tree;
    ImGui::SetCursorScreenPos({origin.x + head.left, origin.y});
    const std::string words = head.above.empty() ? head.title : head.above + " " + head.title;
    ImGui::PushID(words.c_str());
    const bool pressed = press_area("##head", {head.right - head.left, height});
    ImGui::PopID();
    name_item("Order by " + words);
    focus_ring(view);
    const float room = head.right - head.left - view.px(2);
    const float width = std::min(measure_label(font, head.title), room);
    const float x = head.to_left ? origin.x + head.left : origin.x + head.right - width;
    const float y = origin.y + height - font.line_height();
    const ImU32 colour = ImGui::IsItemHovered() || is_on ? view.theme.text : view.theme.dim;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, font, {x, y}, colour, head.title, room);
    if (!head.above.empty())
        draw_label(
            list, font,
            {origin.x + head.right - measure_label(font, head.above), y - font.line_height()},
            colour, head.above);
    if (is_on)
        draw_sort_arrow(
            view,
            {head.to_left ? x + width + view.px(9) : x - view.px(7), y + font.line_height() / 2},
            sort.downwards);
    tooltip(view, "Order by " + words);
    if (pressed) press_head(sort, head.sort);
}

void draw_head(const View& view, const Columns& columns, AgreementState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = 2 * view.type.small_strong.line_height();
    std::vector<Head> heads{
        {"", "Code", {By::Name, "", false}, view.px(8), view.px(8) + columns.name * 0.6f, true}};
    const std::array<std::string, 4> titles{"both", coder_name(view, state.query.a),
                                            coder_name(view, state.query.b), "neither"};
    for (std::size_t i = 0; columns.with_counts && i < kSides.size(); ++i)
        heads.push_back({i == 1 || i == 2 ? "only" : "",
                         titles[i],
                         {kSideSorts[i], "", true},
                         columns.counts[i] - view.px(kCount - 6),
                         columns.counts[i]});
    for (const FigureColumn& each : columns.figures)
        heads.push_back({"",
                         short_title(each.measure),
                         {By::Figure, std::string(each.measure), false},
                         each.right - view.px(kFigure - 6),
                         each.right});
    for (const Head& head : heads) draw_head_cell(view, at, height, head, state.sort);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, height + view.px(4)});
    const ImVec2 line = ImGui::GetCursorScreenPos();
    hairline(*ImGui::GetWindowDrawList(), {line.x, line.y - view.px(3)},
             {line.x + ImGui::GetContentRegionAvail().x, line.y - view.px(3)}, view.theme.line);
}

// --- The rows ------------------------------------------------------------------------------------

// The four cells, each opening its units. `code` none: pooled.
void draw_counts(const View& view, const Columns& columns, const RowBox& box, CodeId code,
                 const AgreementState& state, const TwoByTwo& counts, Actions& actions) {
    FontStack& font = code ? view.type.small : view.type.small_strong;
    const std::array<std::int64_t, 4> numbers{counts.both, counts.only_a, counts.only_b,
                                              counts.neither};
    const ImVec2 origin(box.min.x, box.middle(view.type.small));
    for (std::size_t i = 0; columns.with_counts && i < numbers.size(); ++i) {
        const std::string number = std::to_string(numbers[i]);
        const float width = draw_right(font, origin, columns.counts[i],
                                       numbers[i] == 0 ? view.theme.faint : view.theme.dim, number);
        const float right = origin.x + columns.counts[i];
        ImGui::PushID(static_cast<int>(i));
        count_cell(view, "##count", {right - width, box.min.y}, {right, box.max.y}, number,
                   cell_query(state.query, code, kSides[i]), actions);
        ImGui::PopID();
    }
}

void draw_figures(const View& view, const Columns& columns, const RowBox& box, bool strong,
                  const CodeFigures& row) {
    FontStack& font = strong ? view.type.small_strong : view.type.small;
    const ImVec2 origin(box.min.x, box.middle(view.type.small)), mouse = ImGui::GetIO().MousePos;
    for (const FigureColumn& each : columns.figures) {
        const Measured* figure = figure_of(row.figures, each.measure);
        if (!figure) continue;
        const bool last = &each == &columns.figures.back();
        draw_right(font, origin, each.right, figure->value ? view.theme.text : view.theme.faint,
                   last && !figure->value && row.too_rare ? "too rare" : value_words(*figure));
        if (last)
            draw_interval(view, columns.axis(box.min.x), (box.min.y + box.max.y) / 2, *figure);
        const float right = origin.x + (last ? columns.bar_right + view.px(14) : each.right);
        if (mouse.x > origin.x + each.right - view.px(kFigure) && mouse.x <= right)
            tooltip(view, figure_tip(*figure));
    }
}

void draw_code(const View& view, const Columns& columns, AgreementState& state,
               const CodeFigures& figures, Actions& actions) {
    const Code& code = *view.project.codes.find(figures.code);
    ImGui::PushID(static_cast<int>(figures.code.value));
    ImGui::SetNextItemAllowOverlap();
    const RowBox box = row(view, "##code", code.name, state.code == figures.code, view.px(kRow));
    if (box.pressed) {
        state.code = state.code == figures.code ? CodeId{} : figures.code;
        state.shows_figures = static_cast<bool>(state.code);
    }
    const float side = view.px(10);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    square(list, {box.min.x + view.px(8), std::round((box.min.y + box.max.y - side) / 2)}, side,
           view.colours.of(figures.code));
    const float left = box.min.x + view.px(26), room = columns.name - view.px(26);
    draw_label(list, view.type.plain, {left, box.middle(view.type.plain)}, view.theme.text,
               code.name, room);
    const float over = ImGui::GetIO().MousePos.x - left;
    if (over > 0 && over < room && measure_label(view.type.plain, code.name) > room)
        tooltip(view, view.project.path(figures.code));
    draw_figures(view, columns, box, false, figures);
    draw_counts(view, columns, box, figures.code, state, figures.table.value_or(TwoByTwo{}),
                actions);
    ImGui::PopID();
}

void draw_rows(const View& view, const Columns& columns, AgreementState& state,
               const std::vector<const CodeFigures*>& rows, Actions& actions) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), view.px(kRow + 1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_code(view, columns, state, *rows[static_cast<std::size_t>(i)], actions);
}

void draw_pooled(const View& view, const Columns& columns, AgreementState& state,
                 const StudyAgreement& results, std::size_t shown, Actions& actions) {
    ImGui::SetNextItemAllowOverlap();
    const RowBox box = row(view, "##pooled", "Pooled", !state.code, view.px(kRow + 3));
    if (box.pressed) state.code = {};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::string words = "Pooled over " + counted(results.pooled.codes, "code");
    if (shown < results.codes.size()) words += ", " + std::to_string(shown) + " shown";
    draw_label(list, view.type.strong, {box.min.x + view.px(8), box.middle(view.type.strong)},
               view.theme.text, words, columns.name);
    draw_figures(view, columns, box, true, results.pooled);
    draw_counts(view, columns, box, {}, state, results.pooled.table.value_or(TwoByTwo{}), actions);
}

// --- The whole -----------------------------------------------------------------------------------

void draw_nothing_done(const View& view, const AgreementState& state) {
    const bool narrowed = state.query.group || state.query.round;
    empty_state(view, "Nothing to compare yet",
                narrowed
                    ? "No transcript of this group and round has been declared done by both. "
                      "Choose every group and every round to see what there is."
                    : "Figures are made of transcripts that both coders have declared done. Open a "
                      "transcript, code it, and press “Declare done”; the other coder does the "
                      "same.");
}

std::string about_words(const StudyAgreement& results) {
    std::string words =
        counted(static_cast<std::int64_t>(results.transcripts.size()), "transcript") +
        " that both have declared done; " + counted(results.total_units, "unit") + ": " +
        results.denominator;
    if (results.left_out.unmarked_units > 0)
        words += ". Left out: " + counted(results.left_out.unmarked_units, "unit") +
                 " to which nobody gave any code";
    if (results.left_out.lost > 0)
        words +=
            ". Codings without words are counted nowhere: " + std::to_string(results.left_out.lost);
    return words + ".";
}

// By questions, before anybody said where they were asked.
void draw_nothing_asked(const View& view) {
    empty_state(view, "No question is marked as asked",
                "Open a transcript, press the right mouse button on the turn where a question of "
                "the interview guide is asked, and choose “Question asked here…”. What is said "
                "from there on belongs to it.");
}

void draw_results(const View& view, AgreementState& state, const StudyAgreement& results,
                  Actions& actions) {
    if (results.transcripts.empty()) return draw_nothing_done(view, state);
    if (state.query.unit == Unit::Question && results.total_units == 0)
        return draw_nothing_asked(view);
    text_block(view, view.type.small, view.theme.dim, about_words(results));
    space(view, 8);
    const std::vector<const CodeFigures*> rows = filtered_codes(view, state, results);
    const Columns columns =
        columns_for(view, ImGui::GetContentRegionAvail().x - view.px(10), state.query.measure);
    const ImVec2 head = ImGui::GetCursorScreenPos();
    const float head_height = 2 * view.type.small_strong.line_height() + view.px(8);
    const float pooled = view.px(kRow + 10);
    // In a low window the page is scrolled.
    const float height = std::max(
        view.px(kRow * 6), ImGui::GetContentRegionAvail().y - head_height - pooled - view.px(6));
    const float end = head.y + head_height + height + pooled;
    draw_scale(view, columns.axis(head.x), state.query.measure,
               head.y + 2 * view.type.small_strong.line_height(), end);
    draw_head(view, columns, state);
    ImGui::BeginChild("##codes", {0, height}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    draw_rows(view, columns, state, rows, actions);
    if (rows.empty())
        text_block(
            view, view.type.plain, view.theme.dim,
            results.codes.empty() ? "Neither coder has used a code yet." : "No code is like that.");
    if (rows.empty() && !results.codes.empty() && button(view, "##all", {"Show all codes"}))
        state.filter = {};
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::BeginChild("##pooled-pane", {0, pooled - view.px(6)}, ImGuiChildFlags_NavFlattened);
    draw_pooled(view, columns, state, results, rows.size(), actions);
    ImGui::EndChild();
}

}  // namespace

void agreement_codes(const View& view, AgreementState& state, Actions& actions) {
    const Counted<StudyAgreement>& counted = view.derived.agreement(state.query);
    counting_line(view, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(view.theme);
    draw_results(counted.fresh ? view : older_view(view, grey), state, *counted.result, actions);
}

}  // namespace tandem::ui
