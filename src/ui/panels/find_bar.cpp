// Finding words in the open transcript: the bar over it, the hits in it, and stepping through them.
#include <algorithm>
#include <cmath>

#include "ui/frame_due.h"
#include "ui/panels/search_field.h"
#include "ui/panels/transcript_page.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kMostHits = 100'000;
constexpr float kBar = 44, kProblem = 24;

bool begins_before(const TurnHit& hit, TextPlace place) {
    return TextPlace{hit.turn, hit.range.begin} < place;
}

// The hit that is selected, or -1.
int selected_hit(const TranscriptState& state) {
    const auto& hits = state.find.hits;
    const TextPlace begin = state.selection_begin(), end = state.selection_end();
    const auto at = std::lower_bound(hits.begin(), hits.end(), begin, begins_before);
    if (at == hits.end() || TextPlace{at->turn, at->range.begin} != begin ||
        TextPlace{at->turn, at->range.end} != end)
        return -1;
    return static_cast<int>(at - hits.begin());
}

void go_to(TranscriptPage& page, const TurnHit& hit) {
    put_caret(page, {hit.turn, hit.range.begin}, false);
    put_caret(page, {hit.turn, hit.range.end}, true);
    page.state.find.from_turn = hit.turn;
    page.state.find.from_at = hit.range.begin;
    scroll_to_caret(page);
}

// After the last hit comes the first. Waits until the hits that are asked for are known.
void take_steps(TranscriptPage& page) {
    FindState& find = page.state.find;
    const bool all = all_hits_known(find);
    const int count = static_cast<int>(find.hits.size());
    const TextPlace from{find.from_turn, find.from_at};
    const auto next = std::lower_bound(find.hits.begin(), find.hits.end(), from, begins_before);
    if (find.seek && (all || next != find.hits.end())) {
        find.seek = false;
        if (count > 0) go_to(page, next != find.hits.end() ? *next : find.hits.front());
    }
    if (find.step == 0 || !all) return;
    const int step = std::exchange(find.step, 0);
    if (count == 0) return;
    const int selected = selected_hit(page.state);
    int to = 0;
    if (selected >= 0) {
        to = selected + step;
    } else {
        const auto at = std::lower_bound(find.hits.begin(), find.hits.end(),
                                         page.state.selection_begin(), begins_before);
        to = static_cast<int>(at - find.hits.begin()) + (step > 0 ? step - 1 : step);
    }
    go_to(page, find.hits[static_cast<std::size_t>(((to % count) + count) % count)]);
}

std::string count_words(const TranscriptState& state) {
    const FindState& find = state.find;
    if (find.query.words.empty() || !find.search || !find.search->problem().empty()) return {};
    const std::string count = std::to_string(find.hits.size()) +
                              (find.search->has_more() || !all_hits_known(find) ? "+" : "");
    if (const int selected = selected_hit(state); selected >= 0)
        return std::to_string(selected + 1) + " of " + count;
    return find.hits.empty() ? "Not found" : count + " found";
}

void close(TranscriptState& state) {
    state.find.open = false;
    state.take_focus = true;
}

void draw_buttons(TranscriptPage& page) {
    const View& view = page.view;
    FindState& find = page.state.find;
    const bool some = !find.hits.empty();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string words = count_words(page.state);
    draw_label(*ImGui::GetWindowDrawList(), view.type.small,
               {at.x, std::floor(at.y + view.px(15) - view.type.small.line_height() / 2)},
               words == "Not found" ? view.theme.warning : view.theme.dim, words, view.px(96));
    ImGui::SetCursorScreenPos({at.x + view.px(100), at.y});
    const std::string forward = view.keys.name_of(CommandId::FindNext);
    const std::string back = view.keys.name_of(CommandId::FindPrevious);
    if (button(view, "##back", {"Previous", Weight::Quiet, some, "Shift+Enter, or " + back}))
        find.step -= 1;
    ImGui::SameLine(0, view.px(2));
    if (button(view, "##on", {"Next", Weight::Quiet, some, "Enter, or " + forward})) find.step += 1;
    ImGui::SameLine(0, view.px(2));
    if (icon_button(view, "##close-find", Icon::Cross, "Close the find bar (Esc)"))
        close(page.state);
}

