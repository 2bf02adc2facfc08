// Why the numbers differ: the same marks in growing text, and one idea by turn and by character.
// Every figure is computed from the marks that stand there.
#include "ui/panels/agreement_lesson.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/agreement/measure_list.h"

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::array<std::string_view, 5> kMeasures{"percent-agreement", "cohen-kappa",
                                                    "krippendorff-alpha", "gwet-ac1", "dice"};
constexpr std::int64_t kStep = 20, kMostMarked = 5'000, kMostText = 1'000'000;
constexpr float kNumber = 74, kRow = 40, kWidest = 860;

// "60,000".
std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::int64_t text_step(std::int64_t text) {
    return text < 10'000 ? 1'000 : text < 100'000 ? 5'000 : 20'000;
}

float stepper_width(const View& view) {
    return view.px(30) * 2 + view.px(kNumber);
}

// A number with − and + beside it, at ImGui's cursor. Returns by how many steps it is to change.
int stepper(const View& view, std::string_view name, std::int64_t number) {
    const std::string label(name), words = grouped(number);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(label.c_str());
    int steps = icon_button(view, "##less", Icon::Minus, label + ": less") ? -1 : 0;
    FontStack& font = view.type.plain;
    draw_label(*ImGui::GetWindowDrawList(), font,
               {at.x + view.px(30) + (view.px(kNumber) - measure_label(font, words)) / 2,
                at.y + std::floor((view.px(30) - font.line_height()) / 2)},
               view.theme.text, words);
    ImGui::SetCursorScreenPos({at.x + view.px(30) + view.px(kNumber), at.y});
    if (icon_button(view, "##more", Icon::Plus, label + ": more")) steps = 1;
    ImGui::PopID();
    return steps;
}

void step_mark(const View& view, std::string_view name, std::int64_t& number, std::int64_t least,
               std::int64_t most) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    FontStack& font = view.type.plain;
    const float label = std::min(view.px(210), ImGui::GetContentRegionAvail().x * 0.5f);
    draw_label(*ImGui::GetWindowDrawList(), font,
               {at.x, at.y + std::floor((view.px(30) - font.line_height()) / 2)}, view.theme.text,
               name, label - view.px(8));
    ImGui::SetCursorScreenPos({at.x + label, at.y});
    number = std::clamp(number + kStep * stepper(view, name, number), least, most);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({label + stepper_width(view), view.px(31)});
}

// --- The same marks in growing text --------------------------------------------------------------

// A figure with a bar as long as it.
void draw_figure(const View& view, ImVec2 at, float width, const Estimate& figure) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.plain;
    const std::string words = figure.value ? decimal(*figure.value, 4) : "–";
    draw_label(list, font, at, figure.value ? view.theme.text : view.theme.faint, words, width);
    const float y = at.y + font.line_height() + view.px(3), room = width - view.px(14);
    list.AddRectFilled({at.x, y}, {at.x + room, y + view.px(3)}, view.theme.line);
    if (figure.value && *figure.value > 0)
        list.AddRectFilled(
            {at.x, y},
            {at.x + room * static_cast<float>(std::min(1.0, *figure.value)), y + view.px(3)},
            view.theme.accent);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, view.px(kRow - 8)});
    tooltip(view, figure.value ? "" : "No value: " + figure.why_not + ".");
}

void draw_growing_text(const View& view, LessonState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = std::min(ImGui::GetContentRegionAvail().x, view.px(kWidest));
    const float label = stepper_width(view) + view.px(20);
    const float column = (room - label) / static_cast<float>(kMeasures.size());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small_strong;
    draw_label(list, font, at, view.theme.dim, "Characters of text", label - view.px(8));
    for (std::size_t i = 0; i < kMeasures.size(); ++i)
        draw_label(list, font, {at.x + label + column * static_cast<float>(i), at.y},
                   view.theme.dim, short_title(kMeasures[i]), column - view.px(8));
    const std::int64_t marked = state.both + state.only_a + state.only_b;
    float y = at.y + font.line_height() + view.px(8);
    for (std::size_t row = 0; row < state.text.size(); ++row, y += view.px(kRow)) {
        std::int64_t& text = state.text[row];
        ImGui::SetCursorScreenPos({at.x, y});
        const std::string name = "Text " + std::to_string(row + 1);
        text = std::clamp(text + text_step(text) * stepper(view, name, text), marked, kMostText);
        for (std::size_t i = 0; i < kMeasures.size(); ++i)
            draw_figure(view, {at.x + label + column * static_cast<float>(i), y}, column,
                        lesson_figure(kMeasures[i], lesson_table(state, text)));
    }
    ImGui::SetCursorScreenPos({at.x, y});
}

