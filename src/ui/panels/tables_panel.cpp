#include "ui/panels/tables_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/agreement_panel.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/count_cell.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kPreviewRows = 300;
constexpr float kLeastShare = 66;  // of a column: where there is less room, the table is scrolled

struct Place {
    float left = 0, width = 0;
};

float least_width(const View& view, const Table& table) {
    float shares = 0;
    for (const Column& column : table.columns) shares += static_cast<float>(column.width);
    return shares * view.px(kLeastShare);
}

std::vector<Place> column_places(const View& view, const Table& table, float width) {
    float shares = 0;
    for (const Column& column : table.columns) shares += static_cast<float>(column.width);
    std::vector<Place> places;
    float left = 0;
    for (const Column& column : table.columns) {
        const float part = width * static_cast<float>(column.width) / std::max(0.001f, shares);
        places.push_back({left + view.px(6), std::max(view.px(8), part - view.px(12))});
        left += part;
    }
    return places;
}

float draw_cell(const View& view, FontStack& font, ImVec2 origin, Place place, bool right,
                ImU32 colour, const std::string& text) {
    if (text.empty()) return 0;
    Paragraph& words = block(view, font, text, place.width);
    const float shift = right ? std::max(0.0f, place.width - words.widest_line()) : 0;
    draw_block(view, *ImGui::GetWindowDrawList(), font, {origin.x + place.left + shift, origin.y},
               colour, words);
    return words.height();
}

// What an indented cell leaves of its column.
Place indented(const View& view, Place place, const tandem::Cell& cell) {
    const float step = std::min(view.px(14) * static_cast<float>(cell.indent), place.width / 2);
    return {place.left + step, place.width - step};
}

float row_height(const View& view, const Table& table, const Row& row_cells,
                 const std::vector<Place>& places) {
    float height = view.type.small.line_height();
    if (row_cells.kind != Row::Kind::Body) return height + view.px(16);
    for (std::size_t i = 0; i < row_cells.cells.size() && i < table.columns.size(); ++i)
        if (!row_cells.cells[i].text.empty())
            height = std::max(height, block(view, view.type.small, row_cells.cells[i].text,
                                            indented(view, places[i], row_cells.cells[i]).width)
                                          .height());
    return height + view.px(10);
}

// Over a cell that counts something.
void draw_count(const View& view, ImVec2 at, float height, Place place, bool right,
                const tandem::Cell& cell, Actions& actions) {
    const float width = std::min(place.width, measure_label(view.type.small, cell.text));
    const float x = at.x + place.left + (right ? place.width - width : 0);
    count_cell(view, "##count", {x, at.y}, {x + width, at.y + height}, cell.text, *cell.counts,
               actions);
}

void draw_body(const View& view, const Table& table, const Row& cells,
               const std::vector<Place>& places, float width, Actions& actions) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = row_height(view, table, cells, places);
    ImGui::Dummy({width, height});
    // The next number above or below is there for the arrow keys before it is in sight.
    const float beyond = view.px(200);
    if (!ImGui::IsRectVisible({at.x, at.y - beyond}, {at.x + width, at.y + height + beyond}))
        return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (cells.kind != Row::Kind::Body) {
        const bool top = cells.kind == Row::Kind::Heading;
        const std::string& words = cells.cells.empty() ? std::string() : cells.cells.front().text;
        draw_label(list, top ? view.type.strong : view.type.small_strong,
                   {at.x + view.px(6), at.y + view.px(9)}, view.theme.text, words, width);
        return;
    }
    for (std::size_t i = 0; i < cells.cells.size() && i < places.size(); ++i) {
        const bool right = table.columns[i].right_aligned;
        draw_cell(view, cells.cells[i].strong ? view.type.small_strong : view.type.small,
                  {at.x, at.y + view.px(5)}, indented(view, places[i], cells.cells[i]), right,
                  view.theme.text, cells.cells[i].text);
        if (!cells.cells[i].counts) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_count(view, at, height, places[i], right, cells.cells[i], actions);
        ImGui::PopID();
    }
    hairline(list, {at.x, at.y + height - 1}, {at.x + width, at.y + height - 1},
             with_alpha(view.theme.line, 0.7f));
}

