#include "ui/panels/agreement_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/panels/count_cell.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::array kUnits{Unit::Turn, Unit::Sentence, Unit::Character, Unit::Document};
constexpr float kRow = 29;

struct Figure {
    std::string_view measure;
    std::string_view title;
    int digits;
    float width;
};
constexpr std::array kFigures{Figure{"percent-agreement", "Percent", 1, 70},
                              Figure{"dice", "Dice", 2, 60}, Figure{"cohen-kappa", "κ", 2, 60},
                              Figure{"krippendorff-alpha", "α [95 %]", 2, 150},
                              Figure{"gwet-ac1", "AC1", 2, 60}};
constexpr std::array<std::string_view, 4> kCounts{"both", "A", "B", "neither"};
constexpr float kCountWidth = 70;

// Right edges of the columns, from the left of the table.
struct Columns {
    std::array<float, kCounts.size()> counts{};
    std::array<float, kFigures.size()> figures{};
    float name = 0;  // width of the code's name
};

Columns columns_for(const View& view, float width) {
    Columns columns;
    float right = width - view.px(10);
    for (std::size_t i = kFigures.size(); i-- > 0; right -= view.px(kFigures[i].width))
        columns.figures[i] = right;
    for (std::size_t i = kCounts.size(); i-- > 0; right -= view.px(kCountWidth))
        columns.counts[i] = right;
    columns.name = std::max(view.px(60), right - view.px(16));
    return columns;
}

// Returns the width drawn.
float draw_right(const View&, FontStack& font, ImVec2 origin, float right, ImU32 colour,
                 std::string_view text) {
    const float width = measure_label(font, text);
    draw_label(*ImGui::GetWindowDrawList(), font, {origin.x + right - width, origin.y}, colour,
               text);
    return width;
}

std::string figure_words(const Figure& figure, const Estimate& estimate) {
    if (!estimate.value) return "–";
    if (estimate.too_rare) return figure.measure == "krippendorff-alpha" ? "too rare to judge" : "";
    const bool percent = figure.measure == "percent-agreement";
    std::string words = decimal(*estimate.value * (percent ? 100 : 1), figure.digits);
    if (percent) words += " %";
    if (figure.measure == "krippendorff-alpha" && estimate.interval)
        words += " [" + decimal(estimate.interval->low, 2) + ", " +
                 decimal(estimate.interval->high, 2) + "]";
    return words;
}

// Why there is no figure, how sure it is, and of how much it was made.
std::string figure_tip(const Estimate& estimate) {
    if (!estimate.value) return "Undefined: " + estimate.why_not;
    std::string tip;
    if (estimate.too_rare)
        tip = "Too rare to judge: fewer than " + std::to_string(kEnoughUnits) +
              " units carry the code. The value is " + decimal(*estimate.value, 2) + ". ";
    if (estimate.interval)
        tip += decimal(estimate.interval->level * 100, 0) + " % interval " +
               decimal(estimate.interval->low, 2) + " to " + decimal(estimate.interval->high, 2) +
               ": " + estimate.interval->method;
    else
        tip += "No interval: " + estimate.why_no_interval;
    return as_sentence(tip);
}

const Estimate* find_figure(const AgreementResults& results, const std::vector<Estimate>& figures,
                            std::string_view measure) {
    for (std::size_t i = 0; i < results.measures.size() && i < figures.size(); ++i)
        if (results.measures[i]->name == measure) return &figures[i];
    return nullptr;
}

// The four cells, each opening its units. `code` none: pooled.
void draw_counts(const View& view, const Columns& columns, const RowBox& box, CodeId code,
                 const AgreementResults& results, const TwoByTwo& counts, Actions& actions) {
    FontStack& font = code ? view.type.small : view.type.small_strong;
    const std::array<std::int64_t, 4> numbers{counts.both, counts.only_a, counts.only_b,
                                              counts.neither};
    constexpr std::array kSides{CellSide::Both, CellSide::OnlyA, CellSide::OnlyB,
                                CellSide::Neither};
    const UnitOptions& units = results.options.units;
    OccurrenceQuery query = codings_with(code);
    const ImVec2 origin(box.min.x, box.middle(view.type.small));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string number = std::to_string(numbers[i]);
        const float width = draw_right(view, font, origin, columns.counts[i],
                                       numbers[i] == 0 ? view.theme.faint : view.theme.dim, number);
        query.cell = {results.a,    results.b, kSides[i], units.unit, units.participant_turns_only,
                      units.roll_up};
        const float right = origin.x + columns.counts[i];
        ImGui::PushID(static_cast<int>(i));
        count_cell(view, "##count", {right - width, box.min.y}, {right, box.max.y}, number, query,
                   actions);
        ImGui::PopID();
    }
}

