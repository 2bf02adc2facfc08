// The strip beside the scroll bar: who speaks, what is coded, and what is in sight now.
#include <algorithm>
#include <cmath>

#include "ui/panels/transcript_page.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kLettersALine = 60;

float weight_of(const Turn& turn) {
    return 0.6f + std::ceil(static_cast<float>(turn.text.size() + 1) / kLettersALine);
}

std::vector<OverviewStretch> stretches_of(const TranscriptPage& page) {
    std::vector<OverviewStretch> stretches;
    for (std::size_t turn = 0; turn < page.marks.by_turn.size(); ++turn) {
        const auto& marks = page.marks.by_turn[turn];
        if (marks.empty()) continue;
        const float size =
            static_cast<float>(std::max<std::int64_t>(1, length(page.turns[turn].text).value));
        for (const CodingMark& mark : marks) {
            const Coding* coding = page.view.project.codings().find(mark.coding);
            if (!coding) continue;
            stretches.push_back(
                {static_cast<int>(turn), static_cast<float>(mark.begin.value) / size,
                 static_cast<float>(mark.end.value) / size, mark.coding.value,
                 page.view.colours.of(coding->code), coding->state != CodingState::Same});
        }
    }
    return stretches;
}

// Made anew only when the study, the filter or the strip's height has changed.
void refresh(TranscriptPage& page, int rows) {
    TranscriptState& state = page.state;
    TranscriptState::Shown now{
        page.transcript.id, page.view.revision, page.view.viewer.me, state.filter, {}};
    if (state.filter.is_on() && state.selected) now.always.push_back(state.selected);
    const float height = static_cast<float>(rows);
    if (state.overview_for == now && state.overview_height == height &&
        state.overview_paper == page.view.theme.paper)
        return;
    state.overview_for = std::move(now);
    state.overview_height = height;
    state.overview_paper = page.view.theme.paper;
    std::vector<OverviewTurn> turns;
    turns.reserve(page.turns.size());
    for (std::size_t i = 0; i < page.turns.size(); ++i)
        turns.push_back({weight_of(page.turns[i]), asks(page, static_cast<int>(i))
                                                       ? OverviewVoice::Interviewer
                                                       : OverviewVoice::Participant});
    state.overview = make_overview(turns, stretches_of(page), rows);
}

// Where in the overview the depth `scroll` of the transcript is.
double row_at(const TranscriptState& state, double scroll) {
    const int turn = state.heights.at(std::max(0.0, scroll));
    const double height = static_cast<double>(state.heights.height(turn));
    const double within = std::max(0.0, scroll) - state.heights.top(turn);
    return state.overview.row_of(turn, height > 0 ? within / height : 0);
}

// What a participant said and nobody has coded is the darkest.
ImU32 shade_of(const Theme& theme, const OverviewRow& row) {
    if (row.voice == OverviewVoice::Interviewer) return 0;
    return with_alpha(theme.text, row.coded ? 0.10f : 0.34f);
}

void draw_rows(const TranscriptPage& page, ImDrawList& list, ImVec2 min, ImVec2 max) {
    const View& view = page.view;
    const std::vector<OverviewRow>& rows = page.state.overview.rows;
    const float voices = std::floor(view.px(9)), lane = std::floor(view.px(4));
    const float left = min.x + view.px(5), lanes = left + voices + view.px(3);
    // Rows alike are one rectangle.
    const auto runs = [&](const auto& colour_at, float x, float width) {
        for (std::size_t from = 0; from < rows.size();) {
            const ImU32 colour = colour_at(rows[from]);
            std::size_t to = from + 1;
            while (to < rows.size() && colour_at(rows[to]) == colour) ++to;
            if (colour)
                list.AddRectFilled({x, min.y + static_cast<float>(from)},
                                   {x + width, min.y + static_cast<float>(to)}, colour);
            from = to;
        }
    };
    runs([&](const OverviewRow& row) { return shade_of(view.theme, row); }, left, voices);
    for (std::size_t i = 0; i < kOverviewLanes; ++i)
        runs([&](const OverviewRow& row) { return row.lanes[i]; },
             lanes + static_cast<float>(i) * lane, lane - 1);
    runs([&](const OverviewRow& row) { return row.warns ? view.theme.warning : 0; },
         max.x - view.px(4), view.px(3));
}

void jump(TranscriptPage& page, double row, double view_height) {
    TranscriptState& state = page.state;
    const int turn = state.overview.turn_at(row);
    const double top = state.overview.row_of(turn, 0), end = state.overview.row_of(turn, 1);
    const double part = end > top ? std::clamp((row - top) / (end - top), 0.0, 1.0) : 0;
    state.scroll = state.heights.top(turn) +
                   part * static_cast<double>(state.heights.height(turn)) - view_height * 0.3;
}

void tell_place(const TranscriptPage& page, double row) {
    const View& view = page.view;
    const Turn& turn = page.turn(page.state.overview.turn_at(row));
    std::string words = turn_name(page.transcript, turn);
    if (turn.start_ms) words += ", " + clock_words(*turn.start_ms);
    words += ", " + std::string(view.project.speaker_label(turn));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(7)});
    if (ImGui::BeginTooltip()) {
        text_line(view, view.type.small, view.theme.text, words, view.px(280));
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

}  // namespace

void draw_overview(TranscriptPage& page, ImVec2 min, ImVec2 max) {
    const View& view = page.view;
    TranscriptState& state = page.state;
    const int rows = static_cast<int>(max.y - min.y);
    if (page.turns.empty() || rows < 2) return;
    refresh(page, rows);
    ImGui::SetCursorScreenPos(min);
    ImGui::InvisibleButton("##overview", {max.x - min.x, max.y - min.y});
    name_item("Overview");
    const double height = static_cast<double>(page.max.y - page.min.y);
    const double mouse = static_cast<double>(ImGui::GetIO().MousePos.y - min.y);
    if (ImGui::IsItemActive()) jump(page, mouse, height);
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) tell_place(page, mouse);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    hairline(list, {min.x, min.y}, {min.x, max.y}, view.theme.line);
    draw_rows(page, list, min, max);
    const float top = min.y + static_cast<float>(row_at(state, state.scroll));
    const float end = min.y + static_cast<float>(row_at(state, state.scroll + height));
    const ImVec2 from(min.x + 2, std::floor(top)),
        to(max.x - 1, std::max(std::floor(top) + view.px(4), std::ceil(end)));
    list.AddRectFilled(from, to, with_alpha(view.theme.accent, 0.12f));
    list.AddRect(from, to, view.theme.accent, 2);
}

}  // namespace tandem::ui
