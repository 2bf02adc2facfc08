#include "ui/panels/code_picker.h"

#include <algorithm>
#include <cmath>

#include "tandem/text/boundaries.h"
#include "tandem/text/fold.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr int kRows = 9;

struct Match {
    CodeId code;
    int score;
};

std::string kinds_words(const Code& code) {
    std::string words;
    for (const std::string& kind : split_kinds(code.kinds))
        words += (words.empty() ? "" : " or ") + kind;
    return words;
}

std::string trimmed(const std::string& typed) {
    const TextRange kept = trim(typed, {{0}, length(typed)});
    return std::string(slice(typed, kept.begin, kept.end));
}

bool is_known(const View& view, const std::string& name) {
    const std::string wanted = fold(name);
    return std::any_of(view.derived.codes().begin(), view.derived.codes().end(),
                       [&](const CodeInTree& each) { return fold(each.code->name) == wanted; });
}

void draw_code_row(const View& view, const RowBox& box, const Code& code) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float side = view.px(10), height = box.max.y - box.min.y;
    square(list, {box.min.x + view.px(9), box.min.y + std::round((height - side) / 2)}, side,
           view.colours.of(code.id));
    const float x = box.min.x + view.px(28), right = box.max.x - view.px(9);
    const float used = draw_label(list, view.type.plain, {x, box.middle(view.type.plain)},
                                  view.theme.text, code.name, right - x);
    const Code* parent = view.project.codes.find(code.parent);
    const float room = right - x - used - view.px(14);
    if (!parent || room < view.px(40)) return;
    const float width = std::min(room, measure_label(view.type.small, parent->name));
    draw_label(list, view.type.small, {right - width, box.middle(view.type.small)},
               view.theme.faint, parent->name, room);
}

// Keeps to one height, so that the popup does not jump while the highlight moves.
void draw_definition(const View& view, const Code* code) {
    const ImVec2 from = ImGui::GetCursorPos();
    const float height = view.px(92);
    ImGui::BeginChild("##definition", {0, height}, ImGuiChildFlags_NavFlattened);
    if (code) {
        const std::string kinds = kinds_words(*code);
        if (!kinds.empty()) text_line(view, view.type.small_strong, view.theme.dim, kinds);
        const std::string words =
            code->definition.empty() ? "No definition yet." : code->definition;
        text_block(view, view.type.small, view.theme.text, words);
    }
    ImGui::EndChild();
    ImGui::SetCursorPos({from.x, from.y + height});
}

void move_highlight(CodePickerState& state, int count) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++state.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --state.highlighted;
    // Up from the first row is the last one: the offer of a new code.
    if (state.highlighted < 0) state.highlighted = count - 1;
    if (state.highlighted >= count) state.highlighted = 0;
}

// Returns the row that was pressed, or -1.
int draw_rows(const View& view, const CodePickerState& state, const std::vector<CodeId>& matches,
              const std::string& new_name) {
    const int count = static_cast<int>(matches.size()) + (new_name.empty() ? 0 : 1);
    return list_rows(view, count, kRows, state.highlighted, [&](int i) {
        const bool makes = i == static_cast<int>(matches.size());
        const Code* code =
            makes ? nullptr : view.project.codes.find(matches[static_cast<std::size_t>(i)]);
        ImGui::PushID(i);
        const std::string label = makes ? "New code “" + new_name + "”" : code->name;
        const RowBox box = row(view, "##code", label, i == state.highlighted, view.px(28));
        ImGui::PopID();
        if (code)
            draw_code_row(view, box, *code);
        else
            draw_label(*ImGui::GetWindowDrawList(), view.type.plain,
                       {box.min.x + view.px(9), box.middle(view.type.plain)}, view.theme.accent,
                       label, box.max.x - box.min.x - view.px(18));
        return box.pressed;
    });
}

}  // namespace

std::vector<CodeId> matching_codes(const View& view, const CodePickerState& state) {
    std::vector<Match> matches;
    const bool all = trimmed(state.typed).empty();
    const auto recency = [&](CodeId code) {
        const auto at = std::find(state.recent.begin(), state.recent.end(), code);
        return static_cast<int>(state.recent.end() - at);
    };
    for (const CodeInTree& each : view.derived.codes()) {
        int score = all ? 1 + recency(each.code->id) : match_score(state.typed, each.code->name);
        // The short id of a shipped codebook, typed in full.
        if (!each.code->alias.empty() && each.code->alias == state.typed) score = 1 << 30;
        if (score > 0) matches.push_back({each.code->id, score});
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    std::vector<CodeId> codes;
    for (const Match& match : matches) codes.push_back(match.code);
    return codes;
}

void open_picker(CodePickerState& state) {
    state.opening = true;
    state.recodes = {};
    state.typed.clear();
    state.highlighted = 0;
    state.field = {};
    state.field.take_focus = true;
}

PickedCode pick_code(const View& view, CodePickerState& state, bool may_make) {
    TextFieldOptions options;
    options.placeholder = may_make ? "Find or name a code" : "Find a code";
    const TextFieldEvents events = draw_text_field("##find", state.field, state.typed,
                                                   view.type.plain, field_style(view), options);
    name_item("Find a code");
    if (events.changed) state.highlighted = 0;
    const std::vector<CodeId> matches = matching_codes(view, state);
    const std::string name = trimmed(state.typed);
    const std::string new_name = may_make && !name.empty() && !is_known(view, name) ? name : "";
    const int count = static_cast<int>(matches.size()) + (new_name.empty() ? 0 : 1);
    move_highlight(state, count);
    space(view, 6);
    if (count == 0)
        text_block(view, view.type.plain, view.theme.dim,
                   name.empty() ? "The codebook is empty. Type a name to make the first code."
                                : "No code matches these letters.");
    int chosen = draw_rows(view, state, matches, new_name);
    const auto highlighted = static_cast<std::size_t>(state.highlighted);
    space(view, 8);
    draw_definition(view, highlighted < matches.size()
                              ? view.project.codes.find(matches[highlighted])
                              : nullptr);
    if (events.submitted && count > 0) chosen = state.highlighted;
    PickedCode picked;
    picked.cancelled = events.cancelled;
    if (chosen < 0) return picked;
    if (static_cast<std::size_t>(chosen) < matches.size())
        picked.code = matches[static_cast<std::size_t>(chosen)];
    else
        picked.new_name = new_name;
    return picked;
}

void code_picker_panel(const View& view, CodePickerState& state, ImVec2 at, Actions& actions) {
    if (state.opening) ImGui::OpenPopup("##code-picker");
    if (std::exchange(state.opening, false)) state.open = true;
    if (!state.open) return;
    place_popup(view, at, view.px(380), view.px(450));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(10)});
    if (ImGui::BeginPopup("##code-picker", ImGuiWindowFlags_NoMove)) {
        const PickedCode picked = pick_code(view, state, true);
        if (picked.code) actions.post(CodeSelection{picked.code});
        if (!picked.new_name.empty()) actions.post(CodeSelectionAsNew{picked.new_name});
        if (picked) ImGui::CloseCurrentPopup();
        if (picked) actions.post(CloseCodePicker{});
        ImGui::EndPopup();
    } else {
        actions.post(CloseCodePicker{});
    }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
