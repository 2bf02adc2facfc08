#include "ui/panels/documents.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/count_cell.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 29, kSlot = 22, kSlotGap = 4;

bool is_me(const View& view, CoderId coder) {
    return view.viewer.me == coder;
}

// The person at work first, so that nobody's own bar is left out where there is little room.
std::vector<CoderProgress> bars_of(const View& view, TranscriptId transcript) {
    std::vector<CoderProgress> bars = view.derived.progress(transcript);
    std::stable_partition(bars.begin(), bars.end(),
                          [&](const CoderProgress& each) { return is_me(view, each.coder); });
    return bars;
}

// A tick when done, a bar as far as may be known, else an empty frame.
void draw_bar(const View& view, ImVec2 at, float width, const CoderProgress& progress) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = is_me(view, progress.coder) ? view.theme.accent : view.theme.dim;
    if (progress.done) {
        draw_icon(list, Icon::Check, {at.x + width / 2, at.y}, view.px(11), colour);
        return;
    }
    const float half = std::max(1.0f, std::round(view.px(2))), y = std::round(at.y);
    const ImVec2 min(std::round(at.x), y - half), max(std::round(at.x + width), y + half);
    if (!progress.open) {
        list.AddRect(min, max, view.theme.faint, half);
        return;
    }
    list.AddRectFilled(min, max, view.theme.line, half);
    if (progress.covered == 0) return;
    const float part = static_cast<float>(progress.covered) / static_cast<float>(progress.turns);
    list.AddRectFilled(min, {std::max(min.x + 2 * half, min.x + (max.x - min.x) * part), max.y},
                       colour, half);
}

// Returns where the bars begin.
float draw_bars(const View& view, const RowBox& box, float right, TranscriptId transcript) {
    const std::vector<CoderProgress> bars = bars_of(view, transcript);
    const float step = view.px(kSlot + kSlotGap);
    const auto room =
        static_cast<std::size_t>(std::max(1.0f, std::floor((box.max.x - box.min.x) * 0.4f / step)));
    const std::size_t count = std::min(room, bars.size());
    float x = right - static_cast<float>(count) * step;
    const float left = x, middle = (box.min.y + box.max.y) / 2;
    for (std::size_t i = 0; i < count; ++i, x += step)
        draw_bar(view, {x, middle}, view.px(kSlot), bars[i]);
    return left;
}

void draw_document(const View& view, const RowBox& box, const Transcript& transcript,
                   Actions& actions) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float right = box.max.x - view.px(8);
    const std::string count = std::to_string(view.derived.count_in(transcript.id));
    const float count_width = measure_label(view.type.small, count);
    draw_label(list, view.type.small, {right - count_width, box.middle(view.type.small)},
               view.theme.faint, count);
    const float bars = draw_bars(view, box, right - std::max(view.px(22), count_width + view.px(4)),
                                 transcript.id);
    const float x = box.min.x + view.px(10), room = bars - view.px(6) - x;
    const float used = draw_label(list, view.type.plain, {x, box.middle(view.type.plain)},
                                  view.theme.text, transcript.name, room);
    const Participant* person = view.project.participants.find(transcript.participant);
    if (person && room - used > view.px(30))
        draw_label(list, view.type.small, {x + used + view.px(8), box.middle(view.type.small)},
                   view.theme.dim, person->group, room - used - view.px(8));
    OccurrenceQuery query;
    query.transcript = transcript.id;
    count_cell(view, "##codings-in", {right - count_width, box.min.y}, {right, box.max.y}, count,
               query, actions);
}

std::string document_words(const View& view, const Transcript& transcript) {
    std::string words = transcript.name;
    const Participant* person = view.project.participants.find(transcript.participant);
    if (person && !person->group.empty()) words += ", " + person->group;
    words += ", " + counted(view.derived.count_in(transcript.id), "coding");
    for (const CoderProgress& each : bars_of(view, transcript.id))
        words += "\n" + progress_words(view, each);
    return words;
}

void draw_nothing(const View& view, DocumentsState& state) {
    text_block(view, view.type.small, view.theme.dim,
               view.project.transcripts.empty() ? "None yet."
                                                : "No transcript meets what is asked for above.");
    if (view.project.transcripts.empty()) return;
    space(view, 6);
    if (button(view, "##show-all", {"Show all transcripts"})) state.conditions.clear();
}

}  // namespace

std::string progress_words(const View& view, const CoderProgress& progress) {
    const Coder* coder = view.project.coders.find(progress.coder);
    const bool me = is_me(view, progress.coder);
    std::string words = (coder ? coder->name : std::string()) + (me ? " (you): " : ": ");
    if (progress.done) words += progress.open ? "done, " : "done";
    if (progress.open)
        return words + std::to_string(progress.covered) + " of " + counted(progress.turns, "turn") +
               " coded or off topic";
    return progress.done ? words : words + "not done; how far is shown when both are done";
}

void documents_panel(const View& view, DocumentsState& state, Actions& actions) {
    if (state.shown.empty()) draw_nothing(view, state);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.shown.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const Transcript& transcript =
                *view.project.transcripts.find(state.shown[static_cast<std::size_t>(i)]);
            ImGui::PushID(static_cast<int>(transcript.id.value));
            ImGui::SetNextItemAllowOverlap();
            const RowBox box = row(view, "##document", transcript.name, transcript.id == state.open,
                                   view.px(kRow));
            if (box.hovered) tooltip(view, document_words(view, transcript));
            if (ImGui::IsRectVisible(box.min, box.max))
                draw_document(view, box, transcript, actions);
            ImGui::PopID();
            if (box.pressed) actions.post(OpenTranscript{transcript.id, {}, {}, {}});
        }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
