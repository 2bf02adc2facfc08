#include "ui/panels/changed_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/text/utf8.h"

#include "ui/panels/inspector_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 74;
constexpr std::int64_t kAround = 40;  // code points before the first word that differs
constexpr std::string_view kRight = "These words are right";

using Which = ChangedState::Which;

bool is_mine(const View& view, const Coding& coding) {
    return view.viewer.me && coding.coder == *view.viewer.me;
}

std::vector<const Coding*> chosen_codings(const View& view, const ChangedState& state) {
    std::vector<const Coding*> chosen;
    for (const CodingId id : view.derived.changed_codings()) {
        const Coding* coding = view.project.codings().find(id);
        if (!coding) continue;
        const bool lost = coding->state == CodingState::Lost;
        if (state.which == (lost ? Which::Changed : Which::Lost)) continue;
        if (state.mine && !is_mine(view, *coding)) continue;
        if (state.transcript && coding->transcript != state.transcript) continue;
        chosen.push_back(coding);
    }
    return chosen;
}

std::string place_words(const View& view, const Coding& coding) {
    const Transcript* transcript = view.project.transcripts.find(coding.transcript);
    if (!transcript) return {};
    if (coding.spans.empty()) return transcript->name;
    const Turn* turn = view.project.find_turn(coding.transcript, coding.spans.front().turn);
    if (!turn) return transcript->name;
    return turn_name(*transcript, *turn) +
           (turn->start_ms ? ", " + clock_words(*turn->start_ms) : std::string());
}

// "was “…”": the word, then the quote in its own direction.
void draw_quote(const View& view, float x, float y, float right, std::string_view word,
                const std::string& quote, ImU32 colour, Direction direction) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(
        list, view.type.small,
        {x, y + std::floor((view.type.plain.line_height() - view.type.small.line_height()) / 2)},
        view.theme.dim, word, view.px(34));
    const float left = x + view.px(36);
    draw_label(list, view.type.plain, {left, y}, colour, quote, right - left, direction);
}

void draw_words(const View& view, const RowBox& box, const Coding& coding, float right) {
    const float x = box.min.x + view.px(10), y = box.min.y + view.px(6);
    const float step = view.type.plain.line_height() + view.px(1);
    Direction direction = Direction::Auto;
    if (!coding.spans.empty())
        if (const Turn* turn = view.project.find_turn(coding.transcript, coding.spans.front().turn))
            direction =
                direction_at(turn->text, std::min(coding.spans.front().begin, length(turn->text)));
    const bool lost = coding.state == CodingState::Lost;
    const std::string now = lost ? std::string() : view.project.text_under(coding);
    const auto [old_part, new_part] =
        lost ? std::pair(coding.quote, now) : from_first_difference(coding.quote, now, kAround);
    draw_quote(view, x, y, right, "was", "“" + old_part + "”", view.theme.dim, direction);
    if (lost)
        draw_quote(view, x, y + step, right, "now", "no words are left", view.theme.warning,
                   Direction::LeftToRight);
    else
        draw_quote(view, x, y + step, right, "now", "“" + new_part + "”", view.theme.text,
                   direction);
}

void draw_about(const View& view, const RowBox& box, const Coding& coding, float right) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const Code* code = view.project.codes.find(coding.code);
    const Coder* coder = view.project.coders.find(coding.coder);
    const float x = box.min.x + view.px(10), side = view.px(10);
    const float y = box.max.y - view.px(6) - font.line_height();
    square(list, {x, std::round(y + (font.line_height() - side) / 2)}, side,
           view.colours.of(coding.code));
    const float left = x + view.px(18), room = right - left;
    const float used =
        draw_label(list, font, {left, y}, view.theme.text, code ? code->name : "?", room * 0.5f);
    draw_label(
        list, font, {left + used, y}, view.theme.dim,
        " · " + (coder ? coder->name : std::string("nobody")) + " · " + place_words(view, coding),
        room - used);
}

// A button in the row, for who chose the words. True when it was pressed.
bool draw_confirm(const View& view, const RowBox& box, float left) {
    const ImVec2 min(left, std::floor((box.min.y + box.max.y) / 2 - view.px(15)));
    const ImVec2 max(box.max.x - view.px(10), min.y + view.px(30));
    const bool pressed = press_over("##confirm", min, max);
    name_item(kRight);
    button_ground(view, min, max);
    FontStack& font = view.type.small;
    draw_label(*ImGui::GetWindowDrawList(), font,
               {min.x + view.px(10), std::floor((min.y + max.y - font.line_height()) / 2)},
               view.theme.text, kRight);
    tooltip(view, "The coding is on the words that you mean: it counts as unchanged again");
    return pressed;
}

