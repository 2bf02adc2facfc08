#include "ui/panels/themes_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/count_cell.h"
#include "ui/panels/counting.h"
#include "ui/panels/inspector_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 29, kColumn = 110;

const Theme& theme_colours(const View& view) {
    return view.theme;
}

// Returns the width drawn.
float draw_right(const View& view, FontStack& font, float right, float y, ImU32 colour,
                 std::string_view text) {
    const float room = view.px(kColumn - 8);
    const float width = std::min(room, measure_label(font, text));
    draw_label(*ImGui::GetWindowDrawList(), font, {right - width, y}, colour, text, room);
    return width;
}

// A number of the row that opens what it counts.
void draw_count(const View& view, const RowBox& box, const char* id, float right, ImU32 colour,
                const std::string& number, const OccurrenceQuery& query, Actions& actions) {
    const float width =
        draw_right(view, view.type.small, right, box.middle(view.type.small), colour, number);
    count_cell(view, id, {right - width, box.min.y}, {right, box.max.y}, number, query, actions);
}

// Participants behind a code, of those in the group.
std::string share(int part, int whole) {
    return std::to_string(part) + " / " + std::to_string(whole);
}

struct BoardRow {
    CodeId code;
    int depth;
    const tandem::Theme* theme;  // none for a code
};

// Themes with their own codes below them.
std::vector<BoardRow> board_rows(const View& view, const ThemeBoard& board) {
    std::vector<BoardRow> rows;
    for (const CodeInTree& each : view.derived.codes()) {
        const auto theme =
            std::find_if(board.themes.begin(), board.themes.end(),
                         [&](const tandem::Theme& known) { return known.code == each.code->id; });
        rows.push_back(
            {each.code->id, each.depth, theme == board.themes.end() ? nullptr : &*theme});
    }
    return rows;
}

// Right edge of the last column on the screen; the scroll bar stands beside it.
float last_column(const View& view) {
    return ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x - view.px(20);
}

void draw_head(const View& view, const ThemeBoard& board) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    FontStack& font = view.type.small_strong;
    float right = last_column(view);
    for (std::size_t i = board.groups.size(); i-- > 0; right -= view.px(kColumn))
        draw_right(view, font, right, at.y, theme_colours(view).dim,
                   (board.groups[i].empty() ? std::string("no group") : board.groups[i]));
    draw_right(view, font, right, at.y, theme_colours(view).dim, "codings");
    draw_label(*ImGui::GetWindowDrawList(), font, {at.x + view.px(8), at.y},
               theme_colours(view).dim, "Theme and code");
    ImGui::Dummy({1, font.line_height() + view.px(4)});
}

void draw_board_row(const View& view, const RowBox& box, const BoardRow& each,
                    const ThemeBoard& board, float right, Actions& actions) {
    const Code* code = view.project.codes.find(each.code);
    if (!code) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float indent = view.px(18) * static_cast<float>(each.depth), side = view.px(10);
    FontStack& font = each.theme ? view.type.strong : view.type.plain;
    square(list, {box.min.x + view.px(8) + indent, std::round((box.min.y + box.max.y - side) / 2)},
           side, view.colours.of(each.code));
    OccurrenceQuery query = codings_with(each.code, each.theme != nullptr);
    query.placed = each.theme != nullptr;
    const int codings = each.theme ? each.theme->count.codings : view.derived.count_of(each.code);
    const float columns = view.px(kColumn) * static_cast<float>(board.groups.size());
    draw_count(view, box, "##codings", right - columns,
               codings == 0 ? view.theme.faint : view.theme.dim, std::to_string(codings), query,
               actions);
    right -= columns;
    for (std::size_t i = 0; each.theme && i < board.groups.size(); ++i) {
        query.group = board.groups[i];
        ImGui::PushID(static_cast<int>(i));
        draw_count(view, box, "##participants",
                   right + view.px(kColumn) * static_cast<float>(i + 1), view.theme.text,
                   share(each.theme->by_group[i].participants, board.participants_by_group[i]),
                   query, actions);
        ImGui::PopID();
    }
    const float x = box.min.x + view.px(26) + indent;
    draw_label(list, font, {x, box.middle(font)}, view.theme.text, code->name,
               right - view.px(60) - x);
}

