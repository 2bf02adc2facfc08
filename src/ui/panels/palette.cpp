#include "ui/panels/palette.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tandem/text/fold.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr int kRows = 12;
constexpr std::size_t kRecent = 6;

void add_commands(std::vector<PaletteEntry>& entries, const View& view) {
    for (const CommandRow& row : command_table())
        if (row.menu != Menu::None)
            entries.push_back(
                {row.id, std::string(row.title), view.keys.name_of(row.id), view.can_do(row)});
}

void add_things(std::vector<PaletteEntry>& entries, const View& view) {
    for (const CodeInTree& each : view.derived.codes()) {
        const Code* parent = view.project.codes.find(each.code->parent);
        entries.push_back({each.code->id, each.code->name,
                           parent ? "code in " + parent->name : std::string("code")});
    }
    for (const Transcript* transcript : view.project.transcripts_by_name())
        entries.push_back({transcript->id, transcript->name, "transcript"});
    for (const Participant& each : view.project.participants)
        entries.push_back({each.id, each.label,
                           each.group.empty() ? "participant" : "participant, " + each.group});
}

// Without letters: the commands chosen last, then what can be done, in the table's order.
void match_all(PaletteState& state) {
    const auto recency = [&](int place) {
        const PaletteEntry& entry = state.entries[static_cast<std::size_t>(place)];
        const auto* command = std::get_if<CommandId>(&entry.target);
        if (!entry.can_do) return state.recent.size() + 1;
        if (!command) return state.recent.size();
        return static_cast<std::size_t>(
            std::find(state.recent.begin(), state.recent.end(), *command) - state.recent.begin());
    };
    state.matches.resize(state.entries.size());
    std::iota(state.matches.begin(), state.matches.end(), 0);
    std::stable_sort(state.matches.begin(), state.matches.end(),
                     [&](int a, int b) { return recency(a) < recency(b); });
}

void match(PaletteState& state) {
    if (state.matched == state.typed && !state.matches.empty()) return;
    state.matched = state.typed;
    if (state.typed.find_first_not_of(' ') == std::string::npos) return match_all(state);
    std::vector<std::pair<int, int>> scored;  // score, place
    for (int i = 0; i < static_cast<int>(state.entries.size()); ++i) {
        const PaletteEntry& entry = state.entries[static_cast<std::size_t>(i)];
        if (const int score = match_score(state.typed, entry.words); score > 0)
            scored.emplace_back(score, i);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    state.matches.clear();
    for (const auto& [score, place] : scored) state.matches.push_back(place);
}

struct Choose {
    const View& view;
    PaletteState& state;
    Actions& actions;
    bool to_code;  // Ctrl+Enter: a code is given to the selected words

    void operator()(CommandId command) const {
        std::erase(state.recent, command);
        state.recent.insert(state.recent.begin(), command);
        if (state.recent.size() > kRecent) state.recent.pop_back();
        actions.post(Invoke{command});
    }
    void operator()(CodeId code) const {
        if (to_code)
            actions.post(CodeSelection{code});
        else
            actions.post(SelectCode{code});
    }
    void operator()(TranscriptId transcript) const {
        actions.post(OpenTranscript{transcript, {}, {}, {}});
    }
    void operator()(ParticipantId participant) const {
        actions.post(ShowPage{Page::Transcript});
        actions.post(SelectParticipant{participant});
    }
};

void move_highlight(PaletteState& state) {
    const int count = static_cast<int>(state.matches.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++state.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --state.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) state.highlighted += kRows;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) state.highlighted -= kRows;
    state.highlighted = std::clamp(state.highlighted, 0, std::max(0, count - 1));
}

void draw_entry(const View& view, const RowBox& box, const PaletteEntry& entry) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = box.min.x + view.px(10);
    if (const auto* code = std::get_if<CodeId>(&entry.target)) {
        const float side = view.px(10);
        square(list, {x, std::round((box.min.y + box.max.y - side) / 2)}, side,
               view.colours.of(*code));
        x += view.px(18);
    }
    const float room = box.max.x - view.px(10) - x;
    const float note = std::min(measure_label(view.type.small, entry.note), room * 0.45f);
    draw_label(list, view.type.plain, {x, box.middle(view.type.plain)},
               entry.can_do ? view.theme.text : view.theme.faint, entry.words,
               room - note - view.px(14));
    draw_label(list, view.type.small, {box.max.x - view.px(10) - note, box.middle(view.type.small)},
               view.theme.dim, entry.note, note + 1);
}

// Returns the place in `matches` of the row that was pressed, or -1.
int draw_rows(const View& view, const PaletteState& state) {
    const int count = static_cast<int>(state.matches.size());
    return list_rows(view, count, kRows, state.highlighted, [&](int i) {
        const auto place = static_cast<std::size_t>(state.matches[static_cast<std::size_t>(i)]);
        const PaletteEntry& entry = state.entries[place];
        ImGui::PushID(i);
        const RowBox box = row(view, "##entry", entry.words, i == state.highlighted, view.px(29));
        ImGui::PopID();
        draw_entry(view, box, entry);
        return box.pressed;
    });
}

// Returns whether the palette is to be closed.
bool draw_palette(const View& view, PaletteState& state, Actions& actions) {
    TextFieldOptions options;
    options.placeholder = "A command, code, transcript or participant";
    const bool ctrl = ImGui::GetIO().KeyCtrl;
    const TextFieldEvents events = draw_text_field("##palette-find", state.field, state.typed,
                                                   view.type.plain, field_style(view), options);
    name_item("Palette");
    if (events.changed) state.highlighted = 0;
    match(state);
    move_highlight(state);
    space(view, 6);
    if (state.matches.empty())
        text_line(view, view.type.plain, view.theme.dim, "Nothing is called like that.");
    int chosen = draw_rows(view, state);
    if (events.submitted && !state.matches.empty()) chosen = state.highlighted;
    space(view, 4);
    text_line(view, view.type.small, view.theme.dim,
              "Enter goes there or does it. Ctrl+Enter gives a code to the selected words.");
    if (chosen < 0) return events.cancelled;
    const auto place = static_cast<std::size_t>(state.matches[static_cast<std::size_t>(chosen)]);
    std::visit(Choose{view, state, actions, ctrl}, state.entries[place].target);
    return true;
}

}  // namespace

void open_palette(PaletteState& state, const View& view) {
    state.opening = true;
    state.typed.clear();
    state.highlighted = 0;
    state.field = {};
    state.field.take_focus = true;
    state.matches.clear();
    state.entries.clear();
    add_commands(state.entries, view);
    add_things(state.entries, view);
}

void palette_panel(const View& view, PaletteState& state, Actions& actions) {
    if (state.opening) ImGui::OpenPopup("##palette");
    if (std::exchange(state.opening, false)) state.open = true;
    if (!state.open) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(view.px(600), screen.x - view.px(24));
    ImGui::SetNextWindowPos({(screen.x - width) / 2, view.px(56)});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(10)});
    if (ImGui::BeginPopup("##palette", ImGuiWindowFlags_NoMove)) {
        if (draw_palette(view, state, actions)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    } else {
        state.open = false;
        actions.post(FocusText{});
    }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
