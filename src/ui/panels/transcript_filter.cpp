// Which codings of the transcript are shown: the choice, and the plain statement of it.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "ui/panels/transcript_page.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

// Codes that visible codings of this transcript have, and what stands above them.
std::unordered_set<CodeId> codes_here(const TranscriptPage& page) {
    const Project& project = page.view.project;
    std::unordered_set<CodeId> found;
    for (const CodingId id : page.view.derived.marks(page.transcript.id).codings)
        if (const Coding* coding = project.codings().find(id))
            for (const Code* code = project.codes.find(coding->code);
                 code && found.insert(code->id).second;)
                code = project.codes.find(code->parent);
    return found;
}

void choose_coder(TranscriptPage& page) {
    const View& view = page.view;
    std::vector<CoderId> coders{{}};
    std::vector<std::string_view> names{"Everybody"};
    for (const Coder* coder : view.project.coders_by_name()) {
        if (!may_see(view.project, view.viewer, coder->id, page.transcript.id)) continue;
        coders.push_back(coder->id);
        names.push_back(coder->name);
    }
    if (coders.size() < 3) return;
    space(view, 8);
    heading(view, "BY");
    const auto now = std::find(coders.begin(), coders.end(), page.state.filter.coder);
    if (const auto picked =
            segments(view, "##coder", names, static_cast<int>(now - coders.begin())))
        page.state.filter.coder = coders[static_cast<std::size_t>(*picked)];
}

void choose_round(TranscriptPage& page) {
    const View& view = page.view;
    std::vector<RoundId> rounds{{}};
    std::vector<std::string_view> names{"Every round"};
    for (const Round* round : view.project.rounds_by_start()) {
        rounds.push_back(round->id);
        names.push_back(round->name);
    }
    if (rounds.size() < 3) return;
    space(view, 8);
    heading(view, "IN");
    const auto now = std::find(rounds.begin(), rounds.end(), page.state.filter.round);
    if (const auto picked =
            segments(view, "##round", names, static_cast<int>(now - rounds.begin())))
        page.state.filter.round = rounds[static_cast<std::size_t>(*picked)];
}

void choose_code(TranscriptPage& page) {
    const View& view = page.view;
    constexpr float kRow = 26;
    constexpr int kMostRows = 11;
    const std::unordered_set<CodeId> here = codes_here(page);
    space(view, 8);
    heading(view, "CODINGS WITH");
    const int rows = static_cast<int>(here.size()) + 1;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("##codes", {0, view.px(kRow) * static_cast<float>(std::min(rows, kMostRows))},
                      ImGuiChildFlags_NavFlattened);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto offer = [&](CodeId id, const std::string& name, int depth) {
        ImGui::PushID(static_cast<int>(id.value));
        const RowBox box =
            row(view, "##show", "Show " + name, page.state.filter.code == id, view.px(kRow));
        ImGui::PopID();
        const float x = box.min.x + view.px(10) + view.px(13) * static_cast<float>(depth);
        if (id)
            square(list, {x, std::round((box.min.y + box.max.y - view.px(9)) / 2)}, view.px(9),
                   view.colours.of(id));
        const float words = x + (id ? view.px(17) : 0);
        draw_label(list, view.type.plain, {words, box.middle(view.type.plain)}, view.theme.text,
                   name, box.max.x - words - view.px(8));
        if (box.pressed) page.state.filter.code = id;
    };
    offer({}, "Every code", 0);
    for (const CodeInTree& each : view.derived.codes())
        if (here.contains(each.code->id)) offer(each.code->id, each.code->name, each.depth);
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void choose_looks(TranscriptPage& page) {
    const View& view = page.view;
    static constexpr std::array<std::string_view, 2> kSides{"Right", "Left"};
    static constexpr std::array<std::string_view, 2> kUncoded{"As the rest", "Faded"};
    space(view, 10);
    heading(view, "STRIPES");
    if (const auto picked = segments(view, "##side", kSides, page.state.stripes_left ? 1 : 0))
        page.state.stripes_left = *picked == 1;
    space(view, 8);
    heading(view, "WORDS NOT CODED");
    if (const auto picked = segments(view, "##backlight", kUncoded, page.state.backlight ? 1 : 0))
        page.state.backlight = *picked == 1;
}

}  // namespace

const TranscriptMarks& shown_marks(const View& view, TranscriptState& state) {
    const TranscriptMarks& all = view.derived.marks(state.transcript);
    if (!state.filter.is_on()) return all;
    std::vector<CodingId> always = state.spotlight;
    if (state.selected) always.push_back(state.selected);
    TranscriptState::Shown now{state.transcript, view.revision, view.viewer.me, state.filter,
                               std::move(always)};
    if (!(state.filtered_for == now)) {
        state.filtered = filtered(view.project, all, state.filter, now.always);
        state.filtered_for = std::move(now);
    }
    return state.filtered;
}

float draw_filter_band(TranscriptPage& page, ImVec2 min, float width) {
    const View& view = page.view;
    if (!page.state.filter.is_on()) return 0;
    const float height = view.px(34);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, {min.x + width, min.y + height}, view.theme.chosen);
    const std::string words =
        filter_sentence(view.project, page.state.filter, page.marks.codings.size(),
                        view.derived.marks(page.transcript.id).codings.size());
    const float clear = button_width(view, "Show all");
    draw_label(
        list, view.type.small,
        {min.x + view.px(18), std::floor(min.y + (height - view.type.small.line_height()) / 2)},
        view.theme.text, words, width - clear - view.px(50));
    ImGui::SetCursorScreenPos({min.x + width - clear - view.px(14), min.y + view.px(2)});
    if (button(view, "##clear", {"Show all", Weight::Quiet})) page.actions.post(ClearFilter{});
    return height;
}

float draw_show_button(TranscriptPage& page, ImVec2 right_middle) {
    const View& view = page.view;
    const std::string_view label = page.state.filter.is_on() ? "Filtered" : "Filter";
    const float width = button_width(view, label);
    const ImVec2 at(right_middle.x - width, std::floor(right_middle.y - view.px(15)));
    ImGui::SetCursorScreenPos(at);
    if (button(view, "##show", {label, Weight::Plain, true, "Which codings are shown, and how"}))
        ImGui::OpenPopup("##shown");
    ImGui::SetNextWindowPos({at.x, at.y + view.px(34)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(12), view.px(8)});
    if (ImGui::BeginPopup("##shown")) {
        ImGui::Dummy({view.px(300), 1});
        choose_code(page);
        choose_coder(page);
        choose_round(page);
        choose_looks(page);
        space(view, 6);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return width;
}

}  // namespace tandem::ui