// "Jumping to treatment is answered by Closing the record".
std::string relation_words(const std::string& from, const std::string& kind,
                           const std::string& to) {
    const bool noun = kind.ends_with(" of");
    return from + (noun ? " is a " : " is ") + kind + " " + to;
}

void draw_relation(const View& view, const ThemeRelation& relation, ThemesState& state,
                   Actions& actions) {
    const auto name = [&](CodeId id) {
        const Code* code = view.project.codes.find(id);
        return code ? code->name : std::string();
    };
    ImGui::PushID(static_cast<int>(relation.relation.value));
    const std::string words = relation_words(name(relation.from), relation.kind, name(relation.to));
    Paragraph& text =
        block(view, view.type.plain, words, ImGui::GetContentRegionAvail().x - view.px(16));
    const float height = text.height();
    ImGui::SetNextItemAllowOverlap();
    const RowBox box =
        row(view, "##relation", words, false, height + view.type.small.line_height() + view.px(14));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_block(view, list, view.type.plain, {box.min.x + view.px(8), box.min.y + view.px(5)},
               view.theme.text,
               block(view, view.type.plain, words, box.max.x - box.min.x - view.px(16)));
    const std::string support =
        counted(static_cast<std::int64_t>(relation.support.size()), "supporting passage");
    const ImVec2 at(box.min.x + view.px(8), box.min.y + view.px(7) + height);
    const float width = draw_label(list, view.type.small, at, view.theme.dim, support);
    OccurrenceQuery query;
    query.relation = relation.relation;
    count_cell(view, "##support", at, {at.x + width, box.max.y}, support, query, actions);
    if (box.pressed) state.selected = relation.from;
    if (state.selected && (relation.from == state.selected || relation.to == state.selected) &&
        !view.actor.empty() &&
        button(view, "##withdraw", {"Withdraw this relation", Weight::Quiet}))
        actions.post(Command{RemoveRelation{relation.relation}});
    ImGui::PopID();
}

void begin_picking(ThemesState& state, ThemesState::Purpose purpose) {
    state.purpose = purpose;
    open_picker(state.picker);
}

void post_picked(const View& view, ThemesState& state, CodeId picked, Actions& actions) {
    switch (state.purpose) {
        case ThemesState::Purpose::Move:
            actions.post(Command{MoveCode{state.selected, picked, -1}});
            return;
        case ThemesState::Purpose::Merge:
            actions.post(Command{MergeCodes{state.selected, picked}});
            state.selected = picked;
            return;
        case ThemesState::Purpose::Relate:
            break;
    }
    RelateCodes relate;
    relate.from = state.selected;
    relate.to = picked;
    relate.kind = relation_kinds()[static_cast<std::size_t>(state.relation_kind)];
    // Passages that carry both codes speak for the relation.
    for (const Transcript& transcript : view.project.transcripts) {
        const TranscriptMarks& marks = view.derived.marks(transcript.id);
        for (const auto& turn : marks.by_turn)
            for (const CodingMark& mark : turn) {
                const Coding* coding = view.project.codings().find(mark.coding);
                if (!coding || coding->code != relate.from) continue;
                const bool shared =
                    std::any_of(turn.begin(), turn.end(), [&](const CodingMark& other) {
                        const Coding* its = view.project.codings().find(other.coding);
                        return its && its->code == picked && other.begin < mark.end &&
                               mark.begin < other.end;
                    });
                if (shared && std::find(relate.support.begin(), relate.support.end(), coding->id) ==
                                  relate.support.end())
                    relate.support.push_back(coding->id);
            }
    }
    actions.post(Command{std::move(relate)});
}