// --- One idea ------------------------------------------------------------------------------------

void draw_idea(const View& view, const LessonState& state) {
    constexpr std::array<std::string_view, 3> kHeads{"Agree", "Dice", "Overlap (Jaccard)"};
    constexpr std::array<std::string_view, 2> kRows{"By turn", "By character"};
    const std::array tables{idea_by_turn(), idea_by_character(state)};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = std::min(ImGui::GetContentRegionAvail().x, view.px(kWidest));
    const float label = std::min(view.px(150), room * 0.25f), column = (room - label) / 3;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small_strong;
    for (std::size_t i = 0; i < kHeads.size(); ++i)
        draw_label(list, font, {at.x + label + column * static_cast<float>(i), at.y},
                   view.theme.dim, kHeads[i], column - view.px(8));
    float y = at.y + font.line_height() + view.px(8);
    for (std::size_t row = 0; row < tables.size(); ++row, y += view.px(kRow)) {
        const TwoByTwo& table = tables[row];
        draw_label(list, view.type.plain, {at.x, y}, view.theme.text, kRows[row],
                   label - view.px(8));
        draw_label(
            list, view.type.plain, {at.x + label, y}, view.theme.text,
            grouped(table.both) + " of " + counted(table.units(), row == 0 ? "turn" : "character"),
            column - view.px(8));
        draw_figure(view, {at.x + label + column, y}, column, lesson_figure("dice", table));
        draw_figure(view, {at.x + label + 2 * column, y}, column, lesson_figure("jaccard", table));
    }
    ImGui::SetCursorScreenPos({at.x, y});
}

void draw_words(const View& view, std::string_view words) {
    text_block(view, view.type.plain, view.theme.dim, words,
               std::min(ImGui::GetContentRegionAvail().x, view.px(kWidest)));
}

}  // namespace

TwoByTwo lesson_table(const LessonState& state, std::int64_t text) {
    const std::int64_t marked = state.both + state.only_a + state.only_b;
    return {state.both, state.only_a, state.only_b, std::max<std::int64_t>(0, text - marked)};
}

TwoByTwo idea_by_turn() {
    return {1, 0, 0, 0};
}

TwoByTwo idea_by_character(const LessonState& state) {
    return {state.idea_b, state.idea_a - state.idea_b, 0, 0};
}

Estimate lesson_figure(std::string_view measure, const TwoByTwo& table) {
    return estimate(*find_measure(measure), std::span(&table, 1));
}

void agreement_lesson(const View& view, AgreementState& all, Actions&) {
    LessonState& state = all.lesson;
    ImGui::BeginChild("##lesson", {0, 0}, ImGuiChildFlags_NavFlattened);
    text_block(view, view.type.strong, view.theme.text,
               "The same marks, and more and more text that nobody marked");
    draw_words(view,
               "Two coders gave one code. What they marked stays as it is; only the text around it "
               "grows. All figures are by character and are computed as you change the numbers.");
    space(view, 8);
    step_mark(view, "Both marked", state.both, 0, kMostMarked);
    step_mark(view, "Only the first", state.only_a, 0, kMostMarked);
    step_mark(view, "Only the second", state.only_b, 0, kMostMarked);
    space(view, 10);
    draw_growing_text(view, state);
    draw_words(
        view,
        "Text that nobody marked counts as agreement that the code is not there. Percent and "
        "AC1 go towards 1 with it, κ and α climb too, and none of the two coders has changed "
        "anything. Dice looks only at what somebody marked, and stays.");
    space(view, 22);
    text_block(view, view.type.strong, view.theme.text, "One idea, marked longer and shorter");
    draw_words(view,
               "Both saw the same idea in one turn. One marked the whole of it, the other a part.");
    space(view, 8);
    step_mark(view, "The first marks", state.idea_a, std::max(kStep, state.idea_b), kMostMarked);
    step_mark(view, "The second, inside it", state.idea_b, kStep, state.idea_a);
    space(view, 10);
    draw_idea(view, state);
    draw_words(
        view,
        "By turn they agree. By character a border that no coder would call a disagreement "
        "costs what is missing of the longer one. The unit, not the name of the coefficient, "
        "decides: say it with every figure.");
    ImGui::EndChild();
}

}  // namespace tandem::ui