void draw_preview(const View& view, const Table& table, Actions& actions) {
    ImGui::BeginChild("##preview", {0, 0}, ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_HorizontalScrollbar);
    // What is in sight; ImGui's own answer grows with a table that is scrolled.
    const float bar = ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0;
    const float room = ImGui::GetWindowSize().x - bar - view.px(12);
    const float width = std::max(room, least_width(view, table));
    text_block(view, view.type.title, view.theme.text, table.title, room);
    space(view, 10);
    const std::vector<Place> places = column_places(view, table, width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float head = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        head = std::max(
            head, draw_cell(view, view.type.small_strong, at, places[i],
                            table.columns[i].right_aligned, view.theme.dim, table.columns[i].name));
    ImGui::Dummy({1, head + view.px(4)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < table.rows.size() && i < kPreviewRows; ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_body(view, table, table.rows[i], places, width, actions);
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    space(view, 8);
    if (table.rows.empty())
        text_block(view, view.type.plain, view.theme.dim, "Nothing to print yet.");
    if (table.rows.size() > kPreviewRows)
        text_block(
            view, view.type.small, view.theme.dim,
            "… and " +
                counted(static_cast<std::int64_t>(table.rows.size() - kPreviewRows), "more row") +
                "; the file has them all.");
    for (const std::string& note : table.notes) {
        space(view, 6);
        text_block(view, view.type.small, view.theme.dim, note, room);
    }
    space(view, 20);
    ImGui::EndChild();
}

void draw_writing(const View& view, TablesState& state, Actions& actions) {
    if (!state.typed) state.path = state.folder + state.kind + ".docx";
    TextFieldOptions options;
    options.placeholder = "theme-quotes.docx";
    const float buttons = button_width(view, "Choose…") + button_width(view, "Write to file") +
                          button_width(view, "Write all tables");
    const float room = ImGui::GetContentRegionAvail().x;
    options.width = std::floor(room - buttons - view.px(25));
    if (options.width < view.px(160)) options.width = room;  // the buttons stand below
    Flow flow(view);
    flow.next(options.width);
    const TextFieldEvents events = draw_text_field("##path", state.field, state.path,
                                                   view.type.plain, field_style(view), options);
    name_item("Table file");
    if (events.changed) state.typed = true;
    flow.next(button_width(view, "Choose…"));
    if (button(view, "##choose", {"Choose…"})) actions.post(AskForFiles{FileFor::Table});
    flow.next(button_width(view, "Write to file"));
    if (button(view, "##write", {"Write to file", Weight::Accent, !state.path.empty()}) ||
        events.submitted)
        actions.post(WriteTable{state.kind, state.path});
    flow.next(button_width(view, "Write all tables"));
    if (button(view, "##write-all",
               {"Write all tables", Weight::Plain, !state.path.empty(),
                "Every table into the same folder, in the same format"}))
        actions.post(WriteAllTables{});
    space(view, 4);
    text_block(view, view.type.small, view.theme.dim,
               state.written.empty()
                   ? "The ending decides the format: .docx .xlsx .csv .tsv .html .md .tex"
                   : state.written);
}

}  // namespace

void table_list_panel(const View& view, TablesState& state, Actions&) {
    heading(view, "TABLES");
    space(view, 4);
    for (const TableKind& kind : table_kinds()) {
        ImGui::PushID(kind.name.data());
        const bool chosen = state.kind == kind.name;
        const RowBox box = row(view, "##table", kind.title, chosen, view.px(30));
        draw_label(*ImGui::GetWindowDrawList(), view.type.plain,
                   {box.min.x + view.px(10), box.middle(view.type.plain)}, view.theme.text,
                   kind.title, box.max.x - box.min.x - view.px(16));
        tooltip(view, kind.tells);
        if (box.pressed && !chosen) {
            state.kind = kind.name;
            state.typed = false;
            state.written.clear();
        }
        ImGui::PopID();
    }
}

void table_preview_panel(const View& view, TablesState& state, const AgreementQuery& query,
                         Actions& actions) {
    draw_writing(view, state, actions);
    space(view, 14);
    if (state.kind == "agreement" && query.a && query.b) {
        if (choices_line(view,
                         "As chosen on the Agreement page: " + choices_in_words(view, query) + "."))
            actions.post(ShowAgreement{AgreementView::Codes});
        space(view, 8);
    }
    const Counted<Table>& counted = view.derived.table(state.kind, query);
    counting_line(view, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(view.theme);
    draw_preview(counted.fresh ? view : older_view(view, grey), *counted.result, actions);
}

}  // namespace tandem::ui
