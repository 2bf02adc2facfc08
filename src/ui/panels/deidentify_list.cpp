#include "ui/panels/deidentify_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>
#include <utility>

#include "ui/panels/card.h"
#include "ui/panels/place_row.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 29;

using Show = DeidentifyState::Show;

bool replaces(tandem::Choice choice) {
    return choice == tandem::Choice::Replace || choice == tandem::Choice::ReplaceExactly;
}

std::vector<std::size_t> shown_items(const DeidentifyState& state) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        const bool open = state.items[i].choice == tandem::Choice::Undecided;
        // What is chosen stays in sight until another is.
        const bool chosen = state.items[i].text == state.chosen;
        if (state.show == Show::All || chosen || open == (state.show == Show::Open))
            shown.push_back(i);
    }
    return shown;
}

ReviewItem* chosen_item(DeidentifyState& state) {
    const auto found = std::ranges::find(state.items, state.chosen, &ReviewItem::text);
    return found == state.items.end() ? nullptr : &*found;
}

std::string decision_words(const ReviewItem& item) {
    switch (item.choice) {
        case tandem::Choice::Keep:
            return "kept";
        case tandem::Choice::Replace:
            return "→ " + item.replacement;
        case tandem::Choice::ReplaceExactly:
            return "→ " + item.replacement + ", this spelling";
        case tandem::Choice::Undecided:
            break;
    }
    return "open";
}

// Another string: the fields begin with what was decided about it, or is suggested.
void choose(DeidentifyState& state, const ReviewItem& item) {
    state.chosen = item.text;
    if (state.edited == item.text) return;
    state.edited = item.text;
    state.type = item.type;
    state.replacement =
        item.choice == tandem::Choice::Undecided || item.choice == tandem::Choice::Keep
            ? item.suggestion
            : item.replacement;
}

// Decides and goes on to the next row.
void decide_row(DeidentifyState& state, const std::string& text, tandem::Choice choice, int row) {
    decide_item(state, text, choice, state.replacement);
    state.focus_row = row + 1;
}

// Letters, while the keyboard is in the list.
void take_letters(const View& view, DeidentifyState& state, const ReviewItem& item, int row) {
    if (view.typing || ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return;
    const std::string text = item.text;
    if (ImGui::IsKeyPressed(ImGuiKey_K, false))
        decide_row(state, text, tandem::Choice::Keep, row);
    else if (ImGui::IsKeyPressed(ImGuiKey_R, false))
        decide_row(state, text,
                   item.exactly ? tandem::Choice::ReplaceExactly : tandem::Choice::Replace, row);
    else if (ImGui::IsKeyPressed(ImGuiKey_E, false))
        decide_row(state, text, tandem::Choice::ReplaceExactly, row);
    else if (ImGui::IsKeyPressed(ImGuiKey_U, false))
        decide_row(state, text, tandem::Choice::Undecided, row);
}

void draw_item(const View& view, const RowBox& box, const ReviewItem& item) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack &plain = view.type.plain, &small = view.type.small;
    const float x = box.min.x + view.px(8), width = box.max.x - view.px(8) - x;
    const float y = box.middle(small);
    const std::array<float, 4> stops{x, x + std::floor(width * 0.40f),
                                     x + std::floor(width * 0.58f), x + std::floor(width * 0.66f)};
    draw_label(list, plain, {stops[0], box.middle(plain)}, view.theme.text, item.text,
               stops[1] - stops[0] - view.px(10));
    draw_label(list, small, {stops[1], y}, view.theme.dim, item.type,
               stops[2] - stops[1] - view.px(8));
    draw_label(list, small, {stops[2], y}, view.theme.dim, std::to_string(item.contexts.size()),
               stops[3] - stops[2] - view.px(6));
    const bool open = item.choice == tandem::Choice::Undecided;
    draw_label(list, small, {stops[3], y}, open ? view.theme.warning : view.theme.text,
               decision_words(item), box.max.x - view.px(8) - stops[3]);
}

