// What is compared on the Agreement page, by which measure and unit: the choices over each view.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

// A page that is lower than this has the choices in one line: they would fill it.
constexpr float kRoomForChoices = 430;

// The one is chosen; who is the other already changes places with it.
void choose_coder(const View& view, const char* id, CoderId& mine, CoderId& other, Flow& flow) {
    std::vector<Choice> choices;
    std::vector<CoderId> ids;
    int chosen = 0;
    for (const Coder* coder : view.project.coders_who_code()) {
        if (coder->id == mine) chosen = static_cast<int>(ids.size());
        ids.push_back(coder->id);
        choices.push_back({coder->name, ""});
    }
    const std::string caption = choices[static_cast<std::size_t>(chosen)].label;
    const float width = std::min(view.px(180), button_width(view, caption) + view.px(18));
    flow.next(width);
    const auto picked = chooser(view, id, caption, choices, chosen, width);
    if (!picked) return;
    const CoderId now = ids[static_cast<std::size_t>(*picked)];
    if (now == other) other = mine;
    mine = now;
}

void choose_unit(const View& view, AgreementState& state, Flow& flow) {
    std::vector<Unit> units{Unit::Turn, Unit::Sentence, Unit::Paragraph, Unit::Character};
    if (!guide(view.project).empty()) units.push_back(Unit::Question);
    units.push_back(Unit::Document);
    std::vector<std::string_view> words;
    int chosen = 0;
    float width = 0;
    for (const Unit unit : units) {
        if (unit == state.query.unit) chosen = static_cast<int>(words.size());
        words.push_back(unit_name(unit));
        width += chip_width(view, words.back()) + view.px(4);
    }
    flow.next(width);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + view.px(2));
    if (const auto picked = segments(view, "##unit", words, chosen))
        state.query.unit = units[static_cast<std::size_t>(*picked)];
}

// Half of "50" or "50 %"; nothing: not a share.
std::optional<double> share_of(std::string text) {
    std::ranges::replace(text, ',', '.');
    while (!text.empty() && (text.back() == ' ' || text.back() == '%')) text.pop_back();
    double percent = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), percent);
    if (problem != std::errc() || end != text.data() + text.size() ||
        !(percent > 0 && percent <= 100))
        return {};
    return percent / 100;
}

// From which part of a unit on it counts as coded. A character has no parts.
void choose_share(const View& view, AgreementState& state, Flow& flow) {
    if (state.query.unit == Unit::Character) return;
    FontStack& font = view.type.small;
    constexpr std::string_view kLead = "coded from", kUnit = "%";
    TextFieldOptions options;
    options.width = view.px(62);
    options.placeholder = "any";
    TextFieldStyle style = field_style(view);
    style.padding.y = view.px(4);
    const float gap = view.px(6), lead = measure_label(font, kLead) + gap;
    flow.next(lead + options.width + gap + measure_label(font, kUnit));
    ImGui::BeginGroup();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float words = at.y + std::floor((view.px(30) - font.line_height()) / 2);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, font, {at.x, words}, view.theme.dim, kLead);
    ImGui::SetCursorScreenPos({at.x + lead, at.y});
    const TextFieldEvents events = draw_text_field("##share", state.share_field, state.share_text,
                                                   view.type.plain, style, options);
    name_item("Coded from which share of a unit");
    tooltip(view,
            "From how many percent of its characters on a unit counts as coded for a coder. "
            "Nothing: from the first character on.");
    draw_label(list, font, {at.x + lead + options.width + gap, words}, view.theme.dim, kUnit);
    ImGui::EndGroup();
    if (events.changed) state.query.share = share_of(state.share_text).value_or(0);
}

// What was typed and cannot be counted by.
void say_share(const View& view, const AgreementState& state) {
    if (state.share_text.empty() || share_of(state.share_text) ||
        state.query.unit == Unit::Character)
        return;
    text_block(view, view.type.small, view.theme.warning,
               "“" + state.share_text +
                   "” is no share of a unit: write a number above 0 and up to 100, such as 50. "
                   "Until then any character counts.");
}

