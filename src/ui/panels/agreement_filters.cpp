// Which codes of the Agreement page are shown, of what text, and in what order.
#include <algorithm>
#include <set>
#include <utility>

#include "tandem/text/fold.h"

#include "ui/panels/agreement_pages.h"
#include "ui/panels/agreement_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

using By = AgreementSort::By;

// A chooser as wide as its caption, in the flow. `places` are in the order of the choices.
std::optional<int> choose(const View& view, Flow& flow, const char* id,
                          const std::vector<Choice>& choices, int chosen) {
    const std::string& caption = choices[static_cast<std::size_t>(std::max(0, chosen))].label;
    const float width =
        std::min(view.px(220), std::ceil(measure_label(view.type.plain, caption)) + view.px(42));
    flow.next(width);
    return chooser(view, id, caption, choices, chosen, width);
}

void choose_words(const View& view, AgreementState& state, Flow& flow) {
    TextFieldOptions options;
    options.width = view.px(150);
    options.placeholder = "Find a code";
    TextFieldStyle style = field_style(view);
    style.padding.y = view.px(4);
    flow.next(options.width);
    const TextFieldEvents events = draw_text_field(
        "##filter", state.filter_field, state.filter.words, view.type.plain, style, options);
    name_item("Find a code");
    if (events.cancelled) state.filter.words.clear();
}

void choose_codes(const View& view, AgreementQuery& query, AgreementFilter& filter, Flow& flow) {
    const auto offer = [&](const char* id, std::string_view word, bool& on, std::string_view tip) {
        flow.next(chip_width(view, word));
        if (chip(view, id, word, on, tip)) on = !on;
    };
    offer("##differing", "They differ", filter.differing, "Only codes with disagreements");
    offer("##by-both", "Used by both", filter.by_both, "Only codes that both coders gave");
    offer("##rare", "Without rare", filter.without_rare,
          "Hides codes that fewer than 5 units carry: too rare to judge");
    offer("##of-rare", "Figures of rare ones", query.of_rare,
          "Makes figures also of codes that fewer than 5 units carry");
}

void choose_kind(const View& view, AgreementFilter& filter, Flow& flow) {
    std::set<std::string> kinds;
    for (const Code& code : view.project.codes)
        for (const std::string& kind : split_kinds(code.kinds)) kinds.insert(kind);
    if (kinds.empty()) return;
    std::vector<Choice> choices{{"Every kind", ""}};
    int chosen = 0;
    for (const std::string& kind : kinds) {
        if (kind == filter.kind) chosen = static_cast<int>(choices.size());
        choices.push_back({kind, ""});
    }
    if (const auto picked = choose(view, flow, "##kind", choices, chosen))
        filter.kind = *picked == 0 ? "" : choices[static_cast<std::size_t>(*picked)].label;
}

void choose_group(const View& view, AgreementQuery& query, Flow& flow) {
    std::set<std::string> groups;
    for (const Participant& each : view.project.participants) groups.insert(each.group);
    if (groups.size() < 2) return;
    std::vector<Choice> choices{{"Every group", ""}};
    std::vector<std::string> names{""};
    int chosen = 0;
    for (const std::string& group : groups) {
        if (query.group == group) chosen = static_cast<int>(choices.size());
        choices.push_back({group.empty() ? "No group" : group, ""});
        names.push_back(group);
    }
    const auto picked = choose(view, flow, "##group", choices, chosen);
    if (!picked) return;
    query.group =
        *picked == 0 ? std::nullopt : std::optional(names[static_cast<std::size_t>(*picked)]);
}

void choose_round(const View& view, AgreementQuery& query, Flow& flow) {
    if (view.project.rounds.size() < 2) return;
    std::vector<Choice> choices{{"Every round", ""}};
    std::vector<RoundId> ids{{}};
    int chosen = 0;
    for (const Round* round : view.project.rounds_by_start()) {
        if (query.round == round->id) chosen = static_cast<int>(choices.size());
        choices.push_back({round->name, ""});
        ids.push_back(round->id);
    }
    if (const auto picked = choose(view, flow, "##round", choices, chosen))
        query.round = ids[static_cast<std::size_t>(*picked)];
}

void choose_branches(const View& view, AgreementQuery& query, Flow& flow) {
    if (std::ranges::none_of(view.project.codes,
                             [](const Code& code) { return static_cast<bool>(code.parent); }))
        return;
    if (const auto picked = choose(view, flow, "##below",
                                   {{"Each code by itself", ""}, {"With the codes below", ""}},
                                   query.with_below ? 1 : 0))
        query.with_below = *picked == 1;
}

