#include "ui/panels/documents.h"

#include <cmath>

#include "ui/panels/count_cell.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

void draw_document(const View& view, const RowBox& box, const Transcript& transcript,
                   Actions& actions) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float right = box.max.x - view.px(8);
    const std::string count = std::to_string(view.derived.count_in(transcript.id));
    const float count_width = measure_label(view.type.small, count);
    draw_label(list, view.type.small, {right - count_width, box.middle(view.type.small)},
               view.theme.faint, count);
    const bool done = view.viewer.me && view.project.is_done(transcript.id, *view.viewer.me);
    if (done)
        draw_icon(list, Icon::Check, {right - view.px(34), (box.min.y + box.max.y) / 2},
                  view.px(11), view.theme.accent);
    const float x = box.min.x + view.px(10), room = right - view.px(46) - x;
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

}  // namespace

void documents_panel(const View& view, DocumentsState& state, Actions& actions) {
    heading(view, "TRANSCRIPTS");
    space(view, 4);
    if (view.project.transcripts.empty())
        text_block(view, view.type.small, view.theme.dim, "None yet.");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    for (const Transcript* transcript : view.project.transcripts_by_name()) {
        ImGui::PushID(static_cast<int>(transcript->id.value));
        ImGui::SetNextItemAllowOverlap();
        const RowBox box =
            row(view, "##document", transcript->name, transcript->id == state.open, view.px(29));
        tooltip(view,
                transcript->name + ", " + counted(view.derived.count_in(transcript->id), "coding"));
        if (ImGui::IsRectVisible(box.min, box.max)) draw_document(view, box, *transcript, actions);
        ImGui::PopID();
        if (box.pressed) actions.post(OpenTranscript{transcript->id, {}, {}, {}});
    }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
