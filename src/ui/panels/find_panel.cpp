#include "ui/panels/find_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>

#include "tandem/analysis/frequency.h"

#include "ui/frame_due.h"
#include "ui/panels/place_row.h"
#include "ui/panels/search_field.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kMostHits = 10'000;
constexpr float kSide = 210;

std::string counted_words(int count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void refresh(const View& view, FindPageState& state) {
    const bool stale = !state.search || state.revision != view.derived.revision() ||
                       state.me != view.viewer.me || state.asked != state.query ||
                       state.asked_scope != state.scope;
    if (stale) {
        state.search.emplace(state.query, state.scope, kMostHits);
        state.revision = view.derived.revision();
        state.me = view.viewer.me;
        if (state.asked != state.query || state.asked_scope != state.scope) state.row = 0;
        state.asked = state.query;
        state.asked_scope = state.scope;
        state.count_of.clear();
        state.counted = 0;
        state.chosen.clear();
    }
    if (state.search->is_done()) return;
    state.search->read_on(view.project, view.viewer, search_portion(state.query));
    ask_for_frame(0);  // for what comes next, or to show that it is done
    const std::vector<SearchHit>& hits = state.search->hits();
    state.chosen.resize(hits.size(), false);
    for (; state.counted < hits.size(); ++state.counted) {
        const TranscriptId transcript = hits[state.counted].transcript;
        if (state.count_of.empty() || state.count_of.back().first != transcript)
            state.count_of.emplace_back(transcript, 0);
        ++state.count_of.back().second;
    }
}

// --- What and where to look ----------------------------------------------------------------------

void choose_group(const View& view, SearchScope& scope) {
    std::vector<std::string> groups = participant_groups(view.project);
    std::vector<Choice> choices{{"All groups", ""}};
    int now = 0;
    for (const std::string& group : groups) {
        if (scope.group == group) now = static_cast<int>(choices.size());
        choices.push_back({group.empty() ? "Without a group" : group, ""});
    }
    const std::string caption = choices[static_cast<std::size_t>(now)].label;
    const auto picked = chooser(view, "##group", caption, choices, now);
    if (!picked) return;
    scope.group.reset();
    if (*picked > 0) scope.group = groups[static_cast<std::size_t>(*picked - 1)];
}

template <class Option>
void choose(const View& view, const char* id, Option& option, const std::vector<Choice>& choices) {
    const int now = static_cast<int>(option);
    const std::string caption = choices[static_cast<std::size_t>(now)].label;
    if (const auto picked = chooser(view, id, caption, choices, now))
        option = static_cast<Option>(*picked);
}

void draw_scope(const View& view, FindPageState& state) {
    choose_group(view, state.scope);
    ImGui::SameLine(0, view.px(8));
    choose(view, "##speakers", state.scope.speakers,
           {{"Everyone's words", ""}, {"Participants' words", ""}, {"Interviewers' words", ""}});
    ImGui::SameLine(0, view.px(8));
    const bool mine = view.viewer.me.has_value();
    choose(view, "##codes", state.scope.codes,
           {{"Coded or not", ""},
            {mine ? "Coded by me" : "Coded", ""},
            {mine ? "Not coded by me" : "Not coded", ""}});
}

// --- Coding what was found -----------------------------------------------------------------------

void pick_for_chosen(const View& view, FindPageState& state, Actions& actions) {
    if (std::exchange(state.picker.opening, false)) ImGui::OpenPopup("##code-hits");
    ImGui::SetNextWindowSize({view.px(380), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(10)});
    if (ImGui::BeginPopup("##code-hits", ImGuiWindowFlags_NoMove)) {
        const PickedCode picked = pick_code(view, state.picker, false);
        if (picked.code) {
            std::vector<SearchHit> hits;
            for (std::size_t i = 0; i < state.chosen.size(); ++i)
                if (state.chosen[i]) hits.push_back(state.search->hits()[i]);
            actions.post(Command{code_hits(hits, picked.code, state.query)});
        }
        if (picked) ImGui::CloseCurrentPopup();
        if (picked) state.focus_row = state.row;
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void draw_buttons(const View& view, FindPageState& state, Actions& actions) {
    const int chosen = chosen_hits(state), all = static_cast<int>(state.chosen.size());
    const std::string code =
        chosen > 0 ? "Code " + std::to_string(chosen) + " chosen…" : "Code chosen…";
    const std::string_view choose_all = chosen == all && all > 0 ? "Choose none" : "Choose all";
    const bool mine = !view.actor.empty();
    const float width = button_width(view, choose_all) + button_width(view, code) + view.px(8);
    const float room = ImGui::GetContentRegionAvail().x;
    const float y = ImGui::GetCursorPosY();
    if (room > width) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    if (button(view, "##choose-all",
               {choose_all, Weight::Plain, all > 0, "Space chooses or leaves one place"}))
        state.chosen.assign(state.chosen.size(), chosen != all);
    ImGui::SameLine(0, view.px(8));
    ImGui::SetCursorPosY(y);
    const std::string tip = !mine ? "Say who is at work first (top right)"
                            : chosen == 0
                                ? "Choose places first: Space in the list, or Choose all"
                                : "Give all chosen places one code, in one step that Ctrl+Z undoes";
    if (button(view, "##code-chosen", {code, Weight::Accent, mine && chosen > 0, tip}))
        open_picker(state.picker);
    pick_for_chosen(view, state, actions);
}

std::string result_words(const View& view, const FindPageState& state) {
    if (state.search->hits().empty() && !state.search->is_done()) return "Reading…";
    std::string words =
        counted_words(static_cast<int>(state.search->hits().size()), "place", "places") + " in " +
        counted_words(static_cast<int>(state.count_of.size()), "transcript", "transcripts");
    if (!state.search->is_done()) words += ", reading on…";
    if (state.search->has_more()) words += "; there are more: look for something rarer";
    if (state.scope.codes != WithCodes::Any && view.derived.hides_something())
        words += ". Codings that are hidden do not count";
    return words;
}

// --- The list ------------------------------------------------------------------------------------

void draw_list(const View& view, FindPageState& state, Actions& actions) {
    const int count = static_cast<int>(state.search->hits().size());
    const float height = view.px(kPlaceRow) + view.px(1);
    if (const int to = std::exchange(state.scroll_row, -1); to >= 0)
        ImGui::SetScrollY(static_cast<float>(to) * height);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(count, height);
    if (state.focus_row >= count) state.focus_row = -1;
    if (state.focus_row >= 0) clipper.IncludeItemByIndex(state.focus_row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            place_row(view, {state.search->hits()[static_cast<std::size_t>(i)]}, i,
                      {state.row, state.focus_row, state.chosen}, actions);
    ImGui::PopStyleVar();
}

// How often in which transcript; pressed, its places come into sight.
void draw_counts(const View& view, FindPageState& state) {
    heading(view, "BY TRANSCRIPT");
    space(view, 6);
    int first = 0;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    for (const auto& [id, count] : state.count_of) {
        const Transcript* transcript = view.project.transcripts.find(id);
        if (!transcript) continue;
        ImGui::PushID(first);
        const RowBox box = row(view, "##count", "In " + transcript->name, false, view.px(27));
        ImGui::PopID();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const std::string number = std::to_string(count);
        const float width = measure_label(view.type.small, number);
        draw_label(list, view.type.plain, {box.min.x + view.px(8), box.middle(view.type.plain)},
                   view.theme.text, transcript->name, box.max.x - box.min.x - width - view.px(26));
        draw_label(list, view.type.small,
                   {box.max.x - width - view.px(8), box.middle(view.type.small)}, view.theme.dim,
                   number);
        if (box.pressed) state.scroll_row = state.focus_row = first;
        first += count;
    }
    ImGui::PopStyleVar();
}

void draw_results(const View& view, FindPageState& state, Actions& actions) {
    const float y = ImGui::GetCursorPosY();
    const float middle = (view.px(30) - view.type.small.line_height()) / 2;
    ImGui::SetCursorPosY(y + middle);
    text_line(view, view.type.small, view.theme.dim, result_words(view, state),
              ImGui::GetContentRegionAvail().x - view.px(300));
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosY(y);
    draw_buttons(view, state, actions);
    space(view, 8);
    const float side = view.px(kSide);
    ImGui::BeginChild("##hits", {ImGui::GetContentRegionAvail().x - side - view.px(24), 0},
                      ImGuiChildFlags_NavFlattened);
    draw_list(view, state, actions);
    ImGui::EndChild();
    ImGui::SameLine(0, view.px(24));
    ImGui::BeginChild("##counts", {side, 0}, ImGuiChildFlags_NavFlattened);
    draw_counts(view, state);
    ImGui::EndChild();
}

}  // namespace

int chosen_hits(const FindPageState& state) {
    return static_cast<int>(std::count(state.chosen.begin(), state.chosen.end(), true));
}

void find_panel(const View& view, FindPageState& state, Actions& actions) {
    const SearchFieldEvents events = search_field(
        view, state.query, state.field, std::min(view.px(560), ImGui::GetContentRegionAvail().x));
    space(view, 8);
    draw_scope(view, state);
    space(view, 10);
    refresh(view, state);
    if (events.submitted) state.focus_row = std::max(0, state.row);
    if (!state.search->problem().empty()) {
        text_block(view, view.type.plain, view.theme.warning, state.search->problem());
    } else if (state.query.words.empty()) {
        empty_state(view, "Find words in all transcripts",
                    "Type them above. Capitals, accents and the shape of quotation marks make no "
                    "difference unless you ask for it. Enter goes to the list, Enter again to the "
                    "place; Space chooses places to be coded together.");
    } else if (state.search->is_done() && state.search->hits().empty()) {
        empty_state(view, "Not found",
                    "No transcript has these words as they are looked for. Try fewer letters, "
                    "or wider choices above.");
    } else {
        draw_results(view, state, actions);
    }
}

}  // namespace tandem::ui