void draw_coding(const View& view, ChangedState& state, int i, const Coding& coding,
                 Actions& actions) {
    const bool confirms = is_mine(view, coding) && coding.state == CodingState::Changed;
    ImGui::PushID(i);
    ImGui::SetNextItemAllowOverlap();
    const RowBox box =
        row(view, "##coding", "Coding " + std::to_string(i + 1), i == state.row, view.px(kRow));
    if (state.focus_row == i) {
        focus_here();
        if (!ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
        state.focus_row = -1;
    }
    if (!ImGui::IsItemFocused()) tooltip(view, "“" + coding.quote + "”");
    float right = box.max.x - view.px(10);
    bool confirmed = false;
    if (confirms) {
        right -= std::ceil(measure_label(view.type.small, kRight)) + view.px(20);
        confirmed = draw_confirm(view, box, right);
        right -= view.px(12);
    }
    ImGui::PopID();
    draw_words(view, box, coding, right);
    draw_about(view, box, coding, right);
    if (confirmed) {
        state.focus_row = i;
        actions.post(Command{ConfirmCoding{coding.id}});
    } else if (box.pressed) {
        state.row = i;
        open_passage(coding, actions);
    }
}

void draw_list(const View& view, ChangedState& state, const std::vector<const Coding*>& codings,
               Actions& actions) {
    const int count = static_cast<int>(codings.size());
    state.row = std::clamp(state.row, 0, count - 1);
    state.focus_row = std::min(state.focus_row, count - 1);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(count, view.px(kRow) + view.px(1));
    if (state.focus_row >= 0) clipper.IncludeItemByIndex(state.focus_row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_coding(view, state, i, *codings[static_cast<std::size_t>(i)], actions);
    ImGui::PopStyleVar();
}

void draw_choices(const View& view, ChangedState& state) {
    static constexpr std::array<std::string_view, 3> kWhich{"Changed and lost", "Changed", "Lost"};
    static constexpr std::array<std::string_view, 2> kWhose{"Everybody’s", "Mine"};
    if (const auto picked = segments(view, "##which", kWhich, static_cast<int>(state.which)))
        state.which = static_cast<Which>(*picked);
    if (view.viewer.me) {
        ImGui::SameLine(0, view.px(16));
        if (const auto picked = segments(view, "##whose", kWhose, state.mine ? 1 : 0))
            state.mine = *picked == 1;
    }
    const Transcript* only = view.project.transcripts.find(state.transcript);
    if (!only) {
        state.transcript = {};
        return;
    }
    ImGui::SameLine(0, view.px(16));
    if (button(view, "##all", {"Only in " + only->name + ": show all", Weight::Quiet}))
        state.transcript = {};
}

}  // namespace

std::pair<std::string, std::string> from_first_difference(const std::string& before,
                                                          const std::string& after,
                                                          std::int64_t around) {
    const auto [one, other] =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const CodePoints same = code_point_at(before, static_cast<std::size_t>(one - before.begin()));
    if (same.value <= around) return {before, after};
    const CodePoints from{same.value - around};
    return {"… " + std::string(slice(before, from, length(before))),
            "… " + std::string(slice(after, from, length(after)))};
}

void changed_panel(const View& view, ChangedState& state, Actions& actions) {
    text_block(view, view.type.strong, view.theme.text, "Codings whose words were changed or lost");
    space(view, 6);
    draw_choices(view, state);
    space(view, 6);
    const std::vector<const Coding*> codings = chosen_codings(view, state);
    const auto lost = std::ranges::count_if(
        codings, [](const Coding* each) { return each->state == CodingState::Lost; });
    const auto changed = static_cast<std::int64_t>(codings.size()) - lost;
    text_block(view, view.type.small, view.theme.dim,
               counted(changed, "coding") + " with other words than were chosen, " +
                   std::to_string(lost) + " without any." +
                   (view.derived.hides_something()
                        ? " Work that is hidden until its coders are done is not listed."
                        : ""));
    space(view, 8);
    if (codings.empty()) {
        empty_state(view, "Every coding is on the words it was given to",
                    "When a correction, a replacement or a file that is imported again changes "
                    "coded words, the coding stays and is listed here, with the words that were "
                    "chosen, until its coder has looked.");
        return;
    }
    ImGui::BeginChild("##codings", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_list(view, state, codings, actions);
    ImGui::EndChild();
}

}  // namespace tandem::ui
