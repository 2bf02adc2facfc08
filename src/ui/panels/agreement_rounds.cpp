// The figures from round to round: a line for each code.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "tandem/agreement/rating_measures.h"

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 29, kColumn = 110, kChart = 280, kLeastHeight = 320;

// One code, or all pooled, from round to round; no value: not given there, undefined or too rare.
struct Slope {
    CodeId code;
    std::string name;
    std::vector<const CodeFigures*> rows;
    std::vector<std::optional<double>> values;

    // From the first value to the last.
    std::optional<double> change() const {
        std::optional<double> first, last;
        for (const auto& value : values) {
            if (!value) continue;
            if (!first)
                first = value;
            else
                last = value;
        }
        return last ? std::optional(*last - *first) : std::nullopt;
    }
};

// The rows of each round by their codes; all pooled without one.
std::vector<std::map<CodeId, const CodeFigures*>> rows_by_code(
    const std::vector<RoundAgreement>& rounds) {
    std::vector<std::map<CodeId, const CodeFigures*>> found;
    for (const RoundAgreement& round : rounds) {
        auto& rows = found.emplace_back();
        for (const CodeFigures& row : round.agreement.codes) rows[row.code] = &row;
        if (round.agreement.pooled.codes > 0) rows[{}] = &round.agreement.pooled;
    }
    return found;
}

Slope slope_of(const std::vector<std::map<CodeId, const CodeFigures*>>& rounds, CodeId code,
               std::string name, const std::string& measure) {
    Slope slope{code, std::move(name), {}, {}};
    for (const auto& round : rounds) {
        const auto found = round.find(code);
        slope.rows.push_back(found == round.end() ? nullptr : found->second);
        const CodeFigures* row = slope.rows.back();
        const Measured* figure = row && !row->too_rare ? figure_of(row->figures, measure) : nullptr;
        slope.values.push_back(figure ? figure->value : std::nullopt);
    }
    return slope;
}

// The pooled one first, then those that fell most.
std::vector<Slope> slopes_of(const View& view, const AgreementState& state,
                             const std::vector<RoundAgreement>& by_round) {
    const auto rounds = rows_by_code(by_round);
    std::vector<Slope> slopes;
    for (const CodeInTree& each : view.derived.codes()) {
        Slope slope = slope_of(rounds, each.code->id, each.code->name, state.query.measure);
        if (std::ranges::any_of(slope.rows, [](const CodeFigures* row) { return row != nullptr; }))
            slopes.push_back(std::move(slope));
    }
    std::ranges::stable_sort(slopes, [](const Slope& left, const Slope& right) {
        const auto a = left.change(), b = right.change();
        if (!a || !b) return a.has_value() && !b.has_value();
        return *a < *b;
    });
    slopes.insert(slopes.begin(), slope_of(rounds, {}, "Pooled", state.query.measure));
    return slopes;
}

void open_code(AgreementState& state, CodeId code) {
    state.code = code;
    state.shows_figures = true;
}

// --- The chart -----------------------------------------------------------------------------------

struct Chart {
    ImVec2 min, max;
    double low = 0;
    std::size_t rounds = 0;

    float x(std::size_t round) const {
        return min.x + (max.x - min.x) * static_cast<float>(round) /
                           static_cast<float>(std::max<std::size_t>(1, rounds - 1));
    }
    float y(double value) const {
        const auto part = static_cast<float>((std::clamp(value, low, 1.0) - low) / (1 - low));
        return max.y - (max.y - min.y) * part;
    }
};

// The points of a slope; those without a value break the line.
std::vector<std::vector<ImVec2>> lines_of(const Chart& chart, const Slope& slope) {
    std::vector<std::vector<ImVec2>> lines(1);
    for (std::size_t round = 0; round < slope.values.size(); ++round) {
        if (slope.values[round])
            lines.back().push_back({chart.x(round), chart.y(*slope.values[round])});
        else if (!lines.back().empty())
            lines.emplace_back();
    }
    return lines;
}

float distance(ImVec2 point, ImVec2 a, ImVec2 b) {
    const float dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const float part =
        squared > 0
            ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0.0f, 1.0f)
            : 0;
    return std::hypot(point.x - a.x - part * dx, point.y - a.y - part * dy);
}

// The slope under the mouse.
const Slope* nearest(const Chart& chart, const std::vector<Slope>& slopes, ImVec2 mouse,
                     float reach) {
    const Slope* found = nullptr;
    for (const Slope& slope : slopes)
        for (const std::vector<ImVec2>& line : lines_of(chart, slope))
            for (std::size_t i = 0; i < line.size(); ++i) {
                const float here = distance(mouse, line[i], line[std::min(i + 1, line.size() - 1)]);
                if (here >= reach) continue;
                reach = here;
                found = &slope;
            }
    return found;
}

void draw_slope(const View& view, const Chart& chart, const Slope& slope, ImU32 colour,
                float width) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const std::vector<ImVec2>& line : lines_of(chart, slope)) {
        if (line.size() > 1)
            list.AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, width);
        for (const ImVec2& point : line) list.AddCircleFilled(point, width + view.px(1.4f), colour);
    }
}