void draw_picker(const View& view, ThemesState& state, Actions& actions) {
    if (std::exchange(state.picker.opening, false)) ImGui::OpenPopup("##theme-picker");
    ImGui::SetNextWindowSize({view.px(380), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(10)});
    if (ImGui::BeginPopup("##theme-picker")) {
        const PickedCode picked = pick_code(view, state.picker, false);
        if (picked) ImGui::CloseCurrentPopup();
        if (picked.code) post_picked(view, state, picked.code, actions);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void draw_buttons(const View& view, const Code& code, ThemesState& state, Actions& actions) {
    const bool mine = !view.actor.empty();
    if (button(view, "##move", {"Move under…", Weight::Plain, mine}))
        begin_picking(state, ThemesState::Purpose::Move);
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##top", {"To the top", Weight::Plain, mine && code.parent}))
        actions.post(Command{MoveCode{code.id, {}, -1}});
    if (button(view, "##merge",
               {"Merge into…", Weight::Plain, mine,
                "Its codings count for the other code. Nothing is destroyed, and "
                "it can be undone."}))
        begin_picking(state, ThemesState::Purpose::Merge);
    space(view, 10);
    heading(view, "RELATION");
    std::vector<std::string_view> kinds(relation_kinds().begin(), relation_kinds().end());
    if (const auto picked = segments(view, "##relation-kind", kinds, state.relation_kind))
        state.relation_kind = *picked;
    space(view, 4);
    if (button(view, "##relate",
               {"Relate to…", Weight::Plain, mine,
                "Passages that carry both codes become its support"}))
        begin_picking(state, ThemesState::Purpose::Relate);
    draw_picker(view, state, actions);
}

void draw_board(const View& view, const ThemeBoard& board, ThemesState& state, Actions& actions) {
    text_block(view, view.type.small, view.theme.dim,
               "Participants with the theme, of those interviewed. " +
                   describe(tally_themes(view.project)) + ".");
    space(view, 10);
    const float right = last_column(view);
    draw_head(view, board);
    const std::vector<BoardRow> rows = board_rows(view, board);
    ImGui::BeginChild("##board", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const BoardRow& each = rows[static_cast<std::size_t>(i)];
            const Code* code = view.project.codes.find(each.code);
            ImGui::PushID(static_cast<int>(each.code.value));
            ImGui::SetNextItemAllowOverlap();
            const RowBox box = row(view, "##theme", code ? code->name : "",
                                   each.code == state.selected, view.px(kRow));
            draw_board_row(view, box, each, board, right, actions);
            if (box.pressed) state.selected = each.code;
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

void themes_panel(const View& plain, ThemesState& state, Actions& actions) {
    if (plain.project.codes.empty()) {
        empty_state(plain, "No codebook yet",
                    "Codes appear here as soon as there are some. Make them while coding, or load "
                    "a codebook with: tandem import STUDY.tandem codebooks/stigma-ibh.csv");
        return;
    }
    const Counted<ThemeBoard>& counted = plain.derived.themes();
    counting_line(plain, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(plain.theme);
    draw_board(counted.fresh ? plain : older_view(plain, grey), *counted.result, state, actions);
}

void relations_panel(const View& view, ThemesState& state, Actions& actions) {
    if (const Code* code = view.project.codes.find(state.selected); code && !code->merged_into) {
        heading(view, "SELECTED");
        space(view, 4);
        draw_code_title(view, *code);
        if (!code->definition.empty())
            text_block(view, view.type.small, view.theme.dim, code->definition);
        space(view, 8);
        draw_buttons(view, *code, state, actions);
        space(view, 16);
    } else {
        text_block(view, view.type.small, view.theme.dim,
                   "Select a theme or a code to move it, merge it or relate it to another.");
        space(view, 14);
    }
    heading(view, "RELATIONS");
    space(view, 4);
    const Counted<ThemeBoard>& counted = view.derived.themes();
    if (!counted.result) return;
    const ThemeBoard& board = *counted.result;
    if (view.derived.hides_something())
        text_block(view, view.type.small, view.theme.dim,
                   "Other coders' relations are shown when all transcripts are done.");
    for (const ThemeRelation& relation : board.relations)
        draw_relation(view, relation, state, actions);
    if (board.relations.empty())
        text_block(view, view.type.small, view.theme.dim,
                   "None stated yet: how does one code answer, cause or contradict another?");
}

}  // namespace tandem::ui