void choose_text(const View& view, AgreementQuery& query, Flow& flow) {
    if (const auto picked =
            choose(view, flow, "##text", {{"All text", ""}, {"Marked text only", ""}},
                   query.marked_only ? 1 : 0))
        query.marked_only = *picked == 1;
    if (const auto picked =
            choose(view, flow, "##who", {{"Without the interviewer", ""}, {"All speakers", ""}},
                   query.all_turns ? 1 : 0))
        query.all_turns = *picked == 1;
}

void choose_order(const View& view, AgreementState& state, Flow& flow) {
    const std::vector<Choice> choices{
        {"In the tree's order", ""},
        {"By name", ""},
        {"By " + short_title(state.query.measure) + ", lowest first", ""},
        {"By disagreements, most first", ""}};
    const std::vector<AgreementSort> sorts{{},
                                           {By::Name, "", false},
                                           {By::Figure, state.query.measure, false},
                                           {By::Differ, "", true}};
    int chosen = -1;
    for (int at = 0; at < static_cast<int>(sorts.size()); ++at)
        if (sorts[static_cast<std::size_t>(at)] == state.sort) chosen = at;
    const std::string other = "In another order";
    std::vector<Choice> shown = choices;
    if (chosen < 0) {
        chosen = static_cast<int>(shown.size());
        shown.push_back({other, ""});
    }
    const auto picked = choose(view, flow, "##order", shown, chosen);
    if (picked && *picked < static_cast<int>(sorts.size()))
        state.sort = sorts[static_cast<std::size_t>(*picked)];
}

bool passes(const View& view, const AgreementFilter& filter, const CodeFigures& row) {
    const Code* code = view.project.codes.find(row.code);
    if (!code) return false;
    const TwoByTwo table = row.table.value_or(TwoByTwo{});
    if (!filter.words.empty() && find_folded(code->name, filter.words).empty()) return false;
    if (filter.differing && table.only_a + table.only_b == 0) return false;
    if (filter.by_both && (table.used_by_a() == 0 || table.used_by_b() == 0)) return false;
    if (filter.without_rare && row.too_rare) return false;
    if (filter.kind.empty()) return true;
    const std::vector<std::string> kinds = split_kinds(code->kinds);
    return std::ranges::find(kinds, filter.kind) != kinds.end();
}

// What the codes are ordered by; none: it stands at the end.
std::optional<double> sort_value(const AgreementSort& sort, const CodeFigures& row) {
    const TwoByTwo table = row.table.value_or(TwoByTwo{});
    switch (sort.by) {
        case By::Both:
            return static_cast<double>(table.both);
        case By::OnlyA:
            return static_cast<double>(table.only_a);
        case By::OnlyB:
            return static_cast<double>(table.only_b);
        case By::Neither:
            return static_cast<double>(table.neither);
        case By::Differ:
            return static_cast<double>(table.only_a + table.only_b);
        case By::Figure:
            break;
        case By::Tree:
        case By::Name:
            return {};
    }
    const Measured* figure = figure_of(row.figures, sort.measure);
    return figure ? figure->value : std::nullopt;
}

std::vector<const CodeFigures*> by_name(const View& view, std::vector<const CodeFigures*> rows,
                                        bool downwards) {
    std::vector<std::pair<std::string, const CodeFigures*>> named;
    for (const CodeFigures* row : rows)
        named.emplace_back(fold(view.project.codes.find(row->code)->name), row);
    std::ranges::stable_sort(named, {}, &std::pair<std::string, const CodeFigures*>::first);
    if (downwards) std::ranges::reverse(named);
    for (std::size_t at = 0; at < rows.size(); ++at) rows[at] = named[at].second;
    return rows;
}

}  // namespace

void agreement_filters(const View& view, AgreementState& state) {
    Flow flow(view);
    choose_words(view, state, flow);
    choose_codes(view, state.query, state.filter, flow);
    choose_kind(view, state.filter, flow);
    choose_group(view, state.query, flow);
    choose_round(view, state.query, flow);
    choose_branches(view, state.query, flow);
    choose_text(view, state.query, flow);
    choose_order(view, state, flow);
}

std::vector<const CodeFigures*> filtered_codes(const View& view, const AgreementState& state,
                                               const StudyAgreement& agreement) {
    std::vector<const CodeFigures*> rows;
    for (const CodeFigures& row : agreement.codes)
        if (passes(view, state.filter, row)) rows.push_back(&row);
    const AgreementSort& sort = state.sort;
    if (sort.by == By::Tree) return rows;
    if (sort.by == By::Name) return by_name(view, std::move(rows), sort.downwards);
    std::ranges::stable_sort(rows, [&](const CodeFigures* left, const CodeFigures* right) {
        const auto a = sort_value(sort, *left), b = sort_value(sort, *right);
        if (!a || !b) return a.has_value() && !b.has_value();
        return sort.downwards ? *a > *b : *a < *b;
    });
    return rows;
}

}  // namespace tandem::ui