void draw_bar(TranscriptPage& page, ImVec2 min, float width) {
    const View& view = page.view;
    FindState& find = page.state.find;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = find_bar_height(view, find);
    const ImVec2 max(min.x + width, min.y + height);
    list.AddRectFilled(min, max, view.theme.panel);
    hairline(list, {min.x, max.y - 1}, {max.x, max.y - 1}, view.theme.line);
    ImGui::PushID("find-bar");
    ImGui::SetCursorScreenPos({min.x + view.px(18), min.y + view.px(8)});
    const float buttons =
        view.px(100 + 30 + 30) + button_width(view, "Previous") + button_width(view, "Next");
    // Seen before the field is: ImGui's navigation may take the keyboard from it in this frame.
    const bool escaped = find.field.focused && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    const SearchFieldEvents events =
        search_field(view, find.query, find.field,
                     std::clamp(width - buttons - view.px(36), view.px(220), view.px(460)));
    ImGui::SameLine(0, view.px(12));
    draw_buttons(page);
    if (find.search && !find.search->problem().empty())
        draw_label(list, view.type.small, {min.x + view.px(18), min.y + view.px(kBar - 4)},
                   view.theme.warning, find.search->problem(), width - view.px(36));
    ImGui::PopID();
    if (events.changed) find.seek = true;
    if (events.submitted) find.step += events.backwards ? -1 : 1;
    if (events.cancelled || escaped) close(page.state);
}

}  // namespace

void refresh_hits(const Project& project, std::uint64_t revision, TranscriptId transcript,
                  FindState& find) {
    const bool stale = !find.search || find.revision != revision || find.transcript != transcript ||
                       find.asked != find.query;
    if (stale) {
        SearchScope scope;
        scope.transcript = transcript;
        find.search.emplace(find.query, scope, kMostHits);
        find.revision = revision;
        find.transcript = transcript;
        find.asked = find.query;
        find.hits.clear();
        find.last_turn = 0;
    }
    if (find.search->is_done()) return;
    find.search->read_on(project, {}, search_portion(find.query));
    ask_for_frame(0);  // for what comes next, or to show that it is done
    const std::vector<Turn>& turns = project.turns(transcript);
    for (std::size_t i = find.hits.size(); i < find.search->hits().size(); ++i) {
        const SearchHit& hit = find.search->hits()[i];
        while (turns[static_cast<std::size_t>(find.last_turn)].id != hit.turn) ++find.last_turn;
        find.hits.push_back({find.last_turn, hit.range});
    }
}

bool all_hits_known(const FindState& find) {
    return find.search && find.search->is_done() && find.asked == find.query;
}

float find_bar_height(const View& view, const FindState& find) {
    if (!find.open) return 0;
    const bool problem = find.search && !find.search->problem().empty();
    return view.px(kBar + (problem ? kProblem : 0));
}

void find_bar(TranscriptPage& page, ImVec2 min, float width) {
    FindState& find = page.state.find;
    if (find.open) draw_bar(page, min, width);
    if (!find.open && find.step == 0) return;
    refresh_hits(page.view.project, page.view.derived.revision(), page.transcript.id, find);
    if (!page.turns.empty()) take_steps(page);
}

// Told by an outline, which no coding has, and not by colour alone.
void draw_hits(TranscriptPage& page, ImDrawList& list) {
    const FindState& find = page.state.find;
    const bool current_hits =
        find.transcript == page.transcript.id && find.revision == page.view.derived.revision();
    if (!find.open || !current_hits) return;
    const View& view = page.view;
    const int selected = selected_hit(page.state);
    const float inset = std::round(page.line_height * 0.10f);
    for (const VisibleTurn& turn : page.visible) {
        auto hit = std::lower_bound(find.hits.begin(), find.hits.end(), TextPlace{turn.place, {0}},
                                    begins_before);
        for (; hit != find.hits.end() && hit->turn == turn.place; ++hit) {
            const bool is_current = hit - find.hits.begin() == selected;
            const ImU32 colour = is_current ? view.theme.accent : view.theme.text;
            for (const LineRect& rect : turn.words->rects(hit->range.begin, hit->range.end)) {
                const float y = turn.top + static_cast<float>(rect.line) * page.line_height;
                if (y > page.max.y || y + page.line_height < page.min.y) continue;
                const ImVec2 min(std::floor(page.text_x + rect.x0) - 1, y + inset);
                const ImVec2 max(std::ceil(page.text_x + rect.x1) + 1,
                                 y + page.line_height - inset);
                list.AddRectFilled(min, max, with_alpha(colour, is_current ? 0.16f : 0.05f),
                                   view.px(3));
                list.AddRect(min, max, with_alpha(colour, is_current ? 1.0f : 0.45f), view.px(3), 0,
                             std::max(1.0f, view.px(is_current ? 2.0f : 1.0f)));
            }
        }
    }
}

}  // namespace tandem::ui