void draw_figures(const View& view, const Columns& columns, ImVec2 origin, bool strong,
                  const AgreementResults& results, const std::vector<Estimate>& figures) {
    FontStack& font = strong ? view.type.small_strong : view.type.small;
    for (std::size_t i = 0; i < kFigures.size(); ++i) {
        const Estimate* estimate = find_figure(results, figures, kFigures[i].measure);
        if (!estimate) continue;
        const bool faint = !estimate->value || estimate->too_rare;
        draw_right(view, font, origin, columns.figures[i],
                   faint ? view.theme.faint : view.theme.text,
                   figure_words(kFigures[i], *estimate));
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const float right = origin.x + columns.figures[i];
        if (mouse.x > right - view.px(kFigures[i].width) && mouse.x <= right)
            tooltip(view, figure_tip(*estimate));
    }
}

void draw_head(const View& view, const Columns& columns, const AgreementState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    FontStack& font = view.type.small_strong;
    const auto name = [&](CoderId id) {
        const Coder* coder = view.project.coders.find(id);
        return coder ? coder->name : std::string();
    };
    draw_label(*ImGui::GetWindowDrawList(), font, {at.x + view.px(8), at.y}, view.theme.dim,
               "Code");
    for (std::size_t i = 0; i < kCounts.size(); ++i) {
        std::string title(kCounts[i]);
        if (title == "A") title = "only " + name(state.query.a);
        if (title == "B") title = "only " + name(state.query.b);
        const float width = std::min(measure_label(font, title), view.px(kCountWidth - 4));
        draw_label(*ImGui::GetWindowDrawList(), font, {at.x + columns.counts[i] - width, at.y},
                   view.theme.dim, title, view.px(kCountWidth - 4));
    }
    for (std::size_t i = 0; i < kFigures.size(); ++i)
        draw_right(view, font, at, columns.figures[i], view.theme.dim, kFigures[i].title);
    ImGui::Dummy({1, font.line_height() + view.px(4)});
    const ImVec2 line = ImGui::GetCursorScreenPos();
    hairline(*ImGui::GetWindowDrawList(), {line.x, line.y - view.px(3)},
             {line.x + ImGui::GetContentRegionAvail().x, line.y - view.px(3)}, view.theme.line);
}

void draw_code_rows(const View& view, const Columns& columns, AgreementState& state,
                    const AgreementResults& results, Actions& actions) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(results.codes.size()), view.px(kRow + 1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const CodeAgreement& each = results.codes[static_cast<std::size_t>(i)];
            const Code* code = view.project.codes.find(each.code);
            if (!code) continue;
            ImGui::PushID(static_cast<int>(each.code.value));
            ImGui::SetNextItemAllowOverlap();
            const RowBox box =
                row(view, "##code", code->name, state.code == each.code, view.px(kRow));
            if (box.pressed) state.code = state.code == each.code ? CodeId{} : each.code;
            const float y = box.middle(view.type.small), side = view.px(10);
            ImDrawList& list = *ImGui::GetWindowDrawList();
            square(list, {box.min.x + view.px(8), std::round((box.min.y + box.max.y - side) / 2)},
                   side, view.colours.of(each.code));
            draw_label(list, view.type.plain,
                       {box.min.x + view.px(26), box.middle(view.type.plain)}, view.theme.text,
                       code->name, columns.name - view.px(26));
            draw_figures(view, columns, {box.min.x, y}, false, results, each.figures);
            draw_counts(view, columns, box, each.code, results, each.counts, actions);
            ImGui::PopID();
        }
}

void draw_pooled(const View& view, const Columns& columns, AgreementState& state,
                 const AgreementResults& results, Actions& actions) {
    ImGui::SetNextItemAllowOverlap();
    const RowBox box = row(view, "##pooled", "Pooled", !state.code, view.px(kRow + 3));
    if (box.pressed) state.code = {};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, view.type.strong, {box.min.x + view.px(8), box.middle(view.type.strong)},
               view.theme.text, "Pooled over " + counted(results.pooled_codes, "code"),
               columns.name);
    draw_figures(view, columns, {box.min.x, box.middle(view.type.small)}, true, results,
                 results.pooled);
    draw_counts(view, columns, box, {}, results, results.pooled_counts, actions);
}

