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

namespace {

const Memo* memo_by(const View& view, const std::string& about, Guid target, CoderId coder) {
    for (const Memo& memo : view.project.memos)
        if (!memo.deleted && memo.about == about && memo.target == target && memo.coder == coder)
            return &memo;
    return nullptr;
}

bool is_others(const View& view, const Memo& memo, const std::string& about, Guid target) {
    return !memo.deleted && memo.about == about && memo.target == target &&
           memo.coder != view.viewer.me.value_or(CoderId{}) &&
           may_see(view.project, view.viewer, memo);
}

void draw_other_memos(const View& view, const std::string& about, Guid target) {
    for (const Memo& memo : view.project.memos) {
        if (!is_others(view, memo, about, target)) continue;
        const Coder* coder = view.project.coders.find(memo.coder);
        space(view, 8);
        text_line(view, view.type.small_strong, view.theme.dim, coder ? coder->name : "Nobody");
        text_block(view, view.type.plain, view.theme.text, memo.text);
    }
}

std::string subject_of(const View& view, Guid target) {
    const auto has = [&](const auto& rows) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const auto& each) { return each.guid == target; });
    };
    if (has(view.project.codes)) return "code";
    if (has(view.project.transcripts)) return "transcript";
    return "coding";
}

}  // namespace

std::optional<Command> unsaved_memo(const View& view, InspectorState& state) {
    if (!state.memo_of || state.memo == state.memo_saved || view.actor.empty()) return std::nullopt;
    state.memo_saved = state.memo;
    const std::string about = subject_of(view, state.memo_of);
    const Memo* mine =
        view.viewer.me ? memo_by(view, about, state.memo_of, *view.viewer.me) : nullptr;
    if (mine) return Command{EditMemo{mine->id, state.memo}};
    return Command{WriteMemo{about, state.memo_of, "code", state.memo}};
}

void draw_memo(const View& view, InspectorState& state, const std::string& about, Guid target,
               Actions& actions) {
    const bool others =
        std::any_of(view.project.memos.begin(), view.project.memos.end(),
                    [&](const Memo& memo) { return is_others(view, memo, about, target); });
    if (view.actor.empty() && !others) return;
    space(view, 14);
    heading(view, "MEMO");
    if (!view.actor.empty()) {
        const Memo* mine = view.viewer.me ? memo_by(view, about, target, *view.viewer.me) : nullptr;
        const std::string saved = mine ? mine->text : std::string();
        if (state.memo_of != target) {
            if (auto command = unsaved_memo(view, state)) actions.post(std::move(*command));
            state.memo_of = target;
            state.memo = state.memo_saved = saved;
            state.field = {};
        } else if (!state.field.focused && state.memo == state.memo_saved && saved != state.memo) {
            state.memo = state.memo_saved = saved;  // undone, or written elsewhere
        }
        TextFieldOptions options;
        options.multiline = true;
        options.min_height = view.px(84);
        options.max_height = view.px(320);
        options.placeholder = "What do you notice?";
        const TextFieldEvents events = draw_text_field("##memo", state.field, state.memo,
                                                       view.type.plain, field_style(view), options);
        name_item("Memo");
        const bool left = state.had_focus && !state.field.focused;
        state.had_focus = state.field.focused;
        if (left || events.submitted)
            if (auto command = unsaved_memo(view, state)) actions.post(std::move(*command));
    }
    draw_other_memos(view, about, target);
}

}  // namespace tandem::ui
