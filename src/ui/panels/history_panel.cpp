#include "ui/panels/history_panel.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 29;

std::string sentence_of(const JournalLine& line) {
    if (line.command == "undo") return "Undid: " + line.sentence;
    if (line.command == "redo") return "Redid: " + line.sentence;
    return as_sentence(line.sentence);
}

void draw_line(const View& view, const RowBox& box, const JournalLine& line) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.middle(view.type.small), x = box.min.x + view.px(8);
    draw_label(list, view.type.small, {x, y}, view.theme.faint, std::to_string(line.number),
               view.px(50));
    draw_label(list, view.type.small, {x + view.px(56), y}, view.theme.dim, date_words(line.at_ms),
               view.px(130));
    draw_label(list, view.type.small_strong, {x + view.px(196), y}, view.theme.dim, line.actor,
               view.px(110));
    const float left = x + view.px(316);
    const float used = draw_label(list, view.type.plain, {left, box.middle(view.type.plain)},
                                  line.undone ? view.theme.faint : view.theme.text,
                                  sentence_of(line), box.max.x - view.px(10) - left);
    const float middle = (box.min.y + box.max.y) / 2 + view.px(1);
    if (line.undone) hairline(list, {left, middle}, {left + used, middle}, view.theme.faint);
}

}  // namespace

void history_panel(const View& view, HistoryState&, Actions&) {
    const std::vector<JournalLine>& lines = view.derived.history();
    text_block(view, view.type.small, view.theme.dim,
               "Everything that was done, newest first; times in UTC. What was undone is struck "
               "through.");
    space(view, 10);
    ImGui::BeginChild("##journal", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(lines.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const JournalLine& line = lines[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            const RowBox box = row(view, "##line", sentence_of(line), false, view.px(kRow));
            draw_line(view, box, line);
            tooltip(view, sentence_of(line));
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace tandem::ui
