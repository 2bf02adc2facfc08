#include "ui/panels/inspector_parts.h"

#include <algorithm>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {

void draw_code_title(const View& view, const Code& code) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = view.px(20), side = view.px(12);
    const float width = ImGui::GetContentRegionAvail().x - left;
    Paragraph& name = block(view, view.type.strong, code.name, width);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    square(list, {at.x, at.y + std::round((name.line_height() - side) / 2)}, side,
           view.colours.of(code.id));
    const float height = name.height();
    draw_block(view, list, view.type.strong, {at.x + left, at.y}, view.theme.text, name);
    ImGui::Dummy({width, height});
    if (code.parent)
        text_block(view, view.type.small, view.theme.dim, "in " + view.project.path(code.parent));
}

void draw_code_link(const View& view, const char* id, CodeId code, CoderId coder,
                    const std::function<void()>& pressed) {
    const Code* known = view.project.codes.find(code);
    if (!known) return;
    const RowBox box = row(view, id, known->name, false, view.px(27));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float side = view.px(10);
    square(list, {box.min.x + view.px(2), std::round((box.min.y + box.max.y - side) / 2)}, side,
           view.colours.of(code));
    const float x = box.min.x + view.px(20), room = box.max.x - x;
    const Coder* who = view.project.coders.find(coder);
    const bool other = who && (!view.viewer.me || *view.viewer.me != coder);
    const float used = draw_label(list, view.type.plain, {x, box.middle(view.type.plain)},
                                  view.theme.text, known->name, other ? room * 0.75f : room);
    if (other)
        draw_label(list, view.type.small, {x + used + view.px(8), box.middle(view.type.small)},
                   view.theme.dim, who->name, room - used - view.px(8));
    if (box.pressed) pressed();
}

void open_passage(const Coding& coding, Actions& actions) {
    OpenTranscript open{coding.transcript, {}, {}, {}};
    if (!coding.spans.empty()) {
        const TextSpan& span = coding.spans.front();
        open = {coding.transcript, span.turn, span.begin, span.begin};
    }
    actions.post(open);
    actions.post(SelectCoding{coding.id});
}

int draw_passages(const View& view, const std::vector<CodingId>& passages, int most,
                  CodingId except, Actions& actions) {
    int drawn = 0;
    for (const CodingId id : passages) {
        const Coding* coding = view.project.codings().find(id);
        if (!coding || id == except) continue;
        if (drawn == most) break;
        ++drawn;
        ImGui::PushID(static_cast<int>(id.value));
        const RowBox box = row(view, "##passage", coding->quote, false, view.px(44));
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float x = box.min.x + view.px(6), room = box.max.x - view.px(6) - x;
        draw_label(list, view.type.plain, {x, box.min.y + view.px(3)}, view.theme.text,
                   coding->quote, room);
        const Transcript* transcript = view.project.transcripts.find(coding->transcript);
        std::string place = transcript->name;
        if (!coding->spans.empty())
            if (const Turn* turn =
                    view.project.find_turn(coding->transcript, coding->spans.front().turn))
                place = turn_name(*transcript, *turn);
        const Coder* coder = view.project.coders.find(coding->coder);
        if (coder && view.viewer.me != coding->coder) place += " · " + coder->name;
        if (coding->negative) place += " · negative case";
        draw_label(list, view.type.small,
                   {x, box.max.y - view.px(3) - view.type.small.line_height()}, view.theme.dim,
                   place, room);
        tooltip(view, coding->quote);
        if (box.pressed) open_passage(*coding, actions);
        ImGui::PopID();
    }
    return drawn;
}

void draw_words(const View& view, std::string_view title, const std::string& words) {
    if (words.empty()) return;
    space(view, 12);
    heading(view, title);
    text_block(view, view.type.plain, view.theme.text, words);
}

}  // namespace tandem::ui