void draw_frame(const View& view, const Chart& chart, const std::vector<RoundAgreement>& rounds,
                const std::string& measure) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    for (const double mark : {0.0, 0.5, 1.0}) {
        const std::string words = is_percentage(measure) ? decimal(mark * 100, 0) + " %"
                                  : mark == 0.5          ? "0.5"
                                                         : decimal(mark, 0);
        const float y = chart.y(mark), width = measure_label(font, words);
        hairline(list, {chart.min.x, y}, {chart.max.x, y}, view.theme.line);
        draw_label(list, font, {chart.min.x - view.px(24) - width, y - font.line_height() / 2},
                   view.theme.faint, words);
    }
    const float room = (chart.max.x - chart.min.x) /
                       static_cast<float>(std::max<std::size_t>(1, chart.rounds - 1));
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        const Round* round = view.project.rounds.find(rounds[i].round);
        const std::string name = round ? round->name : "?";
        const float x = chart.x(i), most = std::max(view.px(40), room - view.px(10));
        hairline(list, {x, chart.min.y}, {x, chart.max.y}, view.theme.line);
        const float width = std::min(most, measure_label(font, name));
        const float left = i == 0                   ? x - view.px(10)
                           : i + 1 == rounds.size() ? x - width + view.px(10)
                                                    : x - width / 2;
        draw_label(list, font, {left, chart.max.y + view.px(8)}, view.theme.text, name, most);
    }
}

std::string slope_words(const Slope& slope, const std::string& measure) {
    std::string words = slope.name + ": " + short_title(measure);
    for (std::size_t i = 0; i < slope.values.size(); ++i) {
        const Measured* figure =
            slope.rows[i] ? figure_of(slope.rows[i]->figures, measure) : nullptr;
        words += (i == 0 ? " " : ", ") +
                 (figure && slope.values[i] ? value_words(*figure) : std::string("–"));
    }
    return words;
}

void draw_chart(const View& view, AgreementState& state, const std::vector<Slope>& slopes,
                const std::vector<RoundAgreement>& rounds) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ImGui::GetContentRegionAvail().x, view.px(760));
    const float under = view.type.small.line_height() + view.px(16);
    const ImVec2 size(width, view.px(kChart) + under);
    const bool pressed = ImGui::InvisibleButton("##chart", size);
    name_item("Rounds as slopes");
    const RatingMeasure* measure = find_rating_measure(state.query.measure);
    const Chart chart{{at.x + view.px(70), at.y + view.px(10)},
                      {at.x + width - view.px(20), at.y + size.y - under},
                      measure && measure->lowest >= 0 ? 0.0 : -0.2,
                      rounds.size()};
    draw_frame(view, chart, rounds, state.query.measure);
    const Slope* lit = ImGui::IsItemHovered()
                           ? nearest(chart, slopes, ImGui::GetIO().MousePos, view.px(8))
                           : nullptr;
    for (std::size_t i = slopes.size(); i-- > 0;) {
        const Slope& slope = slopes[i];
        const bool chosen = slope.code && slope.code == state.code;
        if (&slope == lit || chosen || i == 0) continue;
        draw_slope(view, chart, slope, with_alpha(view.theme.faint, 0.6f), view.px(1.2f));
    }
    for (const Slope& slope : slopes)
        if (slope.code && slope.code == state.code)
            draw_slope(view, chart, slope, view.theme.text, view.px(2));
    draw_slope(view, chart, slopes.front(), view.theme.accent, view.px(3));
    if (!lit) return;
    draw_slope(view, chart, *lit, lit->code ? view.theme.text : view.theme.accent, view.px(3));
    tooltip(view, slope_words(*lit, state.query.measure) + ". Press to open it.");
    if (pressed) open_code(state, lit->code);
}

// --- The table under it --------------------------------------------------------------------------

std::string change_words(const Slope& slope, const std::string& measure) {
    const auto change = slope.change();
    if (!change) return "–";
    const bool percent = is_percentage(measure);
    const std::string words =
        decimal(*change * (percent ? 100 : 1), percent ? 1 : 2) + (percent ? " %" : "");
    return *change > 0 && words.front() != '-' ? "+" + words : words;
}

// Rounds from the right end; the change last.
void draw_cells(const View& view, FontStack& font, ImVec2 min, float right,
                const std::vector<std::string>& cells, ImU32 colour, float column) {
    for (std::size_t i = cells.size(); i-- > 0; right -= column) {
        const float width = std::min(measure_label(font, cells[i]), column - view.px(8));
        draw_label(*ImGui::GetWindowDrawList(), font, {right - width, min.y}, colour, cells[i],
                   column - view.px(8));
    }
}

float column_width(const View& view, std::size_t columns) {
    const float room = ImGui::GetContentRegionAvail().x * 0.66f;
    return std::clamp(std::floor(room / static_cast<float>(columns)), view.px(48),
                      view.px(kColumn));
}