void draw_results(const View& view, AgreementState& state, const AgreementResults& results,
                  Actions& actions) {
    if (results.transcripts.empty()) {
        empty_state(
            view, "Nothing to compare yet",
            "Figures are made of transcripts that both coders have declared done. Open a "
            "transcript, code it, and press “Declare done”; the other coder does the same.");
        return;
    }
    text_block(view, view.type.small, view.theme.dim,
               counted(static_cast<std::int64_t>(results.transcripts.size()), "transcript") +
                   " that both have declared done; " + counted(results.total_units, "unit") + ": " +
                   results.denominator +
                   (results.lost > 0 ? ". Codings without words are counted nowhere: " +
                                           std::to_string(results.lost)
                                     : "") +
                   ".");
    space(view, 10);
    const Columns columns = columns_for(view, ImGui::GetContentRegionAvail().x - view.px(10));
    draw_head(view, columns, state);
    ImGui::BeginChild("##codes", {0, -view.px(kRow + 10)}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    draw_code_rows(view, columns, state, results, actions);
    if (results.codes.empty())
        text_block(view, view.type.plain, view.theme.dim, "Neither coder has used a code yet.");
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::BeginChild("##pooled-pane", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_pooled(view, columns, state, results, actions);
    ImGui::EndChild();
}

void draw_table(const View& view, AgreementState& state, Actions& actions) {
    const Counted<AgreementResults>& counted = view.derived.agreement(state.query);
    counting_line(view, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(view.theme);
    draw_results(counted.fresh ? view : older_view(view, grey), state, *counted.result, actions);
}

void draw_choosers(const View& view, AgreementState& state) {
    std::vector<Choice> coders;
    int a = 0, b = 0;
    std::vector<CoderId> ids;
    for (const Coder* coder : view.project.coders_who_code()) {
        if (coder->id == state.query.a) a = static_cast<int>(ids.size());
        if (coder->id == state.query.b) b = static_cast<int>(ids.size());
        ids.push_back(coder->id);
        coders.push_back({coder->name, ""});
    }
    const auto name = [&](int place) { return coders[static_cast<std::size_t>(place)].label; };
    if (const auto picked = chooser(view, "##a", name(a), coders, a)) {
        const CoderId chosen = ids[static_cast<std::size_t>(*picked)];
        if (chosen == state.query.b)
            std::swap(state.query.a, state.query.b);
        else
            state.query.a = chosen;
    }
    ImGui::SameLine(0, view.px(8));
    if (const auto picked = chooser(view, "##b", name(b), coders, b)) {
        const CoderId chosen = ids[static_cast<std::size_t>(*picked)];
        if (chosen == state.query.a)
            std::swap(state.query.a, state.query.b);
        else
            state.query.b = chosen;
    }
    ImGui::SameLine(0, view.px(20));
    std::array<std::string_view, kUnits.size()> words{};
    int chosen = 0;
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        words[i] = unit_name(kUnits[i]);
        if (kUnits[i] == state.query.unit) chosen = static_cast<int>(i);
    }
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + view.px(2));
    if (const auto picked = segments(view, "##unit", words, chosen))
        state.query.unit = kUnits[static_cast<std::size_t>(*picked)];
}

}  // namespace

void settle_coders(const View& view, AgreementState& state) {
    const std::vector<const Coder*> coders = view.project.coders_who_code();
    const bool known = view.project.coders.find(state.query.a) &&
                       view.project.coders.find(state.query.b) && state.query.a != state.query.b;
    if (known || coders.size() < 2) return;
    state.query.a = coders[0]->id;
    state.query.b = coders[1]->id;
}

void agreement_panel(const View& view, AgreementState& state, Actions& actions) {
    if (view.project.coders_who_code().size() < 2) {
        empty_state(view, "Agreement needs two coders",
                    "The second person says who they are (top right) and codes the same "
                    "transcripts, here or in a copy of this file that is merged later.");
        return;
    }
    settle_coders(view, state);
    draw_choosers(view, state);
    space(view, 10);
    draw_table(view, state, actions);
}

}  // namespace tandem::ui