void draw_items(const View& view, DeidentifyState& state, const std::vector<std::size_t>& shown) {
    const int count = static_cast<int>(shown.size());
    state.focus_row = std::min(state.focus_row, count - 1);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(count, view.px(kRow) + view.px(1));
    if (state.focus_row >= 0) clipper.IncludeItemByIndex(state.focus_row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const ReviewItem& item = state.items[shown[static_cast<std::size_t>(i)]];
            ImGui::PushID(i);
            const RowBox box = row(view, "##string", item.text + ", " + decision_words(item),
                                   item.text == state.chosen, view.px(kRow));
            ImGui::PopID();
            draw_item(view, box, item);
            if (state.focus_row == i) {
                focus_here();
                if (!ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
                state.focus_row = -1;
                choose(state, item);
            } else if (ImGui::IsItemFocused()) {
                choose(state, item);
                take_letters(view, state, item, i);
            }
            if (!box.pressed) continue;
            choose(state, item);
            // Not at once: the same Enter would submit it.
            state.wants_field = !ImGui::IsMouseReleased(ImGuiMouseButton_Left);
        }
    ImGui::PopStyleVar();
}

// Words that only a person can find.
void draw_by_hand(const View& view, DeidentifyState& state, Actions& actions) {
    TextFieldOptions options;
    const float room = ImGui::GetContentRegionAvail().x - button_width(view, "Add") - view.px(24);
    options.width = std::floor(room * 0.55f);
    options.placeholder = "Words that tell who it is, found by you";
    draw_text_field("##by-hand", state.by_hand_field, state.by_hand, view.type.plain,
                    field_style(view), options);
    name_item("Words found by hand");
    ImGui::SameLine(0, view.px(8));
    options.width = std::floor(room * 0.45f);
    options.placeholder = "[what replaces them]";
    const bool submitted =
        draw_text_field("##by-hand-replacement", state.by_hand_replacement_field,
                        state.by_hand_replacement, view.type.plain, field_style(view), options)
            .submitted;
    name_item("Their replacement");
    ImGui::SameLine(0, view.px(8));
    const bool can = !is_blank_text(state.by_hand) && !is_blank_text(state.by_hand_replacement);
    if (!button(view, "##add", {"Add", Weight::Plain, can}) && !(submitted && can)) return;
    decide(state.key.decisions,
           {{state.by_hand, "unique detail", tandem::Choice::Replace, state.by_hand_replacement}});
    state.unsaved = true;
    state.chosen = state.by_hand;
    state.by_hand.clear();
    state.by_hand_replacement.clear();
    actions.post(ListIdentifiers{});
}

void draw_head(const View& view, DeidentifyState& state, Actions& actions) {
    const auto all = static_cast<int>(state.items.size());
    const float y = ImGui::GetCursorPosY();
    const float width = button_width(view, "Make the shared study…");
    static constexpr std::array<std::string_view, 3> kShow{"All", "Open", "Decided"};
    ImGui::SetCursorPosY(y + view.px(2.5f));
    if (const auto picked = segments(view, "##show", kShow, static_cast<int>(state.show)))
        state.show = static_cast<Show>(*picked);
    ImGui::SameLine(0, view.px(12));
    ImGui::SetCursorPosY(y + std::floor((view.px(30) - view.type.small.line_height()) / 2));
    text_line(view, view.type.small, view.theme.dim,
              std::to_string(all - open_items(state)) + " of " + counted(all, "string") +
                  " decided" + (state.unsaved ? "; not in a key yet" : ""),
              std::max(view.px(20), ImGui::GetContentRegionAvail().x - width - view.px(12)));
    ImGui::SameLine(0, 0);
    if (const float room = ImGui::GetContentRegionAvail().x; room >= width)
        ImGui::SetCursorPos({ImGui::GetCursorPosX() + room - width, y});
    else
        ImGui::NewLine();
    if (button(view, "##to-make", {"Make the shared study…", Weight::Accent}))
        state.step = DeidentifyState::Step::Make;
    if (state.revision != view.revision) {
        text_block(view, view.type.small, view.theme.warning,
                   "The study has changed since these words were listed.");
        if (button(view, "##again", {"List them again"})) actions.post(ListIdentifiers{});
    }
    space(view, 8);
}

// The next button beside the last one, or below it where it has no room.
void beside_if_it_fits(const View& view, std::string_view label) {
    ImGui::SameLine(0, view.px(8));
    if (ImGui::GetContentRegionAvail().x < button_width(view, label)) ImGui::NewLine();
}

// --- One string ------------------------------------------------------------------------------

PlaceDecision* place_decision(DeidentifyState& state, const ReviewItem& item,
                              const ReviewContext& context) {
    for (PlaceDecision& each : state.key.decisions.places)
        if (each.turn == context.turn && each.begin == context.begin && each.text == item.text)
            return &each;
    return nullptr;
}

// Otherwise than the string elsewhere; once more: as elsewhere.
void switch_place(DeidentifyState& state, const ReviewItem& item, const ReviewContext& context) {
    auto& places = state.key.decisions.places;
    if (const PlaceDecision* known = place_decision(state, item, context))
        places.erase(places.begin() + (known - places.data()));
    else
        places.push_back({item.text, context.turn, context.begin,
                          replaces(item.choice) ? tandem::Choice::Keep : tandem::Choice::Replace,
                          replaces(item.choice) ? std::string() : state.replacement});
    state.unsaved = true;
}

void draw_context(const View& view, DeidentifyState& state, const ReviewItem& item, int i,
                  Actions& actions) {
    const ReviewContext& context = item.contexts[static_cast<std::size_t>(i)];
    const PlaceDecision* own = place_decision(state, item, context);
    const bool replaced = own ? replaces(own->choice) : replaces(item.choice);
    ImGui::PushID(i);
    const std::string name = context.place + (own ? ", otherwise than elsewhere" : "");
    const RowBox box = row(view, "##place", name, false, view.px(kPlaceRow));
    ImGui::PopID();
    name_item(name, replaced);
    PlaceColumns columns = place_columns(view, box);
    draw_tick(view, box, columns.check, replaced);
    draw_place_name(view, box, columns, context.place);
    if (context.words.empty()) {
        draw_label(*ImGui::GetWindowDrawList(), view.type.small,
                   {columns.left, box.middle(view.type.small)}, view.theme.dim,
                   "hidden until its coder is done", columns.right - columns.left);
    } else {
        const std::string& with = own ? own->replacement : item.replacement;
        draw_in_context(view, box, columns, {context.left, context.words, context.right}, false,
                        replaced ? &with : nullptr);
    }
    if (!box.pressed || !context.turn) return;
    if (pressed_at_tick(box, columns) && item.choice != tandem::Choice::Undecided)
        switch_place(state, item, context);
    else if (!ImGui::IsKeyDown(ImGuiKey_Space))
        actions.post(
            OpenTurn{context.turn, {context.begin}, {context.begin + length(context.words).value}});
}

void draw_decision(const View& view, DeidentifyState& state, const ReviewItem& item) {
    const std::string text = item.text;
    text_block(view, view.type.title, view.theme.text, text);
    space(view, 8);
    TextFieldOptions options;
    options.width = std::floor(ImGui::GetContentRegionAvail().x * 0.36f);
    options.placeholder = "type: name, place, unique detail …";
    draw_text_field("##type", state.type_field, state.type, view.type.plain, field_style(view),
                    options);
    name_item("Type");
    ImGui::SameLine(0, view.px(8));
    options.width = 0;
    options.placeholder = "[what replaces it]";
    const bool submitted =
        draw_text_field("##replacement", state.replacement_field, state.replacement,
                        view.type.plain, field_style(view), options)
            .submitted;
    name_item("Replacement");
    space(view, 8);
    const bool can = !is_blank_text(state.replacement);
    const auto decided = [&](tandem::Choice choice) {
        decide_item(state, text, choice, state.replacement);
        // On to the next in the list.
        const auto shown = shown_items(state);
        for (std::size_t i = 0; i < shown.size(); ++i)
            if (state.items[shown[i]].text == text) state.focus_row = static_cast<int>(i) + 1;
    };
    if (button(view, "##replace",
               {"Replace (R)", Weight::Accent, can, "Wherever it stands, whatever its capitals"}) ||
        (submitted && can))
        decided(item.exactly ? tandem::Choice::ReplaceExactly : tandem::Choice::Replace);
    beside_if_it_fits(view, "This spelling only (E)");
    if (button(view, "##exactly",
               {"This spelling only (E)", Weight::Plain, can,
                "Where the word in small letters is another one: Will, and will"}))
        decided(tandem::Choice::ReplaceExactly);
    beside_if_it_fits(view, "Keep (K)");
    if (button(view, "##keep", {"Keep (K)"})) decided(tandem::Choice::Keep);
    beside_if_it_fits(view, "Leave open (U)");
    if (button(view, "##undecide", {"Leave open (U)", Weight::Quiet}))
        decided(tandem::Choice::Undecided);
}

void draw_detail(const View& view, DeidentifyState& state, Actions& actions) {
    const ReviewItem* item = chosen_item(state);
    if (!item) {
        text_block(view, view.type.small, view.theme.dim, "Choose a string at the left.");
        return;
    }
    draw_decision(view, state, *item);
    item = chosen_item(state);
    space(view, 12);
    heading(view, "WHERE IT STANDS (" + std::to_string(item->contexts.size()) + ")");
    text_block(view, view.type.small, view.theme.dim,
               item->choice == tandem::Choice::Undecided
                   ? "Enter opens a place."
                   : "Space decides otherwise at one place; Enter opens it.");
    space(view, 4);
    ImGui::BeginChild("##contexts", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(item->contexts.size()), view.px(kPlaceRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_context(view, state, *item, i, actions);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

int open_items(const DeidentifyState& state) {
    return static_cast<int>(
        std::ranges::count(state.items, tandem::Choice::Undecided, &ReviewItem::choice));
}

void decide_item(DeidentifyState& state, const std::string& text, tandem::Choice choice,
                 const std::string& replacement) {
    const auto item = std::ranges::find(state.items, text, &ReviewItem::text);
    if (item == state.items.end()) return;
    if (replaces(choice) && is_blank_text(replacement)) return;
    if (state.edited == text && !is_blank_text(state.type)) item->type = state.type;
    item->choice = choice;
    item->replacement = replaces(choice) ? replacement : "";
    decide(state.key.decisions, {{text, item->type, choice, item->replacement}});
    if (choice == tandem::Choice::Undecided)
        std::erase_if(state.key.decisions.strings, [&](const Decision& each) {
            return each.choice == tandem::Choice::Undecided;
        });
    std::erase_if(state.key.decisions.places,
                  [&](const PlaceDecision& each) { return each.text == text; });
    state.unsaved = true;
}

void deidentify_list(const View& view, DeidentifyState& state, Actions& actions) {
    if (!chosen_item(state) && !state.items.empty()) choose(state, state.items.front());
    if (std::exchange(state.wants_field, false)) {
        state.replacement_field.take_focus = true;
        select_all(state.replacement_field);
    }
    const float room = ImGui::GetContentRegionAvail().x, gap = view.px(28);
    const float left = std::floor((room - gap) * 0.46f);
    ImGui::BeginChild("##strings", {left, 0}, ImGuiChildFlags_NavFlattened);
    draw_head(view, state, actions);
    draw_by_hand(view, state, actions);
    space(view, 8);
    if (state.items.empty())
        empty_state(view, "Nothing was found",
                    "No word of the study looks as if it told who somebody is. That is what these "
                    "rules find, not what a person would: read, and add words by hand.");
    ImGui::BeginChild("##items", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_items(view, state, shown_items(state));
    ImGui::EndChild();
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    ImGui::BeginChild("##string", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_detail(view, state, actions);
    ImGui::EndChild();
}

}  // namespace tandem::ui
