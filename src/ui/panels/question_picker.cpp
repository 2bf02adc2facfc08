#include "ui/panels/question_picker.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "tandem/text/fold.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr int kShownQuestions = 12;

// A row of the list; none: takes back what is marked.
using Offer = const GuideQuestion*;

std::string question_line(std::string words) {
    std::ranges::replace(words, '\n', ' ');
    return words;
}

std::string question_words(const GuideQuestion& question) {
    return question.key + (question.wording.empty() ? "" : " " + question_line(question.wording));
}

// "asked here", "asked at 3 and 12"; else for whom it is, unless all are asked.
std::string question_note(const View& view, const QuestionPickerState& state,
                          const GuideQuestion& question) {
    std::vector<std::int64_t> numbers;
    for (const auto& [turn, mark] : view.project.asked) {
        if (mark.question != question.id) continue;
        if (turn == state.turn) return "asked here";
        if (const Turn* at = view.project.find_turn(state.transcript, turn))
            numbers.push_back(at->number);
    }
    std::ranges::sort(numbers);
    std::string words;
    for (const std::int64_t number : numbers)
        words += (words.empty() ? "asked at " : ", ") + std::to_string(number);
    return !words.empty() || question.group.empty() ? words : "for " + question.group;
}

void draw_question_row(const View& view, const QuestionPickerState& state, const RowBox& box,
                       Offer question, const std::string& words) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack &plain = view.type.plain, &small = view.type.small;
    const float left = box.min.x + view.px(9), right = box.max.x - view.px(9);
    if (!question) {
        draw_label(list, plain, {left, box.middle(plain)}, view.theme.accent, words, right - left);
        return;
    }
    const std::string note = question_note(view, state, *question);
    const float note_width = std::min(measure_label(small, note), (right - left) * 0.4f);
    draw_label(list, small, {right - note_width, box.middle(small)}, view.theme.dim, note,
               note_width);
    const float key = draw_label(list, view.type.strong, {left, box.middle(view.type.strong)},
                                 view.theme.text, question->key, (right - left) * 0.3f);
    const float x = left + key + view.px(10);
    draw_label(list, plain, {x, box.middle(plain)}, view.theme.text,
               question_line(question->wording), right - note_width - view.px(12) - x);
}

// Returns the row that was pressed, or -1.
int draw_question_rows(const View& view, const QuestionPickerState& state,
                       const std::vector<Offer>& offers, const GuideQuestion* now) {
    const int count = static_cast<int>(offers.size());
    return list_rows(view, count, kShownQuestions, state.highlighted, [&](int i) {
        const Offer each = offers[static_cast<std::size_t>(i)];
        const std::string words =
            each ? question_words(*each) : "Take back that " + now->key + " is asked here";
        ImGui::PushID(i);
        const RowBox box = row(view, "##question", words, i == state.highlighted, view.px(28));
        ImGui::PopID();
        draw_question_row(view, state, box, each, words);
        return box.pressed;
    });
}

// True when something was chosen or the picker is to be closed.
bool pick_question(const View& view, QuestionPickerState& state, Actions& actions) {
    if (const Turn* turn = view.project.find_turn(state.transcript, state.turn))
        text_line(view, view.type.small_strong, view.theme.text,
                  "Asked in turn " + std::to_string(turn->number) +
                      (state.first_of_several ? ", the first of those selected" : ""));
    space(view, 6);
    TextFieldOptions options;
    options.placeholder = "Which question is asked here?";
    const TextFieldEvents events = draw_text_field("##find", state.field, state.typed,
                                                   view.type.plain, field_style(view), options);
    name_item("Find a question");
    if (events.changed) state.highlighted = 0;
    std::vector<Offer> offers = matching_questions(view, state.typed);
    const GuideQuestion* now = asked_at(view.project, state.turn);
    if (now) offers.push_back(nullptr);
    const int count = static_cast<int>(offers.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++state.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --state.highlighted;
    state.highlighted = std::clamp(state.highlighted, 0, std::max(0, count - 1));
    space(view, 6);
    if (count == 0)
        text_block(view, view.type.plain, view.theme.dim,
                   "No question of the guide matches these letters.");
    int chosen = draw_question_rows(view, state, offers, now);
    if (events.submitted && count > 0) chosen = state.highlighted;
    if (chosen < 0) return events.cancelled;
    const Offer question = offers[static_cast<std::size_t>(chosen)];
    const QuestionId id = question ? question->id : QuestionId{};
    // Pressed where it is asked already, nothing is to be done.
    if (!now || now->id != id) actions.post(Command{MarkAsked{state.transcript, state.turn, id}});
    return true;
}

}  // namespace

void open_question_picker(QuestionPickerState& state, const Turn& turn, bool first_of_several) {
    state = {};
    state.opening = state.field.take_focus = true;
    state.transcript = turn.transcript;
    state.turn = turn.id;
    state.first_of_several = first_of_several;
}

std::vector<const GuideQuestion*> matching_questions(const View& view, const std::string& typed) {
    std::vector<const GuideQuestion*> questions = guide(view.project);
    if (typed.find_first_not_of(' ') == std::string::npos) return questions;
    std::vector<std::pair<int, const GuideQuestion*>> scored;
    for (const GuideQuestion* each : questions)
        if (const int score = match_score(typed, question_words(*each)); score > 0)
            scored.emplace_back(score, each);
    std::ranges::stable_sort(scored, std::greater{}, [](const auto& each) { return each.first; });
    questions.clear();
    for (const auto& [score, question] : scored) questions.push_back(question);
    return questions;
}

void question_picker_panel(const View& view, QuestionPickerState& state, ImVec2 at,
                           Actions& actions) {
    if (state.opening) ImGui::OpenPopup("##question-picker");
    if (std::exchange(state.opening, false)) state.open = true;
    if (!state.open) return;
    const float room = ImGui::GetIO().DisplaySize.x - view.px(16);
    place_popup(view, at, std::min(view.px(520), room), view.px(430));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(10)});
    bool closes = true;
    if (ImGui::BeginPopup("##question-picker", ImGuiWindowFlags_NoMove)) {
        closes = pick_question(view, state, actions);
        if (closes) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    if (!closes) return;
    state.open = false;
    actions.post(FocusText{true});
}

}  // namespace tandem::ui
