#include "ui/panels/replace_panel.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "ui/frame_due.h"
#include "ui/panels/place_row.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kMostPlaces = 10'000;
constexpr std::size_t kPortion = 200'000;  // bytes that are read in one frame

void begin_anew(const View& view, ReplaceState& state) {
    // After a change of the study, what was left out stays left out.
    state.chooses_new = state.asked != state.replacement || state.asked_only != state.only ||
                        (state.places.empty() && state.chosen.empty());
    state.revision = view.derived.revision();
    state.asked = state.replacement;
    state.asked_only = state.only;
    state.places.clear();
    state.chosen.clear();
    state.has_more = false;
    state.row = 0;
    state.unread.clear();
    if (state.replacement.words.empty()) return;
    state.unread = view.derived.transcripts();
    if (state.only) state.unread = {state.only};
    std::reverse(state.unread.begin(), state.unread.end());
}

void refresh(const View& view, ReplaceState& state) {
    if (!view.project.transcripts.find(state.only)) state.only = {};
    if (state.revision != view.derived.revision() || state.asked != state.replacement ||
        state.asked_only != state.only)
        begin_anew(view, state);
    std::size_t read = 0;
    while (!state.unread.empty() && read < kPortion) {
        const TranscriptId next = state.unread.back();
        state.unread.pop_back();
        for (const Turn& turn : view.project.turns(next)) read += turn.text.size();
        auto places = find_replacements(view.project, state.replacement, {next});
        const std::size_t room = kMostPlaces - state.places.size();
        if (places.size() > room) {
            places.resize(room);
            state.has_more = true;
            state.unread.clear();
        }
        std::ranges::move(places, std::back_inserter(state.places));
        state.chosen.resize(state.places.size(), state.chooses_new);
    }
    if (!state.unread.empty()) ask_for_frame(0);
}

// The two fields, and how words are looked for. True when the list is to get the keyboard.
bool draw_fields(const View& view, ReplaceState& state, TranscriptId open) {
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = std::min(view.px(320), std::floor((room - view.px(12)) / 2));
    TextFieldOptions options;
    options.width = width;
    options.placeholder = "Words as they stand";
    bool submitted = draw_text_field("##replace-words", state.words_field, state.replacement.words,
                                     view.type.plain, field_style(view), options)
                         .submitted;
    name_item("Words to replace");
    ImGui::SameLine(0, view.px(12));
    options.placeholder = "What replaces them";
    submitted |= draw_text_field("##replace-with", state.with_field, state.replacement.with,
                                 view.type.plain, field_style(view), options)
                     .submitted;
    name_item("New words");
    space(view, 8);
    static constexpr std::array<std::string_view, 2> kWords{"Also within words",
                                                            "Whole words only"};
    static constexpr std::array<std::string_view, 2> kCase{"These capitals only", "Any capitals"};
    static constexpr std::array<std::string_view, 2> kWhere{"In all transcripts",
                                                            "In the open one"};
    if (const auto picked = segments(view, "##whole", kWords, state.replacement.whole_word ? 1 : 0))
        state.replacement.whole_word = *picked == 1;
    ImGui::SameLine(0, view.px(16));
    if (const auto picked = segments(view, "##case", kCase, state.replacement.keep_case ? 1 : 0))
        state.replacement.keep_case = *picked == 1;
    ImGui::SameLine(0, view.px(16));
    if (const auto picked = segments(view, "##where", kWhere, state.only ? 1 : 0))
        state.only = *picked == 1 ? open : TranscriptId{};
    return submitted;
}

std::string found_words(const ReplaceState& state) {
    if (state.places.empty() && !state.unread.empty()) return "Reading…";
    std::set<TranscriptId> transcripts;
    for (const auto& place : state.places) transcripts.insert(place.transcript);
    std::string words = counted(static_cast<std::int64_t>(state.places.size()), "place") + " in " +
                        counted(static_cast<std::int64_t>(transcripts.size()), "transcript");
    if (!state.unread.empty()) words += ", reading on…";
    if (state.has_more) words += "; there are more: replace these first";
    return words;
}

void post_chosen(const ReplaceState& state, Actions& actions) {
    ReplaceWords command;
    command.sought = state.replacement.words;
    command.with = state.replacement.with;
    for (std::size_t i = 0; i < state.places.size(); ++i)
        if (state.chosen[i]) command.places.push_back(state.places[i]);
    actions.post(Command{std::move(command)});
}

void draw_buttons(const View& view, ReplaceState& state, Actions& actions) {
    const auto all = static_cast<std::int64_t>(state.chosen.size());
    const auto chosen = std::ranges::count(state.chosen, true);
    const std::string replace =
        chosen > 0 ? "Replace " + std::to_string(chosen) + " chosen" : "Replace chosen";
    const std::string_view choose = chosen == all && all > 0 ? "Choose none" : "Choose all";
    const float width = button_width(view, choose) + button_width(view, replace) + view.px(8);
    const float room = ImGui::GetContentRegionAvail().x, y = ImGui::GetCursorPosY();
    if (room > width) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    if (button(view, "##choose-all",
               {choose, Weight::Plain, all > 0, "Space chooses or leaves one place"}))
        state.chosen.assign(state.chosen.size(), chosen != all);
    ImGui::SameLine(0, view.px(8));
    ImGui::SetCursorPosY(y);
    if (button(view, "##replace-chosen",
               {replace, Weight::Accent, chosen > 0,
                chosen > 0 ? "In one step that Ctrl+Z undoes; codings stay on their words"
                           : "Choose places first: Space in the list, or Choose all"}))
        post_chosen(state, actions);
}

void draw_place(const View& view, ReplaceState& state, int i, Actions& actions) {
    const ReplaceWords::Place& place = state.places[static_cast<std::size_t>(i)];
    place_row(
        view,
        {{place.transcript, place.span.turn, {place.span.begin, place.span.end}}, &place.with}, i,
        {state.row, state.focus_row, state.chosen}, actions);
}

void draw_list(const View& view, ReplaceState& state, Actions& actions) {
    ImGui::BeginChild("##places", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    const int count = static_cast<int>(state.places.size());
    state.focus_row = std::min(state.focus_row, count - 1);
    ImGuiListClipper clipper;
    clipper.Begin(count, view.px(kPlaceRow) + view.px(1));
    if (state.focus_row >= 0) clipper.IncludeItemByIndex(state.focus_row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_place(view, state, i, actions);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

void replace_panel(const View& view, ReplaceState& state, TranscriptId open, Actions& actions) {
    const bool submitted = draw_fields(view, state, open);
    space(view, 10);
    refresh(view, state);
    if (submitted && !state.places.empty()) state.focus_row = std::max(0, state.row);
    if (state.replacement.words.empty()) {
        empty_state(view, "Replace words in the transcripts",
                    "Type the words as they stand, and what replaces them. Every place is listed "
                    "before anything changes; Space leaves one out. Enter goes to the list, Enter "
                    "again to the place. All of it is one step, and codings stay on their words.");
        return;
    }
    if (state.places.empty() && state.unread.empty()) {
        empty_state(view, "Not found",
                    "No transcript has these words in these letters and accents, or all of them "
                    "read so already.");
        return;
    }
    const float y = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(y + (view.px(30) - view.type.small.line_height()) / 2);
    text_line(view, view.type.small, view.theme.dim, found_words(state),
              std::max(view.px(80), ImGui::GetContentRegionAvail().x - view.px(300)));
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosY(y);
    draw_buttons(view, state, actions);
    space(view, 8);
    draw_list(view, state, actions);
}

}  // namespace tandem::ui