void draw_table(const View& view, AgreementState& state, const std::vector<Slope>& slopes,
                const std::vector<RoundAgreement>& rounds) {
    std::vector<std::string> heads;
    for (const RoundAgreement& each : rounds) {
        const Round* round = view.project.rounds.find(each.round);
        heads.push_back(round ? round->name : "?");
    }
    heads.push_back("Change");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float column = column_width(view, heads.size());
    draw_cells(view, view.type.small_strong, at, at.x + width - view.px(10), heads, view.theme.dim,
               column);
    ImGui::Dummy({1, view.type.small_strong.line_height() + view.px(4)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    for (const Slope& slope : slopes) {
        ImGui::PushID(static_cast<int>(slope.code.value));
        const RowBox box =
            row(view, "##slope", slope.name, state.code == slope.code, view.px(kRow));
        ImGui::PopID();
        FontStack& font = slope.code ? view.type.plain : view.type.strong;
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < slope.values.size(); ++i) {
            const Measured* figure =
                slope.rows[i] ? figure_of(slope.rows[i]->figures, state.query.measure) : nullptr;
            cells.push_back(slope.rows[i] && slope.rows[i]->too_rare ? "too rare"
                            : figure                                 ? value_words(*figure)
                                                                     : "–");
        }
        cells.push_back(change_words(slope, state.query.measure));
        const float used = column * static_cast<float>(cells.size());
        draw_label(*ImGui::GetWindowDrawList(), font, {box.min.x + view.px(8), box.middle(font)},
                   view.theme.text, slope.name, box.max.x - box.min.x - used - view.px(26));
        draw_cells(view, view.type.small, {box.min.x, box.middle(view.type.small)},
                   box.max.x - view.px(10), cells, view.theme.text, column);
        tooltip(view, slope_words(slope, state.query.measure));
        if (box.pressed) open_code(state, slope.code);
    }
    ImGui::PopStyleVar();
}

// --- The whole -----------------------------------------------------------------------------------

void draw_start(const View& view, AgreementState& state, Actions& actions) {
    const auto is_there = [&](const Round& round) { return round.name == state.asked_round; };
    if (!state.asked_round.empty() && std::ranges::any_of(view.project.rounds, is_there)) {
        if (state.round_name == state.asked_round) state.round_name.clear();
        state.asked_round.clear();
    }
    const Round* now = view.project.rounds.find(view.project.latest_round());
    text_block(
        view, view.type.small, view.theme.dim,
        "What is coded and declared done now belongs to " + (now ? now->name : "no round") +
            ". Starting another hides and opens nothing: what was declared done stays done.");
    TextFieldOptions options;
    options.width = view.px(220);
    options.placeholder = "Name of the next round";
    Flow flow(view);
    flow.next(options.width);
    const TextFieldEvents events =
        draw_text_field("##round-name", state.round_field, state.round_name, view.type.plain,
                        field_style(view), options);
    name_item("Name of the next round");
    flow.next(button_width(view, "Start the round"));
    const bool named = state.round_name.find_first_not_of(' ') != std::string::npos;
    const bool asked =
        button(view, "##start", {"Start the round", Weight::Plain, named}) || events.submitted;
    if (!asked || !named) return;
    state.asked_round = state.round_name;
    actions.post(Command{StartRound{state.round_name}});
}

void draw_rounds(const View& view, AgreementState& state,
                 const std::vector<RoundAgreement>& rounds) {
    const auto counts = [](const RoundAgreement& each) {
        return !each.agreement.transcripts.empty();
    };
    const auto with = std::ranges::count_if(rounds, counts);
    if (rounds.size() < 2 || with == 0) {
        empty_state(view, rounds.size() < 2 ? "There is one round" : "Nothing to compare yet",
                    rounds.size() < 2
                        ? "Code some transcripts, talk about where you differ, mend the codebook, "
                          "and start another round for the next transcripts: here the figures of "
                          "each code go on from round to round."
                        : "No transcript has been declared done by both in any round.");
        return;
    }
    if (with == 1)
        text_block(view, view.type.small, view.theme.dim,
                   "Only one round has transcripts that both have declared done.");
    space(view, 6);
    const std::vector<Slope> slopes = slopes_of(view, state, rounds);
    draw_chart(view, state, slopes, rounds);
    space(view, 12);
    draw_table(view, state, slopes, rounds);
}

}  // namespace

void agreement_rounds(const View& plain, AgreementState& state, Actions& actions) {
    draw_start(plain, state, actions);
    space(plain, 8);
    const auto& counted = plain.derived.agreement_by_round(state.query);
    counting_line(plain, state_of(counted), actions);
    if (!counted.result) return;
    const Theme grey = greyed(plain.theme);
    ImGui::BeginChild("##rounds",
                      {0, std::max(plain.px(kLeastHeight), ImGui::GetContentRegionAvail().y)},
                      ImGuiChildFlags_NavFlattened);
    draw_rounds(counted.fresh ? plain : older_view(plain, grey), state, *counted.result);
    ImGui::EndChild();
}

}  // namespace tandem::ui
