#include "ui/panels/import_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 26, kHead = 62, kMostRows = 9;

// File, what is in it, what is to be said about it.
struct Line {
    std::string file, what, remark;
    bool problem = false;
};

Line line_of(const ImportPreview& file) {
    Line line{file.file_name, describe(file), {}, !file.problem.empty()};
    if (line.problem) {
        line.what = "cannot be imported";
        line.remark = file.problem;
        return line;
    }
    if (file.new_participant)
        line.remark = "Participant " + file.participant + " is new to the study. ";
    if (!file.warnings.empty()) line.remark += as_sentence(describe(file.warnings.front()));
    if (file.warnings.size() > 1)
        line.remark +=
            " And " + counted(static_cast<std::int64_t>(file.warnings.size()) - 1, "more warning") +
            ".";
    return line;
}

void draw_line(const View& view, const Line& line) {
    const RowBox box = row(view, "##line", line.file + ": " + line.remark, false, view.px(kRow));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const float width = box.max.x - box.min.x, y = box.middle(font);
    const std::array<float, 4> stops{view.px(8), width * 0.2f, width * 0.52f, width};
    const auto cell = [&](std::size_t i, std::string_view text, ImU32 colour) {
        draw_label(list, font, {box.min.x + std::floor(stops[i]), y}, colour, text,
                   stops[i + 1] - stops[i] - view.px(12));
    };
    cell(0, line.file, view.theme.text);
    cell(1, line.what, line.problem ? view.theme.warning : view.theme.dim);
    cell(2, line.remark, line.problem ? view.theme.warning : view.theme.dim);
    tooltip(view, line.remark.empty() ? line.what : line.remark);
}

// `at` gives the line with that place.
template <class At>
void draw_lines(const View& view, std::size_t count, const At& at) {
    ImGui::BeginChild("##import-lines", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), view.px(kRow));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw_line(view, at(static_cast<std::size_t>(i)));
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

// Title at the left, the buttons' place at the right.
void draw_head(const View& view, std::string_view title, std::string_view words, float buttons) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float y = at.y + view.px(5), title_width = measure_label(view.type.strong, title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, view.type.strong, {at.x, y}, view.theme.text, title, width - buttons);
    draw_label(list, view.type.plain, {at.x + title_width + view.px(14), y}, view.theme.dim, words,
               std::max(0.0f, width - buttons - title_width - view.px(28)));
    ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
}

void draw_preview(const View& view, const ImportPlan& plan, Actions& actions) {
    const int problems = count_problems(plan), files = static_cast<int>(plan.files.size());
    std::string words = describe(plan);
    if (problems > 0)
        words += (words.empty() ? "" : "; ") + counted(problems, "file") + " cannot be imported";
    const auto fresh = std::ranges::count_if(
        plan.files, [](const ImportPreview& file) { return file.new_participant; });
    if (fresh > 0)
        words += "; " + counted(fresh, "participant") + (fresh == 1 ? " is" : " are") +
                 " new to the study";
    const std::string yes = problems == 0 || problems == files
                                ? std::string("Import")
                                : "Import the " + counted(files - problems, "other file");
    draw_head(view, "Import these files?", words,
              button_width(view, yes) + button_width(view, "Do not import") + view.px(10));
    if (button(view, "##import", {yes, Weight::Accent, problems < files}))
        actions.post(StartImport{});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##no-import", {"Do not import"})) actions.post(CloseImport{});
    space(view, 8);
    draw_lines(view, plan.files.size(), [&](std::size_t i) { return line_of(plan.files[i]); });
}

void draw_warnings(const View& view, const ImportState& state, Actions& actions) {
    draw_head(view, state.result, "What could not be understood is listed; the text is in.",
              button_width(view, "Dismiss") + view.px(2));
    if (button(view, "##dismiss", {"Dismiss"})) actions.post(CloseImport{});
    space(view, 8);
    draw_lines(view, state.warnings.size(), [&](std::size_t i) {
        return Line{state.warnings[i].file_name, {}, state.warnings[i].words, false};
    });
}

}  // namespace

std::string describe(const ReadWarning& warning) {
    return (warning.line > 0 ? "line " + std::to_string(warning.line) + ": " : "") +
           warning.message;
}

std::string describe(const ImportPreview& file) {
    if (file.kind == "codings") return counted(file.codings, "line") + " of codings";
    if (file.kind == "codebook") return "codebook, " + counted(file.codes, "code");
    if (file.kind == "participants") return counted(file.people, "participant");
    if (file.kind == "survey")
        return "survey, " + counted(file.people, "participant") + ", " +
               counted(file.transcripts, "transcript");
    std::string words = "transcript, " + file.format + ", " + counted(file.turns, "turn");
    const char* separator = ": ";
    for (const auto& speaker : file.speakers) {
        words += separator + (speaker.label.empty() ? "no name" : speaker.label) + " " +
                 std::to_string(speaker.turns);
        separator = ", ";
    }
    return words;
}

std::string describe(const ImportPlan& plan) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kKinds{
        {{"transcript", "transcript"},
         {"survey", "survey"},
         {"participants", "list of participants"},
         {"codebook", "codebook"},
         {"codings", "file of codings"}}};
    std::string words;
    for (const auto& [kind, name] : kKinds) {
        const auto count =
            std::ranges::count_if(plan.files, [of = kind](const ImportPreview& file) {
                return file.kind == of && file.problem.empty();
            });
        if (count == 0) continue;
        std::string some = counted(count, name);
        if (count > 1 && kind == "participants")
            some = std::to_string(count) + " lists of participants";
        if (count > 1 && kind == "codings") some = std::to_string(count) + " files of codings";
        words += (words.empty() ? "" : ", ") + some;
    }
    return words;
}

int count_problems(const ImportPlan& plan) {
    return static_cast<int>(std::ranges::count_if(
        plan.files, [](const ImportPreview& file) { return !file.problem.empty(); }));
}

float import_panel_height(const View& view, const ImportState& state, float room) {
    if (!state.is_open()) return 0;
    const std::size_t lines = state.plan ? state.plan->files.size() : state.warnings.size();
    const float wanted = kHead + kRow * std::min(kMostRows, static_cast<float>(lines));
    return std::floor(std::min(view.px(wanted), room * 0.45f));
}

void import_panel(const View& view, ImportState& state, Actions& actions) {
    const ImVec2 at = ImGui::GetWindowPos();
    hairline(*ImGui::GetWindowDrawList(), at, {at.x + ImGui::GetWindowWidth(), at.y},
             view.theme.line);
    if (state.plan)
        draw_preview(view, *state.plan, actions);
    else
        draw_warnings(view, state, actions);
}

}  // namespace tandem::ui