void draw_choosers(const View& view, AgreementState& state) {
    Flow flow(view);
    if (state.shown != AgreementView::Coders) {
        choose_coder(view, "##a", state.query.a, state.query.b, flow);
        choose_coder(view, "##b", state.query.b, state.query.a, flow);
    }
    flow.next(view.px(140));
    choose_measure(view, state);
    choose_unit(view, state, flow);
    choose_share(view, state, flow);
}

void draw_all_choices(const View& view, AgreementState& state) {
    draw_choosers(view, state);
    say_share(view, state);
    if (state.shown == AgreementView::Codes) agreement_filters(view, state);
}

std::string folded_words(const View& view, const AgreementState& state) {
    AgreementQuery query = state.query;
    if (state.shown == AgreementView::Coders) query.a = query.b = {};
    if (state.shown == AgreementView::Rounds) query.round = {};
    std::string words = choices_in_words(view, query);
    if (state.shown == AgreementView::Codes && state.filter != AgreementFilter{})
        words += "; some codes may be hidden";
    return words;
}

// "50", "12.5".
std::string percent_words(double share) {
    std::string words = decimal(share * 100, 4);
    words.erase(words.find_last_not_of('0') + 1);
    if (words.ends_with('.')) words.pop_back();
    return words;
}

}  // namespace

void agreement_choices(const View& view, AgreementState& state) {
    const bool is_low = ImGui::GetContentRegionAvail().y < view.px(kRoomForChoices);
    if (is_low && !state.choices_open) {
        if (choices_line(view, folded_words(view, state))) state.choices_open = true;
        return;
    }
    if (is_low) {
        if (button(view, "##fold", {"Fold the choices"})) state.choices_open = false;
        space(view, 6);
    }
    draw_all_choices(view, state);
}

bool choices_line(const View& view, std::string_view words) {
    constexpr std::string_view kChange = "Change…";
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float gap = view.px(10), room = ImGui::GetContentRegionAvail().x;
    const float width = std::max(view.px(80), room - button_width(view, kChange) - gap);
    FontStack& font = view.type.small;
    const float words_width = std::min(width, std::ceil(measure_label(font, words)) + 1);
    ImGui::SetCursorScreenPos({at.x, at.y + view.px(5)});
    text_block(view, font, view.theme.dim, words, words_width);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + words_width + gap, at.y});
    const bool pressed = button(view, "##change", {kChange});
    if (ImGui::GetCursorScreenPos().y < after.y) ImGui::SetCursorScreenPos(after);
    return pressed;
}

std::string choices_in_words(const View& view, const AgreementQuery& query) {
    std::string words(unit_name(query.unit));
    if (query.share > 0 && query.unit != Unit::Character)
        words += " coded from " + percent_words(query.share) + " % on";
    if (query.a && query.b)
        words += ", " + coder_name(view, query.a) + " and " + coder_name(view, query.b);
    words += ", " + short_title(query.measure);
    if (query.group) words += query.group->empty() ? ", no group" : ", group " + *query.group;
    if (const Round* round = view.project.rounds.find(query.round)) words += ", " + round->name;
    if (query.with_below) words += ", with the codes below";
    if (query.marked_only) words += ", marked text only";
    if (query.all_turns) words += ", all speakers";
    if (query.of_rare) words += ", figures of rare codes too";
    return words;
}

void choose_measure(const View& view, AgreementState& state) {
    std::vector<Choice> choices;
    std::vector<std::string> measures(shown_measures().begin(), shown_measures().end());
    // One that was pressed beside the page stands below the usual ones.
    if (std::ranges::find(measures, state.query.measure) == measures.end())
        measures.push_back(state.query.measure);
    int chosen = -1;
    for (const std::string& each : measures) {
        if (each == state.query.measure) chosen = static_cast<int>(choices.size());
        choices.push_back({short_title(each), ""});
    }
    if (const auto picked =
            chooser(view, "##measure", "Measure: " + short_title(state.query.measure), choices,
                    chosen, view.px(140)))
        state.query.measure = measures[static_cast<std::size_t>(*picked)];
}

}  // namespace tandem::ui
